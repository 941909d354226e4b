"""What a report describes as seen: videos, photos, posts, documents, eyewitnesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun, lemmas
from reportedly.extract.english.tree import noun_phrase
from reportedly.record import Evidence, EvidenceKind, Span
from reportedly.record.ids import numbered

if TYPE_CHECKING:
    from reportedly.extract.english.acts import Telling
    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.passage import Passage


def evidence_kind(telling: Telling, lexicon: Lexicon) -> EvidenceKind | None:
    """The kind of the item that a telling rests on; None where it is no such item."""
    noun = telling.shown
    if noun is None or not is_noun(noun):
        return None
    return lexicon.sources.evidence.get(lemmas().of(noun))


def evidence_item(
    ordinal: int, telling: Telling, kind: EvidenceKind, passage: Passage, *, by: str | None, shows: tuple[str, ...]
) -> Evidence:
    """The item with who posted it and the claims that it is said to show."""
    noun = telling.shown
    span = passage.at(telling.cue) if noun is None else passage.span_of(noun_phrase(noun))
    return Evidence(numbered("e", ordinal), Span(span.start, span.end), kind, by, shows)
