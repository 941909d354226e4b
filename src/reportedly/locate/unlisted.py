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
# The next name of a list, with what may stand behind the list's last: no verb, of which the name would be the subject.
_NEXT = re.compile(rf"(?:, and |, | and )(?:the )?(?:(?:{_TYPE})s? of )?(?P<name>{_NAME})(?=$|[\s,.;:–—)])")
_AFTER_LIST = re.compile(
    r"$|[,.;:–—)]|\s*\n"
    r"|\s(?:in|on|at|near|from|by|after|before|as|with|to|while|when|during|over|following|since|overnight|last|this|that"
    r"|(?:north|south|east|west)(?:-?(?:east|west))?|yesterday|today|earlier|under|for)\b"
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
        ends = bool(found["in"] or found["of_ground"]) and not found["of"]
        for span in (Span(*found.span("name")), *_listed_behind(text, found.end("name"), ends=ends)):
            if not any(span.overlaps(other) for other in taken) and _may_name(span, text, names, cues):
                taken.append(span)
                yield PlaceMention("", span, span.of(text), PlaceKind.SETTLEMENT, None, _CERTAINTY)


def _listed_behind(text: str, end: int, *, ends: bool) -> list[Span]:
    """Give the names with which a list goes on behind its first: "took Kolba, Tagoi and Keiga", up to an "and".

    With `ends`, no verb may follow, whose subject the last name would be: "left Kolba and Tagoi fell".
    """
    found: list[re.Match[str]] = []
    while (following := _NEXT.match(text, found[-1].end() if found else end)) is not None:
        found.append(following)
        if "and" in text[following.start() : following.start("name")]:
            whole = not ends or _AFTER_LIST.match(text, following.end())
            return [Span(*m.span("name")) for m in found] if whole else []
    return []


def _may_name(span: Span, text: str, names: TheatreNames, cues: Cues) -> bool:
    """Whether a capitalised name may be a place's: no party's, no title's, no word that only begins a sentence."""
    name = span.of(text)
    words = [normalise(word) for word in re.split(r"[ -]", name)]
    another = cues.never | cues.name_after | cues.name_before | cues.titles
    if another.intersection(words) or cues.common.issuperset(words):
        return False
    return not (names.find(name) or _is_capitalised_next(text, span) or _only_begins(text, span))


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
