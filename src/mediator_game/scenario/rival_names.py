"""The names that papers and letters of a scenario add to its expressions."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.scenario.kinds import Entry
from mediator_game.scenario.model import Issue, Letter, Paper, Scenario

PAPER_WORDS = frozenset(
    {"live", "known", "public", "leaked", "signed", "settles", "rejected", "signed_turn", "tabled_turn",
     "public_since", "draft"}
)  # fmt: skip
"""What follows ``papers.ID.`` already: an issue of that id could not be named there."""
MOST = 999


def entries(scenario: Scenario) -> Iterator[tuple[str, Entry]]:
    """Yield each name with what it holds."""
    issues = {str(issue.id): issue for issue in scenario.issue}
    for paper in scenario.paper:
        yield from _paper(f"papers.{paper.id}", paper, scenario, issues)
    for letter in scenario.letter:
        yield from _letter(f"letters.{letter.id}", letter)


def _paper(path: str, paper: Paper, scenario: Scenario, issues: dict[str, Issue]) -> Iterator[tuple[str, Entry]]:
    title = f"“{paper.title}”"
    yield f"{path}.live", _truth(f"Whether {title} is on the table, or in force.", writable=True)
    yield f"{path}.known", _truth(f"Whether the trainee knows of {title}.", writable=True)
    yield f"{path}.public", _truth(f"Whether {title} is public.")
    yield f"{path}.leaked", _truth(f"Whether {title} came out by a leak.")
    yield f"{path}.signed", _truth(f"Whether {title} is in force: everybody who has to has signed it.")
    yield f"{path}.settles", _truth(f"Whether {title} moves every issue it has to.")
    yield f"{path}.rejected", _truth(f"Whether a new leader has rejected {title}.")
    yield f"{path}.signed_turn", _count(f"The turn {title} came into force; 0 before.")
    yield (
        f"{path}.tabled_turn",
        _count(f"The turn {title} was last put forward or changed; 0 when it is not on the table."),
    )
    yield f"{path}.public_since", _count(f"The turn {title} became public; 0 before.")
    yield f"{path}.draft", _count(f"How many versions of {title} there have been.")
    for name in paper.issues:
        if name in issues and name not in PAPER_WORDS:
            ids = tuple(str(option.id) for option in issues[name].option)
            yield f"{path}.{name}", Entry("option", choices=ids, about=f"What {title} says on {issues[name].title}.")
    for name, side in scenario.side.items():
        yield f"{path}.{name}.accepted", _truth(f"Whether {side.name} says yes to {title}.")
        about = f"What {side.name} would win by {title}, over having none."
        yield f"{path}.{name}.gain", Entry("number", -300, 300, about=about)
    for name, power in scenario.power.items():
        yield f"{path}.{name}.attitude", Entry("number", -100, 200, about=f"What {power.name} makes of {title}.")
    for name in paper.signatories:
        yield f"{path}.{name}.signed", _truth(f"Whether {name} has signed {title}.")


def _letter(path: str, letter: Letter) -> Iterator[tuple[str, Entry]]:
    what = f"the letter of {letter.sender} to {letter.to}"
    yield f"{path}.sent", _truth(f"Whether {what} has been sent.")
    yield f"{path}.leaked", _truth(f"Whether {what} has come out.")
    yield f"{path}.defaulted", _truth(f"Whether {letter.sender} can no longer keep {what}.")


def _truth(about: str, *, writable: bool = False) -> Entry:
    return Entry("truth", 0, 1, writable, about=about)


def _count(about: str) -> Entry:
    return Entry("number", 0, MOST, about=about)
