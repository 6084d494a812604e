"""Campaigns on disk: the transcripts of their phases, tied together by what each says of itself in its header.

There is no file beside the transcripts that could disagree with them: a thread is read from the saves of a folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from mediator_game.play.carry import NOTHING, Inheritance, inheritance
from mediator_game.play.records import PhaseOf
from mediator_game.play.session import Session
from mediator_game.scenario.campaign.load import DocumentError, from_document
from mediator_game.scenario.campaign.model import Campaign, Phase
from mediator_game.scenario.load import Loaded
from mediator_game.transcript.opening import Opened, open_game
from mediator_game.transcript.reading import Broken, read
from mediator_game.transcript.replay import Divergence, session_of
from mediator_game.transcript.saves import Save, listing


@frozen
class Stage:
    """One phase of a thread: its place, what the campaign says of it, and the save it was played in, if it was."""

    number: int
    phase: Phase
    save: Save | None = None

    @property
    def done(self) -> bool:
        """Whether it has been played to an ending."""
        return self.save is not None and self.save.ended


@frozen
class Thread:
    """A campaign being played, or played through."""

    run: str
    role: str
    player: str
    campaign: Campaign
    document: Mapping[str, Any]
    stages: tuple[Stage, ...]

    def chair(self, stage: Stage) -> str:
        """Return the chair that the trainee's role has in a phase."""
        return self.campaign.role[self.role].chairs[stage.phase.scenario]

    @property
    def next(self) -> Stage | None:
        """The phase to go on with, or None when all are done."""
        return next((one for one in self.stages if not one.done), None)

    @property
    def last(self) -> Stage | None:
        """The latest phase that has been played to an ending."""
        return next((one for one in reversed(self.stages) if one.done), None)


def threads(folder: Path) -> list[Thread]:
    """Return the campaigns that have saves in a folder, the one written to last first.

    Of several games of one phase the one begun last counts. A damaged save counts as far as it could be read: its phase
    was played, and nothing of it is to be passed over.
    """
    by_run: dict[str, list[Save]] = {}
    for save in listing(folder):
        if save.phase_of is not None:
            by_run.setdefault(save.phase_of.thread, []).append(save)
    found = (_thread(run, saves) for run, saves in by_run.items())
    return [one for one in found if one is not None]


def unfinished(folder: Path, role: str = "") -> Thread | None:
    """Return the campaign to go on with: the latest in a folder that is not over, in this role if one is named."""
    return next((one for one in threads(folder) if one.next is not None and role in ("", one.role)), None)


def thread_of(save: Save, folder: Path) -> Thread | None:
    """Return the campaign a save belongs to, or None."""
    if save.phase_of is None:
        return None
    return next((one for one in threads(folder) if save.phase_of and one.run == save.phase_of.thread), None)


def _thread(run: str, saves: list[Save]) -> Thread | None:
    latest = max(saves, key=lambda save: save.path.name)
    if latest.phase_of is None:
        return None
    try:
        campaign = from_document(latest.phase_of.document)
    except DocumentError:
        return None
    by_number: dict[int, Save] = {}
    for save in sorted(saves, key=lambda save: save.path.name):
        if save.phase_of is not None:
            by_number[save.phase_of.number] = save
    stages = tuple(Stage(at, phase, by_number.get(at)) for at, phase in enumerate(campaign.phase, start=1))
    return Thread(run, latest.phase_of.role, latest.player, campaign, latest.phase_of.document, stages)


def ended_session(stage: Stage) -> Session:
    """Return the game of a phase that was played, at its end; `Broken` or `Divergence` when it cannot be replayed."""
    if stage.save is None:
        raise Broken("This phase has not been played.")
    transcript = read(stage.save.path)
    if transcript.faults:
        raise transcript.broken()
    return session_of(transcript)


def left_to(thread: Thread, stage: Stage) -> tuple[Inheritance, str]:
    """Return what a phase begins with, and a sentence when what was played before cannot be read."""
    if stage.number == 1:
        return NOTHING, ""
    before = thread.stages[stage.number - 2]
    if not before.done:
        return NOTHING, ""
    try:
        return inheritance(thread.campaign, ended_session(before)), ""
    except (Broken, Divergence) as error:
        return NOTHING, f"The phase before cannot be read again, so this one begins as documented. {error}"


def open_phase(
    thread: Thread,
    stage: Stage,
    loaded: Loaded,
    seed: int | str,
    mode: Literal["training", "assessed"],
    names: Literal["report", "both"],
    folder: Path,
    clock: Callable[[], float],
    now: datetime,
    token: str,
) -> tuple[Opened, str]:
    """Begin a phase from what the one before it left, in a new save; return it, and a sentence when that is lost."""
    left, lost = left_to(thread, stage)
    opened = open_game(
        loaded,
        thread.chair(stage),
        seed,
        thread.player,
        mode,
        names,
        folder,
        clock,
        now,
        token,
        carried=left.effects,
        phase_of=place_of(thread, stage),
    )
    return opened, lost


def place_of(thread: Thread, stage: Stage) -> PhaseOf:
    """Return what the transcript of a phase says of its place in the campaign."""
    before = thread.stages[stage.number - 2].save if stage.number > 1 else None
    return PhaseOf(thread.run, stage.number, thread.role, thread.document, before.run if before else "")


def new_thread(run: str, role: str, player: str, campaign: Campaign, document: Mapping[str, Any]) -> Thread:
    """Return a campaign of which nothing has been played. `run` is what no other campaign is called."""
    stages = tuple(Stage(at, phase) for at, phase in enumerate(campaign.phase, start=1))
    return Thread(run, role, player, campaign, document, stages)
