"""What a scenario begun from another asks its author, in place of each text for people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PROMPTS: Mapping[str, str] = MappingProxyType(
    {
        "Header.summary": "What is it about? One sentence for the list of scenarios.",
        "Briefing.text": "Where do things stand, who wants what, and how long is there? Two or three paragraphs.",
        "Briefing.more": "What might a curious reader want to know besides?",
        "Briefing.first_step": "What could a beginner do first?",
        "Card.text": "What does this scenario touch on? One or two sentences, before anything else is shown.",
        "Epilogue.text": "What became of it afterwards? A few lines.",
        "Chair.instructions": "What is the mediator sent to do?",
        "Chair.stakes": "What would it cost to fail?",
        "Option.text": "What would this option mean? One or two sentences.",
        "Issue.text": "What is this issue about? One sentence.",
        "Bloc.dossier": "Who are they, what do they live by, and what would a settlement cost them?",
        "Side.dossier": "What does this leader want, and who keeps this leader in office?",
        "Power.dossier": "What does this power want here, and what could it do?",
        "Track.text": "What does this gauge measure?",
        "Move.text": "What does the mediator do here, and what is seen of it? One or two sentences.",
        "Event.text": "What happened here? One or two sentences, with a place and something that could be seen.",
        "Reaction.text": "What happened here? One or two sentences, with a place and something that could be seen.",
        "Measure.text": "What would this step be, and who would see it? One or two sentences.",
        "Paper.text": "What would this paper do, and for whom? One or two sentences.",
        "Letter.text": "What is promised, and to whom? One sentence.",
        "Moment.text": "What happened on this day? One sentence.",
        "Dispatch.texts": "How is this told here? One or two sentences.",
        "Hinge.text": "What should the player think of when answering? One line.",
        "Note.text": "What does this paper say? A few lines, from somebody in particular.",
        "Level.text": "What has a player at this level done? Say what was done, not how good it was.",
        "Objective.text": "What is there to learn, in one sentence?",
        "Trap.way_in": "Why would a sensible person do this?",
        "Trap.way_out": "What would have avoided it?",
        "Outcome.text": "How does it end, for whom? A few lines, without praise or blame.",
        "Line.text": "What is the idea behind these moves?",
        "Claim.text": "What happened? One sentence, as the source has it.",
        "Source.text": "What does this paragraph say? Its facts in your own words.",
        "Term.text": "What does this word mean? One or two sentences.",
    }
)  # fmt: skip
"""By class and key. A text that is missing here stays as it is: how to stop is the same in every scenario."""


def prompt(cls: type, key: str) -> str:
    """Return the question for a key's text; an empty text where the original's stays."""
    return PROMPTS.get(f"{cls.__name__}.{key}", "")
