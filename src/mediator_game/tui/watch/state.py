"""What the watch knows at one moment, and what its strip says of it; its screens are drawn from nothing else."""

from __future__ import annotations

from attrs import evolve, frozen

from mediator_game.playtest.rehearsal import Changes, Playthrough, Preview, Rehearsal, changes, standing, words

NOTHING = Changes()
BEHIND = "The preview follows when you are back at the desk."
WAITING = "The first preview comes when the scenario has no errors."


@frozen
class Watched:
    """The latest save, the last one that can be played, and the games shown.

    `when` and `good_when` are times in words. `full` is the last rehearsal whose games were all played, and `changed`
    compares the latest with the one before it.
    """

    latest: Rehearsal | None = None
    when: str = ""
    good: Rehearsal | None = None
    good_when: str = ""
    full: Rehearsal | None = None
    changed: Changes = NOTHING
    playing: bool = False
    own: Preview | None = None
    visit: Preview | None = None
    visiting: Playthrough | None = None
    followed: bool = False
    """Whether the scenario is another than the one the playthrough was found under."""

    @property
    def shown(self) -> Preview | None:
        """The game on the desk."""
        return self.visit or self.own

    @property
    def behind(self) -> bool:
        """Whether the game on the desk is still under an older form: something in front of it is being answered."""
        shown, good = self.shown, self.good
        return shown is not None and good is not None and shown.session.setup.sha256 != good.loaded.sha256

    def saw(self, found: Rehearsal, when: str) -> Watched:
        """Return it after a save has been checked."""
        now = evolve(self, latest=found, when=when, changed=changes(self.latest, found), playing=False)
        if found.scenario is None:
            return now
        return evolve(now, good=found, good_when=when, playing=True)

    def heard(self, found: Rehearsal, *, whole: bool) -> Watched:
        """Return it with the games of the latest save played; `whole`: and with the search done, too."""
        moved = changes(self.full, found)
        changed = evolve(self.changed, shares=moved.shares, verdicts=moved.verdicts if whole else {})
        full = found if whole else self.full
        return evolve(self, latest=found, good=found, full=full, changed=changed, playing=not whole)

    def show(self, preview: Preview) -> Watched:
        """Return it with another form of the game on the desk; a playthrough that changed may not show its point."""
        if self.visit is None:
            return evolve(self, own=preview)
        return evolve(self, visit=preview, followed=self.followed or preview is not self.visit)


def strip(watched: Watched) -> tuple[str, str]:
    """Return the words of the strip's two lines."""
    latest = watched.latest
    if latest is None:
        return "Checking ...", ""
    said = words.state(latest).removesuffix(".")
    shown = watched.shown if latest.scenario is not None and not watched.behind else None
    brief = f" {words.brief(shown.replay)}" if shown is not None and not shown.replay.stopped else ""
    return f"Saved {watched.when}: {said}.{brief}", _second(watched)


def _second(watched: Watched) -> str:
    latest, preview = watched.latest, watched.shown
    if latest is None or preview is None:
        return WAITING
    if latest.scenario is None:
        return f"The preview shows {watched.good_when}, the last save without errors."
    if watched.behind:
        return BEHIND
    if preview.replay.stopped:
        return words.brief(preview.replay)
    if watched.visiting is not None and watched.followed:
        way = watched.visiting
        return f"F6: your game. {standing(way.kind, way.id, preview.session)}"
    if watched.visiting is not None:
        shows = watched.visiting.shows
        return f"{shows[:1].upper()}{shows[1:]} here. u: before it. F6: your game. By {watched.visiting.by}."
    if latest.batch is None:
        return "Playing ..."
    failing = ", ".join(one.id for one in latest.batch.failing)
    return f"{f'Failing: {failing}. ' if failing else ''}{words.rows(latest.batch, watched.changed)}."
