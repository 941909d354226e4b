"""English: spaCy's parse, and lexicons as data."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import ahocorasick

from reportedly.extract.english.aliases import defined_aliases
from reportedly.extract.english.claims import Claims
from reportedly.extract.english.lexicon import english_lexicon
from reportedly.extract.english.ours import on_their_sides
from reportedly.extract.english.passage import Passage, parser
from reportedly.extract.english.telling import Teller, doubted
from reportedly.extract.english.voices import Voices
from reportedly.record import Evidence, Extraction, Report, Span
from reportedly.theatre.names import TheatreNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.theatre.model import Theatre

_BATCH = 32  # paragraphs that the parser takes at once; above it throughput no longer grows on two cores
_REPORTS = 16  # reports whose paragraphs are parsed together


class EnglishExtractor:
    """Extracts claims from English text; see `extract.registry.Extractor`."""

    language = "en"
    version = "en-1"

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._triggers = _triggers(lexicon)

    @classmethod
    @cache
    def shared(cls) -> EnglishExtractor:
        """The extractor with the bundled lexicon, made once in a process."""
        return cls(english_lexicon())

    def extract(self, reports: Iterable[Report], theatre: Theatre, *, everything: bool) -> Iterator[Extraction]:
        """One extraction a report, in the order given."""
        batch: list[Report] = []
        for report in reports:
            batch.append(report)
            if len(batch) == _REPORTS:
                yield from self._batch(batch, theatre, everything)
                batch = []
        yield from self._batch(batch, theatre, everything)

    def _batch(self, reports: list[Report], theatre: Theatre, everything: bool) -> Iterator[Extraction]:  # noqa: FBT001
        kept = [[p for p in _paragraphs(r) if everything or self._may_claim(p.of(r.text))] for r in reports]
        texts = chain.from_iterable((p.of(r.text) for p in ps) for r, ps in zip(reports, kept, strict=True))
        docs = parser().pipe(texts, batch_size=_BATCH)
        for report, paragraphs in zip(reports, kept, strict=True):
            parsed = [(span, next(docs)) for span in paragraphs]
            yield self._extraction(report, theatre, parsed)

    def _extraction(self, report: Report, theatre: Theatre, parsed: list[tuple[Span, Doc]]) -> Extraction:
        names = TheatreNames(theatre, defined_aliases(report.text))
        voices = Voices(theatre, names, self._lexicon, report.outlet or "")
        teller = Teller(self._lexicon, voices)
        claims = Claims(report, theatre, self._lexicon, self.version, voices)
        sentences: list[Span] = []
        evidence: list[Evidence] = []
        for span, doc in parsed:
            passage = Passage(
                doc, span.start, tuple(replace(h, span=h.span.shifted(span.start)) for h in names.find(doc.text))
            )
            sentences += [passage.span_of(s) for s in doc.sents]
            before = len(claims.made)
            rest = Span(passage.span.end, parsed[-1][0].end)
            told = on_their_sides(teller.read(passage, rest or None), passage, theatre)
            claims.read(passage, told)
            voices.turn(passage)
            claims.made = doubted(claims.made, passage, self._lexicon)
            evidence += teller.evidence(told, claims.made[before:], passage, len(evidence))
        return Extraction(
            report=report,
            attributions=tuple(teller.attributions),
            evidence=tuple(evidence),
            claims=tuple(claims.made),
            settings=tuple(claims.settings),
            sentences=tuple(sentences),
            trace=tuple(sorted([*teller.trace, *claims.trace], key=lambda line: line.span)),
        )

    def _may_claim(self, paragraph: str) -> bool:
        """Whether a word of the paragraph begins like one that tells an event."""
        lower = paragraph.lower()
        return any(_begins_word(lower, end - len(stem) + 1) for end, stem in self._triggers.iter(lower))


def _begins_word(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum()


def _paragraphs(report: Report) -> Iterator[Span]:
    """The non-blank lines of the body, without the white space around them."""
    for span in report.body:
        start = span.start
        for line in span.of(report.text).split("\n"):
            stripped = line.strip()
            if stripped:
                at = start + len(line) - len(line.lstrip())
                yield Span(at, at + len(stripped))
            start += len(line) + 1


def _triggers(lexicon: Lexicon) -> ahocorasick.Automaton:
    """The stems of all words that tell or show an event: what may stand before an ending."""
    predicates = lexicon.predicates
    words = {*predicates.verbs, *predicates.nouns, *lexicon.cues.shows}
    words |= {w for phrases in predicates.verbs.values() for p in phrases for w in p.predicate.needs}
    words |= {
        "gray zone",
        "grey zone",
        "prisoner",
        "confirm",
        "verif",
        "under",
        "hands",
        "taken",
        "took",
        "fell",
        "left",
    }
    words |= {
        "held",
        "drove",
        "shot",
        "fought",
        "lost",
        "fled",
        "struck",
        "seen",
        "saw",
        "won",
        "came",
        "stood",
        "sank",
    }
    stems = {_stem(word.split()[0]) for word in words}
    automaton = ahocorasick.Automaton()
    for stem in stems:
        automaton.add_word(stem, stem)
    automaton.make_automaton()
    return automaton


def _stem(word: str) -> str:
    return word[:-1] if word.endswith(("e", "y")) and len(word) > 3 else word  # noqa: PLR2004  "die" keeps its form


__all__ = ["EnglishExtractor"]
