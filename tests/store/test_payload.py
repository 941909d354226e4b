"""Any extraction that the types allow comes back the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.record import (
    Actor,
    Attribution,
    Claim,
    Event,
    Evidence,
    Extraction,
    Hedge,
    HedgeScope,
    Moment,
    Place,
    PlaceKind,
    PlaceMention,
    Precision,
    Provenance,
    Quantity,
    Relation,
    RelationType,
    Report,
    Setting,
    Source,
    SourceKind,
    Span,
    TimeMention,
    TraceLine,
    WherePrec,
)
from reportedly.store import open_record

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)  # no id holds a NUL
names = st.none() | words
numbers = st.floats(allow_nan=False, allow_infinity=False)
unsure = st.none() | numbers
# Such times fit both databases in every time zone.
times = st.datetimes(datetime(1000, 1, 1), datetime(9000, 1, 1), timezones=st.timezones())  # noqa: DTZ001
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 9999), st.integers(0, 999))
moments = st.builds(
    lambda begin, length, precision: Moment(begin, begin and begin.astimezone(UTC) + length, precision),
    st.none() | times,
    st.timedeltas(timedelta(0), timedelta(999)),
    st.sampled_from(Precision),
)
shapes = st.none() | st.dictionaries(words, st.lists(numbers, max_size=2), max_size=2)
relations = st.builds(Relation, st.sampled_from(RelationType), names, names, unsure, unsure, shapes)
places = st.builds(
    Place, words, words, st.sampled_from(PlaceKind), unsure, unsure, numbers, st.sampled_from(WherePrec), names, names
)
mentions = st.builds(
    PlaceMention, span=spans, place=st.none() | places, confidence=numbers, relation=st.none() | relations
)


def few(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


def claims_of(report_id: str) -> st.SearchStrategy[Claim]:
    sources = st.builds(Source, words, words, words, st.sampled_from(SourceKind), words)
    actors = st.builds(Actor, words, words)
    return st.builds(
        Claim,
        id=words,
        report_id=st.just(report_id),
        event=st.sampled_from(Event),
        span=spans,
        actor=st.none() | actors,
        target=st.none() | actors,
        source=st.none() | sources,
        place=st.none() | places,
        relation=st.none() | relations,
        when=st.none() | moments,
        quantity=st.none() | st.builds(Quantity, unsure, unsure, words),
        hedges=few(st.builds(Hedge, words, spans, st.sampled_from(HedgeScope))),
        spans=few(st.tuples(words, spans)),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    report = draw(
        st.builds(Report, outlet=names, language=words, id=words.filter(bool), published=moments, body=few(spans))
    )
    told = draw(st.lists(claims_of(report.id), max_size=2, unique_by=lambda claim: claim.id))
    shown = st.lists(st.builds(Evidence, id=words, span=spans), max_size=2, unique_by=lambda item: item.id)
    telling = {"source_spans": few(spans), "cue_spans": few(spans), "content_spans": few(spans)}
    settings_of = st.builds(Setting, sentence=spans, paragraph=spans, where=few(spans), stands_in=st.none() | spans)
    return draw(
        st.builds(
            Extraction,
            report=st.just(report),
            attributions=few(st.builds(Attribution, informant=st.none() | spans, **telling)),
            evidence=shown.map(tuple),
            claims=st.just(tuple(told)),
            settings=few(settings_of),
            places=few(mentions),
            moments=few(st.builds(TimeMention, span=spans, moment=st.none() | moments)),
            sentences=few(spans),
            trace=few(st.builds(TraceLine, span=spans)),
        )
    )


def test_any_extraction_comes_back_as_it_went_in(record_url: str) -> None:
    versions = count(1)

    with open_record(record_url) as record:

        @settings(max_examples=15, deadline=None)
        @given(taken=extractions())
        def comes_back(taken: Extraction) -> None:
            made = Provenance("0.1.0", str(next(versions)), "t", "g", datetime(2024, 1, 1, tzinfo=UTC))
            assert record.add(taken, made)
            back = record.extraction(taken.report.id)
            assert back == taken
            assert repr(back.moments) == repr(taken.moments)  # the zone, and what is no part of equality
            assert [claim.spans for claim in back.claims] == [claim.spans for claim in taken.claims]

        comes_back()


def test_a_text_may_hold_any_character(record_url: str) -> None:
    text = "\x00\x1f\x7f\u2028\ufeff\U0010ffff ї"
    report = Report("r1", "d", text, (Span(0, len(text)),), Moment.instant(datetime(2024, 1, 1, tzinfo=UTC)))
    with open_record(record_url) as record:
        record.add(Extraction(report), Provenance("0.1.0", "1", "t", "g", datetime(2024, 1, 1, tzinfo=UTC)))
        assert record.report("r1").text == text
        record.verify_history()
