"""The scorer itself: what it calls right and wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.quality.annotated import annotated, spanned
from tests.quality.measure import Pair, figures, matches, place_verdict, same_days, same_name, same_quantity

from reportedly.record import Moment, Report, Span

Row = dict[str, object]

LYMAN: Row = {"name": "Lyman", "lat": 48.99, "lon": 37.81}
DAY: list[str | None] = ["2022-09-10", "2022-09-10"]


def gold_claim(span: tuple[int, int], event: str, **other: object) -> Row:
    claim: Row = {"span": span, "event": event, "actor": "UA", "place": LYMAN, "when": DAY, "quantity": None}
    return claim | {"source": None, "source_side": None, "certainty": "asserted", "polarity": "+"} | other


def taken_claim(span: tuple[int, int], event: str, **other: object) -> Row:
    return gold_claim(span, event) | {"actor": {"side": "UA", "name": "Ukraine"}} | other


def test_a_perfect_extraction_scores_one_in_every_figure() -> None:
    told = {"quantity": {"low": 9, "high": 9, "unit": "tanks"}}
    gold = (
        gold_claim((0, 40), "liberated"),
        gold_claim((50, 90), "equipment_captured", source="General Staff", source_side="UA", **told),
    )
    source = {"name": "General Staff", "side": "UA"}
    taken = (taken_claim((0, 40), "liberated"), taken_claim((50, 90), "equipment_captured", source=source, **told))
    assert set(figures([Pair("", "", gold, taken)]).values()) == {1.0}


def test_an_event_of_another_family_does_not_match() -> None:
    assert not matches([gold_claim((0, 40), "withdrew")], [taken_claim((0, 40), "liberated")])


def test_a_claim_as_wide_as_the_text_matches_no_clause() -> None:
    assert not matches([gold_claim((0, 40), "liberated")], [taken_claim((0, 400), "liberated")])


def test_of_two_claims_on_one_span_the_one_that_agrees_more_matches() -> None:
    elsewhere = {"name": "Yampil", "lat": 48.93, "lon": 37.96}
    taken = [taken_claim((0, 40), "liberated", place=elsewhere), taken_claim((0, 40), "liberated")]
    (match,) = matches([gold_claim((0, 40), "liberated")], taken)
    assert match.taken is taken[1]


def test_what_matches_an_optional_claim_counts_neither_way() -> None:
    gold = (gold_claim((0, 40), "liberated"), gold_claim((50, 90), "advanced", optional=True))
    taken = (taken_claim((0, 40), "liberated"), taken_claim((50, 90), "advanced"))
    assert figures([Pair("", "", gold, taken)])["precision"] == 1.0
    assert figures([Pair("", "", gold, taken[:1])])["recall"] == 1.0


def test_an_invented_claim_costs_precision_and_a_missed_one_recall() -> None:
    gold = (gold_claim((0, 40), "liberated"), gold_claim((50, 90), "withdrew"))
    taken = (taken_claim((0, 40), "liberated"), *(taken_claim((100, 140), "shelled") for _ in range(3)))
    reached = figures([Pair("", "", gold, taken)])
    assert (reached["precision"], reached["recall"]) == (0.25, 0.5)


def test_a_gap_is_not_right_and_not_wrong_and_a_village_elsewhere_is_wrong() -> None:
    gap = {"name": "Lyman", "lat": None, "lon": None}
    far = {"name": "Lyman", "lat": 45.67, "lon": 29.74}
    assert place_verdict(LYMAN, gap) == {"place_right": False, "place_not_wrong": True}
    assert place_verdict(LYMAN, None) == {"place_right": False, "place_not_wrong": True}
    assert place_verdict(LYMAN, far) == {"place_right": False, "place_not_wrong": False}
    assert place_verdict(None, LYMAN) == {"place_right": False, "place_not_wrong": False}


def test_a_stated_radius_reaches_25_kilometres_and_no_further() -> None:
    near = {"name": "near", "lat": 49.16, "lon": 37.81}  # 19 km north
    assert place_verdict(LYMAN, near | {"radius_km": 20.0})["place_right"]
    assert not place_verdict(LYMAN, near | {"radius_km": 5.0})["place_right"]
    assert not place_verdict(LYMAN, near | {"lat": 49.4, "radius_km": 900.0})["place_right"]  # 46 km


@pytest.mark.parametrize(
    ("taken", "same"),
    [
        (DAY, True),
        (["2022-09-10", "2022-09-11"], True),
        (["2022-09-09", "2022-09-11"], False),
        (["2022-09-11", "2022-09-11"], False),
        ([None, "2022-09-10"], False),
        (None, False),
    ],
)
def test_days_agree_where_half_of_them_are_shared(taken: list[str | None] | None, *, same: bool) -> None:
    assert same_days(DAY, taken) is same


def test_quantities_agree_in_unit_and_in_both_bounds() -> None:
    gold = {"low": 20, "high": None, "unit": "settlements"}
    assert same_quantity(gold, gold | {"low": 21})
    assert not same_quantity(gold, gold | {"high": 20})
    assert not same_quantity(gold, gold | {"unit": "tanks"})
    assert not same_quantity(gold, gold | {"low": 31})


def test_a_source_may_be_named_more_briefly_but_not_otherwise() -> None:
    assert same_name("Ministry of Defence of the Russian Federation", "Russian Federation's Ministry of Defence")
    assert same_name("mayor of Enerhodar", "Enerhodar")
    assert not same_name("Ukraine's General Staff", "Russia's Ministry of Defence")
    assert not same_name("RF", "RF troops")


def test_a_quote_that_stands_twice_needs_its_number() -> None:
    text = "They left. They left."
    report = Report("r", "d", text, (Span(0, len(text)),), Moment.instant(datetime(2022, 9, 11, tzinfo=UTC)))
    with pytest.raises(LookupError, match="2 times"):
        spanned({"quote": "They left"}, report)
    assert spanned({"quote": "They left", "nth": 2}, report)["span"] == [11, 20]


def test_every_annotated_claim_has_the_fields_of_the_form() -> None:
    fields = {"quote", "event", "actor", "target", "place", "when", "quantity", "source", "source_side"}
    fields |= {"certainty", "polarity", "hedges"}
    odd = [
        claim["quote"]
        for each in annotated()
        for claim in each.claims
        if not fields <= set(claim) <= fields | {"optional", "nth", "note"}
    ]
    assert odd == []
