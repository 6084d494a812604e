"""The campaign on disk as the face shows it: which one to go on with, and its phases as cards."""

from __future__ import annotations

import secrets
from pathlib import Path

from mediator_game.debrief.campaign import Chapter, before_phase, chapters
from mediator_game.debrief.parts import Part, say
from mediator_game.scenario import library
from mediator_game.scenario.campaign.load import load_campaign
from mediator_game.text.markdown import plain
from mediator_game.transcript.thread import Thread, new_thread, unfinished
from mediator_game.tui.ports import CampaignCard, PhaseCard, UnavailableError


def thread(folder: Path, role: str, *, anew: bool) -> Thread:
    """Return the latest campaign of a folder that is not over, or a new one of the game's own."""
    if not anew and (going_on := unfinished(folder, role)):
        return going_on
    path = library.campaign()
    loaded = load_campaign(path, whole=False) if path is not None else None
    if loaded is None or loaded.campaign is None:
        raise UnavailableError("The game's own campaign cannot be read. `mediator check` says why.")
    if role and role not in loaded.campaign.role:
        raise UnavailableError(f"The campaign has no such role. There are: {', '.join(loaded.campaign.role)}.")
    chosen = role or next(iter(loaded.campaign.role))
    return new_thread(f"campaign-{secrets.token_hex(6)}", chosen, "", loaded.campaign, loaded.document)


def card(found: Thread) -> CampaignCard:
    """Return a campaign as its screen shows it."""
    shown = chapters(found, library.about)
    role = found.campaign.role[found.role]
    return CampaignCard(
        found.campaign.campaign.title,
        plain(role.title),
        found.player,
        tuple(_phase(found, shown, one) for one in shown),
    )


def _phase(found: Thread, shown: tuple[Chapter, ...], chapter: Chapter) -> PhaseCard:
    number, save = chapter.stage.number, chapter.stage.save
    parts: tuple[Part, ...] = (say(chapter.period),) if chapter.period else ()
    chair = library.chair_title(chapter.stage.phase.scenario, found.chair(chapter.stage))
    if chair:
        parts += (say(f"Your chair in this phase: {chair}."),)
    if number == 1 and chapter.state == "next":
        parts += (say(plain(str(found.campaign.campaign.text or found.campaign.campaign.summary))),)
    if chapter.state == "later":
        parts += (say("What you leave behind in the phases before is where this one begins."),)
    else:
        parts += before_phase(found, shown, number)
    return PhaseCard(
        number,
        chapter.stage.phase.scenario,
        found.chair(chapter.stage),
        chapter.title,
        chapter.moment,
        chapter.state,
        parts,
        str(save.path) if save is not None and chapter.state in ("done", "going on") else "",
    )
