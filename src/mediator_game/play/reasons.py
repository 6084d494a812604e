"""Why a number moved, in plain words: one sentence per reason the engine gives, and a title for every variable."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mediator_game.scenario.model import Scenario

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "visit": "a visit: being heard counts",
        "unwelcome-text": "he was shown a text he does not welcome",
        "answer-yes": "he said yes to this draft",
        "answer-no": "he said no to this draft",
        "channel": "a talk in confidence",
        "text": "a new draft",
        "table": "a text was tabled",
        "text-worse": "the new draft is worse for this side",
        "text-better": "the new draft is better for this side",
        "public": "the text became public",
        "leak": "the text leaked",
        "leaked": "the text came out by a leak",
        "signed": "the text was signed",
        "summit": "more people in the know",
        "summit-failed": "a summit ended without signature",
        "push-back": "you pushed back against his rhetoric",
        "cover": "you gave him political cover",
        "cover-to-avoid": "cover went to a leader who had not said yes: it lets him avoid it",
        "prepare": "publics were prepared for what a settlement holds",
        "confidence": "a confidence measure",
        "monitoring": "monitoring by advance permission",
        "consult": "the co-chairs consulted",
        "brief": "the wider group was briefed",
        "pressed": "a capital pressed, at your request",
        "sponsor": "you asked a capital to stand behind an option",
        "sponsored": "a capital stands behind the option",
        "conference": "the Conference met on an agreed text",
        "conference-premature": "the Conference was convened too early",
        "shock": "the shock when the text is known: it gives less than this bloc will bear",
        "agitation": "agitation against the text goes on",
        "dividend": "content with what was signed",
        "contagion": "a bloc that walked out takes others with it",
        "walk-out": "the bloc walked out",
        "violence": "violence by those who walked out",
        "creep": "years of rhetoric raise what the public expects",
        "succession": "a new leader takes office",
        "fall": "the leader fell",
        "rejected": "the new leader rejects the text",
        "venue-shopping": "a capital dislikes the text and looks for another table",
        "clash": "a clash on the line",
        "war": "one side turned to arms",
        "heard": "people were heard who had not been asked",
        "measures": "measures in force build confidence",
        "measure-agreed": "a measure was agreed",
        "measure-refused": "a measure was refused",
        "measure-broken": "a measure broke down",
        "measure-will": "taking part in a measure uses up will",
        "place-falls": "a place was taken",
        "place-lost": "a place was lost to the other side",
        "ground": "what follows from who holds what",
        "overtaken": "events have overtaken it",
        "truce-broken": "a truce collapsed",
        "toll": "the toll of the fighting",
        "rest": "a turn without fighting",
        "drift": "nothing settled, another turn gone",
        "outbidding": "nobody has accepted anything, so leaders outbid each other",
        "fades": "it fades with time",
        "arms": "arms are bought while nothing is settled",
        "red-line": "you learnt of a red line",
        "complaint": "what is minded most",
        "paper-tabled": "a power put its own paper forward",
        "paper-alone": "a power acted alone",
        "paper-bid": "a power changed its paper to win a signature",
        "paper-refused": "no to somebody else's paper",
        "paper-signed": "a signature under somebody else's paper",
        "paper-in-force": "a paper of somebody else's came into force",
        "paper-lapsed": "a paper was shelved",
        "paper-folded": "a power let its paper go, for yours",
        "paper-contained": "a power pressed against a paper it dislikes",
        "paper-preferred": "another paper offers more",
        "letter-sent": "a letter beside a paper",
        "letter-leaked": "a letter came out",
        "letter-defaulted": "a promise can no longer be kept",
        "known": "you learnt of it",
    }
)

_GAUGES = MappingProxyType(
    {
        "trust": "trust in you",
        "rhetoric": "rhetoric",
        "cover": "political cover",
        "press": "outside pressure",
        "outlook": "what waiting looks like",
        "caution": "caution",
        "support": "support for the leader",
        "limit": "what it will bear",
        "will": "political capital",
        "weary": "weariness of the fighting",
        "aid": "help from outside on the front",
    }
)
HIDDEN = frozenset({"outlook", "caution", "limit", "movable", "leak", "press"})
"""Gauges whose size the trainee may not know: a change is told by direction only."""


def reason(scenario: Scenario, kind: str, otherwise: str) -> str:
    """Return the sentence for a reason in the scenario's own words, or `otherwise` where there is none."""
    if kind == "consult":
        return f"the {scenario.words.mediators} consulted"
    if kind == "clash":
        return f"a clash on the {scenario.words.line}"
    return REASONS.get(kind, otherwise)


def title(scenario: Scenario, variable: str) -> str:
    """Return a title for a variable a person may hear of, or an empty text for the engine's own bookkeeping."""
    world = {
        "cohesion": f"cohesion of the {scenario.words.mediators}",
        "tension": f"tension on the {scenario.words.line}",
        "edge": "military balance",
        "verify": "how closely the truce is watched",
        "confidence": "confidence between the sides",
    }
    if variable in world:
        return world[variable]
    for track in scenario.track:
        if track.id == variable:
            return track.title
    owner, _, gauge = variable.rpartition(".")
    if gauge not in _GAUGES:
        return ""
    if owner in scenario.side:
        return f"{scenario.side[owner].name}: {_GAUGES[gauge]}"
    if owner in scenario.power:
        return f"{scenario.power[owner].name}: {_GAUGES[gauge]}"
    side, _, bloc = owner.partition(".")
    if side in scenario.side:
        for candidate in scenario.side[side].bloc:
            if candidate.id == bloc:
                return f"{scenario.side[side].name}, {candidate.title}: {_GAUGES[gauge]}"
    return ""
