"""What can be wrong with a condition, an amount or an effect."""

from __future__ import annotations

from mediator_game.scenario.catalogue.entry import Entry

ENTRIES = (
    Entry(
        "expression-syntax",
        "An expression that cannot be read",
        "Expressions have names, whole numbers, words in quotes, `and` `or` `not`, comparisons, `in`, `+ - * /`, "
        "`min` and `max`. An effect is a name, `=`, `+=` or `-=`, and a value.",
        '[[goal]]\nid = "a-text-is-signed"\nwhen = "text.signed and"\n',
    ),
    Entry(
        "too-complex",
        "An expression that is too long or too deep",
        "An expression has at most 500 characters. Split it, or count with a track or a flag.",
        '[[goal]]\nid = "a-text-is-signed"\nwhen = "' + "not " * 130 + 'text.signed"\n',
    ),
    Entry(
        "unknown-name",
        "A name that does not exist",
        "Expressions may use the engine's names and those the scenario declares. A misspelt name is an error and "
        "never a silent false.",
        '[[goal]]\nid = "a-text-is-signed"\nwhen = "text.singed"\n',
    ),
    Entry(
        "unknown-choice",
        "A word that the name can never be",
        "A name that holds an option or a chair is compared with a word that is none of its choices.",
        '[[goal]]\nid = "a-text-is-signed"\nwhen = "text.road == \'shut\'"\n',
    ),
    Entry(
        "type-mismatch",
        "A number where a condition belongs, or the like",
        "Numbers, conditions, options, chairs and dates are not mixed: a number is compared before it can be a "
        "condition.",
        '[[goal]]\nid = "a-text-is-signed"\nwhen = "tension"\n',
    ),
    Entry(
        "division",
        "A division by something other than a plain number",
        "Division is by a whole number above zero, written out, so that no game can stop at a division by zero.",
        '[[reaction]]\nid = "farmers-gather"\nchance = "100 / tension"\n',
    ),
    Entry(
        "not-writable",
        "An effect on something that can only be read",
        "What the engine works out or owns, such as `turn` or `hill.gain`, changes through moves and the engine's own "
        "rules, never by an effect.",
        '[[reaction]]\nid = "farmers-gather"\neffects = ["text.signed = true"]\n',
    ),
)  # fmt: skip
