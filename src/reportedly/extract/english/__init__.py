"""English: spaCy's parse, and lexicons as data."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from reportedly.extract.english.aliases import defined_aliases
from reportedly.extract.english.claims import Claims
from reportedly.extract.english.lexicon import english_lexicon
from reportedly.extract.english.ours import on_their_sides
from reportedly.extract.english.passage import Passage, parser
from reportedly.extract.english.telling.evidence import EvidenceReader
from reportedly.extract.english.telling.marked import Rest
from reportedly.extract.english.telling.teller import Teller
from reportedly.extract.english.telling.voices import Voices
from reportedly.extract.english.triage import Triage
from reportedly.record import Extraction, Report, Span
from reportedly.theatre.names import TheatreNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.tokens import Doc

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.telling.labels import Paragraph
    from reportedly.theatre.model import Theatre

_BATCH = 32  # paragraphs that the parser takes at once; above it throughput no longer grows on two cores
_REPORTS = 16  # reports whose paragraphs are parsed together


class EnglishExtractor:
    """Extracts claims from English text; see `extract.registry.Extractor`."""

    language = "en"
    version = "en-3"

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        if lexicon.digest is not None:
            self.version = f"{self.version}+{lexicon.digest}"
        self._triage = Triage(lexicon)

    @classmethod
    @cache
    def shared(cls, lexicons: tuple[Path, ...] = ()) -> EnglishExtractor:
        """The extractor with the bundled lexicon and these files of predicates, made once in a process."""
        return cls(english_lexicon(lexicons))

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
        names = [TheatreNames(theatre, defined_aliases(report.text)) for report in reports]
        kept = [self._triage.paragraphs(r, n, everything=everything) for r, n in zip(reports, names, strict=True)]
        texts = chain.from_iterable((p.span.of(r.text) for p in ps) for r, ps in zip(reports, kept, strict=True))
        docs = parser().pipe(texts, batch_size=_BATCH)
        for report, known, paragraphs in zip(reports, names, kept, strict=True):
            parsed = [(paragraph, next(docs)) for paragraph in paragraphs]
            extraction = self._extraction(report, known, parsed)
            for _, doc in parsed:
                doc.user_data.clear()  # its words hold the text: a ring that only the garbage collector would open
            yield extraction

    def _extraction(self, report: Report, names: TheatreNames, parsed: list[tuple[Paragraph, Doc]]) -> Extraction:
        theatre = names.theatre
        voices = Voices(theatre, names, self._lexicon, report.outlet or "")
        teller = Teller(self._lexicon, voices)
        claims = Claims(report, theatre, self._lexicon, self.version, voices)
        sentences: list[Span] = []
        evidence = EvidenceReader(self._lexicon, voices)
        following = [paragraph.span for paragraph, _ in parsed][1:]
        for (paragraph, doc), behind in zip_longest(parsed, following):
            start = paragraph.span.start
            hits = tuple(replace(hit, span=hit.span.shifted(start)) for hit in names.find(doc.text))
            passage = Passage.of(doc, start, hits)
            sentences += [passage.span_of(s) for s in passage.sentences]
            before = len(claims.made)
            told = teller.read(passage, _rest(report, paragraph, behind))
            told = on_their_sides(told, passage, theatre)
            claims.read(passage, told)
            voices.turn(passage)
            claims.doubt(passage)
            evidence.read(passage, told, claims.made[before:])
        return Extraction(
            report=report,
            attributions=tuple(teller.attributions),
            evidence=tuple(evidence.items),
            claims=tuple(claims.made),
            settings=tuple(claims.settings),
            sentences=tuple(sentences),
            trace=tuple(sorted([*teller.trace, *claims.trace], key=lambda line: line.span)),
        )


def _rest(report: Report, paragraph: Paragraph, behind: Span | None) -> Rest:
    """What a label introduces, or a colon at a paragraph's end: the rest of the line, or of the report's body."""
    if behind is None:
        return Rest()
    if paragraph.label:
        return Rest((behind,), label=True)
    end = paragraph.span.end
    return Rest(tuple(Span(max(end, part.start), part.end) for part in report.body if part.end > end))


__all__ = ["EnglishExtractor"]
