"""The rules of the brief, on a made-up war."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.render.made_up import (
    COUNCIL,
    MINISTRY,
    OWNER,
    POSTS,
    STAFF,
    THEATRE,
    Story,
    day,
    full_story,
    hedge,
    one,
    place,
    section_text,
    sectors_text,
    source,
    told,
)

from reportedly.record import (
    Certainty,
    Channel,
    Event,
    Polarity,
    Quantity,
    SourceKind,
    Span,
)
from reportedly.record.claim import HedgeScope
from reportedly.render import brief


def test_every_sentence_that_makes_a_claim_has_a_footnote() -> None:
    assert all(s.notes for s in told(full_story()).sentences())


def test_every_footnote_quotes_the_words_at_its_offsets() -> None:
    situation = full_story().situation()
    texts = {r.id: r.text for r in situation.reports}
    notes = brief(situation, THEATRE, OWNER).footnotes
    assert notes
    assert all(texts[n.report_id][n.start : n.end] == n.quote for n in notes)


def test_footnotes_are_numbered_in_the_order_of_first_use() -> None:
    made = told(full_story())
    first_used = list(dict.fromkeys(n for s in made.sentences() for n in s.notes))
    assert sorted(first_used) == [n.number for n in made.footnotes]
    assert first_used[0] == 1


def test_the_same_situation_gives_the_same_brief() -> None:
    assert told(full_story()) == told(full_story())


def test_every_admitted_claim_is_told_or_says_nothing() -> None:
    story = full_story()
    passages = {(n.report_id, n.start) for n in told(story).footnotes}
    telling = [c for c in story.claims if c.place is not None or c.thing is not None]
    assert {(c.report_id, c.span.start) for c in telling} == passages


def test_a_slur_never_stands_outside_a_quotation() -> None:
    story = full_story()
    story.tell(
        "The bordurks hit us.", Event.SHELLED, "BB", source=source("x", "hunters of bordurks", "AA", SourceKind.UNKNOWN)
    )
    made = told(story)
    outside = [re.sub(r"“.*?”", "", s.text) for s in made.sentences()] + [s.name for s in made.sources]
    assert not any("bordurk" in text.lower() for text in outside)
    assert any("bordurks" in n.quote for n in made.footnotes)


@pytest.mark.parametrize("cue", ["reportedly", "allegedly", "apparently", "probably"])
def test_an_adverb_that_hedges_the_event_survives(cue: str) -> None:
    sentence = one(Event.CAPTURED, certainty=Certainty.HEDGED, hedges=(hedge(cue),))
    assert f"Arcadian forces {cue} took Zenda" in sentence


@pytest.mark.parametrize("event", [e for e in Event if e is not Event.CONTESTED])
def test_no_event_loses_a_hedge(event: Event) -> None:
    sentence = one(event, certainty=Certainty.HEDGED, hedges=(hedge("it looks like"),), thing="a depot")
    assert "appear" in sentence


def test_a_modal_hedge_stays_a_modal() -> None:
    sentence = one(Event.WITHDREW, "BB", certainty=Certainty.HEDGED, hedges=(hedge("may"),))
    assert "Bordurian forces may have withdrawn from Zenda" in sentence


def test_a_hedge_on_the_place_stays_with_the_place() -> None:
    sentence = one(
        *(Event.EQUIPMENT_CAPTURED, "AA"),
        target="BB",
        quantity=Quantity(9, 9, "tanks"),
        hedges=(hedge("purportedly", HedgeScope.PLACE),),
    )
    assert "captured nine Bordurian tanks, purportedly in Zenda" in sentence


def test_a_hedge_on_the_number_stays_with_the_number() -> None:
    sentence = one(
        *(Event.ENCIRCLED, "AA", "Potentially thousands are cut off."),
        target="BB",
        quantity=Quantity(2000, 9999, "persons"),
        hedges=(hedge("potentially", HedgeScope.QUANTITY),),
    )
    assert "potentially between 2,000 and 9,999 Bordurian troops (the source says “thousands”) at Zenda" in sentence


def test_what_has_no_outside_confirmation_says_so() -> None:
    made = told(full_story())
    assert "claims, without outside confirmation, that Arcadian forces were seen in Ruritz" in section_text(
        made, "unconfirmed"
    )


def test_a_confirmation_is_told_as_one() -> None:
    assert "confirms that" in one(Event.WITHDREW, "BB", source=MINISTRY, certainty=Certainty.CONFIRMED)


def test_a_denial_is_told_as_one() -> None:
    sentence = one(Event.CAPTURED, words="It denied that Zenda had been taken.", polarity=Polarity.NEGATIVE)
    assert "denies that Arcadian forces took Zenda" in sentence


def test_what_has_not_happened_yet_is_told_so() -> None:
    sentence = one(Event.LIBERATED, words="Our flag is not there yet.", polarity=Polarity.NEGATIVE)
    assert "have not yet retaken Zenda" in sentence


def test_a_forecast_is_told_in_the_future_and_in_a_section_of_its_own() -> None:
    text = section_text(told(full_story()), "forecasts")
    assert "will attack" in text


def test_an_outlet_that_names_nobody_speaks_in_its_own_voice() -> None:
    assert "Courier" in one(Event.CAPTURED, source=None)
    assert "in its own voice" in one(Event.CAPTURED, source=None)


def test_a_picture_shows_and_does_not_say() -> None:
    sentence = one(Event.PRESENT, source=POSTS, channel=Channel.SOCIAL)
    assert sentence.startswith("Soldiers’ posts show Arcadian forces in Zenda")


def test_nobody_acts_where_nobody_is_named() -> None:
    assert "Zenda was taken" in one(Event.CAPTURED, None)


def test_places_of_one_event_and_source_are_listed_in_one_sentence() -> None:
    story = Story()
    words = "Troops are in Tarlenheim and Burlesdon."
    first = story.tell(words, Event.PRESENT, source=STAFF, place=place("Tarlenheim"))
    story.claims.append(replace(first, id="c99", place=place("Burlesdon")))
    assert "in Tarlenheim and Burlesdon" in sectors_text(told(story))


def test_amounts_of_one_source_are_listed_in_one_sentence() -> None:
    story = Story()
    for words, number, unit in (("Nine tanks.", 9, "tanks"), ("Three carriers.", 3, "carriers")):
        story.tell(
            *(words, Event.EQUIPMENT_CAPTURED),
            source=STAFF,
            target="BB",
            quantity=Quantity(number, number, unit),
        )
    assert "nine Bordurian tanks and three carriers" in section_text(told(story), "losses")


def test_equal_claims_of_several_voices_are_told_once() -> None:
    story = Story()
    claims = [story.tell(f"{s.name} said so.", Event.CAPTURED, source=s) for s in (STAFF, COUNCIL)]
    story.incident(*claims, credibility=2)
    text = sectors_text(told(story))
    assert text.startswith("Both the Arcadian General Staff and the Zenda town council")
    assert text.count("Zenda on Saturday") == 1


def test_a_confirmation_beside_a_report_keeps_both_verbs() -> None:
    story = Story()
    story.incident(
        story.tell("They have left.", Event.WITHDREW, "BB", source=STAFF),
        story.tell("We confirm we left.", Event.WITHDREW, "BB", source=MINISTRY, certainty=Certainty.CONFIRMED),
    )
    assert "Ministry of Defence confirms, and the Arcadian General Staff says, that" in sectors_text(told(story))


def test_outlets_that_copy_one_another_are_told_as_one_voice() -> None:
    story = Story()
    claims = [story.tell("Zenda was taken.", Event.CAPTURED, outlet=o) for o in ("The Courier", "Evening Gazette")]
    story.incident(*claims, voices=1)
    assert "one voice between them" in sectors_text(told(story))


def test_no_two_sentences_running_open_with_the_same_name() -> None:
    story = Story()
    for name in ("Zenda", "Hentzau", "Ruritz", "Tarlenheim", "Burlesdon"):
        story.tell(f"{name} was taken.", Event.CAPTURED, source=STAFF, place=place(name))
        story.tell(f"{name} is quiet.", Event.CONTROLS, source=STAFF, place=place(name), when=day(12))
    for part in told(story).sections:
        for paragraph in part.paragraphs:
            heads = [s.text.split(" that ")[0] for s in paragraph.sentences]
            assert all(a != b for a, b in pairwise(heads))


def test_a_note_on_few_words_quotes_their_whole_sentence() -> None:
    story = Story()
    story.tell("The day was quiet in the whole of Westmark, the council said.", Event.CONTROLS, "AA", source=COUNCIL)
    claim = story.tell("At dawn they were shelling Zenda from the hills beyond it.", Event.SHELLED, "BB", source=STAFF)
    words = "shelling Zenda"
    at = claim.quote.index(words)
    span = Span(claim.span.start + at, claim.span.start + at + len(words))
    story.claims[-1] = replace(claim, span=span, quote=words)
    assert claim.quote in [n.quote for n in told(story).footnotes]
