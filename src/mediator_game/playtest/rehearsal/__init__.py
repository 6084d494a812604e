"""A scenario rehearsed while it is being written: checked, a few games played, and the author's own game played again.

Nothing here knows a screen or the time: `watch` in the Textual face and ``mediator watch --plain`` are its two faces.
"""

from mediator_game.playtest.rehearsal.batch import Batch, Playthrough, Row, Verdict
from mediator_game.playtest.rehearsal.beginning import Beginning, along, begun
from mediator_game.playtest.rehearsal.changes import Changes, changes
from mediator_game.playtest.rehearsal.replaying import Preview, Replay, replayed
from mediator_game.playtest.rehearsal.rounds import Rehearsal, checked, explored, played, session_of
from mediator_game.playtest.rehearsal.standing import standing
from mediator_game.playtest.rehearsal.watcher import Watcher

__all__ = [
    "Batch",
    "Beginning",
    "Changes",
    "Playthrough",
    "Preview",
    "Rehearsal",
    "Replay",
    "Row",
    "Verdict",
    "Watcher",
    "along",
    "begun",
    "changes",
    "checked",
    "explored",
    "played",
    "replayed",
    "session_of",
    "standing",
]
