"""The side that a source's own words give away: "our soldiers are chasing Russians", a slur for the other side."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.extract.english.parties import opponent
from reportedly.record import UNKNOWN_SIDE, Span
from reportedly.theatre.lexis import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.telling.teller import Told
    from reportedly.theatre.model import Theatre
    from reportedly.theatre.names import NameHit

_NEAR = 12  # characters between "our" and the adjective that says whose: "our (Ukrainian) flag"
_OUR = re.compile(r"\b[Oo]ur\s")
_ENEMY = re.compile(r"\b(?:enemy|adversary)\b", re.IGNORECASE)
_ATTACKS = re.compile(  # behind "the enemy": what follows is not the enemy's
    r"\s+(?:has\s+|had\s+)?(?:\w+\s+)?(?:attacked|attacks|shelled|shells|stormed|struck|hit|assaulted|counterattacked"
    r"|fired\s+(?:on|at)|opened\s+fire\s+on)\s+(?:the\s+)?"
)
_SENTENCE = re.compile(r"[^.!?\n]+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_FORCES = {NameKind.FORCE, NameKind.UNIT}
_NAMED = {NameKind.FORCE, NameKind.DEMONYM, NameKind.UNIT, NameKind.ADJECTIVE}
_SIDED = {NameKind.FORCE, NameKind.DEMONYM, NameKind.UNIT}


def on_their_sides(told: list[Told], passage: Passage, theatre: Theatre) -> list[Told]:
    """The tellings, with a side for each source of no side whose quoted words say "our" or use a slur.

    The conclusion is marked as ours (`Source.inferred`). No side is given where the words point to more than one.
    """
    return [_sided(one, passage, theatre) for one in told]


def _sided(one: Told, passage: Passage, theatre: Theatre) -> Told:
    source = one.attribution.source
    if source is None or source.side != UNKNOWN_SIDE:
        return one
    sides = {side for side in _hints(one, passage, theatre) if side is not None}
    if len(sides) != 1:
        return one
    inferred = replace(source, side=sides.pop(), inferred=True)
    return replace(one, attribution=replace(one.attribution, source=inferred))


def _hints(one: Told, passage: Passage, theatre: Theatre) -> list[str | None]:
    content = one.telling.content
    hits = [h for h in passage.hits if any(c.covers(h.span) for c in content) and h.side is not None]
    ours = [t for t in passage.tokens if t.lower_ == "our" and one.telling.holds(passage.at(t))]
    found = [opponent(theatre, h.side) for h in hits if h.kind is NameKind.SLUR and h.side is not None]
    for word in ours:
        at = passage.at(word)
        said = next((h for h in hits if 0 < h.span.start - at.end <= _NEAR and h.kind is NameKind.ADJECTIVE), None)
        found.append(said.side if said is not None else _against(word, hits, passage, theatre))
    return found


def _against(our: Token, hits: list[NameHit], passage: Passage, theatre: Theatre) -> str | None:
    """As in "our soldiers are chasing Russians": not the side that ours act upon."""
    verb = our.head.head
    below = {t.i for t in verb.subtree}
    acted_on = [h.side for h in hits if h.kind in _SIDED and any(passage.at(passage.doc[i]) == h.span for i in below)]
    return opponent(theatre, acted_on[0]) if acted_on and acted_on[0] is not None else None


def side_of_the_whole(report_hits: tuple[NameHit, ...], text: str, theatre: Theatre) -> str | None:
    """The side that a report's own voice takes; None where its words leave it open or point to more than one.

    It uses a slur, opposes "our" troops to the only side named, or tells what a side's forces did to "the enemy".
    """
    slurred = {h.side for h in report_hits if h.kind is NameKind.SLUR and h.side is not None}
    if len(slurred) == 1:
        return opponent(theatre, slurred.pop())
    if slurred:
        return None
    return _against_the_enemy(report_hits, text) or _beside_our(report_hits, text, theatre)


def _beside_our(report_hits: tuple[NameHit, ...], text: str, theatre: Theatre) -> str | None:
    ours = [m.end() for m in _OUR.finditer(text)]
    if not ours:
        return None
    near = {
        h.side for h in report_hits for at in ours if h.side and 0 <= h.span.start - at <= _NEAR and h.kind in _NAMED
    }
    if len(near) == 1:
        return near.pop()
    named = {h.side for h in report_hits if h.side and h.kind in _NAMED}
    return opponent(theatre, named.pop() or "") if len(named) == 1 else None


def _against_the_enemy(report_hits: tuple[NameHit, ...], text: str) -> str | None:
    """As in "the Defence Forces repelled the enemy", "the enemy attacked Russian positions".

    Outside of quotations, and the same side in every sentence.
    """
    own = _QUOTED.sub(lambda m: "\n" * len(m[0]), text)
    sides = set()
    for sentence in _SENTENCE.finditer(own):
        enemy = _ENEMY.search(own, sentence.start(), sentence.end())
        if enemy is not None:
            before = Span(sentence.start(), enemy.start())
            named = {h.side for h in report_hits if h.side and h.kind in _FORCES and before.covers(h.span)}
            attacks = _ATTACKS.match(own, enemy.end())
            if not named and attacks is not None:
                named = {h.side for h in report_hits if h.side and h.kind in _NAMED and h.span.start == attacks.end()}
            sides |= named if len(named) == 1 else set()
    return sides.pop() if len(sides) == 1 else None
