"""What is asked as a turn begins and before it ends, one by one, and forecasts, which can be given any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator_game.play.inputs import Rationale
from mediator_game.tui import facts
from mediator_game.tui.screens.ask import ForecastScreen, ForecastsScreen, HingeScreen
from mediator_game.tui.screens.dialog import Ask

if TYPE_CHECKING:
    from mediator_game.tui.screens.desk import DeskScreen


async def begin(desk: DeskScreen) -> None:
    """Ask for the reasons that are due while the turn is young; one that is left for later is asked at its end."""
    if desk.view.ending is not None:
        return
    for hinge in desk.view.hinges:
        reason = await desk.app.push_screen_wait(HingeScreen(hinge, later=True))
        if reason is not None and (refused := desk.take(reason)):
            desk.say(refused)


async def may_end(desk: DeskScreen) -> bool:
    """Ask whether moves are to be left unmade, then the reasons and forecasts that are due; False when it goes on."""
    if desk.view.moves_left and not await _sure(desk):
        return False
    for hinge in desk.view.hinges:
        reason = await desk.app.push_screen_wait(HingeScreen(hinge))
        desk.take(reason or Rationale(hinge.id, ""))
    for one in desk.view.forecasts:
        if facts.is_open(one) and one.id not in desk.offered:
            desk.offered.add(one.id)
            given = await desk.app.push_screen_wait(ForecastScreen(one))
            if given is not None:
                desk.take(given)
    return True


async def _sure(desk: DeskScreen) -> bool:
    left, unit = desk.view.moves_left, desk.view.unit
    unused = f"{'One move is' if left == 1 else f'{left} moves are'} still to be made this {unit}."
    answers = (("end", f"End the {unit}"), ("stay", "Go on with it"))
    return await desk.app.push_screen_wait(Ask(f"End the {unit}?", unused, answers)) == "end"


async def forecast(desk: DeskScreen) -> None:
    """Show the forecasts, and take the one that is chosen."""
    if not desk.view.forecasts:
        desk.say("This scenario asks for no forecast yet.")
        return
    chosen = await desk.app.push_screen_wait(ForecastsScreen(desk.view.forecasts))
    one = next((one for one in desk.view.forecasts if one.id == chosen), None)
    if one is None:
        return
    given = await desk.app.push_screen_wait(ForecastScreen(one))
    if given is not None and (reason := desk.take(given)):
        desk.say(reason)
