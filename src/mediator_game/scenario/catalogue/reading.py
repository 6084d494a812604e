"""What can be wrong with a file as such: its bytes, its TOML, its keys and types, the files it uses."""

from __future__ import annotations

from mediator_game.scenario.catalogue.entry import Entry

ENTRIES = (
    Entry(
        "cannot-read",
        "The file cannot be read",
        "There is no such file, it is a folder or a device, or its permissions do not allow reading it.",
        "mkdir example.toml",
        language="sh",
    ),
    Entry(
        "not-text",
        "The file is not text",
        "Scenarios are text files. This one holds bytes that no text has; probably another file was meant.",
        "printf 'GIF89a\\0\\1\\0' > example.toml",
        language="sh",
    ),
    Entry(
        "wrong-encoding",
        "The file is not written in UTF-8",
        "TOML is always UTF-8. Some editors save UTF-16 or an older encoding; save the file again as UTF-8.",
        "printf 'id = \"caf\\351\"\\n' > example.toml",
        language="sh",
    ),
    Entry(
        "byte-order-mark",
        "The file begins with a byte order mark",
        "An invisible character at the very start, which some editors add to UTF-8. TOML does not allow it. Save "
        "the file as UTF-8 without a byte order mark.",
        "{ printf '\\357\\273\\277'; cat sound.toml; } > example.toml",
        language="sh",
    ),
    Entry(
        "too-large",
        "The file is larger than 1 MiB",
        "A scenario is a few hundred kilobytes at most. Split what is larger and name its parts under `uses`.",
        "head -c 1048577 /dev/zero | tr '\\0' '#' > example.toml",
        language="sh",
    ),
    Entry(
        "empty-file",
        "The file is empty",
        "There is nothing in the file, or nothing but comments. docs/authoring.md builds a scenario from nothing.",
        "printf '# soon\\n' > example.toml",
        language="sh",
    ),
    Entry(
        "toml-syntax",
        "This is not TOML",
        "The file cannot be read at this point. The statement is left out and the rest is read and judged, so all "
        "such errors are shown at once. The usual reasons are a missing quote, comma or bracket, a text without "
        "quotes, and a key or a table written twice.",
        '[world]\ncohesion = high\n',
    ),
    Entry(
        "too-deep",
        "Tables or lists are nested too deeply",
        "Nothing in the format needs more than a few levels; 16 is the most that is read.",
        "printf 'a = [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]\\n' > example.toml",
        language="sh",
    ),
    Entry(
        "too-many-items",
        "The file holds too many values",
        "At most 20,000 values are read from one file. Split it and name its parts under `uses`.",
        "printf 'a = [%s]\\n' \"$(seq -s, 20001)\" > example.toml",
        language="sh",
    ),
    Entry(
        "text-too-long",
        "A text is too long",
        "A text has at most 20,000 characters and 400 lines: more than anybody reads on a screen.",
        "{ cat sound.toml; printf '[term.long]\\nterm = \"long\"\\ntext = \"%s\"\\n' \"$(seq -s' ' 5000)\"; } "
        "> example.toml",
        language="sh",
    ),
    Entry(
        "unsafe-text",
        "A text holds a character that may not be shown",
        "Control characters, text-direction controls, invisible characters and the like could change what a "
        "screen shows or does. Scenarios are shared between strangers, so they are not accepted, written out or "
        "as an escape.",
        '[card]\ntext = "A quarrel \\u202e between two villages."\n',
    ),
    Entry(
        "unknown-key",
        "A key or table that the format does not have",
        "Probably a misspelling: the nearest valid name is shown. Keys are never ignored, because a misspelt key "
        "that is ignored loses its effect without anybody noticing.",
        '[world]\ntenson = 40\n',
    ),
    Entry(
        "missing-key",
        "A key is missing",
        "The table cannot do without this key. The message says what it is for.",
        '[term.sluice]\nterm = "sluice"\n',
    ),
    Entry(
        "wrong-type",
        "A value of the wrong kind",
        'Nothing is converted: "5" in quotes is a text and not a number, 1 is not true, and points are whole.',
        '[world]\ntension = "30"\n',
    ),
    Entry(
        "bad-choice",
        "Not one of the possible words",
        "The key takes one of a few words, which the message lists.",
        '[[reaction]]\nid = "crown-tires"\nkind = "foreign"\n',
    ),
    Entry(
        "bad-interval",
        "An interval whose low end is above its high end",
        "Intervals are written [low, high]; one value between them, both included, is drawn for a game.",
        '[world]\ntension = [30, 20]\n',
    ),
    Entry(
        "uses-missing",
        "A used file that is not there",
        "`uses` names .toml files in the scenario's own folder, or files of the game's own library as "
        '"shipped:NAME".',
        '[scenario]\nuses = ["places.toml"]\n',
    ),
    Entry(
        "uses-outside",
        "A used file outside the scenario's folder",
        "A scenario from a stranger must not reach other files, so `uses` cannot leave the scenario's own folder: "
        "not by an absolute path, not by `..`, and not by a link.",
        '[scenario]\nuses = ["../places.toml"]\n',
    ),
    Entry(
        "uses-cycle",
        "Files that use one another in a circle",
        "A file is used, directly or through others, by itself.",
        '[scenario]\nuses = ["part.toml"]\n',
        files={"part.toml": 'uses = ["part.toml"]\n'},
    ),
    Entry(
        "uses-scenario",
        "A used file that is a scenario of its own",
        "What is used is a part: it has any tables but [scenario]. Move what two scenarios share into a third file.",
        '[scenario]\nuses = ["part.toml"]\n',
        files={"part.toml": '[scenario]\nid = "other"\n'},
    ),
    Entry(
        "uses-too-many",
        "Too many used files",
        "A scenario is put together from at most 32 files, itself included.",
        '[scenario]\nuses = [\n' + "".join(f'"p{n}.toml", ' for n in range(32)) + "\n]\n",
        files={f"p{n}.toml": f'[term.word-{n}]\nterm = "word"\ntext = "A word."\n' for n in range(32)},
    ),
    Entry(
        "too-many-findings",
        "There is more",
        "Only the first 500 findings of a file are shown. Mend those first, then check again.",
        "{ cat sound.toml; echo '[moved]'; for n in $(seq 501); do echo \"m$n = 1\"; done; } > example.toml",
        "warning",
        language="sh",
        alone=False,
    ),
)  # fmt: skip
