"""What holds of every extraction: where its spans lie, that it is the same each time, and what is read at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from reportedly.errors import InputError
from reportedly.extract import Scope, extract
from reportedly.extract.english.lexicon import english_lexicon
from reportedly.record import Extraction, Moment, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import Theatre, load_theatre

if TYPE_CHECKING:
    from collections.abc import Iterator

UKRAINE = load_theatre("ukraine-2022")
WORLD = load_theatre("world")
PUBLISHED = Moment.civil(date(2022, 9, 10), date(2022, 9, 10), UKRAINE.zone)
JSON = TypeAdapter(Extraction)
TEXTS = (
    "Serhiy Haidai said Ukrainian forces had entered Lysychansk. The claim could not be verified.",
    "Joint Command South (JCS) said Russian forces shelled Mykolaiv.\n\nJCS said Russian troops left two villages.",
    "A video posted by Ukrainian soldiers showed 12 destroyed Russian tanks and three Russian prisoners.",
    "JCS troops entered Lyman. He said so.",
    "“We captured hundreds of Russian troops and vehicles,” a Ukrainian soldier said. “We took them back.”",
)
WORDS = st.sampled_from(
    [
        *(
            "said",
            "Ukrainian",
            "Russian",
            "forces",
            "captured",
            "Izium",
            "JCS",
            "We",
            "our",
            "orcs",
            "if",
            "not",
            "that",
        ),
        *(
            "hundreds",
            "of",
            "troops",
            "and",
            "12",
            "tanks",
            "to",
            "between",
            "according",
            "showed",
            "video",
            "by",
            "no",
        ),
        *(
            "“",
            "”",
            '"',
            ":",
            ".",
            ",",
            "(",
            ")",
            "-",
            "–",
            "reportedly",
            "announced:",
            "\n",
            "\r",
            "\t",
            "\x0b",
            "\x1c",
        ),
        *(
            "\u200b",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "é",
            "e\u0301",
            "İ",
            "ß",
            "ﬁ",
            "🚩",
            "👨\u200d👩\u200d👧",
            "Київ",
            "القوات",
        ),
    ]
)
SENTENCES = [e.sentence.split() for words in english_lexicon().predicates.words() for e in words.examples]
LEFT_OUT = st.sets(st.integers(min_value=0, max_value=12), max_size=6)  # places of words: nouns, verbs, the full stop
TORN = st.builds(
    lambda words, out: " ".join(word for i, word in enumerate(words) if i not in out),
    st.sampled_from(SENTENCES),
    LEFT_OUT,
)
ODD_TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map(" ".join), TORN)


def report_of(text: str, *body: Span) -> Report:
    whole = body or (Span(0, len(text)),)
    return Report(report_id("Herald", PUBLISHED, text), "one", text, whole, PUBLISHED, "Herald")


def read(text: str, *body: Span, theatre: Theatre = UKRAINE, scope: Scope = "claims") -> Extraction:
    return next(extract([report_of(text, *body)], theatre, scope))


def spans_of_its_own(result: Extraction) -> Iterator[Span]:
    """Where claims, evidence and sentences lie, with all that they stand on."""
    yield from result.sentences
    for item in result.evidence:
        yield item.span
    for claim in result.claims:
        yield claim.span
        yield from (span for _, span in claim.spans)
        yield from (hedge.span for hedge in claim.hedges)
    for setting in result.settings:
        yield from (setting.sentence, setting.paragraph, *setting.where, *setting.when)


def spans_of_tellings(result: Extraction) -> Iterator[Span]:
    for told in result.attributions:
        yield from (*told.source_spans, *told.cue_spans, *told.content_spans)


@settings(max_examples=120, deadline=None)
@given(ODD_TEXTS, st.sampled_from([UKRAINE, WORLD]))
def test_no_text_breaks_an_extraction_and_all_its_spans_lie_in_the_text(text: str, theatre: Theatre) -> None:
    result = read(text, theatre=theatre, scope="all")
    whole = Span(0, len(text))
    assert all(whole.covers(span) for span in (*spans_of_its_own(result), *spans_of_tellings(result)))
    assert all(claim.quote == claim.span.of(text) for claim in result.claims)
    assert all(claim.quote.strip() for claim in result.claims)


@settings(max_examples=60, deadline=None)
@given(ODD_TEXTS, st.sampled_from(TEXTS), ODD_TEXTS, st.sampled_from(TEXTS))
def test_nothing_is_taken_from_what_is_not_body(before: str, first: str, between: str, second: str) -> None:
    text = f"{before}{first}\n{between}\n{second}"
    start = len(text) - len(second)
    body = (Span(len(before), len(before) + len(first)), Span(start, len(text)))
    result = read(text, *body, scope="all")
    assert all(any(part.covers(span) for part in body) for span in spans_of_its_own(result))
    assert result.claims


def test_a_box_between_two_paragraphs_makes_no_claim_and_no_attribution() -> None:
    parts = (
        "Ukrainian troops entered Lyman.",
        "Denis Pushilin said Russian forces shelled Kherson.",
        "Russian troops left.",
    )
    text = "\n".join(parts)
    box = text.index(parts[1])
    body = (Span(0, box - 1), Span(box + len(parts[1]) + 1, len(text)))
    result = read(text, *body)
    assert [c.event for c in result.claims] == ["entered", "withdrew"]
    assert result.attributions == ()


def test_a_report_without_a_body_gives_nothing() -> None:
    report = replace(report_of(TEXTS[0]), body=())
    assert list(extract([report], UKRAINE)) == [Extraction(report)]


def test_the_same_reports_give_the_same_bytes() -> None:
    first, second = ([JSON.dump_json(e) for e in extract(map(report_of, TEXTS), UKRAINE)] for _ in range(2))
    assert first == second


def test_neither_order_nor_batch_of_the_reports_changes_what_is_taken_from_one() -> None:
    alone = {text: JSON.dump_json(read(text)) for text in TEXTS}
    many = [*TEXTS, *reversed(TEXTS), *TEXTS * 3]
    told = list(extract(map(report_of, many), UKRAINE))
    assert [e.report.text for e in told] == many
    assert all(JSON.dump_json(e) == alone[e.report.text] for e in told)


def test_an_extraction_goes_through_json_unchanged() -> None:
    for text in TEXTS:
        result = read(text)
        assert JSON.dump_json(JSON.validate_json(JSON.dump_json(result))) == JSON.dump_json(result)


def test_claim_ids_are_the_same_wherever_the_claim_is_read_again_and_no_two_are_alike() -> None:
    told = [read(text) for text in TEXTS]
    ids = [c.id for e in told for c in e.claims]
    assert len(set(ids)) == len(ids)
    assert ids == [c.id for text in TEXTS for c in read(text, scope="all").claims]


def test_another_publication_day_makes_other_claim_ids() -> None:
    text = TEXTS[0]
    later = Moment.civil(date(2022, 9, 11), date(2022, 9, 11), UKRAINE.zone)
    other = replace(report_of(text), id=report_id("Herald", later, text), published=later)
    (first,) = read(text).claims
    (second,) = next(extract([other], UKRAINE)).claims
    assert first.id != second.id


def test_a_paragraph_that_can_hold_no_claim_is_read_only_when_everything_is() -> None:
    text = "The mayor said the library was new.\nUkrainian troops entered Lyman."
    narrow, whole = read(text), read(text, scope="all")
    assert [s.of(text) for s in narrow.sentences] == ["Ukrainian troops entered Lyman."]
    assert [s.of(text) for s in whole.sentences] == text.split("\n")
    assert narrow.attributions == ()
    assert len(whole.attributions) == 1
    assert narrow.claims == whole.claims


def test_the_trace_says_which_rule_fired_on_which_words_and_why_nothing_did() -> None:
    trace = read("Ukrainian troops entered Lyman. Russian forces moved up to capture Izium.").trace
    told = {line.words: line for line in trace}
    assert "event: entered" in told["entered"].rule
    assert told["capture"].rule.startswith("no claim of")
    assert told["capture"].gave
    assert [line.span for line in trace] == sorted(line.span for line in trace)


def test_the_trace_tells_voice_and_cue_the_scope_and_band_of_a_hedge_and_later_doubt() -> None:
    text = (
        "The mayor said the governor claimed that Russian forces had probably left around 12 tanks in Lyman. "
        "The governor despised the deal. His claim could not be verified."
    )
    told = {(line.rule, line.words): line.gave for line in read(text).trace}
    assert told["voice: claims, a clause", "claimed"].endswith("inside what mayor tells")
    assert told["attitude: judges, its object", "despised"].startswith("governor: ")
    assert "55 to 80 % likely (ICD 203)" in told["hedge", "probably"]
    assert told["hedge", "around"].startswith("on the quantity of ")
    assert told["hedge", "could not be verified"].startswith("on the event of ")


def test_a_language_that_nobody_reads_is_refused_by_name() -> None:
    report = replace(report_of(TEXTS[0]), language="tlh")
    with pytest.raises(InputError, match="“tlh”"):
        list(extract([report], UKRAINE))


def test_nothing_of_the_parser_leaves_the_step() -> None:
    for text in TEXTS:
        assert b"spacy" not in JSON.dump_json(read(text))
        JSON.dump_python(read(text), mode="json")
