"""Which paragraphs of a report can hold a claim: only those are parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import ahocorasick

from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.telling.labels import Labels
from reportedly.record import Span
from reportedly.theatre.lexis import NameKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.telling.labels import Paragraph
    from reportedly.extract.english.wordlists import Things
    from reportedly.record import Report
    from reportedly.theatre.names import TheatreNames

_WARRING = {NameKind.UNIT, NameKind.DEMONYM, NameKind.SLUR}
_WARLIKE = {"people", "force", "equipment", "munition", "prisoners"}  # classes that lists of losses and pictures show
_SHORTEST_STEM = 3
_LOOSE = 6  # letters of a stem that may have any ending; shorter ones take an ending of English
_ENDINGS = {
    *("", "s", "es", "e", "ed", "d", "ing", "er", "ers", "y", "ies", "ied", "ying", "en", "n", "ings", "’s", "'s"),
}
_WORD = re.compile(r"[a-z][a-z-]+")
_OPENING = '“"«„'


class Triage:
    """Finds paragraphs, and tells by the stems of the lexicon's words which can hold a claim."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._things = lexicon.things
        self._tellers = {at_war: _tellers(lexicon, at_war=at_war) for at_war in (True, False)}
        self._seen = {_stem(word) for word in lexicon.cues.shows}
        classes = lexicon.things.classes
        bands = lexicon.things.bands
        self._warlike = {_stem(n.split()[-1]) for n, thing in classes.items() if thing in _WARLIKE and n not in bands}
        stems = self._seen | self._warlike
        stems |= {s for told in self._tellers.values() for verb, needs in told.items() for s in (verb, *needs)}
        self._stems = _automaton({stem for stem in stems if len(stem) >= _SHORTEST_STEM})
        self._labels = Labels(lexicon)

    def paragraphs(self, report: Report, names: TheatreNames, *, everything: bool) -> list[Paragraph]:
        """The paragraphs to parse, in order; `everything` keeps all. A label before a colon stands by itself.

        A quotation may run on into a paragraph that is kept: then the one before it, which names who speaks, is kept.
        """
        turns = self._labels.turns(report.text)
        found = [part for line in _lines(report) for part in self._labels.parts(line, report.text, names, turns)]
        if everything:
            return found
        at_war = is_at_war(report, self._things, names)
        kept = [part.label or self.may_claim(part.span.of(report.text), at_war=at_war) for part in found]
        for i in range(len(found) - 2, -1, -1):
            kept[i] = kept[i] or (kept[i + 1] and found[i + 1].span.of(report.text)[0] in _OPENING)
        return [part for part, keep in zip(found, kept, strict=True) if keep]

    def may_claim(self, paragraph: str, *, at_war: bool) -> bool:
        """Whether it holds a word that tells an event with what that word needs, or introduces what follows."""
        lower = paragraph.lower()
        if lower.endswith(":"):
            return True
        held = {stem for end, stem in self._stems.iter(lower) if _is_form(lower, end - len(stem) + 1, end + 1)}
        if held & self._warlike and (held & self._seen or any(c.isdigit() for c in lower)):
            return True
        tellers = self._tellers[at_war]
        return any(not (needs := tellers[stem]) or bool(needs & held) for stem in held & tellers.keys())


def is_at_war(report: Report, things: Things, names: TheatreNames) -> bool:
    """Whether a report is about fighting, by the share of its words that are of war (`war` in lexicon/things.toml).

    The names of a theatre's units and peoples count too.
    """
    body = [span.of(report.text) for span in report.body]
    words = [word for text in body for word in _WORD.findall(text.lower())]
    war = sum(word in things.war_words for word in words)
    enough = max(1.0, things.least_war * len(words))
    if war < enough and names.theatre.sides:
        war += sum(hit.kind in _WARRING for text in body for hit in names.find(text))
    return war >= enough and war > sum(word in things.peace_words for word in words)


def _is_form(text: str, start: int, end: int) -> bool:
    """Whether the word that begins at a stem is a form of it: "hit" and "hitting", not "Hitchcock"."""
    if start and text[start - 1].isalnum():
        return False
    stop = end
    while stop < len(text) and (text[stop].isalpha() or text[stop] in "’'"):
        stop += 1
    rest = text[end:stop]
    if end - start >= _LOOSE or rest in _ENDINGS:
        return True
    return rest[:1] == text[end - 1] and rest[1:] in _ENDINGS


def _lines(report: Report) -> Iterator[Span]:
    """The non-blank lines of the body, without the white space around them."""
    for span in report.body:
        start = span.start
        for line in span.of(report.text).split("\n"):
            stripped = line.strip()
            if stripped:
                at = start + len(line) - len(line.lstrip())
                yield Span(at, at + len(stripped))
            start += len(line) + 1


def _tellers(lexicon: Lexicon, *, at_war: bool) -> dict[str, frozenset[str]]:
    """The stems of the words that tell an event, each with the stems one of which must stand with it; none: alone."""
    told: dict[str, frozenset[str]] = {}
    for words in lexicon.predicates.words():
        if words.predicate.war and not at_war:
            continue
        needs = frozenset(_stem(need) for need in words.predicate.needs)
        if words.part == "states":
            needs, heads = frozenset(), {words.spelling.split()[-1]}
        else:
            heads = {words.head, *lemmas().irregular({words.head})}
        if words.head == "be" and not needs:
            needs = frozenset({"troop", "soldier", "force", "tank", "fighter", "unit"})  # "are in the town"
        for head in heads:
            stem = _stem(head)
            told[stem] = frozenset() if stem in told and not told[stem] else needs and (told.get(stem, needs) | needs)
    return told


def _automaton(stems: set[str]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for stem in sorted(stems):
        automaton.add_word(stem, stem)
    automaton.make_automaton()
    return automaton


def _stem(word: str) -> str:
    """What may stand before an ending."""
    return word[:-1] if word.endswith(("e", "y")) and len(word) > _SHORTEST_STEM else word
