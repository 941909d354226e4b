"""Who prints what: reports with their claims, copies of them, and the truth about both."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from bench.front.settings import Level
from bench.front.telling import Tellers, Telling
from bench.front.theatre import INSTITUTIONS, NOBODY, OUTLETS, ZONE, Speaker
from bench.front.words import filler, sentence
from bench.front.world import BEGINS, Fact, World

from reportedly.record import Actor, Claim, Event, Moment, Report, Span, Victims, ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.front.world import Tally

    from reportedly.record import Quantity

_PEOPLE = {Event.CIVILIANS_HARMED, Event.DISPLACED}
_PLACE_ONLY = {
    Event.CAPTURED,
    Event.LIBERATED,
    Event.CONTROLS,
    Event.SHELLED,
    Event.STRUCK,
}  # their target is the place
_LEAST = 3  # lines that a shortened copy keeps
_SWAPPED = 0.4
_LATE_COPY = 0.15  # of the copies that come a day or two later
_EXTRACTOR = "front-1"
_SWAPS = (
    ("said", "stated"), ("reported", "told"), ("took", "seized"), ("captured", "took"), ("people", "persons"),
    ("hit", "struck"), ("left", "quit"))  # fmt: skip


@dataclass(slots=True)
class Front:
    """What was printed, and what of it is so.

    `facts` are by id; `told` gives the telling behind each claim id, `originals` the original of each copy, by report
    id.
    """

    level: Level
    world: World
    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    told: dict[str, Telling] = field(default_factory=dict)
    originals: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of a report with the telling that it prints; None for filler."""

    text: str
    telling: Telling | None


@dataclass(frozen=True, slots=True)
class _Article:
    printer: Speaker
    published: datetime
    lines: tuple[_Line, ...]
    of: Speaker | None = None  # whose report it copies


def make(level: Level) -> Front:
    """Makes up a war and everything that is printed of it, the same on every run."""
    chance = Random(level.seed)
    world = World(level, chance)
    tellers = Tellers(level, world, chance)
    front = Front(level, world)
    waiting: list[Telling] = []
    day = 0
    while len(front.claims) < level.claims:
        for fact in world.day(day):
            waiting += tellers.of(fact)
        midnight = BEGINS + timedelta(days=day + 1)
        due = [t for t in waiting if t.told_at < midnight]
        waiting = [t for t in waiting if t.told_at >= midnight]
        for telling in due:
            front.facts[telling.fact.id] = telling.fact
        for article in _articles(due, level, chance):
            original = _print(article, front)
            for copy in _copies(article, level, chance):
                front.originals[_print(copy, front)] = original
        day += 1
    return front


def _articles(due: list[Telling], level: Level, chance: Random) -> list[_Article]:
    """A day's reports: what each institution puts out itself, and what each outlet finds, passes on and cites."""
    rates = level.rates
    printed: dict[str, list[Telling]] = defaultdict(list)
    printers = {s.id: s for s in (*INSTITUTIONS, *OUTLETS)}
    for telling in sorted(due, key=lambda t: (t.told_at, t.speaker.id, t.fact.id)):
        if telling.speaker.id == telling.speaker.voice:  # a spokesman has no paper of his own
            printed[telling.speaker.id].append(telling)
        elif not telling.speaker.alone:
            printed[chance.choice(OUTLETS).id].append(telling)
        for outlet in OUTLETS:
            same = outlet.side in {telling.speaker.side, NOBODY}
            rate = (
                rates["cites_outlet"] / 4 if telling.speaker.alone else rates["relays" if same else "relays_other_side"]
            )
            if outlet.id != telling.speaker.id and chance.random() < rate:
                printed[outlet.id].append(telling)
    articles = []
    for printer, tellings in sorted(printed.items()):
        begin = 0
        while begin < len(tellings):
            size = chance.randint(1, int(rates["per_report"]))
            articles.append(_article(printers[printer], tellings[begin : begin + size], level, chance))
            begin += size
    return sorted(articles, key=lambda a: (a.published, a.printer.id, a.lines[0].text))


def _article(printer: Speaker, tellings: list[Telling], level: Level, chance: Random) -> _Article:
    lines: list[_Line] = [_Line(filler(chance), None)] if printer.alone else []
    for telling in tellings:
        lines.append(_Line(sentence(telling, printer, chance), telling))
        if printer.style != "bulletin" and chance.random() < level.rates["filler"]:
            lines.append(_Line(filler(chance), None))
    latest = max(t.told_at for t in tellings)
    return _Article(printer, latest + timedelta(minutes=chance.uniform(10, 300)), tuple(lines))


def _copies(article: _Article, level: Level, chance: Random) -> Iterator[_Article]:
    """The reports that copy one; as many as make the level's share of all reports."""
    count = int(level.copies / (1 - level.copies) + chance.random())
    others = [o for o in OUTLETS if o.id != article.printer.id]
    for printer in chance.sample(others, min(count, len(others))):
        hours = chance.uniform(24, 60) if chance.random() < _LATE_COPY else chance.uniform(0.5, 20)
        lines = article.lines
        if chance.random() < level.rates["cut"] and len(lines) > _LEAST:
            lines = lines[: max(_LEAST, round(len(lines) * chance.uniform(0.6, 0.9)))]
        if chance.random() < level.rates["edited"]:
            lines = tuple(_Line(_edited(line.text, chance), line.telling) for line in lines)
        lines = (_Line(f"({article.printer.name}) {lines[0].text}", lines[0].telling), *lines[1:])
        if any(line.telling for line in lines):
            yield _Article(printer, article.published + timedelta(hours=hours), lines, article.printer)


def _edited(text: str, chance: Random) -> str:
    """The same sentence with a word changed here and there."""
    for old, new in _SWAPS:
        if chance.random() < _SWAPPED:
            text = text.replace(f" {old} ", f" {new} ")
    return text


def _print(article: _Article, front: Front) -> str:
    """Puts a report and its claims into the front; gives the report's id."""
    text, spans = "", []
    for line in article.lines:
        begin = len(text)
        text += line.text + " "
        spans.append(Span(begin, len(text) - 1))
    text = text.rstrip()
    published = Moment.instant(article.published)
    report_id = ids.report_id(article.printer.name, published, text)
    front.reports.append(
        Report(report_id, report_id, text, (Span(0, len(text)),), published, article.printer.name)
    )  # fmt: skip
    for line, span in zip(article.lines, spans, strict=True):
        if line.telling is not None:
            for ordinal, claim in enumerate(_claims(line.telling, report_id, article, span)):
                made = replace(
                    claim, quote=line.text, id=ids.claim_id(report_id, _EXTRACTOR, span, claim.event, ordinal)
                )
                front.claims.append(made)
                front.told[made.id] = line.telling
    return report_id


def _claims(telling: Telling, report_id: str, article: _Article, span: Span) -> list[Claim]:
    """A claim for each thing counted; one where nothing is."""
    counted: list[tuple[Tally | None, Quantity | None]] = list(telling.counts)
    if not counted:
        counted = [(telling.fact.tallies[0] if telling.fact.tallies else None, None)]
    return [
        replace(_claim(telling, article, tally, quantity), report_id=report_id, span=span)
        for tally, quantity in counted
    ]


def _claim(telling: Telling, article: _Article, tally: Tally | None, quantity: Quantity | None) -> Claim:
    when = telling.when
    if when is None:
        day = article.published.astimezone(ZONE).date()
        when = Moment.civil(day, day, ZONE)
    first_hand = telling.speaker.id == (article.of or article.printer).id
    fact = telling.fact
    suffers = None if telling.event in _PLACE_ONLY else fact.target
    return Claim(
        id="", report_id="", span=Span(0, 0), quote="", event=telling.event,
        actor=Actor(telling.actor, f"{telling.actor} forces"),
        target=Actor(suffers, f"{suffers} forces") if suffers else None,
        victims=Victims.CIVILIAN if telling.event in _PEOPLE else None,
        thing=fact.what, place=telling.place, relation=None, when=when, when_basis=telling.basis, quantity=quantity,
        source=None if first_hand else telling.speaker.source(), attribution_id=None,
        channel=telling.speaker.channel, certainty=telling.certainty, hedges=(), polarity=telling.polarity,
        against_interest=telling.against_interest, kind=fact.what, outcome=tally.outcome if tally else None,
    )  # fmt: skip
