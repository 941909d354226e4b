"""What goes into which section of the brief, and what the public does not see."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from tests.render.made_up import (
    COUNCIL,
    GOVERNOR,
    MINISTRY,
    NEIGHBOUR,
    OWNER,
    POSTS,
    STAFF,
    THEATRE,
    Story,
    day,
    full_story,
    one,
    place,
    section_text,
    sectors_text,
    source,
    told,
)

from reportedly.policy import Policy
from reportedly.record import (
    Account,
    Certainty,
    Event,
    Hold,
    Holding,
    Moment,
    Outcome,
    Polarity,
    Quantity,
    Relation,
    RelationType,
    SourceKind,
    WhenBasis,
)
from reportedly.render import brief
from reportedly.render.model import SectionKind
from reportedly.render.places import sector_of
from reportedly.theatre.model import Sector

ONE, TWO = Quantity(1, 1, "persons"), Quantity(2, 2, "persons")


def test_sides_that_agree_that_and_differ_how_make_that_headline() -> None:
    headline = told(full_story()).headline.text
    assert headline.startswith(
        "Arcadian and Bordurian accounts agree that Bordurian forces were withdrawing from Zenda"
    )
    assert headline.endswith("they differ on how.")


def test_a_dispute_stands_in_two_columns_and_nowhere_else() -> None:
    made = told(full_story())
    (card,) = [d for s in made.sections for d in s.disputes]
    assert [c.name for c in card.columns] == ["Arcadian accounts", "Bordurian accounts"]
    assert "withdr" not in sectors_text(made)


def test_a_dispute_among_three_sides_has_three_columns() -> None:
    third = replace(THEATRE.sides[0], code="CC", name="Cimmeria", adjective="Cimmerian", forces="Cimmerian forces")
    story = Story()
    voices = (STAFF, MINISTRY, source("cimmeria", "the Cimmerian envoy", "CC", SourceKind.STATE))
    claims = [story.tell(f"{v.name} said.", Event.CONTROLS, v.side, source=v, when=day(14)) for v in voices]
    accounts = tuple(Account(c.source.side, (c.id,), c.quote) for c in claims if c.source)
    story.incident(*claims, accounts=accounts)
    made = brief(story.situation(), replace(THEATRE, sides=(*THEATRE.sides, third)), OWNER)
    (card,) = [d for s in made.sections for d in s.disputes]
    assert [c.side for c in card.columns] == ["AA", "BB", "CC"]


def test_harm_to_civilians_is_a_section_of_its_own_and_comes_first() -> None:
    made = told(full_story())
    assert made.sections[0].key == "civilians"
    assert "three civilians were wounded in Zenda by Bordurian forces" in section_text(made, "civilians")


@pytest.mark.parametrize(
    ("outcome", "more", "told_as"),
    [
        (
            Outcome.KILLED,
            {"quantity": Quantity(2, 2, "persons"), "thing": "elderly couple"},
            "an elderly couple was killed",
        ),
        (Outcome.FOUND_DEAD, {"quantity": TWO, "thing": "men"}, "two men were found dead"),
        (Outcome.FOUND_DEAD, {"thing": "graves"}, "graves were found in Zenda"),
        (
            Outcome.MISSING,
            {"quantity": ONE, "thing": "people"},
            "one person was reported missing",
        ),
        (Outcome.LOST, {"quantity": Quantity(40, 40, "persons")}, "40 civilians were killed or wounded"),
        (None, {"quantity": Quantity(3, 3, "persons")}, "three civilians were harmed"),
    ],
)
def test_what_became_of_people_is_told_as_far_as_the_source_goes(
    outcome: Outcome | None, more: dict[str, Any], told_as: str
) -> None:
    story = Story()
    story.tell("It was so.", Event.CIVILIANS_HARMED, None, source=COUNCIL, outcome=outcome, **more)
    assert told_as in section_text(told(story), "civilians")


def test_what_stands_for_the_place_is_not_told_beside_it() -> None:
    story = Story()
    story.tell("The town was shelled.", Event.SHELLED, "BB", source=COUNCIL, thing="town")
    assert "shelled Zenda" in sectors_text(told(story))


def test_a_supply_that_was_cut_is_told_by_its_kind() -> None:
    story = Story()
    story.tell("There was none.", Event.DAMAGED, None, source=COUNCIL, kind="power")
    assert "the power supply was damaged" in section_text(told(story), "civilians")


def test_a_hedged_claim_of_one_voice_is_unconfirmed_and_not_repeated() -> None:
    made = told(full_story())
    assert "Tarlenheim" in section_text(made, "unconfirmed")
    assert "Tarlenheim" not in sectors_text(made)


def test_a_running_total_is_no_loss_of_the_day() -> None:
    story = Story()
    story.tell(
        *("Since spring 900 tanks were destroyed.", Event.EQUIPMENT_DESTROYED),
        source=STAFF,
        quantity=Quantity(900, 900, "tanks"),
        when=Moment(None, day(14).end),
    )
    made = told(story)
    assert "900 tanks" in section_text(made, "totals")
    assert not section_text(made, "losses")


def test_a_place_is_told_in_its_sector_else_in_its_region_else_elsewhere() -> None:
    story = Story()
    story.tell("Zenda was taken.", Event.CAPTURED, source=STAFF)
    far = replace(place("Far"), lon=40.0, admin1="Farmark")
    story.tell("Far was taken.", Event.CAPTURED, source=STAFF, place=far)
    story.tell("Lost was taken.", Event.CAPTURED, source=STAFF, place=replace(far, place_id="gn:Lost", admin1=None))
    headings = [s.heading for s in told(story).sections if s.key.startswith("sector-")]
    assert headings == ["Westmark sector", "Farmark", "Elsewhere"]


def test_a_catch_all_is_no_sector_and_the_small_one_comes_before_the_wide_one() -> None:
    around = [Sector(f"theatre:{n}", f"Part {n} sector", (), 50.0 + n, 30.0, 20.0) for n in range(1, 5)]
    whole = Sector("theatre:whole", "Whole front", (), 52.0, 30.0, 900.0)
    wide = Sector("theatre:wide", "Wide sector", (), 50.0, 30.0, 120.0)
    theatre = replace(THEATRE, sectors=(whole, wide, *THEATRE.sectors, *around))
    near, between = place("Zenda"), place("Between", 50.6)
    assert sector_of(near, theatre) == THEATRE.sectors[0]
    assert sector_of(replace(between, lon=31.2), theatre) == wide
    assert sector_of(replace(near, lon=40.0), theatre) is None


def test_sectors_of_a_single_sentence_share_a_section_where_they_are_many() -> None:
    story = Story()
    for n in range(4):
        far = replace(place(f"Far{n}"), lon=40.0 + n, admin1=f"Mark {n}")
        story.tell(f"Far{n} was taken.", Event.CAPTURED, source=STAFF, place=far)
    headings = [s.heading for s in told(story).sections if s.key.startswith("sector-")]
    assert headings == ["Other sectors"]


def test_what_tells_neither_where_nor_what_is_only_counted() -> None:
    story = Story()
    story.tell("They have struck.", Event.STRUCK, "BB", source=STAFF, place=None)
    made = told(story)
    assert not made.footnotes
    notes = [s.note for s in made.sections if s.key == "unplaced"]
    assert notes == ["One claim that tells neither where nor what is left to the record."]


def test_a_source_without_a_name_is_counted_and_not_listed() -> None:
    story = Story()
    story.tell("Zenda was taken.", Event.CAPTURED, source=STAFF)
    story.tell("Zenda fell.", Event.CAPTURED, source=source("v", "video", "unknown", SourceKind.UNKNOWN))
    made = told(story)
    assert [s.name for s in made.sources] == ["Arcadian General Staff"]
    assert made.unnamed == "One source without a name of its own, with one claim."


def test_an_outlet_that_is_also_quoted_stands_once_among_the_sources() -> None:
    story = Story()
    story.tell("Zenda was taken.", Event.CAPTURED, outlet="Strelsau Wire")
    wire = source("src:wire", "Strelsau Wire", "unknown", SourceKind.MEDIA)
    story.tell("Hentzau was taken.", Event.CAPTURED, source=wire, place=place("Hentzau"))
    assert [(s.name, s.claims) for s in told(story).sources] == [("Strelsau Wire", 2)]


def test_a_change_of_hands_that_both_sides_tell_makes_the_headline() -> None:
    story = Story()
    story.incident(story.tell("We took Zenda.", Event.CAPTURED, "AA", source=STAFF))
    left = story.tell("We left Zenda.", Event.WITHDREW, "BB", source=MINISTRY, certainty=Certainty.CONFIRMED)
    story.incident(left)
    headline = told(story).headline.text
    assert headline.startswith("Arcadian forces took Zenda, the Arcadian General Staff says; Borduria’s Ministry of")
    assert "confirms that Bordurian forces withdrew from there" in headline


def test_a_brief_of_one_sector_leaves_out_the_others() -> None:
    story = Story()
    story.tell("Zenda was taken.", Event.CAPTURED, source=STAFF)
    far = replace(place("Far"), lon=40.0, admin1="Farmark")
    story.tell("Far was taken.", Event.CAPTURED, source=STAFF, place=far)
    made = brief(story.situation(), THEATRE, OWNER, sector="west")
    assert [s.heading for s in made.sections if s.key.startswith("sector-")] == ["Westmark sector"]


def test_stated_and_measured_distance_are_both_told_where_they_disagree() -> None:
    relation = Relation(RelationType.OFFSET, "Hentzau", "N", 20.0, 45.0)
    assert "(the report says about 20 km north of Hentzau; the map says 45)" in one(Event.CAPTURED, relation=relation)
    agreed = replace(relation, measured_km=22.0)
    assert "the map says" not in one(Event.CAPTURED, relation=agreed)


@pytest.mark.parametrize(
    ("relation", "phrase"),
    [
        (Relation(RelationType.OUTSKIRTS, "Zenda"), "on the outskirts of Zenda"),
        (Relation(RelationType.PART, "Zenda", "N"), "in northern Zenda"),
        (Relation(RelationType.DIRECTION, "Zenda", "E"), "east of Zenda"),
        (Relation(RelationType.AROUND, "Zenda"), "around Zenda"),
        (Relation(RelationType.OFFSET, "Zenda", "NW", 30.0), "some 30 km north-west of Zenda"),
        (Relation(RelationType.BETWEEN, "Hentzau"), "between Hentzau and Zenda"),
        (Relation(RelationType.SECTOR, "Zenda"), "in the Zenda sector"),
    ],
)
def test_how_an_event_lies_to_its_place_is_kept(relation: Relation, phrase: str) -> None:
    assert phrase in one(Event.PRESENT, relation=relation)


def test_a_day_is_named_in_full_once_in_a_section() -> None:
    story = Story()
    story.tell("Zenda was taken.", Event.CAPTURED, source=STAFF)
    story.tell("Hentzau was shelled.", Event.SHELLED, "BB", source=COUNCIL, place=place("Hentzau"))
    assert sectors_text(told(story)).count("on Saturday 13 September") == 1


def test_an_older_report_that_nothing_else_dates_says_when_it_came_out() -> None:
    sentence = one(Event.CAPTURED, when=day(10), when_basis=WhenBasis.PUBLICATION)
    assert "took Zenda (reported on 10 September)" in sentence


def test_what_only_its_publication_dates_is_given_no_day() -> None:
    sentence = one(Event.CAPTURED, when=day(14), when_basis=WhenBasis.PUBLICATION)
    assert "have taken Zenda" in sentence
    assert "on Sunday" not in sentence


def test_a_holding_says_on_whose_word() -> None:
    made = told(full_story())
    (row,) = [r for s in made.sections for r in s.rows]
    assert (row.place, row.state, row.since) == ("Hentzau", "Arcadian forces", "13 September")
    assert row.word.text.startswith("The Arcadian General Staff and Evening Gazette (Arcadian capture)")


def test_a_contested_place_is_nobodys() -> None:
    story = Story()
    claim = story.tell("Zenda is between the lines.", Event.CONTESTED, None, source=COUNCIL, when=day(14))
    story.holdings.append(Holding(place("Zenda"), Hold.CONTESTED, None, None, (claim.id,), "gray zone"))
    made = told(story)
    (row,) = [r for s in made.sections for r in s.rows]
    assert (row.state, row.side) == ("Contested", None)
    assert "Zenda is contested" in sectors_text(made)


def test_reliability_is_shown_of_institutions_and_outlets_only() -> None:
    ratings = {s.name: s.rating for s in told(full_story()).sources}
    assert ratings["Arcadian General Staff"] == "C"
    assert ratings["Courier"] == "B"
    assert ratings["Rudolf Rassendyll"] is None


def test_a_person_is_introduced_once() -> None:
    story = Story()
    story.tell("He said Zenda was taken.", Event.CAPTURED, source=GOVERNOR)
    story.tell("He said Far was taken.", Event.CAPTURED, source=GOVERNOR, place=replace(place("Far"), lon=40.0))
    assert sectors_text(told(story)).count("Rudolf Rassendyll, an Arcadian official,") == 1


def test_background_is_left_out() -> None:
    story = full_story()
    story.tell("Zenda had fallen in spring.", Event.CAPTURED, "BB", background=True, when=day(1))
    assert not any("had fallen" in n.quote for n in told(story).footnotes)


def test_surplus_claims_of_a_sector_go_into_a_short_list() -> None:
    story = Story()
    for n in range(18):
        speaker = source(f"s{n}", f"Council {n}", "AA", SourceKind.OFFICIAL)
        story.tell(f"Town{n} was taken.", Event.CAPTURED, source=speaker, place=place(f"Town{n}"))
    (part,) = [s for s in told(story).sections if s.key.startswith("sector-")]
    assert len(part.paragraphs) == 9
    assert len(part.also) == 5
    assert part.more == "Four further claims can be read in the record."


@pytest.mark.parametrize("actor", ["AA", "unknown", None])
@pytest.mark.parametrize("certainty", list(Certainty))
@pytest.mark.parametrize("event", list(Event))
def test_every_claim_becomes_a_whole_sentence(event: Event, certainty: Certainty, actor: str | None) -> None:
    story = Story()
    for polarity in Polarity:
        for where in (place("Zenda"), None):
            for speaker in (STAFF, POSTS, None):
                story.tell(
                    *("Dozens were there.", event, actor),
                    outlet="The Courier",
                    source=speaker,
                    certainty=certainty,
                    polarity=polarity,
                    place=where,
                )
    made = told(story)
    for sentence in made.sentences():
        assert sentence.text[0].isupper() or not sentence.text[0].isalpha()
        assert sentence.text.endswith((".", ".”"))
        assert not re.search(r"[{}]|  | ,|\bNone\b|\bunknown\b|\bthat that\b|,,", sentence.text), sentence.text


def test_a_theatre_without_sides_still_makes_a_brief() -> None:
    story = full_story()
    made = brief(story.situation(), replace(THEATRE, sides=(), sources=(), sectors=()), OWNER)
    assert all(s.notes for s in made.sentences())


def test_an_empty_day_still_makes_a_brief() -> None:
    made = told(Story())
    assert made.headline.text == "Nothing that can be shown today has firm support."
    assert all(s.kind is SectionKind.NOTES for s in made.sections)


def test_a_private_persons_name_never_leaves_in_public() -> None:
    story = full_story()
    story.claims.append(replace(story.claims[-1], id="c98", event=Event.DAMAGED, source=NEIGHBOUR, thing="a roof"))
    assert "Mauban" not in str(told(story, Policy()))
    assert "a resident" in str(told(story, Policy()))
    assert "Mauban" in str(told(story))


def test_the_brief_states_what_is_withheld_and_until_when() -> None:
    made = told(full_story(), Policy())
    assert made.withheld == (
        "Four claims are withheld until 16 September 2031 and one until 17 September 2031 by the 48-hour rule.",
    )


def test_a_withheld_claim_is_in_no_part_of_the_brief() -> None:
    made = told(full_story(), Policy())
    assert "Ruritz" not in str(made)
    assert "Tarlenheim" not in str(made)
