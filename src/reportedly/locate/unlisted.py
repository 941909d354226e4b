"""Names that no gazetteer holds, where a claim's own phrase of place gives them: "an army post at Kolba".

Such a place is kept by its name, without a point; the nearest known town would be a wrong one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.locate.names import normalise
from reportedly.record import Family, PlaceKind, PlaceMention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.locate.cues import Cues
    from reportedly.record import Extraction
    from reportedly.theatre.names import TheatreNames

_WORD = r"[A-Z][a-zà-ž’'ʼ]+(?:-[A-Z]?[\w’'ʼ]+)*"
_ARTICLE = r"(?:[aA]l|[eE]l|[aA]n|[aA]r|[aA]s|[aA]sh|[aA]z|[uU]m|[uU]mm)"  # of Arabic names: "Hajar al-Jawad"
_NAME = rf"(?:{_ARTICLE}[ -])?{_WORD}(?: (?:{_ARTICLE}[ -])?{_WORD}){{0,2}}"
_IN = "in|at|near|outside|around|into|inside|towards?"
_OF = "out of|of|from|to|through"  # behind a word that takes or leaves ground; else of persons and makes too
_TYPE = "village|town|city|hamlet|camp|quarter|suburb|settlement|neighbourhood|neighborhood|area|locality"
_WORK = "dam|bridge|airport|airfield|airbase|base|station|plant|mine|crossing|garrison"
_PHRASE = re.compile(
    rf"(?:(?:(?P<in>(?i:{_IN}))|(?P<of_ground>(?i:{_OF}))) )?(?:the )?(?:(?P<of>{_TYPE})s? of )?(?P<name>{_NAME})"
    rf"(?P<after> (?:{_TYPE}|{_WORK})s?\b)?(?=$|[\s,.;:–—)])"
)
_OF_GROUND = {Family.GAIN, Family.LOSS, Family.HOLD, Family.ENCIRCLEMENT, Family.ATTACK}
_BEGINS = re.compile(r"(?:^|[.!?:\n][”\"’)]?\s*)[“\"‘(]?$")
_REACH = 4  # characters before a word in which its sentence may begin
_CERTAINTY = 0.5  # our convention: a name in a phrase of place is as likely a place as not


def unlisted(extraction: Extraction, known: Sequence[Span], names: TheatreNames, cues: Cues) -> Iterator[PlaceMention]:
    """Give a mention for each name that opens one of the claims' phrases of place and that nothing else knows.

    Args:
        extraction: with the phrases that `extract` found attached to its claims.
        known: where the place names found so far stand; what overlaps them is theirs.
        names: of the theatre's parties, units and sources, which are none.
        cues: the words that are no place names in this language.
    """
    text = extraction.report.text
    ground = {c.id for c in extraction.claims if c.event.family in _OF_GROUND}
    taken = [*known, *(s for a in extraction.attributions for s in a.source_spans)]
    phrases = {(where, s.claim_id in ground) for s in extraction.settings for where in s.where}
    for phrase, is_ground in sorted(phrases):
        found = _PHRASE.match(text, phrase.start, phrase.end)
        if found is None:
            continue
        if not (found["in"] or found["of"] or found["after"] or (is_ground and _is_ground(found, phrase))):
            continue
        span = Span(*found.span("name"))
        words = [normalise(word) for word in re.split(r"[ -]", found["name"])]
        another = cues.never | cues.name_after | cues.name_before | cues.titles
        if any(span.overlaps(other) for other in taken) or another.intersection(words) or cues.common.issuperset(words):
            continue
        if names.find(found["name"]) or _is_capitalised_next(text, span) or _only_begins(text, span):
            continue
        taken.append(span)
        yield PlaceMention("", span, span.of(text), PlaceKind.SETTLEMENT, None, _CERTAINTY)


def _is_ground(found: re.Match[str], phrase: Span) -> bool:
    """As in "took Jebel Moya", "the capture of Kolba"; not so "the Ministry of Defence"."""
    if found["of_ground"] is None:
        return found.end() == phrase.end or found.string[found.end()] == ","
    before = found.string[: phrase.start].split()
    return not (before and before[-1][:1].isupper())


def _is_capitalised_next(text: str, span: Span) -> bool:
    """Whether the name goes on behind what was read of it: of four words or more, of a person or a firm."""
    return bool(re.match(r" [A-Z]", text[span.end : span.end + 2]))


def _only_begins(text: str, span: Span) -> bool:
    """Whether the capital may be that of a sentence alone: nowhere else has the word one ("Infrastructure was hit")."""
    name = span.of(text)
    places = (m.start() for m in re.finditer(rf"\b{re.escape(name)}\b", text))
    return all(_BEGINS.search(text[max(0, at - _REACH) : at]) for at in places)


__all__ = ["unlisted"]
