"""What happened: events, with who did it and what it was done to."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.extract import extract
from reportedly.record import Claim, Event, Extraction, Moment, Report, Span, Victims
from reportedly.record.ids import report_id
from reportedly.theatre import Theatre, load_theatre

UKRAINE = load_theatre("ukraine-2022")
SUDAN = load_theatre("sudan-2023")
WORLD = load_theatre("world")
PUBLISHED = Moment.civil(date(2022, 9, 10), date(2022, 9, 10), UKRAINE.zone)


def read(text: str, theatre: Theatre = UKRAINE) -> Extraction:
    report = Report(report_id("Herald", PUBLISHED, text), "one", text, (Span(0, len(text)),), PUBLISHED, "Herald")
    return next(extract([report], theatre))


def only(text: str, theatre: Theatre = UKRAINE) -> Claim:
    (claim,) = read(text, theatre).claims
    return claim


def sides(claim: Claim) -> tuple[str | None, str | None]:
    """Who did it, and to whom."""
    return claim.actor.side if claim.actor else None, claim.target.side if claim.target else None


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ukrainian forces liberated Izium.", Event.LIBERATED),
        ("Russian forces captured Lyman.", Event.CAPTURED),
        ("Ukrainian forces liberated three villages.", Event.SETTLEMENTS_RETAKEN),
        ("Ukrainian forces liberated 30 square kilometers of territory.", Event.AREA_RETAKEN),
        ("Ukrainian troops entered Lyman.", Event.ENTERED),
        ("Ukrainian forces advanced toward Izium.", Event.ADVANCED),
        ("Russian forces control Lyman.", Event.CONTROLS),
        ("Russian troops left Izium.", Event.WITHDREW),
        ("Ukrainian troops encircled Lyman.", Event.ENCIRCLED),
        ("Russian forces attacked Lyman.", Event.ATTACKED),
        ("Russian forces shelled Kharkiv.", Event.SHELLED),
        ("Ukrainian forces struck a bridge near Kherson.", Event.STRUCK),
        ("Ukrainian forces captured 12 tanks near Izium.", Event.EQUIPMENT_CAPTURED),
        ("Ukrainian forces destroyed 12 tanks near Izium.", Event.EQUIPMENT_DESTROYED),
        ("Russian forces abandoned 12 tanks near Izium.", Event.EQUIPMENT_ABANDONED),
        ("Ukrainian forces captured 12 soldiers near Izium.", Event.PRISONERS_TAKEN),
        ("Russian soldiers detained twelve residents of Izium.", Event.DETAINED),
    ],
)
def test_a_plain_sentence_makes_one_claim_of_its_event(text: str, event: Event) -> None:
    claim = only(text)
    assert claim.event is event
    assert claim.quote == text.removesuffix(".")
    assert claim.actor is not None


def test_troops_and_vehicles_are_two_claims_of_two_events() -> None:
    claims = read("Ukrainian forces captured hundreds of Russian troops and dozens of vehicles near Izium.").claims
    assert [c.event for c in claims] == [Event.PRISONERS_TAKEN, Event.EQUIPMENT_CAPTURED]
    assert [c.quantity.unit for c in claims if c.quantity] == ["persons", "vehicles"]
    assert len({c.id for c in claims}) == 2
    assert not claims[0].span.overlaps(claims[1].span)


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ("Ukrainian troops entered Balakliia.", "Balakliia was entered by Ukrainian troops."),
        ("Russian forces captured Lyman.", "Lyman was captured by Russian forces."),
        ("Ukrainian forces destroyed 12 Russian tanks.", "12 Russian tanks were destroyed by Ukrainian forces."),
    ],
)
def test_the_passive_says_the_same_as_the_active(active: str, passive: str) -> None:
    one, other = only(active), only(passive)
    assert (one.event, sides(one), one.quantity) == (other.event, sides(other), other.quantity)


@pytest.mark.parametrize(
    ("text", "event", "quote"),
    [
        (
            "Russian vehicles destroyed by Ukrainian forces lined the road.",
            Event.EQUIPMENT_DESTROYED,
            "Russian vehicles destroyed by Ukrainian forces",
        ),
        ("Ukrainian troops entering Lyman met no resistance.", Event.ENTERED, "Ukrainian troops entering Lyman"),
        (
            "Russian soldiers captured by Ukrainian forces were questioned.",
            Event.PRISONERS_TAKEN,
            "Russian soldiers captured by Ukrainian forces",
        ),
    ],
)
def test_a_reduced_relative_clause_is_a_claim_of_its_own_words(text: str, event: Event, quote: str) -> None:
    claim = only(text)
    assert (claim.event, claim.quote) == (event, quote)
    assert claim.actor is not None
    assert claim.actor.side == "UA"


def test_a_relative_clause_speaks_of_the_noun_before_it() -> None:
    claim = only("Ukrainian units that entered Lyman met no resistance.")
    assert (claim.event, sides(claim)[0]) == (Event.ENTERED, "UA")


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Three civilians were killed in Kharkiv.", Victims.CIVILIAN),
        ("Twelve Russian soldiers were killed near Izium.", Victims.MILITARY),
    ],
)
def test_the_dead_are_told_apart(text: str, victims: Victims) -> None:
    assert [c.victims for c in read(text).claims if c.victims] == [victims]


def test_every_claim_has_a_setting_and_names_the_words_of_its_event() -> None:
    text = "Serhiy Haidai said Russian troops had left Lyman. Russian forces shelled it and Ukrainian troops entered."
    result = read(text)
    assert [s.claim_id for s in result.settings] == [c.id for c in result.claims]
    for claim in result.claims:
        assert claim.span.covers(dict(claim.spans)["event"])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Russian troops left Izium on Friday.", "Izium"),
        ("Ukrainian forces captured 12 tanks near Izium.", "near Izium"),
        ("Russian forces shelled the hospital in Kharkiv.", "in Kharkiv"),
    ],
)
def test_a_setting_leads_to_the_words_for_the_place(text: str, where: str) -> None:
    (setting,) = read(text).settings
    assert where in [span.of(text) for span in setting.where]


def test_a_setting_leads_to_the_words_for_the_time() -> None:
    text = "Russian troops left Izium on Friday."
    (setting,) = read(text).settings
    assert "on Friday" in [span.of(text) for span in setting.when]
    assert setting.tense == "past"


def test_claims_have_neither_place_nor_time_before_they_are_located() -> None:
    claim = only("Russian troops left Izium on Friday.")
    assert (claim.place, claim.relation, claim.when, claim.when_basis) == (None, None, None, None)


@pytest.mark.parametrize("text", ["The mayor opened a library.", "Prices rose again on Friday.", "…", "   \n \n"])
def test_a_text_without_war_makes_no_claim(text: str) -> None:
    assert read(text).claims == ()


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("Ukrainian troops", "UA"),
        ("Russian forces", "RU"),
        ("Belarusian soldiers", "BY"),
        ("The 4th Guards Tank Division", "RU"),
        ("Troops", "unknown"),
    ],
)
def test_an_actor_has_the_side_that_its_words_name(who: str, side: str) -> None:
    claim = only(f"{who} entered Izium.")
    assert claim.actor is not None
    assert claim.actor.side == side


def test_a_unit_of_the_theatre_is_known_by_its_id() -> None:
    first = only("The 4th Guards Tank Division entered Izium.").actor
    second = only("The Fourth Guards Tank Division entered Izium.").actor
    assert first is not None
    assert second is not None
    assert first.unit_id == second.unit_id == "ru-4-gtd"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The orcs shelled a school in Kharkiv.", "RU"),
        ("“The orcs entered Izium,” a soldier said.", "RU"),
        ("A Russian soldier said ukrops had shelled Donetsk.", "UA"),
    ],
)
def test_a_slur_names_its_side(text: str, side: str) -> None:
    assert sides(only(text))[0] == side


@pytest.mark.parametrize(
    ("speaker", "theatre", "side"),
    [
        ("the Ukrainian General Staff", UKRAINE, "UA"),
        ("the Russian Ministry of Defense", UKRAINE, "RU"),
        ("a Ukrainian soldier", UKRAINE, "UA"),
        ("Nabil Abdallah", SUDAN, "SAF"),
        ("Mohamed Hamdan Dagalo", SUDAN, "RSF"),
        ("Abdelaziz al-Hilu", SUDAN, "SPLMN"),
    ],
)
@pytest.mark.parametrize("troops", ["Our troops", "We"])
def test_our_troops_are_those_of_the_speakers_side(speaker: str, theatre: Theatre, side: str, troops: str) -> None:
    assert sides(only(f"“{troops} have entered the town,” {speaker} said.", theatre))[0] == side


def test_our_troops_are_nobodys_where_the_speakers_side_is_unknown() -> None:
    assert sides(only("“Our troops entered Izium,” a resident said."))[0] in {None, "unknown"}


@pytest.mark.parametrize(
    "text",
    [
        "Twelve Russian tanks were captured near Izium.",
        "Twelve Russian soldiers surrendered near Izium.",
        "Twelve Russian tanks were destroyed near Izium.",
    ],
)
def test_whoever_took_it_from_one_of_two_sides_is_the_other(text: str) -> None:
    assert sides(only(text)) == ("UA", "RU")


@pytest.mark.parametrize("loser", ["SAF", "RSF", "SPLM-N"])
@pytest.mark.parametrize("fate", ["captured", "destroyed"])
def test_an_opponent_is_not_guessed_where_there_are_two_others(loser: str, fate: str) -> None:
    claim = only(f"Twelve {loser} tanks were {fate} in Kadugli.", SUDAN)
    assert claim.actor is None
    assert claim.target is not None
    assert claim.target.side == loser.replace("-", "")


@pytest.mark.parametrize("speaker", ["Nabil Abdallah", "Mohamed Hamdan Dagalo"])
def test_the_enemy_is_nobody_in_particular_where_there_are_two(speaker: str) -> None:
    assert sides(only(f"“The enemy left Nyala,” {speaker} said.", SUDAN))[0] == "unknown"


@pytest.mark.parametrize(
    ("speaker", "side"), [("the Russian Ministry of Defense", "UA"), ("the Ukrainian General Staff", "RU")]
)
def test_the_enemy_is_the_other_of_two_sides_and_never_the_others_ally(speaker: str, side: str) -> None:
    assert sides(only(f"“The enemy left Izium,” {speaker} said."))[0] == side


def test_what_is_taken_from_a_side_with_two_allied_foes_goes_to_the_one_whose_ally_the_other_is() -> None:
    assert sides(only("Twelve Ukrainian tanks were captured near Izium.")) == ("RU", "UA")


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian forces entered Izium on Friday.",
        "The Russian Ministry of Defense said Russian troops had left Izium.",
        "“Our fighters entered Nyala,” Mohamed Hamdan Dagalo said.",
        "RSF fighters captured 12 SAF tanks in Nyala.",
    ],
)
def test_the_empty_theatre_gives_no_sides(text: str) -> None:
    result = read(text, WORLD)
    assert result.claims
    parties = [p for c in result.claims for p in (c.actor, c.target) if p is not None]
    assert {p.side for p in parties} <= {"unknown"}
    assert {a.source.side for a in result.attributions if a.source} <= {"unknown"}
    assert all(p.unit_id is None for p in parties)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ukraine's General Staff said five Ukrainian soldiers had been killed near Lyman.", "RU"),
        ("Ukraine's General Staff said 20 soldiers had been killed near Lyman.", None),
        ("Ukraine's General Staff said 12 tanks had been destroyed near Lyman.", None),
        ("Ukraine's General Staff said air defences shot down five planes near Lyman.", "UA"),
    ],
)
def test_a_ministry_is_no_doer_of_what_it_only_tells_and_a_concluded_doer_is_marked(text: str, who: str | None) -> None:
    claim = only(text)
    assert (None if claim.actor is None else claim.actor.side) == who
    assert claim.actor is None or claim.actor.inferred


def test_a_side_that_the_text_names_is_not_marked_as_concluded() -> None:
    claim = only("Russian troops left Izium.")
    assert claim.actor is not None
    assert not claim.actor.inferred
