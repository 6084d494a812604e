"""What can never be, or always is, in any game of a scenario: what `check` proves without playing.

Warnings all of them: a scenario is loaded to be played without its proofs, so no proof may keep it from that.
"""

from __future__ import annotations

from mediator_game.scenario.catalogue.entry import Entry

ENTRIES = (
    Entry(
        "impossible-condition",
        "A condition that contradicts itself",
        "No state of any game makes it hold: two parts exclude each other, or it asks a number to be where it cannot "
        "go. The caret stands under the part that cannot hold together with what is before it.",
        '[[reaction]]\nid = "crown-tires"\nwhen = "cohesion < 30 and cohesion > 60"\n',
        "warning",
    ),
    Entry(
        "unreachable",
        "Something that can never happen in this scenario",
        "It would need a number, a flag or an option that nothing in the scenario can bring about. The message gives "
        "the proof: where the number starts, and all that raises or lowers it. What is not reported is not proved to "
        "be possible: `mediator explore` and `mediator simulate` look for that.",
        '[[reaction]]\nid = "farmers-gather"\nwhen = "harvest > 60"\n',
        "warning",
    ),
    Entry(
        "always-true-condition",
        "A condition that always holds",
        "It holds in every state in which it is looked at, so it decides nothing. A plain `true` is taken to be "
        "deliberate and is never reported; nor is a [[check]], which ought to hold always.",
        '[[hinge]]\nid = "first-text"\nwhen = "tension >= 20"\n',
        "warning",
    ),
    Entry(
        "shadowed",
        "A reaction that another never lets happen",
        "Where reactions happen in order, the one right before it happens whenever this one could, and takes away "
        "what this one waits for. (Reactions that happen together are never in each other's way.)",
        '[scenario]\nreactions = "in order"\n\n'
        '[[reaction]]\nid = "gate-opens"\ntitle = "The gate opens"\nwhen = "harvest < 45"\n'
        'effects = ["harvest = 50"]\n\n'
        '[[reaction]]\nid = "gate-breaks"\ntitle = "The gate breaks"\nwhen = "harvest < 40 and tension > 20"\n'
        'effects = ["tension += 5"]\n',
        "warning",
    ),
    Entry(
        "certain-chance",
        "A chance that is always above a hundred",
        "Worked out in every state in which it is asked for, the chance is above 100, so nothing is left to chance.",
        '[[event]]\nid = "dry-spell"\nchance = "81 + tension"\n',
        "warning",
    ),
    Entry(
        "empty-turn",
        "A turn with no move but to end it",
        "In some turn every move of a chair is closed, whatever was done before.",
        "sed '/^\\[\\[move\\]\\]/a when = \"turn != 2\"' sound.toml | "
        "sed '/^when = \"turn != 2\"/,/^$/{/^when = \"text.exists\"/d}' > example.toml",
        severity="warning",
        language="sh",
    ),
    Entry(
        "menu-runs-out",
        "Fewer moves than turns",
        "Each move of a chair can be made only so often, and all of them together not once in every turn: who makes "
        "one in each turn has nothing left to do before the game is over.",
        '[chair.clerk]\ntitle = "The clerk"\n'
        'drop_moves = ["visit", "channel", "table", "amend", "sponsor", "press", "summit"]\n',
        "warning",
    ),
)  # fmt: skip
