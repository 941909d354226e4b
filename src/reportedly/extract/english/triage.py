"""Which paragraphs of a report can hold a claim: only those are parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import ahocorasick

from reportedly.extract.english.passage import lemmas
from reportedly.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.record import Report
    from reportedly.theatre.names import TheatreNames

# "Ministry of Defence: ..." at the head of a line; an acronym or a known source before the colon.
_LABEL = re.compile(r"^[“\"]?((?:the )?[A-Z][^:!?\n“”\"]{1,60}):[ \t]+(?=[“\"A-Z\d(])")
_CAPITALS = re.compile(r"[A-Z]{2,}(?:[ .]+[A-Z]{2,}){0,3}")
# A name before a colon; where a report has several such lines it is a transcript.
_NAME = re.compile(r"^[“\"]?([A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){0,2}):[ \t]", re.MULTILINE)
_FEWEST_TURNS = 3  # lines of a transcript; a heading or two with a colon is none
_TOO_COMMON = {"be", "have", "keep", "make", "see", "take", "come", "go"}  # verbs that every paragraph holds
_WARLIKE = {"people", "force", "equipment", "munition", "prisoners"}  # classes whose nouns make a paragraph worth it
_SHORTEST_STEM = 3


class Triage:
    """Finds paragraphs, and tells by the stems of the lexicon's words which can hold a claim."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._stems = _automaton(_words(lexicon))
        self._speakers = frozenset(lexicon.sources.kinds)

    def paragraphs(self, report: Report, names: TheatreNames, *, everything: bool) -> list[Span]:
        """The paragraphs to parse, in order; `everything` keeps all. A label before a colon stands by itself."""
        turns = frozenset(_NAME.findall(report.text))
        speakers = turns if len(_NAME.findall(report.text)) >= _FEWEST_TURNS else frozenset()
        lines = (part for line in _lines(report) for part in self._parts(line, report.text, names, speakers))
        return [span for span in lines if everything or self.may_claim(span.of(report.text))]

    def _parts(self, line: Span, text: str, names: TheatreNames, speakers: frozenset[str]) -> Iterator[Span]:
        match = _LABEL.match(line.of(text))
        if match is not None and (match[1] in speakers or self._can_speak(match[1], names)):
            yield Span(line.start + match.start(1), line.start + match.end(1) + 1)
            yield Span(line.start + match.end(), line.end)
        else:
            yield line

    def _can_speak(self, label: str, names: TheatreNames) -> bool:
        """Whether a label names somebody: an acronym, a source of the theatre, or a noun of those who speak."""
        if _CAPITALS.fullmatch(label) or names.source_named(label) is not None:
            return True
        return label.rsplit(maxsplit=1)[-1].lower() in self._speakers

    def may_claim(self, paragraph: str) -> bool:
        """Whether a word begins like one that tells an event, or the paragraph introduces what follows."""
        lower = paragraph.lower()
        if lower.endswith(":"):
            return True
        return any(_begins_word(lower, end - len(stem) + 1) for end, stem in self._stems.iter(lower))


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
    return words | set(predicates.state_words)


def _automaton(words: set[str]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for stem in sorted({_stem(word.split()[0]) for word in words if len(word) >= _SHORTEST_STEM}):
        automaton.add_word(stem, stem)
    automaton.make_automaton()
    return automaton


def _stem(word: str) -> str:
    """What may stand before an ending."""
    return word[:-1] if word.endswith(("e", "y")) and len(word) > _SHORTEST_STEM else word
