"""What is allowed and does nothing: leftovers, rules that cancel out, names that were changed; and quoted speech."""

from __future__ import annotations

from mediator_game.scenario.catalogue.entry import Entry

ENTRIES = (
    Entry(
        "unused",
        "Declared and never used",
        "A track, a flag, a place, a source, a power or a term that nothing refers to is a leftover, or the place that "
        "should refer to it misspells its name. A flag that is set and never read changes nothing; where a flag of a "
        "similar name is read, that is probably the one that was meant. Only the scenario's own file is judged, not "
        "what it uses.",
        '[[track]]\nid = "mood"\ntitle = "The mood in the market"\nstart = 50\n',
        "warning",
    ),
    Entry(
        "never-used",
        "Something that no game could use",
        "A dispatch after another that fits whenever it does; a step of a line whose chair cannot make that move, or "
        "whose other case never arises; a note that reveals a number which is fixed, or red lines where there are "
        "none; an option that waits for a sponsor when no move seeks one.",
        '[[dispatch]]\non = "answer-yes"\nside = "hill"\ntexts = ["{leader} of {side} shrugs."]\n',
        "warning",
    ),
    Entry(
        "no-texts",
        "A dispatch without a text",
        "A dispatch tells an event in words; it needs at least one text.",
        '[[dispatch]]\non = "clash"\ntexts = []\n',
    ),
    Entry(
        "undone",
        "Effects that take each other back",
        "One effect adds what another takes away, in one rule or in two reactions that always happen in the same "
        "turns. Together they change nothing. Both places are shown.",
        '[[reaction]]\nid = "nerves"\ntitle = "Nerves"\nwhen = "true"\neffects = ["tension += 5"]\n\n'
        '[[reaction]]\nid = "calm"\ntitle = "Calm"\nwhen = "true"\neffects = ["tension -= 5"]\n',
        "warning",
    ),
    Entry(
        "moved",
        "A renaming that cannot be followed",
        "[moved] says what something was called before, so that games played under the old name can be replayed: "
        '"reaction.old" = "reaction.new", "option.ISSUE.old" = "option.ISSUE.new", "bloc.SIDE.old" = "bloc.SIDE.new", '
        '"flags.old" = "flags.new". The old name must be gone, the new one must be there (or be an old name of its own '
        "entry), and the entries must not lead in a circle.",
        '[moved]\n"reaction.farmers-gather" = "reaction.crown-tires"\n',
    ),
    Entry(
        "unsourced-quote",
        "Somebody is quoted without a source",
        "In a scenario about the real world nobody says what no source has. Name the source, or report in your own "
        "words what is said in play. A scenario marked `fictional = true` is free.",
        "sed 's/^fictional = true//; /^\\[\\[\\(event\\|reaction\\|hinge\\|note\\|trap\\)\\]\\]/a source = [\"V1\"]' "
        "sound.toml | sed 's/^text = \"Two keys.*/text = \"The mayor: “I never wanted a gate.”\"/' > example.toml",
        "warning",
        language="sh",
    ),
)  # fmt: skip
