"""Which paragraphs of a report can hold a claim: only those are parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import ahocorasick

from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.telling.labels import Labels
from reportedly.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.extract.english.lexicon import Lexicon, Things
    from reportedly.extract.english.telling.labels import Paragraph
    from reportedly.record import Report
    from reportedly.theatre.names import TheatreNames

_TOO_COMMON = {"be", "have", "keep", "make", "see", "take", "come", "go"}  # verbs that every paragraph holds
_WARLIKE = {"people", "force", "equipment", "munition", "prisoners"}  # classes whose nouns make a paragraph worth it
_SHORTEST_STEM = 3
_WORD = re.compile(r"[a-z][a-z-]+")
_OPENING = '“"«„'


class Triage:
    """Finds paragraphs, and tells by the stems of the lexicon's words which can hold a claim."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._stems = _automaton(_words(lexicon))
        self._labels = Labels(lexicon)

    def paragraphs(self, report: Report, names: TheatreNames, *, everything: bool) -> list[Paragraph]:
        """The paragraphs to parse, in order; `everything` keeps all. A label before a colon stands by itself.

        A quotation may run on into a paragraph that is kept: then the one before it, which names who speaks, is kept.
        """
        turns = self._labels.turns(report.text)
        found = [part for line in _lines(report) for part in self._labels.parts(line, report.text, names, turns)]
        if everything:
            return found
        kept = [part.label or self.may_claim(part.span.of(report.text)) for part in found]
        for i in range(len(found) - 2, -1, -1):
            kept[i] = kept[i] or (kept[i + 1] and found[i + 1].span.of(report.text)[0] in _OPENING)
        return [part for part, keep in zip(found, kept, strict=True) if keep]

    def may_claim(self, paragraph: str) -> bool:
        """Whether a word begins like one that tells an event, or the paragraph introduces what follows."""
        lower = paragraph.lower()
        if lower.endswith(":"):
            return True
        return any(_begins_word(lower, end - len(stem) + 1) for end, stem in self._stems.iter(lower))


def is_at_war(report: Report, things: Things) -> bool:
    """Whether a report is about fighting, by the share of its words that are of war (`war` in lexicon/things.toml)."""
    words = [word for span in report.body for word in _WORD.findall(span.of(report.text).lower())]
    war = sum(word in things.war_words for word in words)
    return war >= things.least_war * max(1, len(words)) and war > sum(word in things.peace_words for word in words)


def _begins_word(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum()


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


def _words(lexicon: Lexicon) -> set[str]:
    """The words that tell or show an event, with their irregular forms, and the nouns of war."""
    predicates = lexicon.predicates
    verbs = {*predicates.verbs, *lexicon.cues.shows} - _TOO_COMMON
    words = verbs | set(predicates.nouns) | set(lemmas().irregular(verbs))
    words |= {need for spelt in predicates.verbs.values() for s in spelt for need in s.predicate.needs}
    words |= {noun for noun, thing in lexicon.things.classes.items() if thing in _WARLIKE}
    return words | set(predicates.states)


def _automaton(words: set[str]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for stem in sorted({_stem(word.split()[0]) for word in words if len(word) >= _SHORTEST_STEM}):
        automaton.add_word(stem, stem)
    automaton.make_automaton()
    return automaton


def _stem(word: str) -> str:
    """What may stand before an ending."""
    return word[:-1] if word.endswith(("e", "y")) and len(word) > _SHORTEST_STEM else word
