"""Constructions in which events are told: lists, gaps, parts, tolls, bulletins, both sides, and what tells no event."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.extract import extract
from reportedly.extract.english.lexicon import english_lexicon
from reportedly.extract.english.triage import Triage, is_at_war
from reportedly.pipeline import extract_reports
from reportedly.record import Age, Certainty, Claim, Event, Moment, Outcome, Polarity, Report, Sex, Span, Victims
from reportedly.record.ids import report_id
from reportedly.theatre import Theatre, load_theatre
from reportedly.theatre.names import TheatreNames

UKRAINE = load_theatre("ukraine-2022")
WORLD = load_theatre("world")
PUBLISHED = Moment.civil(date(2023, 6, 11), date(2023, 6, 11), UKRAINE.zone)


def report_of(text: str, outlet: str = "Herald") -> Report:
    return Report(report_id(outlet, PUBLISHED, text), "one", text, (Span(0, len(text)),), PUBLISHED, outlet)


def claims(text: str, theatre: Theatre = UKRAINE, outlet: str = "Herald") -> tuple[Claim, ...]:
    return next(extract([report_of(text, outlet)], theatre, "all")).claims


def placed(text: str) -> tuple[Claim, ...]:
    return next(extract_reports([report_of(text)], UKRAINE, "all")).claims


def counted(text: str) -> list[tuple[str, float | None]]:
    return [(c.event.value, c.quantity.low if c.quantity else None) for c in claims(text)]


def sides(claim: Claim) -> tuple[str | None, str | None]:
    return claim.actor.side if claim.actor else None, claim.target.side if claim.target else None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ukrainian troops captured nine tanks, three radars and a pickup near Lyman.",
            [("equipment_captured", 9), ("equipment_captured", 3), ("equipment_captured", 1)],
        ),
        (
            "Ukrainian gunners destroyed two tanks and killed 12 soldiers.",
            [("equipment_destroyed", 2), ("casualties", 12)],
        ),
        (
            "Two people were killed and seven wounded by the shelling.",
            [("civilians_harmed", 2), ("civilians_harmed", 7)],
        ),
        ("The shelling left three people dead and five wounded.", [("civilians_harmed", 3), ("civilians_harmed", 5)]),
        (
            "The missile killed 12 people, including three children.",
            [("civilians_harmed", 12), ("civilians_harmed", 3)],
        ),
        ("Five residents were wounded, a nurse among them.", [("civilians_harmed", 5), ("civilians_harmed", 1)]),
        ("Two residents were wounded, incl. a child.", [("civilians_harmed", 2), ("civilians_harmed", 1)]),
    ],
)
def test_each_counted_thing_outcome_and_part_is_a_claim(text: str, told: list[tuple[str, float]]) -> None:
    assert counted(text) == told


def test_a_toll_in_few_words_is_claimed_without_a_verb() -> None:
    found = claims("Shelling of Nikopol: three dead, eight in hospital, two missing.\nThe troops fired rockets.")
    harmed = [(c.outcome, c.quantity.low) for c in found if c.event is Event.CIVILIANS_HARMED and c.quantity]
    assert harmed == [(Outcome.KILLED, 3), (Outcome.INJURED, 8), (Outcome.MISSING, 2)]


BULLETIN = (
    "The total combat losses of the enemy from 24 February to 10 June were approximately:\n"
    "personnel: about 214,660 (+890)\ntanks – 3,909 (+18) units,\nvehicles and fuel tanks ‒ 6,464 (+19)"
)


def test_a_bulletin_of_losses_is_a_claim_for_each_line_with_what_it_grew_by() -> None:
    found = claims(BULLETIN, outlet="General Staff of the Armed Forces of Ukraine")
    totals = [(c.event, c.quantity and c.quantity.low, c.increase and c.increase.low) for c in found]
    assert totals == [
        (Event.CASUALTIES, 214660, 890),
        (Event.EQUIPMENT_DESTROYED, 3909, 18),
        (Event.EQUIPMENT_DESTROYED, 6464, 19),
    ]
    assert all(c.cumulative for c in found)
    assert {sides(c) for c in found} == {("UA", "RU")}


def test_losses_told_in_a_sentence_are_a_claim_for_each_item() -> None:
    text = (
        "The Ukrainian army said the enemy's losses came to 52 soldiers killed, a Msta-B howitzer and seven vehicles."
    )
    assert [(c.event.value, c.kind, c.outcome) for c in claims(text)] == [
        ("casualties", None, Outcome.KILLED),
        ("equipment_destroyed", "towed_gun", None),
        ("equipment_destroyed", "vehicle", None),
    ]


def test_both_sides_are_two_claims_in_a_war_of_two() -> None:
    found = claims("Both sides lost dozens of soldiers near Marinka.")
    assert {sides(c) for c in found} == {("UA", "RU"), ("RU", "UA")}
    assert len(claims("Both sides lost dozens of soldiers near Marinka.", WORLD)) == 1


def test_a_clash_has_its_two_parties() -> None:
    (claim,) = claims("Clashes between Ukrainian forces and Russian forces continued in Bakhmut.")
    assert (claim.event, sides(claim)) == (Event.CONTESTED, ("UA", "RU"))


def test_harm_told_after_an_attack_comes_from_the_attacker_and_says_that_this_is_concluded() -> None:
    found = claims("Russian troops shelled Nikopol overnight. Two houses were damaged.")
    damaged = next(c for c in found if c.event is Event.DAMAGED)
    assert damaged.actor is not None
    assert (damaged.actor.side, damaged.actor.inferred, damaged.kind) == ("RU", True, "home")


def test_whoever_destroys_arms_in_a_war_of_two_destroys_the_others() -> None:
    (claim,) = claims("Ukrainian gunners destroyed a tank near Lyman.")
    assert sides(claim) == ("UA", "RU")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Our soldiers entered Lyman; the occupiers fled.", "UA"),
        ("Our soldiers entered Lyman. The Russian garrison was shelled there.", "UA"),
        ("Our soldiers entered Lyman after the shelling.", "unknown"),
    ],
)
def test_our_are_the_opponents_of_whom_the_report_names_or_insults(text: str, side: str) -> None:
    entered = next(c for c in claims(text) if c.event is Event.ENTERED)
    assert entered.actor is None or entered.actor.side == side
    assert (entered.actor is None) == (side == "unknown") or entered.actor is not None


@pytest.mark.parametrize(
    ("text", "victims", "age", "sex"),
    [
        ("The shelling killed two girls in Toretsk.", Victims.CIVILIAN, Age.CHILD, Sex.FEMALE),
        ("The shelling killed an elderly man in Toretsk.", Victims.CIVILIAN, Age.ELDERLY, Sex.MALE),
        ("The shelling killed a 74-year-old woman in Toretsk.", Victims.CIVILIAN, Age.ELDERLY, Sex.FEMALE),
        ("The shelling killed a 9-year-old boy in Toretsk.", Victims.CIVILIAN, Age.CHILD, Sex.MALE),
        ("The shelling killed 12 people in Toretsk.", Victims.UNKNOWN, None, None),
        ("The shelling killed three paramedics in Toretsk.", Victims.CIVILIAN, None, None),
        ("The shelling killed four Ukrainian soldiers in Toretsk.", Victims.MILITARY, None, None),
    ],
)
def test_status_age_and_sex_are_as_far_as_the_words_go(
    text: str, victims: Victims, age: Age | None, sex: Sex | None
) -> None:
    (claim,) = claims(text)
    assert (claim.victims, claim.age, claim.sex) == (victims, age, sex)


@pytest.mark.parametrize(
    ("things", "kind"),
    [
        ("a T-72B3", "tank"),
        ("two BMP-2s", "ifv"),
        ("an armoured personnel carrier", "apc"),
        ("a Caesar howitzer", "self_propelled_gun"),
        ("a Grad launcher", "rocket_system"),
        ("a Buk air defence system", "air_defence"),
        ("a Ka-52 helicopter", "helicopter"),
        ("an Su-25", "aircraft"),
        ("an ammunition depot", "depot"),
        ("the cruiser Moskva", "vessel"),
    ],
)
def test_equipment_has_its_kind_by_noun_or_make(things: str, kind: str) -> None:
    found = claims(f"Ukrainian troops destroyed {things} near Lyman.")
    assert [c.kind for c in found if c.event is Event.EQUIPMENT_DESTROYED] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "If Russian troops shell Nikopol, thousands of residents would flee.",
        "Were Russian troops to shell Nikopol, thousands of residents could flee.",
        "Whoever shells a hospital commits a crime in this war.",
        "Have Russian troops shelled Nikopol?",
        "Drones usually destroy more tanks than artillery does in this war.",
        "In this war a quadcopter burns a tank.",
        "Residents are to leave the front-line villages by August.",
        "Holding a town under artillery costs more than taking it.",
        "It is not clear when Lyman was captured by the Russian army.",
    ],
)
def test_conditions_questions_rules_and_generalities_are_no_claims(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Russian troops did not stop shelling Nikopol.", Polarity.POSITIVE),
        ("Reports that Russian soldiers captured Lyman are not true.", Polarity.NEGATIVE),
        ("Russian troops failed to capture Lyman.", Polarity.NEGATIVE),
        ("Ukrainian soldiers are not in Lyman, the brigade said after the battle.", Polarity.NEGATIVE),
    ],
)
def test_what_ends_denies_and_fails_counts_as_what_it_means(text: str, polarity: Polarity) -> None:
    assert {c.polarity for c in claims(text)} == {polarity}


def test_a_noun_that_takes_up_what_was_told_makes_no_second_claim() -> None:
    found = claims("Russian troops shelled Nikopol on Monday. The shelling killed two people.")
    assert [c.event for c in found] == [Event.SHELLED, Event.CIVILIANS_HARMED]


@pytest.mark.parametrize(
    ("text", "war"),
    [
        ("Rebels shelled the town; soldiers and residents fled.", True),
        (
            "The visitors laid siege to the goal, the keeper saved a penalty in the derby; their attack won the match.",
            False,
        ),
        ("The council met on Tuesday and agreed on the budget of the town for the next year.", False),
    ],
)
def test_a_report_is_about_fighting_by_its_words_of_war_against_those_of_peace(text: str, war: bool) -> None:  # noqa: FBT001
    assert is_at_war(report_of(text), english_lexicon().things, TheatreNames(WORLD)) is war


def test_words_that_mean_an_event_in_war_alone_mean_none_elsewhere() -> None:
    assert claims("The town fell after the siege, when the shelling of the garrison ended.") != ()
    assert claims("The price of the town's bonds fell.") == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Troops shelled the town.", True),
        ("Tanks: 2,168 (+14)", True),
        ("A video shows soldiers.", True),
        ("The library has new shelves.", False),
        ("The artist's hitherto unknown letters were sold.", False),
    ],
)
def test_a_paragraph_is_read_where_a_word_tells_an_event_with_what_it_needs(text: str, kept: bool) -> None:  # noqa: FBT001
    assert Triage(english_lexicon()).may_claim(text, at_war=False) is kept


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Russian shells killed 31 residents: 27 in Hostomel, three in Bucha.",
            [(31, None), (27, "Hostomel"), (3, "Bucha")],
        ),
        (
            "After the retreat 163 bodies were found in Bucha, 27 in Hostomel and 14 in Makariv.",
            [(163, "Bucha"), (27, "Hostomel"), (14, "Makariv")],
        ),
    ],
)
def test_the_parts_of_a_number_each_have_their_place(text: str, told: list[tuple[float, str | None]]) -> None:
    harmed = [c for c in placed(text) if c.event is Event.CIVILIANS_HARMED and c.quantity]
    assert [(c.quantity and c.quantity.low, c.place and c.place.name) for c in harmed] == told


def test_a_number_alone_tells_the_other_partys_share_of_the_same_thing() -> None:
    found = claims("Kyiv lost four tanks, Moscow nine.")
    assert [(c.quantity and c.quantity.low, c.kind, sides(c)) for c in found] == [
        (4, "tank", ("RU", "UA")),
        (9, "tank", ("UA", "RU")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The shelled town has no electricity.",
        "There was no electricity in Toretsk after the shelling.",
        "The night watchman did not survive the shelling.",
        "Fighting in Toretsk has not died down.",
    ],
)
def test_what_is_told_by_a_denial_is_not_denied(text: str) -> None:
    found = claims(text)
    assert found
    assert {c.polarity for c in found} == {Polarity.POSITIVE}


def test_a_note_without_a_verb_tells_what_a_town_is_without() -> None:
    found = claims("Nikopol without water after Russian shelling")
    assert [(c.event, c.kind) for c in found if c.event is Event.DAMAGED] == [(Event.DAMAGED, "water")]


def test_each_supply_that_is_cut_off_is_a_claim() -> None:
    found = claims("Power and water were cut off in Nikopol by the shelling.")
    assert [c.kind for c in found if c.event is Event.DAMAGED] == ["power", "water"]


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian troops liberated the villages of Dibrova and Torske.",
        "The villages of Dibrova and Torske were liberated.",
    ],
)
def test_villages_that_are_named_are_liberated_one_by_one(text: str) -> None:
    assert [(c.event, c.place and c.place.name) for c in placed(text)] == [
        (Event.LIBERATED, "Dibrova"),
        (Event.LIBERATED, "Torske"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Russian forces shelled Nikopol three times.", (3, "attacks")),
        ("Russian forces carried out five airstrikes on Nikopol.", (5, "airstrikes")),
        ("A drone hit a car in Beryslav.", (1, "drones")),
        ("Russian forces struck 12 settlements in the region.", None),
    ],
)
def test_of_attacks_the_attacks_are_counted_and_not_what_they_hit(text: str, told: tuple[float, str] | None) -> None:
    (claim,) = claims(text)
    assert (claim.quantity and (claim.quantity.low, claim.quantity.unit)) == told


def test_what_is_shot_down_is_the_attackers_and_those_who_shoot_are_the_attacked() -> None:
    found = claims("Russian forces fired 40 drones at Odesa. Air defence shot down 28 drones.")
    assert [sides(c) for c in found if c.event is Event.EQUIPMENT_DESTROYED] == [("UA", "RU")]


def test_unnamed_attacks_are_the_ones_of_the_only_attacker_whom_the_paragraph_names() -> None:
    found = claims("Russian forces struck Odesa. Nikopol was shelled in the evening.")
    shelled = next(c for c in found if c.event is Event.SHELLED)
    assert shelled.actor is not None
    assert (shelled.actor.side, shelled.actor.inferred) == ("RU", True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In Bakhmut the Russian army lost 120 killed and 90 wounded.",
            [(Outcome.KILLED, 120), (Outcome.INJURED, 90)],
        ),
        ("The Russian army's losses amounted to 40 killed and wounded.", [(Outcome.LOST, 40)]),
        ("Russian losses on the Dnipro were put at 480 soldiers.", [(Outcome.LOST, 480)]),
        ("Some 880 Russian soldiers were killed or wounded.", [(Outcome.LOST, 880)]),
    ],
)
def test_losses_in_numbers_alone_are_the_fighters_of_whoever_lost_them(
    text: str, told: list[tuple[Outcome, float]]
) -> None:
    found = claims(text)
    assert [(c.outcome, c.quantity and c.quantity.low) for c in found] == told
    assert {(c.event, c.target and c.target.side) for c in found} == {(Event.CASUALTIES, "RU")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Snihurivka was liberated on 10 November, and Kherson a day later.",
            [("Snihurivka", (11, 10)), ("Kherson", (11, 11))],
        ),
        (
            "Izium was captured on 1 April, Lyman on 27 May and Sievierodonetsk on 25 June.",
            [("Izium", (4, 1)), ("Lyman", (5, 27)), ("Sievierodonetsk", (6, 25))],
        ),
    ],
)
def test_a_place_with_a_day_of_its_own_repeats_the_verb(text: str, told: list[tuple[str, tuple[int, int]]]) -> None:
    found = [(c.place.name, c.when.days(UKRAINE.zone)[0]) for c in placed(text) if c.place and c.when]
    assert [(name, day and (day.month, day.day)) for name, day in found] == told


def test_a_heading_introduces_what_is_liberated() -> None:
    found = placed("Liberated so far: Dudchany, Mylove and Zolota Balka.\n\nThe army holds the front.")
    assert [c.place and c.place.name for c in found if c.event is Event.LIBERATED] == [
        "Dudchany",
        "Mylove",
        "Zolota Balka",
    ]


def test_settlements_that_are_counted_may_be_named_behind() -> None:
    found = placed("The enemy shelled more than 20 settlements. In particular, Slatyne, Soledar and Siversk.")
    assert [c.place and c.place.name for c in found] == ["Slatyne", "Soledar", "Siversk"]


def test_attacks_with_a_number_each_are_claims_by_themselves() -> None:
    found = claims("The Russian army launched 18 missile strikes, 39 air strikes and 75 shellings on the front.")
    assert sorted(c.quantity.low for c in found if c.quantity and c.quantity.low) == [18, 39, 75]


@pytest.mark.parametrize(
    "text",
    [
        "Partisans have raised the Ukrainian flag in Kreminna.",
        "Ukrainian officials posted photos of troops raising the country's flag in Kupiansk.",
    ],
)
def test_a_flag_says_whose_those_are_who_raise_it(text: str) -> None:
    taken = [c for c in claims(text) if c.event in {Event.LIBERATED, Event.CAPTURED}]
    assert {c.actor and c.actor.side for c in taken} == {"UA"}


def test_a_voice_that_tells_what_a_sides_forces_did_to_the_enemy_is_that_sides() -> None:
    found = claims("Units of the Defence Forces of Ukraine repelled the enemy at Terny.\n\nThe enemy shelled Siversk.")
    assert {c.actor and c.actor.side for c in found if c.event is Event.SHELLED} == {"RU"}


def test_pictures_of_troops_in_a_place_tell_that_they_are_there() -> None:
    found = placed("Users posted footage of Ukrainian soldiers in Vasylenkove. Russian troops left the front.")
    assert [(c.place and c.place.name, sides(c)[0]) for c in found if c.event is Event.PRESENT] == [
        ("Vasylenkove", "UA")
    ]


def test_who_goes_under_fire_is_not_told_to_be_shelled_besides() -> None:
    assert [c.event for c in claims("Russian troops withdrew from Izium under fire.")] == [Event.WITHDREW]


def test_goods_are_damaged_and_never_taken_as_ground() -> None:
    told = "Russian soldiers took our car in Balakliia. Russian shells hit a car in Nikopol."
    assert [c.event for c in claims(told)] == [Event.SHELLED]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Russia fired four missiles, three of which were shot down.", (3, "missiles")),
        ("Of the 30 drones that Russia fired, 28 were shot down.", (28, "drones")),
    ],
)
def test_a_part_is_counted_in_what_it_is_part_of(text: str, told: tuple[float, str]) -> None:
    downed = [c.quantity for c in claims(text) if c.event is Event.EQUIPMENT_DESTROYED]
    assert [(q and q.low, q and q.unit) for q in downed] == [told]


def test_who_holds_a_named_place_is_told_by_the_word_before_it() -> None:
    found = placed("Shells fell in Russian-held Tokmak. Soldiers spoke of shelling in occupied areas.")
    held = [(c.place and c.place.name, sides(c)[0]) for c in found if c.event is Event.CONTROLS]
    assert held == [("Tokmak", "RU")]


def test_what_one_claims_to_have_done_is_claimed() -> None:
    (claim,) = claims("Ukraine's military claims to have recaptured seven villages.")
    assert (claim.event, claim.certainty, sides(claim)[0]) == (Event.SETTLEMENTS_RETAKEN, Certainty.HEDGED, "UA")


def test_settlements_that_are_named_are_held_one_by_one() -> None:
    found = placed("Five settlements - Lyman, Izium, Siversk, Soledar and Bakhmut - are under Ukrainian control.")
    assert [(c.place and c.place.name, c.quantity) for c in found] == [
        (name, None) for name in ("Lyman", "Izium", "Siversk", "Soledar", "Bakhmut")
    ]


def test_gains_that_are_given_up_are_a_withdrawal() -> None:
    (claim,) = claims("Russian forces have ceded their gains near Kharkiv, soldiers said.")
    assert (claim.event, sides(claim)[0]) == (Event.WITHDREW, "RU")


def test_its_is_of_who_acted_in_the_paragraph_before_who_was_only_named() -> None:
    text = "Ukraine's army has retaken as much land as Russia seized in months. Its army reached the border on Monday."
    reached = next(c for c in claims(text) if c.event is Event.ADVANCED)
    assert sides(reached)[0] == "UA"


def test_who_lives_in_the_other_sides_region_is_not_deported_by_that() -> None:
    found = claims("In Russia's Belgorod region the authorities moved residents away from the shelled border.")
    assert Event.DETAINED not in {c.event for c in found}


def test_shells_are_of_whoever_fired_them_and_fall_once() -> None:
    found = claims("Shells fired by the Russian army hit a market in Nikopol.")
    assert [(c.event, sides(c)[0]) for c in found] == [(Event.SHELLED, "RU")]


def test_a_repelled_attack_is_of_whoever_has_just_attacked_where_there_are_several_opponents() -> None:
    text = "RSF fighters stormed the dam near Khartoum. The army said it had repulsed the attack."
    sudan = load_theatre("sudan-2023")
    assert {c.actor and c.actor.side for c in claims(text, sudan) if c.event is Event.ATTACKED} == {"RSF"}


def test_each_distance_with_its_place_is_an_advance() -> None:
    found = placed("Ukrainian troops advanced 250 metres in the area of Bakhmut and 200 metres near Berkhivka.")
    assert [(c.place and c.place.name, c.quantity and c.quantity.low) for c in found] == [
        ("Bakhmut", 0.25),
        ("Berkhivka", 0.2),
    ]
    (whole,) = claims("Ukrainian troops advanced between 200 and 700 metres near Berkhivka.")
    assert whole.quantity is not None
    assert (whole.quantity.low, whole.quantity.high) == (0.2, 0.7)


def test_what_a_side_holds_of_a_country_is_ground() -> None:
    (claim,) = claims("Russia still controls roughly a fifth of Ukraine.")
    assert claim.event is Event.CONTROLS
    assert sides(claim) == ("RU", None)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Two brothers were shot at a checkpoint near Bucha by Russian soldiers.", Event.CIVILIANS_HARMED),
        ("Shelling killed two soldiers. Russia has 15,000 soldiers on the left bank of the Dnipro.", Event.PRESENT),
        ("Russian fighters were streaming out of Kupiansk after the battle.", Event.WITHDREW),
        ("Two soldiers were killed. Fire was opened by the enemy in the areas of Torske and Terny.", Event.SHELLED),
    ],
)
def test_turns_of_phrase_tell_their_event(text: str, event: Event) -> None:
    assert event in [c.event for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister came under heavy fire from the opposition over fuel prices.",
        "Sappers and soldiers looked at what is left of the depot that burned in Lyman.",
    ],
)
def test_criticism_and_remains_are_no_fire_and_no_retreat(text: str) -> None:
    assert not {Event.SHELLED, Event.WITHDREW} & {c.event for c in claims(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Not one resident of the town was killed by Russian soldiers.",
        "The garrison crossed to the left bank without the loss of a single soldier.",
    ],
)
def test_not_one_and_without_deny(text: str) -> None:
    harmed = [c for c in claims(text) if c.event in {Event.CIVILIANS_HARMED, Event.CASUALTIES}]
    assert [c.polarity for c in harmed] == [Polarity.NEGATIVE]


def test_harm_told_after_an_attack_is_the_attackers_and_lies_where_it_was() -> None:
    text = "Russian shelling of Toretsk damaged a school. As a result six Ukrainian soldiers were killed."
    assert [sides(c) for c in claims(text) if c.event is Event.CASUALTIES] == [("RU", "UA")]
    found = placed(
        "Attacks on Bakhmut and Soledar failed, and Russian shelling of Toretsk damaged a school and 14 houses."
    )
    assert {c.place.name for c in found if c.event is Event.DAMAGED and c.place} == {"Toretsk"}


def test_whom_the_enemy_attacked_tells_whose_enemy_it_is() -> None:
    text = (
        "The enemy attacked Russian positions near Lyman. Our units gave up no ground, and the enemy lost four tanks."
    )
    assert [sides(c) for c in claims(text) if c.event is Event.EQUIPMENT_DESTROYED] == [("RU", "UA")]


def test_a_clause_that_only_tells_of_a_town_dates_nothing_else() -> None:
    found = placed("Ukrainian troops have reached the edge of Lysychansk, which fell to Russia in early July.")
    advanced = next(c for c in found if c.event is Event.ADVANCED)
    assert advanced.when is not None
    assert advanced.when.days(UKRAINE.zone)[1] == date(2023, 6, 11)
