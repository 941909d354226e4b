"""Verbs, numbers and names in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.made_up import OWNER, THEATRE, Story, one, place, source

from reportedly.record import Event, Hedge, HedgeScope, Quantity, SourceKind, Span
from reportedly.render.amounts import Amount, bare_thing, goods
from reportedly.render.english import capital, is_plural, listing, number, singular
from reportedly.render.phrases import Manner, inflect, phrases
from reportedly.render.speakers import Speakers


def test_every_event_has_its_phrase() -> None:
    assert set(phrases()) == set(Event)
    assert all(p.noun and p.base and p.participle for p in phrases().values())


@pytest.mark.parametrize(
    ("manner", "words"),
    [
        (Manner("perfect", plural=True, passive=False, state=False), "have taken"),
        (Manner("past", plural=True, passive=False, state=False, hedge="reportedly"), "reportedly took"),
        (Manner("perfect", plural=False, passive=True, state=False), "has been taken"),
        (Manner("progressive", plural=True, passive=False, state=False), "are taking"),
        (Manner("past", plural=True, passive=False, state=False, hedge="appear"), "appear to have taken"),
        (Manner("perfect", plural=True, passive=False, state=False, negative="not yet"), "have not yet taken"),
        (Manner("future", plural=True, passive=False, state=False), "will take"),
        (Manner("possible", plural=False, passive=True, state=False), "may be taken"),
    ],
)
def test_a_verb_is_put_in_its_manner(manner: Manner, words: str) -> None:
    assert inflect(phrases()[Event.CAPTURED], manner) == words


@pytest.mark.parametrize(
    ("quantity", "quote", "words"),
    [
        (Quantity(9, 9, "tanks"), "nine tanks", "nine tanks"),
        (Quantity(1, 1, "tanks"), "a tank", "one tank"),
        (Quantity(12, 12, "tanks"), "twelve tanks", "12 tanks"),
        (Quantity(30, None, "settlements"), "at least 30 villages", "at least 30 settlements"),
        (Quantity(30, None, "settlements"), "more than 30 villages", "more than 30 settlements"),
        (Quantity(24, 99, "tanks"), "dozens of tanks", "between 24 and 99 tanks (the source says “dozens”)"),
        (Quantity(2, None, "depots"), "depots", "depots"),
        (Quantity(1000, None, "km2"), "over 1,000 square kilometers", "more than 1,000 square kilometres"),
        (Quantity(None, 50, "vehicles"), "up to 50 vehicles", "up to 50 vehicles"),
        (Quantity(3, 3, "armored personnel carriers"), "three APCs", "three armoured personnel carriers"),
    ],
)
def test_a_quantity_keeps_its_range_and_the_sources_word(quantity: Quantity, quote: str, words: str) -> None:
    assert goods(Amount(quantity, None, quote)) == words


@pytest.mark.parametrize(
    ("cue", "words"), [("at least", "at least five tanks"), ("possibly", "possibly at least five tanks")]
)
def test_a_word_of_the_range_is_not_told_twice_and_doubt_about_the_number_is_kept(cue: str, words: str) -> None:
    hedges = (Hedge(cue, Span(0, len(cue)), HedgeScope.QUANTITY),)
    assert goods(Amount(Quantity(5, None, "tanks"), "tanks", f"{cue} five tanks", hedges)) == words


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_up_to_nine_is_a_word_and_from_ten_a_figure(value: int) -> None:
    assert number(value).replace(",", "").isdigit() is (value > 9)


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=3), unique=True, min_size=1, max_size=6))
def test_a_list_names_every_part(parts: list[str]) -> None:
    text = listing(parts)
    assert all(p in text for p in parts)
    assert text.count(" and ") == (1 if len(parts) > 1 else 0)


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("Arcadian forces", True),
        ("the town council of Zenda", False),
        ("local officials of Zenda", True),
        ("independent media", True),
        ("the General Staff", False),
        ("a battery of howitzers", False),
    ],
)
def test_a_verb_agrees_with_the_head_of_its_subject(phrase: str, *, plural: bool) -> None:
    assert is_plural(phrase) is plural


def test_small_words_of_english() -> None:
    assert singular("armoured personnel carriers") == "armoured personnel carrier"
    assert singular("batteries") == "battery"
    assert capital("the staff") == "The staff"


def test_regions_are_where_it_is_and_no_thing() -> None:
    assert (
        bare_thing("Strelsau and Hentzau regions", "power failed in the Strelsau and Hentzau regions", "Zenda") is None
    )
    assert bare_thing("outer districts", "shells hit the outer districts", "Zenda") == "outer districts"


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        ("abandoned equipment", "equipment"),
        ("dozens of vehicles", "vehicles"),
        ("three men of our community", "men"),
        ("they", None),
        ("Infrastructure", "infrastructure"),
        ("Arcadian tanks", "Arcadian tanks"),
    ],
)
def test_a_thing_is_told_without_its_number_its_fate_and_its_capital(thing: str, words: str | None) -> None:
    assert bare_thing(thing, f"{thing} in Zenda", "Zenda") == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("headquarters of the militia", "the headquarters of the militia"),
        ("head of the regional administration", "the head of the regional administration"),
        ("deputy head of the administration", "a deputy head of the administration"),
        ("available information", "available information"),
        ("Another clip", "another clip"),
        ("One of them", "an unnamed source"),
        ("gunner", "a gunner"),
        ("Arcadian Rapid Forces", "the Arcadian Rapid Forces"),
    ],
)
def test_a_source_has_the_article_that_its_name_needs(name: str, words: str) -> None:
    story = Story()
    claim = story.tell("Zenda was taken.", Event.CAPTURED, source=source("s", name, "unknown", SourceKind.UNKNOWN))
    assert Speakers(THEATRE, OWNER, {}, ()).of(claim).name == words


def test_counted_strikes_are_carried_out_and_counted_shells_fired() -> None:
    fired = one(Event.SHELLED, "BB", quantity=Quantity(20, 20, "shells"), place=place("Zenda"))
    assert "Bordurian forces fired 20 shells at Zenda" in fired
    assert "carried out 18 strikes" in one(Event.STRUCK, "BB", quantity=Quantity(18, 18, "strikes"))
