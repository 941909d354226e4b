"""One extractor per language, behind one protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reportedly.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reportedly.record import Extraction, Report
    from reportedly.theatre.model import Theatre


class Extractor(Protocol):
    """Turns reports of one language into extractions; claims have no place and no time yet.

    `version` changes whenever the same report could give other claims.
    """

    language: str
    version: str

    def extract(self, reports: Iterable[Report], theatre: Theatre, *, everything: bool) -> Iterator[Extraction]:
        """One extraction a report, in the order given; `everything` also reads what can hold no claim."""
        ...


def extractor_for(language: str, lexicons: tuple[Path, ...] = ()) -> Extractor:
    """The extractor of a language (ISO 639-1); `lexicons` are files of predicates of the user's own.

    Raises:
        InputError: there is none.
        LexiconError: a file of predicates cannot be read or is malformed.
    """
    if language == "en":
        from reportedly.extract.english import EnglishExtractor  # noqa: PLC0415  spaCy takes its time to load

        return EnglishExtractor.shared(lexicons)
    raise InputError(f"No extractor reads the language “{language}” yet; reportedly reads en.")
