"""``mediator play campaign``: the phases one after another, each from what the one before it left."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from attrs import evolve

from mediator_game.cli import games
from mediator_game.cli.games import Wishes
from mediator_game.cli.loading import known, playable
from mediator_game.cli.output import Failed, FoundWrong, say, say_json
from mediator_game.text.clean import one_line

if TYPE_CHECKING:
    from mediator_game.scenario.campaign.load import LoadedCampaign
    from mediator_game.transcript.thread import Stage, Thread

NAME = "campaign"
"""What is played when this is given in a scenario's place."""


def loaded() -> LoadedCampaign:
    """Return the game's own campaign; `Failed` when there is none, `FoundWrong` when it cannot be played."""
    from mediator_game.scenario import library
    from mediator_game.scenario.campaign.load import load_campaign
    from mediator_game.scenario.report import text

    path = library.campaign()
    if path is None:
        raise Failed("The game's own campaign is missing. Install the game again.")
    found = load_campaign(library.shown(path), whole=False)
    if found.campaign is None:
        say(text(found.errors), err=True)
        raise FoundWrong("The campaign cannot be played: its errors are listed above.")
    return found


def thread(wishes: Wishes, *, anew: bool) -> Thread:
    """Return the campaign to go on with: the latest unfinished one in the folder of saves, or a new one."""
    from mediator_game.transcript.saves import saves_folder
    from mediator_game.transcript.thread import new_thread, unfinished

    if not anew and (going_on := unfinished(saves_folder(wishes.saves), wishes.chair)):
        return going_on
    found = loaded()
    campaign = found.campaign
    assert campaign is not None
    role = known("role in the campaign", wishes.chair, campaign.role) if wishes.chair else next(iter(campaign.role))
    player = one_line(wishes.player, length=60).strip() or "player"
    return new_thread(f"campaign-{secrets.token_hex(6)}", role, player, campaign, found.document)


def headless(wishes: Wishes, line: str, *, as_json: bool) -> int:
    """Play every phase along an authored line, from the first; say what came of each, and return the exit code."""
    from mediator_game.transcript.saves import saves_folder
    from mediator_game.transcript.thread import threads

    begun = thread(wishes, anew=True)
    folder = saves_folder(wishes.saves)
    shapes = []
    while (stage := begun.next) is not None:
        shape = _play(begun, stage, wishes, line)
        shapes.append(shape)
        if not as_json:
            say(
                f"{stage.number}. {shape['title']}: {shape['ending']} ({shape['outcome']}). Transcript: {shape['path']}"
            )
            for text in shape["carried"]:
                say(f"   It began with {text}.")
        begun = next((one for one in threads(folder) if one.run == begun.run), begun)
        if begun.next is stage:
            raise Failed("The transcript of a phase cannot be read again, so that nothing can follow it.")
    if as_json:
        say_json({"thread": begun.run, "role": begun.role, "phases": shapes})
    return 0


def _play(begun: Thread, stage: Stage, wishes: Wishes, line: str) -> dict[str, Any]:
    from mediator_game.playtest.lines import play_line

    phase, written = playable(stage.phase.scenario)
    known(f"line in {stage.phase.scenario}", line, written.line)
    opened = games.begin(phase, evolve(with_phase(wishes, begun, stage), seed=f"{wishes.seed}:{stage.number}"))
    with opened.journal as journal:
        play_line(opened.session, line)
        journal.try_again()
        if journal.trouble:
            raise Failed(journal.trouble)
    view = opened.session.view()
    return {
        "phase": stage.number,
        "scenario": stage.phase.scenario,
        "title": view.title,
        "outcome": opened.session.outcome,
        "ending": view.ending.title if view.ending else "",
        "carried": list(opened.session.setup.carried),
        "path": str(opened.journal.path),
    }


def with_phase(wishes: Wishes, begun: Thread, stage: Stage) -> Wishes:
    """Return the wishes for a phase: the chair of the role, what is carried over, and the campaign it belongs to."""
    from mediator_game.transcript.thread import left_to, place_of

    left, lost = left_to(begun, stage)
    if lost:
        say(lost, err=True)
    return evolve(
        wishes,
        chair=begun.chair(stage),
        player=begun.player,
        carried=left.effects,
        phase_of=place_of(begun, stage),
    )
