"""The scorer of events itself: what it calls right and wrong."""

from __future__ import annotations

from typing import Any

import pytest
from tests.gold.events.measure import figures_of
from tests.gold.pairs import Pair

TEXT = "Russian troops shelled Yampil and Dibrova, killing two women."
Row = dict[str, Any]


def claim(span: tuple[int, int], event: str, **more: object) -> Row:
    plain: Row = dict.fromkeys(("actor", "target", "place", "when", "quantity", "victims", "outcome", "age", "sex"))
    return {**plain, "object": None, "certainty": "asserted", "polarity": "+", "span": span, "event": event, **more}


SHELLED = claim((0, 41), "shelled", actor="RU", place="Yampil")
KILLED = claim((43, 60), "civilians_harmed", quantity={"low": 2, "high": 2, "unit": "persons"}, outcome="killed")


def taken(row: Row) -> Row:
    """The same as the pipeline writes it."""
    place = None if row["place"] is None else {"name": row["place"], "names": [row["place"]]}
    return {**row, "actor": row["actor"] and {"side": row["actor"]}, "place": place}


def score(gold: list[Row], found: list[Row]) -> dict[str, float]:
    return figures_of([Pair("x", TEXT, gold, found)])


def test_a_perfect_extraction_scores_one_in_all_that_applies() -> None:
    reached = score([SHELLED, KILLED], [taken(SHELLED), taken(KILLED)])
    assert {reached[k] for k in ("f1", "event", "actor", "place", "quantity", "outcome")} == {1.0}


def test_a_claim_of_another_family_or_elsewhere_is_another_claim() -> None:
    assert score([SHELLED], [taken({**SHELLED, "event": "withdrew"})])["f1"] == pytest.approx(0)
    assert score([SHELLED], [taken({**SHELLED, "span": (43, 60)})])["f1"] == pytest.approx(0)


def test_claims_of_one_span_are_paired_by_their_places() -> None:
    other = {**SHELLED, "place": "Dibrova"}
    assert score([SHELLED, other], [taken(other), taken(SHELLED)])["place"] == pytest.approx(1)


def test_an_optional_claim_counts_neither_way() -> None:
    optional = {**KILLED, "optional": True}
    assert score([SHELLED, optional], [taken(SHELLED)])["f1"] == pytest.approx(1)
    assert score([SHELLED, optional], [taken(SHELLED), taken(optional)])["f1"] == pytest.approx(1)


def test_a_quantity_from_nowhere_and_one_missed_are_told_apart() -> None:
    invented = score([SHELLED], [taken({**SHELLED, "quantity": {"low": 3, "high": 3, "unit": "attacks"}})])
    assert invented["quantity_not_invented"] == pytest.approx(0)
    assert score([KILLED], [taken({**KILLED, "quantity": None})])["quantity"] == pytest.approx(0)


def test_nobody_and_an_unknown_party_are_the_same() -> None:
    assert score([{**SHELLED, "actor": "unknown"}], [taken({**SHELLED, "actor": None})])["actor"] == pytest.approx(1)
