"""How far an incident is to be believed: the Admiralty grade of information, with its reasons in words.

The grades are NATO's (AJP-2.1, STANAG 2511): 1 confirmed by other sources, 2 probably true, 3 possibly true,
4 doubtful, 5 improbable, 6 cannot be judged. The rules below are ours; the first that fits decides:

1  two sides tell the same, or one admits it against its interest and another voice tells it too; of ground taken, that
   it has left the place will do
2  two independent voices assert it that are not all of one party to the conflict, or of one with a video or photo
   of it; or one side admits it against its interest
3  one voice asserts it, or several of one party
4  every voice hedges, or the text says that nobody confirms it, or somebody denies it, or the voices name different
   sides
5  more voices deny it than tell it
6  it is only foretold
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.link.sameness import actor_side
from reportedly.record import OTHER_SIDE, UNKNOWN_SIDE, Certainty, Channel, Event, Family, Polarity, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportedly.link.voices import Heard
    from reportedly.record import Claim

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SEEN = {Channel.VIDEO: "video", Channel.PHOTO: "photo"}
_FIRM = {Certainty.ASSERTED, Certainty.CONFIRMED}
_SPEAKERS = {
    SourceKind.STATE: "official",
    SourceKind.MILITARY: "military source",
    SourceKind.OFFICIAL: "official",
    SourceKind.MEDIA: "outlet",
    SourceKind.ANALYST: "analyst",
    SourceKind.CIVILIAN: "witness",
}


@dataclass(frozen=True, slots=True)
class Grade:
    """An Admiralty grade of information, 1 to 6, and why."""

    credibility: int
    reasons: tuple[str, ...]


def grade(group: Sequence[Claim], near: Sequence[Claim], voices: Heard, shown: Mapping[str, set[str]]) -> Grade:
    """Grades one incident.

    Args:
        group: its claims.
        near: claims around it; those of its own family that assert it of the wider area support it.
        voices: tells whose voice a claim is.
        shown: for a claim's id the kinds of evidence that bear it.

    Returns:
        The grade, and its reasons in words, the weightiest first.
    """
    told = [c for c in group if c.polarity is Polarity.POSITIVE and c.certainty is not Certainty.FORECAST]
    denied = [c for c in group if c.polarity is Polarity.NEGATIVE and c.certainty is not Certainty.FORECAST]
    if not told:
        return _untold(denied, voices)
    firm = [c for c in told if c.certainty in _FIRM]
    wider = [c for c in near if c.event.family is group[0].event.family and c.polarity is Polarity.POSITIVE]
    credibility, reasons = _support(told, firm, wider, voices, shown)
    if credibility > 1 and firm and _left(told, near):
        credibility, reasons = 1, ["the other side admits that it has left", *reasons]
    camps = {actor_side(c) for c in told} - {UNKNOWN_SIDE}
    if len(camps) > 1:
        return Grade(4, (f"the voices name {_number(len(camps))} different sides", *reasons[-1:]))
    deniers, tellers = _voices(denied, voices), _voices(told, voices)
    if deniers - tellers and credibility > 1:
        credibility = 5 if len(deniers) > len(tellers) else max(credibility, 4)
        reasons = [f"denied by {_count(len(deniers), 'voice')}", *reasons]
    return Grade(credibility, tuple(reasons))


def _left(told: Sequence[Claim], near: Sequence[Claim]) -> bool:
    """Whether the side that lost the ground admits to have left it: another one than that which took it."""
    took = {actor_side(c) for c in told} - {UNKNOWN_SIDE}
    return (
        len(took) == 1
        and all(c.event.family is Family.GAIN for c in told)
        and any(
            claim.event is Event.WITHDREW and claim.against_interest and claim.certainty in _FIRM
            for claim in near
            if claim.polarity is Polarity.POSITIVE and actor_side(claim) not in {UNKNOWN_SIDE, *took}
        )
    )


def _untold(denied: Sequence[Claim], voices: Heard) -> Grade:
    if not denied:
        return Grade(6, ("only foretold: nothing has happened yet that could be judged",))
    count = len(_voices(denied, voices))
    return Grade(2 if count > 1 else 3, (f"a denial by {_count(count, 'voice')}; nobody here tells the contrary",))


def _support(
    told: Sequence[Claim],
    firm: Sequence[Claim],
    wider: Sequence[Claim],
    voices: Heard,
    shown: Mapping[str, set[str]],
) -> tuple[int, list[str]]:
    seen = _seen(told, shown)
    independent = _voices(firm, voices)
    sides = {voices.side(c) for c in firm} - {UNKNOWN_SIDE, OTHER_SIDE}
    admitted = [c for c in firm if c.against_interest]
    behind = _voices(wider, voices) - independent
    tally = _tally(independent, seen)
    one_party = len(sides) == 1 and all(voices.side(c) in sides for c in firm)
    if len(sides) > 1 and not admitted:
        return 1, [f"{_number(len(sides))} sides tell the same", tally]
    if admitted and (len(independent) > 1 or behind):
        credibility, reasons = 1, ["confirmed by the other side against its interest", tally]
    elif admitted:
        credibility, reasons = 2, ["one side admits it against its own interest", tally]
    elif len(independent) > 1 and one_party and not seen:
        credibility, reasons = 3, [f"{_number(len(independent))} voices, all of one side"]
    elif len(independent) > 1:
        credibility, reasons = 2, [tally]
    elif firm:
        credibility, reasons = 3, [_speaker(firm, voices) + seen]
    else:
        credibility, reasons = 4, [_doubt(told, voices) + seen]
    return credibility, [*reasons, *_wider(behind)]


def _doubt(told: Sequence[Claim], voices: Heard) -> str:
    count = len(_voices(told, voices))
    who = _speaker(told, voices) if count == 1 else f"{_number(count)} voices"
    if all(c.certainty is Certainty.UNCONFIRMED for c in told):
        return f"{who}, explicitly without outside confirmation"
    cues = sorted({f"“{h.cue}”" for c in told for h in c.hedges})
    return f"{who}, hedged" + (f" ({', '.join(cues)})" if cues else "")


def _speaker(claims: Sequence[Claim], voices: Heard) -> str:
    """Who speaks, as one phrase: "one official", "one outlet in its own words"."""
    first = claims[0]
    if first.source is None:
        return "one outlet in its own words"
    speaker = _SPEAKERS.get(first.source.kind, "voice")
    official = first.source.kind.speaks_for_its_side
    own = first.actor is not None and first.actor.side == voices.side(first) != UNKNOWN_SIDE
    return f"one {speaker}" + (", of the side that acted" if official and own else "")


def _seen(told: Sequence[Claim], shown: Mapping[str, set[str]]) -> str:
    kinds = {k for c in told for k in shown.get(c.id, set())} | {_SEEN[c.channel] for c in told if c.channel in _SEEN}
    return f", with {' and '.join(sorted(kinds))}" if kinds else ""


def _tally(independent: Iterable[str], seen: str) -> str:
    count = len(set(independent))
    return (_count(count, "voice") if count == 1 else f"{_number(count)} independent voices") + seen


def _wider(behind: set[str]) -> list[str]:
    return [f"{_count(len(behind), 'more voice')} for the wider area"] if behind else []


def _voices(claims: Iterable[Claim], voices: Heard) -> set[str]:
    return {voices.of(c) for c in claims}


def _count(number: int, noun: str) -> str:
    return f"{_number(number)} {noun}" + ("" if number == 1 else "s")


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
