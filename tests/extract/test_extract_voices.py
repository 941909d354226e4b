"""Who a source phrase means, what nests in what, and the evidence that a report describes."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.extract import extract
from reportedly.record import (
    AttributionKind,
    Certainty,
    Channel,
    Claim,
    EvidenceKind,
    Extraction,
    Moment,
    Polarity,
    Report,
    SourceKind,
    Span,
)
from reportedly.record.ids import report_id
from reportedly.theatre import load_theatre

UKRAINE = load_theatre("ukraine-2022")
PUBLISHED = Moment.civil(date(2022, 9, 10), date(2022, 9, 10), UKRAINE.zone)


def read(text: str) -> Extraction:
    report = Report(report_id("Herald", PUBLISHED, text), "one", text, (Span(0, len(text)),), PUBLISHED, "Herald")
    return next(extract([report], UKRAINE))


def last(text: str) -> Claim:
    return read(text).claims[-1]


def named(claim: Claim) -> str | None:
    return None if claim.source is None else claim.source.name


@pytest.mark.parametrize(
    ("before", "short", "name"),
    [
        ("A deputy chief of the General Staff said the road was open.", "he", "deputy chief of the General Staff"),
        ("The mayor, Oleh Lys, spoke for an hour.", "he", "Oleh Lys"),
        ("ISW said Russian forces had entered Izium.", "the think tank", "ISW"),
        ("The town council said Russian forces had entered Izium.", "the council", "town council"),
        (
            "The Russian General Staff said its forces had entered Izium. A soldier was hurt.",
            "it",
            "Russian General Staff",
        ),
        (
            "A spokesman for the council said a battalion had entered Izium.",
            "the spokesman",
            "spokesman for the council",
        ),
    ],
)
def test_a_short_form_means_whoever_it_can_mean(before: str, short: str, name: str) -> None:
    assert named(last(f"{before} Russian forces had shelled Lyman, {short} said.")) == name


@pytest.mark.parametrize(
    "phrase",
    ["The junta's spokesman, Brigadier Kyaw Thiha Oo,", "A spokesman for the brigade, Captain Nasser al-Awlaki,"],
)
def test_a_name_that_the_tagger_does_not_know_is_whole(phrase: str) -> None:
    name = named(last(f"{phrase} said that Russian troops had left Lyman."))
    assert name is not None
    assert name in phrase
    assert name.endswith(("Oo", "al-Awlaki"))


@pytest.mark.parametrize("head", ["According to {},", "{} say", "There were {} that"])
def test_reports_of_nobody_in_particular_leave_a_claim_hedged_and_without_a_source(head: str) -> None:
    claim = last(f"{head.format('reports').capitalize()} Russian forces had left Lyman.")
    assert (claim.source, claim.certainty) == (None, Certainty.HEDGED)


def test_unconfirmed_reports_leave_a_claim_unconfirmed() -> None:
    assert last("According to unconfirmed reports, Russian forces left Lyman.").certainty is Certainty.UNCONFIRMED


def test_reports_that_nobody_vouches_for_are_his_who_tells_of_them() -> None:
    claim = last("The mayor said that, according to preliminary information, Russian forces had left Lyman.")
    assert (named(claim), claim.certainty) == ("mayor", Certainty.HEDGED)


@pytest.mark.parametrize(
    "phrase", ["multiple reports", "media reports", "a report by the Herald", "two reports", "police reports"]
)
def test_reports_that_say_whose_they_are_have_a_source(phrase: str) -> None:
    assert named(last(f"According to {phrase}, Russian forces left Lyman.")) is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Serhiy Haidai said the mayor had told him that Russian forces had left Lyman.", "mayor"),
        ("Serhiy Haidai said he believed that Russian forces had left Lyman.", "Serhiy Haidai"),
        ("“I think Russian forces have left Lyman,” Serhiy Haidai said.", "Serhiy Haidai"),
    ],
)
def test_another_persons_words_nest_and_ones_own_thoughts_do_not(text: str, name: str) -> None:
    result = read(text)
    assert {named(c) for c in result.claims} == {name}
    assert len(result.attributions) == (2 if name == "mayor" else 1)


def test_what_one_side_asserts_and_another_denies_is_a_claim_of_both() -> None:
    text = "The Russian Ministry of Defense rejected Ukraine's claim that its forces had entered Lyman."
    claims = read(text).claims
    assert {(c.source.side if c.source else None, c.polarity) for c in claims} == {
        ("RU", Polarity.NEGATIVE),
        ("UA", Polarity.POSITIVE),
    }


@pytest.mark.parametrize("verb", ["despised", "condemned", "welcomed", "agreed to"])
def test_an_attitude_to_what_happened_is_no_statement_of_it(verb: str) -> None:
    result = read(f"The mayor {verb} the siege of Lyman by Russian forces.")
    assert [a.kind for a in result.attributions] == [AttributionKind.ATTITUDE]
    assert all(named(c) is None for c in result.claims)


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Serhiy Haidai announced on X that Russian forces had left Lyman.", Channel.SOCIAL),
        ("Serhiy Haidai wrote on his Facebook page that Russian forces had left Lyman.", Channel.SOCIAL),
        ("Serhiy Haidai told the newspaper that Russian forces had left Lyman.", Channel.PRESS),
        ("In an interview, Serhiy Haidai said Russian forces had left Lyman.", Channel.PRESS),
        ("The council said on its website that Russian forces had left Lyman.", Channel.WEBSITE),
    ],
)
def test_how_somebody_spoke_is_the_channel(text: str, channel: Channel) -> None:
    assert last(text).channel is channel


def test_a_source_without_a_name_has_kind_side_and_is_marked_as_concluded() -> None:
    claim = last("Ukrainian soldiers in hundreds of posts said Russian forces had left Lyman.")
    assert claim.source is not None
    assert (claim.source.kind, claim.source.side, claim.source.inferred) == (SourceKind.MILITARY, "UA", True)


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("A selfie posted by Oleh Lys showed Russian tanks in Lyman.", EvidenceKind.PHOTO, "Oleh Lys"),
        ("Photographs taken by a resident showed Russian tanks in Lyman.", EvidenceKind.PHOTO, "resident"),
        ("An eyewitness said Russian tanks had entered Lyman.", EvidenceKind.WITNESS, None),
        ("A document seen by the Herald says Russian forces left Lyman.", EvidenceKind.DOCUMENT, None),
    ],
)
def test_evidence_has_its_kind_and_who_made_it_and_bears_the_claim(
    text: str, kind: EvidenceKind, by: str | None
) -> None:
    result = read(text)
    (item,) = result.evidence
    assert item.kind is kind
    assert by is None or item.by == by
    assert item.shows == tuple(c.id for c in result.claims)


def test_evidence_is_counted_once_where_it_is_named_again() -> None:
    text = "A video posted by soldiers shows Russian tanks in Lyman. The video was filmed on Friday."
    assert len(read(text).evidence) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Neither side has confirmed that Russian forces left Lyman.",
        "No Ukrainian official confirmed that Russian forces had left Lyman.",
        "Kyiv has yet to confirm that Russian forces have left Lyman.",
        "Reuters was unable to confirm that Russian forces had left Lyman.",
    ],
)
def test_who_does_not_confirm_claims_nothing(text: str) -> None:
    result = read(text)
    assert [a.kind for a in result.attributions] == [AttributionKind.STATEMENT]
    assert result.claims == ()


def test_a_refusal_to_admit_is_an_attitude() -> None:
    result = read("The ministry refused to admit that Russian forces had left Lyman.")
    assert [a.kind for a in result.attributions] == [AttributionKind.ATTITUDE]
    assert result.claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces shelled Lyman, the mayor said; the governor reported two deaths.",
        "Russian forces shelled Lyman, per the mayor, and left Izium, according to the governor.",
        "According to the mayor, Russian forces shelled Lyman and, per the governor, left Izium.",
    ],
)
def test_two_sources_in_one_sentence_tell_each_their_own_part(text: str) -> None:
    first, second = read(text).attributions
    assert (first.parent, second.parent) == (None, None)
    assert not any(a.overlaps(b) for a in first.content_spans for b in second.content_spans)
    assert named(read(text).claims[0]) == "mayor"


def test_what_is_joined_to_a_claimed_clause_by_but_that_is_claimed_too() -> None:
    text = "Bloggers claimed that Russian forces entered Lyman, but that Ukrainian forces repelled the attack."
    assert {(named(c), c.certainty) for c in read(text).claims} == {("bloggers", Certainty.HEDGED)}


def test_an_attempt_to_take_ground_is_an_attack_and_no_loss() -> None:
    claim = last("The Ukrainian General Staff said Russian forces attempted to capture Lyman.")
    assert (claim.event, claim.against_interest) == ("attacked", False)
