"""Footnotes: each leads to the report and to the words in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.policy import known_words
from reportedly.record import Span, WhenBasis
from reportedly.render.english import full_date
from reportedly.render.model import Footnote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from reportedly.policy import Policy
    from reportedly.record import Claim, Report, Situation
    from reportedly.theatre.model import Theatre

_BASES = {
    WhenBasis.CLAUSE: "dated by its own words",
    WhenBasis.SENTENCE: "dated by its sentence",
    WhenBasis.CONTEXT: "dated by its context",
    WhenBasis.WINDOW: "dated by the bulletin’s window",
    WhenBasis.PUBLICATION: "dated by publication only",
}


_TELLING = 40  # characters; a clause has about as many, and fewer are mostly one noun
_SENTENCE = 300  # characters; the policy lets no longer passage out
_BREAK = re.compile(r"(?<=[.!?”])\s+(?=[A-ZА-ЯЄІЇҐ“\"])|\n+")


class Footnotes:
    """Numbers passages in the order in which the brief first needs them; one passage has one number."""

    def __init__(self, situation: Situation, theatre: Theatre, policy: Policy, reports: Mapping[str, Report]) -> None:
        self._zone = situation.zone
        self._policy = policy
        self._reports = reports
        self._private = policy.private_names(situation.claims)
        places = [c.place for c in situation.claims if c.place is not None]
        self._known = known_words(theatre, places, [r.outlet or "" for r in situation.reports])
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._notes: list[Footnote] = []

    def numbers(self, claims: Iterable[Claim]) -> tuple[int, ...]:
        """The numbers of the claims' footnotes, each once, ascending."""
        return tuple(sorted({self._number(c) for c in claims}))

    def all(self) -> tuple[Footnote, ...]:
        """Every footnote, by number."""
        return tuple(self._notes)

    def safe(self, words: str, claim: Claim) -> str:
        """Words of a claim as a reader may see them: private persons unnamed."""
        return self._policy.words(words, claim=claim, private=self._private, known=self._known)

    def _number(self, claim: Claim) -> int:
        key = (claim.report_id, claim.span.start, claim.span.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._notes) + 1
            self._notes.append(self._note(claim, len(self._notes) + 1))
        return self._numbers[key]

    def _note(self, claim: Claim, number: int) -> Footnote:
        report = self._reports[claim.report_id]
        span = _readable(report.text, claim.span)
        passage = self._policy.quotation(report.text, span, claim=claim, private=self._private, known=self._known)
        return Footnote(
            number=number,
            claim_id=claim.id,
            report_id=report.id,
            outlet=report.outlet or "Outlet not given",
            title=self._title(report, claim),
            published=_stretch(*report.published.days(self._zone)),
            url=self._policy.links(claim, report),
            quote=passage.text,
            start=passage.span.start,
            end=passage.span.end,
            cut=passage.cut,
            dated=self._dated(claim),
        )

    def _title(self, report: Report, claim: Claim) -> str | None:
        if report.title is None:
            return None
        return self.safe(report.title, claim)

    def _dated(self, claim: Claim) -> str:
        if claim.when is None:
            return "not dated"
        days = _stretch(*claim.when.days(self._zone))
        return f"{days}, {_BASES[claim.when_basis]}" if claim.when_basis else days


def _readable(text: str, span: Span) -> Span:
    """The span, or its whole sentence where the words alone ("leaving it") tell a reader nothing."""
    if span.end - span.start >= _TELLING:
        return span
    first = max(0, span.start - _SENTENCE)
    starts = [m.end() for m in _BREAK.finditer(text, first, span.start + 1) if m.end() <= span.start]
    after = _BREAK.search(text, span.end)
    start = starts[-1] if starts else (span.start if first else 0)
    end = after.start() if after is not None else len(text.rstrip())
    wide = Span(start, end)
    return wide if wide.end - wide.start <= _SENTENCE else span


def _stretch(first: date | None, last: date | None) -> str:
    start = "" if first is None else full_date(first)
    end = "" if last is None else full_date(last)
    if start == end:
        return start
    if not start or not end:
        return f"from {start}" if start else f"until {end}"
    return f"{start} to {end}"
