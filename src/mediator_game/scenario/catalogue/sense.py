"""What is allowed but hardly meant, and what a finished scenario should not have."""

from __future__ import annotations

from mediator_game.scenario.catalogue.entry import Entry

ENTRIES = (
    Entry(
        "bad-placeholder",
        "Braces that mean nothing",
        "Braces hold {place:ID}, or a word in a dispatch. A brace that is meant literally is written twice.",
        '[card]\ntext = "A quarrel at {the dam}."\n',
    ),
    Entry(
        "unknown-placeholder",
        "A placeholder nothing fills in",
        "The texts of a [[dispatch]] may use {leader}, {side}, {bloc}, {issue}, {option} and {power}; other texts "
        "only {place:ID}.",
        '[[dispatch]]\non = "clash"\ntexts = ["Shots near the house of {leadr}."]\n',
    ),
    Entry(
        "unreachable-outcome",
        "An ending that is never reached",
        "The first outcome that holds is the ending, and one before this always holds.",
        '[[outcome]]\nid = "late"\ntitle = "Too late"\nwhen = "tension > 60"\nvalue = 0\ntext = "It is too late."\n',
        "warning",
    ),
    Entry(
        "two-settings",
        "One number set twice in one phase",
        "Two reactions of one kind set the same name to different values. If both happen in one turn, only the first "
        "in alphabetical order has its way; where reactions happen in order, only the last. Nothing is said where it "
        "is proved that their conditions never hold together.",
        '[[reaction]]\nid = "gate-opens"\ntitle = "The gate opens"\nwhen = "turn == 2"\neffects = ["harvest = 80"]\n\n'
        '[[reaction]]\nid = "gate-shuts"\ntitle = "The gate shuts"\nwhen = "turn == 2"\neffects = ["harvest = 20"]\n',
        "warning",
    ),
    Entry(
        "never-happens",
        "A chance of nothing",
        "With a chance of 0 the event or reaction never happens.",
        '[[event]]\nid = "dry-spell"\nchance = 0\n',
        "warning",
    ),
    Entry(
        "missing-source",
        "A claim without a source",
        "In a scenario about the real world every event, reaction, hinge, trap, note and statement of the record "
        "names the paragraphs it rests on, or says `invented = true`. A scenario marked `fictional = true` is free.",
        "[scenario]\nfictional = false\n",
        "warning",
    ),
    Entry(
        "invented-claim",
        "A hinge or a trap that is invented",
        "Hinges and traps teach what the record shows; they are never the game's own invention.",
        "sed 's/^fictional = true//; s/^\\(way_in = .*\\)/invented = true\\n\\1/; "
        "/^\\[\\[\\(event\\|reaction\\|hinge\\|note\\)\\]\\]/a source = [\"V1\"]' sound.toml > example.toml",
        "warning",
        strict=True,
        language="sh",
    ),
    Entry(
        "invented-share",
        "Too much is invented",
        "At most a quarter of the reactions may be the game's own invention.",
        "sed 's/^fictional = true//; /^\\[\\[reaction\\]\\]/a invented = true' sound.toml | "
        "sed '/^\\[\\[\\(event\\|hinge\\|note\\|trap\\)\\]\\]/a source = [\"V1\"]' > example.toml",
        "warning",
        strict=True,
        language="sh",
    ),
    Entry(
        "raw-place",
        "A place written out",
        "Readers can choose whose names of places they see. That works only where a text says {place:ID}.",
        '[card]\ntext = "A quarrel between Hilltop and its neighbours."\n',
        "warning",
        strict=True,
    ),
)  # fmt: skip
