"""What the steps pass on about one report."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.record.claim import Claim, Evidence
from reportedly.record.moment import TimeMention
from reportedly.record.place import PlaceMention
from reportedly.record.report import Report
from reportedly.record.source import Attribution
from reportedly.record.span import Span


@dataclass(frozen=True, slots=True)
class Setting:
    """Where in the text to look for one claim's place and time; `extract` knows it from the parse.

    `where` and `when` are phrases attached to the event, the closest first. `stands_in` is the word that stands for
    a place named before ("there", "the town"). `tense` is past, perfect, pluperfect, present or future.
    """

    claim_id: str
    sentence: Span
    paragraph: Span
    where: tuple[Span, ...] = ()
    when: tuple[Span, ...] = ()
    stands_in: Span | None = None
    tense: str = "past"
    about: tuple[Span, ...] = ()  # the source's own words: a council speaks of its town
    harms: str | None = None  # the code of the side that the claim's event is a loss of


@dataclass(frozen=True, slots=True)
class TraceLine:
    """Why a sentence gave what it gave: which rule fired on which words; `reportedly explain` shows it."""

    span: Span
    rule: str
    words: str
    gave: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was taken from one report; `settings` has one entry for each claim, by claim id."""

    report: Report
    attributions: tuple[Attribution, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[Claim, ...] = ()
    settings: tuple[Setting, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    moments: tuple[TimeMention, ...] = ()
    sentences: tuple[Span, ...] = ()
    trace: tuple[TraceLine, ...] = ()
