"""The scorer of voices itself: what it calls right and wrong."""

from __future__ import annotations

import pytest
from tests.gold.bootstrap import intervals
from tests.gold.spans import spanned
from tests.gold.voices.measure import Pair, Row, counts, figures, figures_of

TEXT = "The mayor of Lyman said that shells had hit the school. He denied that anyone was hurt."


def telling(name: str, source: str, cue: str, content: str, **more: object) -> Row:
    spans = {
        role: [spanned(words, TEXT, "x")] for role, words in (("source", source), ("cue", cue), ("content", content))
    }
    return {"id": name, "kind": "statement", "parent": None, **spans, **more}


SAID = telling("a1", "The mayor of Lyman", "said", "shells had hit the school")


def claim(span: str, **more: object) -> Row:
    plain: Row = {"event": "struck", "certainty": "asserted", "polarity": "+", "channel": "unknown", "source": None}
    return {**plain, "span": spanned(span, TEXT, "x"), "hedges": [], "against_interest": False, **more}


def pair(gold: list[Row], taken: list[Row], ours: list[Row] | None = None, theirs: list[Row] | None = None) -> Pair:
    return Pair(
        "x",
        TEXT,
        {"attributions": gold, "claims": ours or [], "evidence": []},
        {"attributions": taken, "claims": theirs or [], "evidence": []},
    )


def test_a_perfect_extraction_scores_one_in_attribution_and_claims() -> None:
    hit = claim("shells had hit the school")
    reached = figures_of([pair([SAID], [SAID], [hit], [hit])])
    assert {reached[k] for k in ("attribution_f1", "attribution_with_source_f1", "claim_f1", "certainty_macro_f1")} == {
        1
    }


def test_a_telling_with_another_cue_is_another_telling() -> None:
    assert figures_of([pair([SAID], [telling("a1", "The mayor of Lyman", "denied", "shells had hit the school")])])[
        "attribution_f1"
    ] == pytest.approx(0.0)


def test_a_telling_by_somebody_else_counts_without_its_source() -> None:
    reached = figures_of([pair([SAID], [telling("a1", "He", "said", "shells had hit the school")])])
    assert (reached["attribution_f1"], reached["attribution_with_source_f1"]) == (1.0, 0.0)


def test_the_head_of_a_source_is_enough() -> None:
    reached = figures_of([pair([SAID], [telling("a1", "mayor", "said", "shells had hit the school")])])
    assert reached["attribution_with_source_f1"] == pytest.approx(1.0)


def test_a_certainty_that_is_mistaken_costs_the_label_that_was_meant() -> None:
    span = "shells had hit the school"
    gold, taken = [claim(span, certainty="hedged")], [claim(span)]
    assert figures_of([pair([], [], gold, taken)])["certainty_macro_f1"] == pytest.approx(0.0)


def test_an_interval_holds_its_figure_and_is_the_same_each_time() -> None:
    each = [counts(pair([SAID], [SAID])), counts(pair([SAID], []))] * 10
    low, high = intervals(each, figures)["attribution_recall"]
    assert low <= 0.5 <= high
    assert intervals(each, figures) == intervals(each, figures)


@pytest.mark.parametrize("words", ["nowhere", "a", "e"])
def test_words_that_stand_nowhere_or_twice_are_refused_with_the_passages_name(words: str) -> None:
    with pytest.raises(LookupError, match=r"^x: "):
        spanned(words, TEXT, "x")


def test_a_number_tells_which_of_the_same_words_is_meant() -> None:
    assert spanned("that~2", TEXT, "x")[0] == TEXT.rindex("that")
