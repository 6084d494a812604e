"""What stands on the screen, as text, and the keys that change it, for tests."""

from textual.app import App
from textual.pilot import Pilot

from mediator_game.text.judge import flaws


def lines(app: App) -> list[str]:
    """Return the lines of the screen in front."""
    return ["".join(segment.text for segment in strip).rstrip() for strip in app.screen._compositor.render_strips()]


def text(app: App) -> str:
    """Return the screen as one text, its white space folded."""
    return " ".join(" ".join(lines(app)).split())


def fit_to_show(app: App) -> bool:
    """Tell whether the screen holds nothing that may not be shown, no link, and nothing a click would run."""
    styles = [segment.style for strip in app.screen._compositor.render_strips() for segment in strip if segment.style]
    acts = any(style.link or (style.meta and "@click" in style.meta) for style in styles)
    return not acts and not any(
        flaws(line.replace("\u200d", "")) for line in lines(app)
    )  # a line may be cut inside a family of emoji


async def press(pilot: Pilot, *keys: str) -> None:
    """Press keys as a person would: one at a time, each after the screen has settled."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def settle(pilot: Pilot) -> None:
    """Wait until nothing is being worked on beside the event loop, or something waits for the player."""
    for _ in range(200):
        await pilot.pause(0.01)
        if not any(worker.is_running and worker.group in ("opening", "reading", "sections", "default")
                   for worker in pilot.app.workers):  # fmt: skip
            break
    await pilot.pause()
