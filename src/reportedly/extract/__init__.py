"""Report -> claims: who says what, how sure they are, what happened, to whom, how many."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

from reportedly.extract.registry import Extractor, extractor_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reportedly.record import Extraction, Report
    from reportedly.theatre.model import Theatre

Scope = Literal["claims", "all"]


def extract(
    reports: Iterable[Report], theatre: Theatre, scope: Scope = "claims", lexicons: tuple[Path, ...] = ()
) -> Iterator[Extraction]:
    """Takes attributions, evidence and claims out of each report, in the order given.

    Claims have neither place nor time yet: `Extraction.settings` says where in the text `locate` finds them. The scope
    "claims" reads only the paragraphs that can hold a claim of conflict, "all" reads every one. `lexicons` are files of
    predicates of the user's own (docs/lexicon.md).

    Raises:
        InputError: no extractor reads a report's language.
        LexiconError: a file of predicates cannot be read or is malformed.
    """
    for language, run in groupby(reports, key=lambda report: report.language):
        yield from extractor_for(language, lexicons).extract(run, theatre, everything=scope == "all")


__all__ = ["Extractor", "Scope", "extract", "extractor_for"]
