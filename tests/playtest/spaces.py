"""Random scenarios to bargain in: small enough to write every text out."""

from attrs import evolve
from hypothesis import strategies as st

from engine.worlds import valley
from mediator_game.scenario.model import Bloc, Issue, Option, Scenario, Side, Span

SIDES = ("hill", "river")


def bare(issues, sides, **header) -> Scenario:
    """The valley with other issues and sides, and nothing of its own that would speak of the old ones."""
    base = valley()
    return evolve(
        base, issue=tuple(issues), side=sides, power={}, reaction=(), event=(), note=(), line={}, objective=(), trap=(),
        outcome=(evolve(base.outcome[-1], when="true", ends=False),), hinge=(), forecast=(), check=(), goal=(),
        dispatch=(), scenario=evolve(base.scenario, **header), track=(), move=base.move[:4],
    )  # fmt: skip


def _weights(draw, issues):
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=len(issues) - 1, max_size=len(issues) - 1)))
    parts = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    return {issue.id: part for issue, part in zip(issues, parts, strict=True)}


def _spans(most=100, least=0):
    return st.integers(least, most).map(lambda n: Span(n, n))


@st.composite
def _issues(draw):
    found = []
    for number in range(draw(st.integers(1, 4))):
        count = draw(st.integers(2, 4))
        # Few different values, so that many texts fall on one point.
        value = st.fixed_dictionaries(
            {side: st.sampled_from([0, 25, 50, 75, 100]).map(lambda n: Span(n, n)) for side in SIDES}
        )
        options = [
            Option(
                f"o{place}", f"Option {place}", draw(value), status_quo=place == 0,
                needs_sponsor=place > 0 and draw(st.booleans()), settles=draw(st.booleans()) or place == 1,
                when=draw(st.sampled_from([None, None, "turn >= 1", "turn >= 2"])) if place else None,
            )
            for place in range(count)
        ]  # fmt: skip
        found.append(Issue(f"i{number}", f"Issue {number}", tuple(options), must_settle=draw(st.booleans())))
    return found


@st.composite
def scenarios(draw):
    issues = draw(_issues())
    names = [f"{issue.id}.{option.id}" for issue in issues for option in issue.option[1:]]
    lines = st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple)

    def bloc(id, clout, civic):
        return Bloc(
            id, id, clout, draw(_spans()), draw(_spans()), _weights(draw, issues), civic=civic, red_lines=draw(lines),
            spoiler=not civic,
        )  # fmt: skip

    sides = {
        name: Side(
            name.title(), "the mayor", "hilltop", _weights(draw, issues),
            (bloc("army", 40, False), bloc("people", 60, True)),
            outlook=draw(_spans(20, -20)), press=draw(_spans(10, -10)), rhetoric=draw(_spans()), cover=draw(_spans(40)),
            fall_line=draw(st.integers(5, 40)), red_lines=draw(lines), edge=50,
        )
        for name in SIDES
    }  # fmt: skip
    return bare(issues, sides, turns=draw(st.integers(1, 6)), aftermath=draw(st.integers(0, 4)))
