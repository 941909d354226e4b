"""Which place a claim takes; the texts are our own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reportedly.record import (
    Certainty,
    Channel,
    Claim,
    Event,
    Evidence,
    EvidenceKind,
    Extraction,
    Polarity,
    Quantity,
    Report,
    Setting,
    Span,
    WherePrec,
    ids,
)

if TYPE_CHECKING:
    from reportedly.locate import Locator

Told = Callable[..., Report]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def claim(text: str, words: str, event: Event) -> Claim:
    where = span(text, words)
    return Claim(
        id=ids.claim_id("r1", "test", where, event),
        report_id="r1",
        span=where,
        quote=words,
        event=event,
        actor=None,
        target=None,
        victims=None,
        thing=None,
        place=None,
        relation=None,
        when=None,
        when_basis=None,
        quantity=None,
        source=None,
        attribution_id=None,
        channel=Channel.UNKNOWN,
        certainty=Certainty.ASSERTED,
        hedges=(),
        polarity=Polarity.POSITIVE,
        against_interest=False,
    )


def located(
    locator: Locator,
    report: Report,
    words: str,
    event: Event,
    *,
    where: tuple[str, ...] = (),
    stands_in: str | None = None,
    about: tuple[str, ...] = (),
    number: Quantity | None = None,
) -> Extraction:
    text = report.text
    one = replace(claim(text, words, event), quantity=number)
    paragraph = next(
        Span(start, start + len(part))
        for part in text.split("\n\n")
        for start in [text.index(part)]
        if Span(start, start + len(part)).covers(one.span)
    )
    start = max(text.rfind(". ", 0, one.span.start) + 2, paragraph.start) if ". " in text else paragraph.start
    end = text.find(". ", one.span.end)
    sentence = Span(start, paragraph.end if end < 0 else min(end + 1, paragraph.end))
    setting = Setting(
        one.id,
        sentence,
        paragraph,
        tuple(span(text, w) for w in where),
        (),
        span(text, stands_in) if stands_in else None,
        "past",
        tuple(span(text, a) for a in about),
    )
    shown = Evidence("e1", one.span, EvidenceKind.VIDEO, None, (one.id,))
    return locator.locate(Extraction(report, evidence=(shown,), claims=(one,), settings=(setting,)))


def names(extraction: Extraction) -> list[str | None]:
    return [c.place.name if c.place else None for c in extraction.claims]


def test_a_claim_takes_the_place_of_its_own_phrase(locator: Locator, told: Told) -> None:
    report = told("Near Lyman rain fell. Crews entered Izium on foot.")
    found = located(locator, report, "Crews entered Izium", Event.ENTERED, where=("Izium",))
    assert names(found) == ["Izium"]


def test_a_phrase_that_lists_several_places_makes_a_claim_for_each(locator: Locator, told: Told) -> None:
    report = told("Shells fell near Sloviansk, Bakhmut, and Soledar.")
    found = located(locator, report, "Shells fell", Event.SHELLED, where=("near Sloviansk, Bakhmut, and Soledar",))
    assert names(found) == ["Sloviansk", "Bakhmut", "Soledar"]
    assert len({c.id for c in found.claims}) == 3
    assert [s.claim_id for s in found.settings] == [c.id for c in found.claims]
    assert found.evidence[0].shows == tuple(c.id for c in found.claims)


def test_a_list_of_regions_makes_a_claim_for_each_region(locator: Locator, told: Told) -> None:
    report = told("Shells fell in the Sumy, Poltava and Kharkiv regions.")
    where = ("in the Sumy, Poltava and Kharkiv regions",)
    found = located(locator, report, "Shells fell", Event.SHELLED, where=where)
    assert names(found) == ["Sumy Oblast", "Poltava Oblast", "Kharkiv Oblast"]


@pytest.mark.parametrize(("unit", "claims"), [("persons", 1), ("houses", 2)])
def test_a_number_of_people_is_told_once_of_several_places(
    locator: Locator, told: Told, unit: str, claims: int
) -> None:
    report = told("They struck 15 in Sloviansk and Bakhmut.")
    where = ("in Sloviansk and Bakhmut",)
    found = located(locator, report, "They struck 15", Event.STRUCK, where=where, number=Quantity(15, 15, unit))
    assert len(found.claims) == claims


def test_there_stands_for_the_town_that_the_sentence_is_about(locator: Locator, told: Told) -> None:
    report = told("Clerks in the town of Balakliia, due south of Kharkiv, say that troops had left their posts there.")
    found = located(locator, report, "troops had left their posts there", Event.WITHDREW, stands_in="there")
    assert names(found) == ["Balakliia"]


def test_the_town_stands_for_the_last_settlement_named(locator: Locator, told: Told) -> None:
    report = told("Columns circled Izium all day.\n\nBy night troops left the town.")
    found = located(locator, report, "troops left the town", Event.WITHDREW, stands_in="the town")
    assert names(found) == ["Izium"]


@pytest.mark.parametrize(
    ("before", "pointer", "meant"),
    [
        (
            "Nobody slept in Bohorodychne village. In Sumy the guns answered.",
            "the village",
            "Bohorodychne",
        ),
        ("They slept in Sumy. In Bohorodychne, a quiet hamlet, the guns were heard.", "the village", "Bohorodychne"),
        ("They slept in Sumy. In Bohorodychne the guns were heard.", "the city", "Sumy"),
        ("They slept in Bohorodychne. In Sumy the guns were heard.", "the village", "Bohorodychne"),
        ("They slept in Sumy. In the village of Bohorodychne the guns were heard.", "the town", "Sumy"),
        ("They slept in Sumy. In Bohorodychne the guns were heard.", "the town", "Bohorodychne"),
        ("They slept in Lebedyn town. In Bohorodychne the guns were heard.", "the town", "Bohorodychne"),
    ],
)
def test_the_village_and_the_city_stand_for_the_last_one_of_their_kind(
    locator: Locator, told: Told, before: str, pointer: str, meant: str
) -> None:
    report = told(f"{before} By night troops left {pointer}.")
    found = located(locator, report, f"troops left {pointer}", Event.WITHDREW, stands_in=pointer)
    assert names(found) == [meant]


def test_a_council_speaks_of_its_own_town(locator: Locator, told: Told) -> None:
    report = told("The Lyman village council wrote a note. In it: they are still here.")
    found = located(locator, report, "they are still here", Event.CONTROLS, about=("The Lyman village council",))
    assert names(found) == ["Lyman"]


@pytest.mark.parametrize("text", ["Kyiv’s offensive picked up.", "Russian Federation troops were captured."])
def test_a_metonym_or_an_owner_is_never_a_claims_place(locator: Locator, told: Told, text: str) -> None:
    found = located(locator, told(text), text[:-1], Event.ADVANCED, where=(text[:-1],))
    assert names(found) == [None]


def test_a_country_holds_an_event_where_nothing_nearer_is_named(locator: Locator, told: Told) -> None:
    report = told("A depot burnt in Russia on Monday.")
    found = located(locator, report, "A depot burnt in Russia", Event.DAMAGED, where=("in Russia",))
    assert names(found) == ["Russia"]
    assert found.claims[0].place is not None
    assert found.claims[0].place.precision is WherePrec.COUNTRY


def test_an_unnamed_spot_is_its_anchors_with_an_honest_radius(locator: Locator, told: Told) -> None:
    report = told("A column stood some 30 kilometers north of Kupiansk.")
    found = located(locator, report, "A column stood", Event.PRESENT, where=("some 30 kilometers north of Kupiansk",))
    place = found.claims[0].place
    assert place is not None
    assert place.precision is WherePrec.NEAR
    assert place.radius_km >= 30
    assert found.claims[0].relation is not None
    assert found.claims[0].relation.stated_km == 30


def test_a_claim_of_the_lead_takes_the_region_that_the_report_is_about(locator: Locator, told: Told) -> None:
    report = told("Columns have taken more villages. The push in the Kharkiv region goes on.")
    found = located(locator, report, "Columns have taken more villages", Event.SETTLEMENTS_RETAKEN)
    assert names(found) == ["Kharkiv Oblast"]


def test_a_claim_without_any_place_around_has_none(locator: Locator, told: Told) -> None:
    report = told("Crews took nine tanks. Nobody said where.")
    assert names(located(locator, report, "Crews took nine tanks", Event.EQUIPMENT_CAPTURED)) == [None]


def test_a_text_without_claims_gets_its_places_and_moments(locator: Locator, told: Told) -> None:
    found = locator.locate(Extraction(told("It rained in Izium on Saturday.")))
    assert [m.text for m in found.places] == ["Izium"]
    assert found.moments


def test_the_same_report_gives_the_same_answer_twice(locator: Locator, told: Told) -> None:
    report = told("Shells fell near Sloviansk, Bakhmut, and Soledar, 20 km east of Kramatorsk.")
    assert locator.locate(Extraction(report)) == locator.locate(Extraction(report))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Kyiv and Moscow blamed one another for the shells.", None),
        ("Since the start of what Moscow calls its operation tanks burnt.", None),
        ("Kyiv said that tanks burnt.", None),
        ("Rockets fell near Kyiv at night.", "Kyiv"),
        ("Strikes on Kyiv went on.", "Kyiv"),
        ("The last columns left Kyiv on Monday.", "Kyiv"),
        ("Kyiv was shelled on Monday.", "Kyiv"),
        ("Blasts shook Kharkiv, Kyiv and Odesa.", "Kharkiv"),
    ],
)
def test_a_capital_is_a_place_in_a_phrase_of_place_only(
    locator: Locator, told: Told, text: str, meant: str | None
) -> None:
    assert names(located(locator, told(text), text[:-1], Event.STRUCK))[0] == meant


def test_those_who_leave_towards_a_town_left_where_the_story_stands(locator: Locator, told: Told) -> None:
    report = told("The Lyman village council wrote a note. Troops left in the night towards Kupiansk.")
    about = ("The Lyman village council",)
    found = located(
        locator, report, "Troops left in the night", Event.WITHDREW, where=("towards Kupiansk",), about=about
    )
    assert names(found) == ["Lyman"]


def test_fire_does_not_fall_where_it_comes_from(locator: Locator, told: Told) -> None:
    report = told("Shelling from the Siversk side broke two houses in Bilohorivka and killed a couple.")
    found = located(locator, report, "killed a couple", Event.CIVILIANS_HARMED)
    assert names(found) == ["Bilohorivka"]


def test_missiles_are_not_told_of_the_sea_they_came_from(locator: Locator, told: Told) -> None:
    report = told("Missiles were fired from the Black Sea and the Caspian Sea.")
    found = located(
        locator, report, "Missiles were fired", Event.STRUCK, where=("from the Black Sea and the Caspian Sea",)
    )
    assert names(found) == [None]


def test_the_plant_stands_for_the_plant_named_before(locator: Locator, told: Told) -> None:
    report = told("Shells fell on Enerhodar beside the Zaporizhzhia nuclear power plant. A shell hit the plant.")
    found = located(locator, report, "A shell hit the plant", Event.SHELLED, where=("the plant",))
    assert names(found) == ["Zaporizhzhia Nuclear Power Plant"]


def test_a_bridge_written_in_small_letters_is_the_theatres_bridge(locator: Locator, told: Told) -> None:
    report = told("Rockets hit the Antonivka bridge.")
    found = located(locator, report, "Rockets hit the Antonivka bridge", Event.STRUCK, where=("the Antonivka bridge",))
    assert names(found) == ["Antonivka road bridge"]


def test_a_list_goes_on_behind_the_phrase_that_begins_it(locator: Locator, told: Told) -> None:
    report = told("Troops abandoned Velykyi Burluk and Dvorichna in haste.")
    found = located(
        locator, report, "Troops abandoned Velykyi Burluk and Dvorichna", Event.WITHDREW, where=("Velykyi Burluk",)
    )
    assert names(found) == ["Velykyi Burluk", "Dvorichna"]


def test_what_is_told_of_a_list_is_told_of_its_first_place(locator: Locator, told: Told) -> None:
    report = told("Attacks ran near Bakhmut and Avdiivka. They made no gains.")
    assert names(located(locator, report, "They made no gains", Event.ADVANCED)) == ["Bakhmut"]


def test_an_area_yields_to_the_settlements_of_another_phrase(locator: Locator, told: Told) -> None:
    report = told("Troops retook two towns in the Kharkiv region: Balakliia and Izium.")
    where = ("in the Kharkiv region", "Balakliia and Izium")
    found = located(locator, report, "Troops retook two towns", Event.LIBERATED, where=where)
    assert names(found) == ["Balakliia", "Izium"]


@pytest.mark.parametrize(
    ("text", "event", "where"),
    [
        ("Rebels stormed a post at Kolba, south of Lyman.", Event.ATTACKED, "at Kolba"),
        ("The army took Jebel Moya in June.", Event.CAPTURED, "Jebel Moya"),
        ("Shells fell in Wad al-Noura.", Event.SHELLED, "in Wad al-Noura"),
    ],
)
def test_a_name_that_nobody_lists_is_the_claims_place_without_a_point(
    locator: Locator, told: Told, text: str, event: Event, where: str
) -> None:
    (found,) = located(locator, told(text), text[:-1], event, where=(where,)).claims
    assert found.place is not None
    assert (found.place.name, found.place.lat) == (where.removeprefix("at ").removeprefix("in "), None)


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        ("Rebels took Kolba, Xhantoruq and Wbomvike on Monday.", "Kolba", ["Kolba", "Xhantoruq", "Wbomvike"]),
        ("Rebels took Lyman, Xhantoruq and Wbomvike.", "Lyman", ["Lyman", "Xhantoruq", "Wbomvike"]),
        ("Rebels fought in Kolba and Xhantoruq on Monday.", "in Kolba", ["Kolba", "Xhantoruq"]),
        ("Rebels fought in Kolba and Xhantoruq Hassan fled.", "in Kolba", ["Kolba"]),
        ("Rebels took Kolba, Xhantoruq Hassan said.", "Kolba", ["Kolba"]),
    ],
)
def test_each_name_of_a_list_that_nobody_lists_is_a_place_of_its_own(
    locator: Locator, told: Told, text: str, where: str, expected: list[str]
) -> None:
    assert names(located(locator, told(text), text[:-1], Event.CAPTURED, where=(where,))) == expected


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("Infrastructure was hit overnight.", "Infrastructure was hit", "Infrastructure"),
        ("Shells hit them Today.", "Shells hit them", "Today"),
        ("The Ministry of Defence was hit.", "The Ministry of Defence was hit", "of Defence"),
        ("Wagner was hit again, and Wagner fled.", "Wagner fled", "Wagner"),
    ],
)
def test_capitals_of_sentences_days_and_parties_are_no_unlisted_places(
    locator: Locator, told: Told, text: str, words: str, where: str
) -> None:
    assert names(located(locator, told(text), words, Event.STRUCK, where=(where,))) == [None]


def test_a_direction_yields_to_the_village_that_was_attacked(locator: Locator, told: Told) -> None:
    report = told("In the Bakhmut direction the enemy attacked near Bohdanivka.")
    where = ("In the Bakhmut direction", "near Bohdanivka")
    assert names(located(locator, report, "the enemy attacked", Event.ATTACKED, where=where)) == ["Bohdanivka"]


@pytest.mark.parametrize(
    "sentence", ["Over the past day nine drones were shot down.", "Air defence crews shot down nine drones."]
)
def test_a_days_work_over_the_front_is_not_told_of_the_village_before(
    locator: Locator, told: Told, sentence: str
) -> None:
    report = told(f"Shells fell on Dvorichna. {sentence}")
    found = located(locator, report, sentence[:-1], Event.EQUIPMENT_DESTROYED)
    assert names(found) == [None]


@pytest.mark.parametrize("words", ["Kyiv’s southern command", "In Kyiv’s words they"])
def test_a_government_is_no_place_where_its_words_or_bodies_are_named(locator: Locator, told: Told, words: str) -> None:
    report = told(f"Shells fell on Dvorichna. {words} counted nine dead.")
    assert names(located(locator, report, f"{words} counted nine dead", Event.CASUALTIES)) == ["Dvorichna"]


def test_a_make_is_no_place(locator: Locator, told: Told) -> None:
    report = told("Near Lyman they burned two Ural trucks.")
    assert names(located(locator, report, "they burned two Ural trucks", Event.EQUIPMENT_DESTROYED)) == ["Lyman"]
