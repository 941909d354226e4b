"""Who says what: source, cue and content of every act of telling."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.extract import Scope, extract
from reportedly.record import (
    Attribution,
    AttributionKind,
    Certainty,
    Channel,
    EvidenceKind,
    Extraction,
    Moment,
    Report,
    Span,
)
from reportedly.record.ids import report_id
from reportedly.theatre import load_theatre

UKRAINE = load_theatre("ukraine-2022")
PUBLISHED = Moment.civil(date(2022, 9, 10), date(2022, 9, 10), UKRAINE.zone)
STAFF = "Ukrainian General Staff"


def read(text: str, scope: Scope = "claims") -> Extraction:
    report = Report(report_id("Herald", PUBLISHED, text), "one", text, (Span(0, len(text)),), PUBLISHED, "Herald")
    return next(extract([report], UKRAINE, scope))


def parts(attribution: Attribution, text: str) -> tuple[str, str, list[str]]:
    """Source, cue and contents of an attribution, in words."""
    source = " ".join(span.of(text) for span in attribution.source_spans)
    cue = " ".join(span.of(text) for span in attribution.cue_spans)
    return source, cue, [span.of(text) for span in attribution.content_spans]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            f"The {STAFF} said Ukrainian forces had entered Izium.",
            f"The {STAFF}",
            "said",
            ["Ukrainian forces had entered Izium"],
        ),
        (
            f"The {STAFF} said that Ukrainian forces had entered Izium.",
            f"The {STAFF}",
            "said",
            ["Ukrainian forces had entered Izium"],
        ),
        (
            f"Ukrainian forces entered Izium, the {STAFF} said.",
            f"the {STAFF}",
            "said",
            ["Ukrainian forces entered Izium"],
        ),
        (
            f"“We entered Izium this morning,” the {STAFF} said.",
            f"the {STAFF}",
            "said",
            ["We entered Izium this morning,"],
        ),
        (
            f"The {STAFF} said, “We entered Izium this morning.”",
            f"The {STAFF}",
            "said",
            ["We entered Izium this morning."],
        ),
        (
            f"“We entered Izium,” the {STAFF} said, “and our troops entered Lyman.”",
            f"the {STAFF}",
            "said",
            ["We entered Izium,", "and our troops entered Lyman."],
        ),
        (
            f"“We entered Izium this morning,” said the {STAFF}. “Our troops also entered Lyman.”",
            f"the {STAFF}",
            "said",
            ["We entered Izium this morning,", "Our troops also entered Lyman."],
        ),
        (
            f"According to the {STAFF}, Russian forces shelled Izium.",
            f"the {STAFF}",
            "According to",
            ["Russian forces shelled Izium"],
        ),
        (
            f"Russian forces shelled Izium, according to the {STAFF}.",
            f"the {STAFF}",
            "according to",
            ["Russian forces shelled Izium"],
        ),
        (
            "The capture of Izium was confirmed by the Russian Ministry of Defense.",
            "the Russian Ministry of Defense",
            "was confirmed",
            ["The capture of Izium"],
        ),
        (
            f"Russian forces shelled Izium, it was reported by the {STAFF}.",
            f"the {STAFF}",
            "was reported",
            ["Russian forces shelled Izium"],
        ),
        (
            f"The {STAFF} reported the capture of Izium.",
            f"The {STAFF}",
            "reported",
            ["the capture of Izium"],
        ),
        (
            "Ministry: Ukrainian forces shelled Donetsk.",
            "Ministry",
            ":",
            ["Ukrainian forces shelled Donetsk."],
        ),
        (
            "Local officials told reporters that Russian forces had shelled the hospital in Kharkiv.",
            "Local officials",
            "told",
            ["Russian forces had shelled the hospital in Kharkiv"],
        ),
    ],
)
def test_a_telling_has_a_source_a_cue_and_a_content(text: str, source: str, cue: str, content: list[str]) -> None:
    (found,) = read(text).attributions
    assert parts(found, text) == (source, cue, content)
    assert found.kind is AttributionKind.STATEMENT
    assert found.parent is None


@pytest.mark.parametrize(
    "text",
    [
        f"“We entered Izium,” the {STAFF} said, “and our troops entered Lyman.”",
        f"“We entered Izium this morning,” said the {STAFF}. “Our troops also entered Lyman yesterday.”",
        f"The {STAFF} said Ukrainian forces had entered Izium. The staff said Russian forces had left Lyman.",
        "“We are in the town,” Valery Zaluzhny said. “We have entered Izium.”",
    ],
)
def test_every_claim_of_a_split_statement_is_its_sources(text: str) -> None:
    claims = read(text).claims
    assert claims
    assert {c.source.side if c.source else None for c in claims} == {"UA"}
    assert all(c.attribution_id is not None for c in claims)


def test_the_authors_own_voice_has_no_source() -> None:
    (claim,) = read("Ukrainian forces entered Izium.").claims
    assert claim.source is None
    assert claim.attribution_id is None


def test_a_statement_ends_with_its_sentence() -> None:
    told, own = read(
        "Serhiy Haidai said Ukrainian forces had entered Lysychansk. Russian forces shelled Kharkiv."
    ).claims
    assert told.source is not None
    assert own.source is None


def test_a_report_by_nobody_is_an_attribution_without_a_source() -> None:
    (found,) = read("It was reported that Ukrainian forces had entered Izium.").attributions
    assert (found.source, found.source_spans) == (None, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Natalia Humeniuk said Ukrainian troops had entered Lyman. She said Russian forces shelled Mykolaiv.",
            "Natalia Humeniuk",
        ),
        (
            "Serhiy Haidai said Russian troops had left Kreminna. Haidai added that Russian forces shelled Lyman.",
            "Serhiy Haidai",
        ),
        (
            "The Russian Ministry of Defense said Russian troops had left Izium. The ministry said they entered Lyman.",
            "Russian Ministry of Defense",
        ),
        (
            "Serhiy Haidai said Russian troops had left Kreminna.\nHe said Russian forces shelled Lyman.",
            "Serhiy Haidai",
        ),
    ],
)
def test_pronouns_and_short_forms_lead_back_to_who_was_named(text: str, name: str) -> None:
    first, second = read(text).attributions
    assert first.source is not None
    assert second.source is not None
    assert first.source.name == second.source.name == name
    assert first.source.voice == second.source.voice


def test_a_pronoun_that_nobody_precedes_names_nobody() -> None:
    (found,) = read("He said Ukrainian troops had entered Lyman.").attributions
    assert found.source is None


def test_whoever_goes_on_saying_is_who_spoke_before() -> None:
    text = "Ukrainian troops entered Lyman, Serhiy Haidai wrote, saying that Russian soldiers had fled the town."
    sources = [c.source.name for c in read(text).claims if c.source]
    assert sources == ["Serhiy Haidai", "Serhiy Haidai"]


def test_a_telling_inside_a_telling_keeps_its_parent_and_the_innermost_source_speaks() -> None:
    text = "Serhiy Haidai said the Russian Ministry of Defense claimed that Russian troops had entered Lysychansk."
    result = read(text)
    outer, inner = result.attributions
    (claim,) = result.claims
    assert inner.parent == outer.id
    assert outer.parent is None
    assert claim.attribution_id == inner.id
    assert claim.source is not None
    assert claim.source.name == "Russian Ministry of Defense"


def test_informants_speak_with_the_voice_of_whoever_relays_them() -> None:
    text = "Serhiy Haidai said that residents told him that Russian troops had left Lysychansk."
    result = read(text)
    outer, inner = result.attributions
    assert inner.informant is not None
    assert inner.informant.of(text) == "residents"
    assert inner.source == outer.source
    assert [c.source.name for c in result.claims if c.source] == ["Serhiy Haidai"]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers feared that Russian forces had encircled Lyman.",
        "Officials worried that Russian forces would encircle Lyman.",
        "Valery Zaluzhny wants Ukrainian troops to enter Lyman.",
    ],
)
def test_an_attitude_is_marked_as_one_and_makes_no_claim(text: str) -> None:
    result = read(text)
    assert [a.kind for a in result.attributions] == [AttributionKind.ATTITUDE]
    assert result.claims == ()


@pytest.mark.parametrize("verb", ["believe", "think", "suspect", "are sure", "suggested"])
def test_a_belief_that_something_is_so_is_a_hedged_statement(verb: str) -> None:
    result = read(f"Officials in Lyman {verb} that Ukrainian forces entered Izium.")
    assert [a.kind for a in result.attributions] == [AttributionKind.STATEMENT]
    assert [(c.certainty, c.source.name) for c in result.claims if c.source] == [
        (Certainty.HEDGED, "officials in Lyman")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Ukrainian General Staff demanded that Russian forces leave Lyman.",
        "The Russian General Staff ordered that its troops withdraw from Lyman.",
        "Putin ordered Russian forces to withdraw from Lyman.",
        "Commanders ordered Russian forces to leave Lyman.",
        "The General Staff urged Russian troops to surrender.",
    ],
)
def test_an_order_makes_no_claim(text: str) -> None:
    assert read(text).claims == ()


@pytest.mark.parametrize(
    ("introduction", "channel"),
    [
        (f"The {STAFF} announced:", Channel.UNKNOWN),
        (f"The {STAFF} said in a statement:", Channel.STATEMENT),
    ],
)
def test_a_statement_behind_a_colon_runs_to_the_end_of_the_report(introduction: str, channel: Channel) -> None:
    text = f"{introduction}\nRussian forces shelled Izium.\n\nUkrainian forces entered Lyman."
    result = read(text, "all")
    (found,) = result.attributions
    assert [span.of(text).strip() for span in found.content_spans] == [text.partition("\n")[2]]
    assert [(c.attribution_id, c.channel) for c in result.claims] == [(found.id, channel)] * 2
    assert {c.source.side for c in result.claims if c.source} == {"UA"}


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Serhiy Haidai said on Telegram that Russian forces had shelled Lysychansk.", Channel.SOCIAL),
        (
            "The town council of Lyman said in a statement that Russian soldiers had detained two men.",
            Channel.STATEMENT,
        ),
        ("A letter signed by the council of Lyman said Russian soldiers had detained two men.", Channel.STATEMENT),
        ("A video posted by Ukrainian soldiers showed Russian tanks near Izium.", Channel.VIDEO),
        ("Photos published by the Ukrainian General Staff showed three captured howitzers.", Channel.PHOTO),
        ("Reuters said Ukrainian forces entered Izium.", Channel.PRESS),
        ("Serhiy Haidai said Russian forces had shelled Lysychansk.", Channel.UNKNOWN),
    ],
)
def test_the_channel_is_what_carried_the_words(text: str, channel: Channel) -> None:
    assert [c.channel for c in read(text).claims] == [channel]


@pytest.mark.parametrize("noun", ["document", "statement", "notice", "letter"])
def test_a_document_speaks_with_the_voice_of_whoever_published_it(noun: str) -> None:
    text = f"A {noun} published by the town council of Kupiansk said Russian soldiers had detained twelve residents."
    (claim,) = read(text).claims
    assert claim.source is not None
    assert (claim.source.name, claim.source.kind) == ("town council of Kupiansk", "official")


def test_a_video_shows_what_whoever_posted_it_claims() -> None:
    text = "A video posted by Ukrainian soldiers showed 12 destroyed Russian tanks and three Russian prisoners."
    result = read(text)
    (item,) = result.evidence
    assert (item.kind, item.by, item.span.of(text)) == (EvidenceKind.VIDEO, "Ukrainian soldiers", "A video")
    assert set(item.shows) == {c.id for c in result.claims}
    assert {c.event for c in result.claims} == {"equipment_destroyed", "prisoners_taken"}
    assert {c.source.name for c in result.claims if c.source} == {"Ukrainian soldiers"}


def test_evidence_shows_only_its_own_claims() -> None:
    result = read("Footage showed Russian tanks in Lyman. Russian forces shelled Izium.")
    (item,) = result.evidence
    assert item.shows == tuple(c.id for c in result.claims if c.event == "present")
    assert len(result.claims) == 2


def test_what_pictures_only_seem_to_show_is_hedged() -> None:
    (claim,) = read("A clip seemed to show Russian prisoners in Balakliia.").claims
    assert claim.certainty is Certainty.HEDGED


def test_plain_words_are_no_evidence() -> None:
    assert read("Serhiy Haidai said Russian forces had shelled Lysychansk.").evidence == ()


def test_a_source_of_the_theatre_is_known_and_any_other_is_inferred() -> None:
    known, described = (
        read(f"{who} said Russian forces had shelled Lyman.").attributions[0].source
        for who in ("Serhiy Haidai", "Officials in Lyman")
    )
    assert known is not None
    assert described is not None
    assert (known.inferred, known.side, known.kind) == (False, "UA", "official")
    assert (described.inferred, described.side, described.kind) == (True, "unknown", "official")


def test_somebody_named_without_an_office_is_a_private_person() -> None:
    private, public = (
        read(f"{who} said Russian forces had shelled Lyman.").attributions[0].source
        for who in ("Anna Smith", "Serhiy Haidai")
    )
    assert private is not None
    assert public is not None
    assert private.private
    assert not public.private


def test_attributions_are_numbered_in_the_order_of_the_report() -> None:
    text = "Serhiy Haidai said Russian troops had left Lyman.\nHe said Russian forces shelled Izium. He said so twice."
    assert [a.id for a in read(text).attributions][:2] == ["a1", "a2"]
