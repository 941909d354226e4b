"""Who has spoken or been named in a report so far: what "she", "the ministry" and "the general" can mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.record import Source, SourceKind
from reportedly.theatre.names import TheatreNames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NAME_WORDS = {2, 3}  # of a person's name without an office


@dataclass(frozen=True, slots=True)
class Heard:
    """A source as it came up: whether it is a person, and the nouns by which the report has called it."""

    source: Source
    person: bool
    titles: frozenset[str] = frozenset()


@dataclass(slots=True)
class Memory:
    """The sources of one report in the order in which they came up, the last one last."""

    names: TheatreNames
    heard: list[Heard] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)  # ids of the theatre's sources that the text has named

    def hear(self, source: Source, titles: Iterable[str] = (), *, person: bool | None = None) -> None:
        """Remembers a source; titles that it had before stay its own."""
        before = [h for h in self.heard if h.source.source_id == source.source_id]
        kept = frozenset(titles).union(*(h.titles for h in before))
        if person is None and (known := self.names.source(source.source_id)) is not None:
            person = known.person
        if person is None:
            person = before[-1].person if before else self._looks_personal(source)
        self.heard.append(Heard(source, person, kept))

    def _looks_personal(self, source: Source) -> bool:
        words = source.name.split()
        named = len(words) in _NAME_WORDS and all(word[:1].isupper() for word in words)
        return source.private or (named and "'" not in source.name and "’" not in source.name)

    def latest(self, *ranks: Callable[[Heard], bool]) -> Source | None:
        """The last source that the first of the ranks to find any finds."""
        for fits in ranks:
            found = next((h.source for h in reversed(self.heard) if fits(h)), None)
            if found is not None:
                return found
        return None

    def called(self, word: str) -> Source | None:
        """The last source with this word in its name, or among what the report has called it."""
        return self.latest(lambda h: word in h.source.name.lower().split() or word in h.titles)

    def is_described(self, heard: Heard) -> bool:
        """Somebody without a name ("a gunner"), who may be he or she."""
        return self.names.source(heard.source.source_id) is None and heard.source.kind is not SourceKind.MEDIA


def is_person(heard: Heard) -> bool:
    """Whether "he" or "she" can mean it."""
    return heard.person


def is_body(heard: Heard) -> bool:
    """Whether "it" or "they" can mean it: an institution or outlet, or a group."""
    return not heard.person


def is_anyone(_heard: Heard) -> bool:
    """Whoever it is."""
    return True
