"""How sure a source leaves its claim: hedges, denials, forecasts, doubts, and whose interest it harms."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.extract import extract
from reportedly.record import Certainty, Claim, HedgeScope, Moment, Polarity, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import Theatre, load_theatre

UKRAINE = load_theatre("ukraine-2022")
SUDAN = load_theatre("sudan-2023")
PUBLISHED = Moment.civil(date(2022, 9, 10), date(2022, 9, 10), UKRAINE.zone)
TWO = (
    "Serhiy Haidai said Ukrainian forces had entered Lysychansk. "
    "Igor Konashenkov said Russian forces had entered Lyman."
)


def claims_of(text: str, theatre: Theatre = UKRAINE) -> tuple[Claim, ...]:
    report = Report(report_id("Herald", PUBLISHED, text), "one", text, (Span(0, len(text)),), PUBLISHED, "Herald")
    return next(extract([report], theatre)).claims


def only(text: str, theatre: Theatre = UKRAINE) -> Claim:
    (claim,) = claims_of(text, theatre)
    return claim


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces moved reserves to capture Lyman.",
        "Russian forces trained in order to recapture Izium.",
        "The objective of capturing Lyman remains.",
        "If Russian forces capture Lyman, the road will be open.",
        "The road opens if Ukrainian troops enter Lyman.",
        "Unless Russian forces leave Lyman, the road stays shut.",
        "Whether Ukrainian forces captured Izium was unclear.",
        "Russian forces should leave Izium.",
        "Russian forces must leave Izium.",
        "Russian forces would have captured Izium.",
        "Leave Izium.",
    ],
)
def test_purposes_conditions_demands_and_what_never_came_to_be_are_no_claims(text: str) -> None:
    assert claims_of(text) == ()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ukrainian forces reportedly entered Izium.", "reportedly"),
        ("Ukrainian forces allegedly entered Izium.", "allegedly"),
        ("Ukrainian forces probably entered Izium.", "probably"),
        ("Ukrainian forces may have entered Izium.", "may"),
        ("Ukrainian forces seem to have entered Izium.", "seem"),
        ("Ukrainian forces are believed to have entered Izium.", "believed"),
        ("The Russian Ministry of Defense claimed that Russian forces had entered Izium.", "claimed"),
        ("Ukrainian forces almost certainly entered Izium.", "almost certainly"),
        ("A video seemed to show Ukrainian forces in Izium.", "seemed"),
        ("The mayor painted a picture of Ukrainian forces entering Izium.", "painted"),
        ("There were rumours that Ukrainian forces had entered Izium.", "rumours"),
    ],
)
def test_a_hedge_on_the_event_is_kept_with_its_words(text: str, cue: str) -> None:
    claim = only(text)
    (hedge,) = claim.hedges
    assert claim.certainty is Certainty.HEDGED
    assert (hedge.cue, hedge.span.of(text), hedge.scope) == (cue, cue, HedgeScope.EVENT)


@pytest.mark.parametrize(
    ("word", "band"),
    [
        ("almost certainly", (95, 99)),
        ("very likely", (80, 95)),
        ("probably", (55, 80)),
        ("reportedly", None),
        ("seemingly", None),
    ],
)
def test_a_word_of_estimative_probability_has_its_band_and_hearsay_has_none(
    word: str, band: tuple[int, int] | None
) -> None:
    assert [h.band for h in only(f"Ukrainian forces {word} entered Izium.").hedges] == [band]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Ukrainian forces captured 12 Russian tanks, reportedly in Izium.", HedgeScope.PLACE),
        ("Ukrainian forces captured 12 Russian tanks purportedly in Izium.", HedgeScope.PLACE),
        ("Ukrainian forces captured possibly hundreds of Russian soldiers in Izium.", HedgeScope.QUANTITY),
        ("Ukrainian forces captured reportedly 12 Russian tanks in Izium.", HedgeScope.QUANTITY),
        ("Ukrainian forces entered Izium, possibly on Friday.", HedgeScope.TIME),
        ("The bridge was struck, allegedly by Ukrainian forces.", HedgeScope.ACTOR),
        ("Aircraft, probably Russian, struck the bridge.", HedgeScope.ACTOR),
        ("Ukrainian forces captured around 12 Russian tanks in Izium.", HedgeScope.QUANTITY),
        ("Ukrainian forces captured at least a dozen Russian tanks in Izium.", HedgeScope.QUANTITY),
        ("Ukrainian forces captured an estimated 12 Russian tanks in Izium.", HedgeScope.QUANTITY),
    ],
)
def test_a_hedge_on_a_part_leaves_the_certainty_alone(text: str, scope: HedgeScope) -> None:
    claim = only(text)
    assert [h.scope for h in claim.hedges] == [scope]
    assert claim.certainty is Certainty.ASSERTED


def test_a_hedge_stays_in_its_own_clause() -> None:
    first, second = claims_of("Ukrainian forces entered Izium. Russian forces reportedly left Lyman.")
    assert (first.certainty, first.hedges) == (Certainty.ASSERTED, ())
    assert second.certainty is Certainty.HEDGED


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian forces did not enter Izium.",
        "Ukrainian forces have not entered Izium.",
        "Ukrainian forces never entered Izium.",
        "Ukrainian forces failed to enter Izium.",
        "No Ukrainian forces entered Izium.",
        "Nobody captured Izium for the Ukrainian forces.",
        "Russian forces no longer control Izium.",
        "Reports that Ukrainian forces had entered Izium turned out to be false, Serhiy Haidai said.",
        "Serhiy Haidai dismissed as false Russian claims that Lyman had been captured.",
        "Serhiy Haidai called reports of the capture of Lyman by Russian forces a fairy tale.",
        "Denis Pushilin denied that Ukrainian forces had entered Lyman.",
        "Ukrainian forces had not entered Lyman, Denis Pushilin said.",
        "The Russian Ministry of Defense rejected reports that Ukrainian forces had entered Izium.",
    ],
)
def test_a_denial_is_a_claim_of_the_other_polarity(text: str) -> None:
    claim = only(text)
    assert claim.polarity is Polarity.NEGATIVE
    assert claim.certainty is Certainty.ASSERTED


def test_what_is_not_denied_is_positive() -> None:
    assert only("Ukrainian forces entered Izium.").polarity is Polarity.POSITIVE


def test_a_denied_denial_is_positive() -> None:
    assert only("Denis Pushilin denied that Ukrainian forces had not entered Lyman.").polarity is Polarity.POSITIVE


@pytest.mark.parametrize("verb", ["confirmed", "admitted", "acknowledged"])
def test_what_a_source_confirms_is_confirmed(verb: str) -> None:
    claim = only(f"The Russian Ministry of Defense {verb} that Russian forces had left Izium.")
    assert claim.certainty is Certainty.CONFIRMED


@pytest.mark.parametrize("verb", ["said", "reported", "announced", "told reporters"])
def test_what_a_source_says_is_asserted(verb: str) -> None:
    claim = only(f"The Russian Ministry of Defense {verb} that Russian forces had left Izium.")
    assert claim.certainty is Certainty.ASSERTED
    assert claim.hedges == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian forces will enter Izium.",
        "Ukrainian forces are expected to enter Izium.",
        "Ukrainian forces plan to enter Izium.",
        "Ukrainian forces might attack Izium.",
        "Ukrainian forces vowed to capture Izium.",
        "There is a risk that Russian forces will be encircled in Lyman.",
        "There was a threat that Ukrainian troops would encircle Izium.",
        "Serhiy Haidai said Ukrainian forces would enter Lysychansk.",
    ],
)
def test_what_is_yet_to_come_is_a_forecast(text: str) -> None:
    assert only(text).certainty is Certainty.FORECAST


@pytest.mark.parametrize(
    "doubt",
    [
        "The claim could not be independently verified.",
        "There was no outside confirmation of Haidai's claim.",
        "It could not be verified.",
        "The report remains unconfirmed.",
    ],
)
def test_a_later_sentence_of_doubt_makes_a_claim_unconfirmed(doubt: str) -> None:
    text = f"Serhiy Haidai said Ukrainian forces had entered Lysychansk. {doubt}"
    claim = only(text)
    assert claim.certainty is Certainty.UNCONFIRMED
    assert claim.hedges[-1].span.of(text) in doubt


@pytest.mark.parametrize(
    ("doubt", "scope"),
    [
        ("It could not be established when it happened.", HedgeScope.TIME),
        ("It was unclear where this was.", HedgeScope.PLACE),
        ("The figure could not be verified.", HedgeScope.QUANTITY),
    ],
)
def test_doubt_about_one_part_stays_on_that_part(doubt: str, scope: HedgeScope) -> None:
    claim = only(f"Serhiy Haidai said Ukrainian forces had destroyed 12 Russian tanks in Lyman. {doubt}")
    assert claim.certainty is Certainty.ASSERTED
    assert [h.scope for h in claim.hedges] == [scope]


def test_the_lack_of_evidence_is_of_what_follows_it_and_not_of_what_stands_before() -> None:
    first, *rest = claims_of(f"{TWO.partition('. ')[0]}. There was no evidence that Russian forces had left Lyman.")
    assert first.certainty is Certainty.ASSERTED
    assert {c.certainty for c in rest} == {Certainty.UNCONFIRMED}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Ukrainian forces may have entered Izium.", Certainty.HEDGED),
        ("Ukrainian forces may now control Izium.", Certainty.HEDGED),
        ("Ukrainian forces could strike Izium.", Certainty.FORECAST),
    ],
)
def test_what_may_be_or_have_been_is_doubted_and_what_may_come_is_a_forecast(text: str, certainty: Certainty) -> None:
    assert only(text).certainty is certainty


@pytest.mark.parametrize(
    ("verb", "certainty", "polarity"),
    [
        ("expects", Certainty.FORECAST, Polarity.POSITIVE),
        ("does not expect", Certainty.FORECAST, Polarity.NEGATIVE),
        ("doubts", None, None),
        ("did not confirm", None, None),
    ],
)
def test_what_is_not_expected_is_foretold_not_to_come(
    verb: str, certainty: Certainty | None, polarity: Polarity | None
) -> None:
    found = claims_of(f"The Ukrainian General Staff {verb} that Russian forces will attack Izium.")
    assert [(c.certainty, c.polarity) for c in found] == ([] if certainty is None else [(certainty, polarity)])


def test_doubt_about_one_source_leaves_the_others_claim_alone() -> None:
    first, second = claims_of(f"{TWO} Haidai's claim could not be verified.")
    assert (first.certainty, second.certainty) == (Certainty.UNCONFIRMED, Certainty.ASSERTED)


@pytest.mark.parametrize(
    "doubt", ["Neither report could be verified.", "The claims could not be independently confirmed."]
)
def test_doubt_about_both_reports_reaches_both(doubt: str) -> None:
    assert [c.certainty for c in claims_of(f"{TWO} {doubt}")] == [Certainty.UNCONFIRMED] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The Russian Ministry of Defense said Russian troops had left Izium.",
        "The Kremlin said Russian troops had left Izium.",
        "Russian soldiers said Russian troops had left Izium.",
        "Denis Pushilin said Russian troops had left Izium.",
        "Russian commanders said Russian troops had abandoned 12 tanks in Izium.",
        "Ukrainian officials said Russian soldiers captured twelve Ukrainian soldiers.",
        "The Ukrainian General Staff said Ukrainian forces had lost 12 tanks.",
        "The Russian Ministry of Defense said Ukrainian forces had captured Izium.",
        "The Russian Ministry of Defense conceded that four tanks had been destroyed.",
    ],
)
def test_a_state_an_army_or_an_official_that_tells_of_its_own_loss_speaks_against_its_interest(text: str) -> None:
    assert only(text).against_interest


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops left Izium.",
        "Komsomolskaya Pravda said Russian troops had left Izium.",
        "Russian analysts said Russian troops had left Izium.",
        "Ukrainian residents said Ukrainian troops had left Lyman.",
        "The Ukrainian General Staff said Russian troops had left Izium.",
        "The Russian Ministry of Defense said Ukrainian troops had left Izium.",
        "The Russian Ministry of Defense said Russian troops had entered Izium.",
        "The Russian Ministry of Defense denied that Russian troops had left Izium.",
        "The Russian Ministry of Defense said Ukrainian forces had shelled Izium.",
        "The Russian Ministry of Defense said Ukrainian forces would capture Izium.",
        "The Russian Ministry of Defense said four tanks had been destroyed.",
    ],
)
def test_nobody_else_speaks_against_an_interest_and_no_gain_or_denial_does(text: str) -> None:
    assert not only(text).against_interest


@pytest.mark.parametrize(
    ("speaker", "loser", "against"),
    [
        ("Nabil Abdallah", "SAF troops", True),
        ("Nabil Abdallah", "RSF fighters", False),
        ("Mohamed Hamdan Dagalo", "RSF fighters", True),
        ("Mohamed Hamdan Dagalo", "SAF troops", False),
        ("Abdelaziz al-Hilu", "SAF troops", False),
    ],
)
def test_in_a_war_of_three_sides_only_ones_own_loss_is_against_ones_interest(
    speaker: str,
    loser: str,
    against: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert only(f"{speaker} said {loser} had left Nyala.", SUDAN).against_interest is against
