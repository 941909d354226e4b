"""Quotations, labels, transcripts and signatures: whose words they are, over sentences, paragraphs and turns."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.extract import extract
from reportedly.record import Attribution, Extraction, Moment, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import load_theatre

UKRAINE = load_theatre("ukraine-2022")
PUBLISHED = Moment.civil(date(2022, 9, 10), date(2022, 9, 10), UKRAINE.zone)


def read(text: str) -> Extraction:
    report = Report(report_id("Herald", PUBLISHED, text), "one", text, (Span(0, len(text)),), PUBLISHED, "Herald")
    return next(extract([report], UKRAINE, "all"))


def source(attribution: Attribution, text: str) -> str:
    return " ".join(span.of(text) for span in attribution.source_spans)


def contents(attribution: Attribution, text: str) -> list[str]:
    return [span.of(text) for span in attribution.content_spans]


def told(text: str) -> list[tuple[str, list[str]]]:
    return [(source(a, text), contents(a, text)) for a in read(text).attributions]


def test_a_quotation_runs_on_over_paragraphs_that_open_with_a_mark() -> None:
    text = (
        "The mayor, Oleh Lys, spoke for an hour. “They shelled the school,” he said. “We left at dawn.\n\n"
        "“Russian forces entered Lyman behind us.”"
    )
    (found,) = read(text).attributions
    assert contents(found, text) == [
        "They shelled the school,",
        "We left at dawn.",
        "Russian forces entered Lyman behind us.",
    ]
    assert {c.source.name for c in read(text).claims if c.source} == {"Oleh Lys"}


def test_a_quotation_between_two_speakers_is_his_who_spoke_before_it() -> None:
    text = "“We hold the town,” Oleh Lys said. “Nobody has left.” Vira Moroz, a nurse, said the town was empty."
    assert told(text) == [
        ("Oleh Lys", ["We hold the town,", "Nobody has left."]),
        ("Vira Moroz, a nurse", ["the town was empty"]),
    ]


def test_ellipses_and_inserted_brackets_stay_in_the_quotation() -> None:
    text = "The mayor said the army “will come [to the town] next week…not now.”"
    (found,) = read(text).attributions
    assert contents(found, text) == ["the army “will come [to the town] next week…not now."]


def test_a_cue_inside_a_quotation_is_part_of_what_is_quoted() -> None:
    text = "“I say they will never take Lyman,” the mayor told reporters."
    assert [source(a, text) for a in read(text).attributions] == ["the mayor"]


def test_a_dash_before_a_name_signs_the_quotation() -> None:
    text = "“Russian forces shelled Lyman all night.” – Serhiy Haidai"
    assert told(text) == [("Serhiy Haidai", ["Russian forces shelled Lyman all night."])]


@pytest.mark.parametrize(
    "text",
    [
        "ISW: Russian forces shelled Lyman.",
        "Ministry of Defence: Russian forces shelled Lyman.",
        "Oleh Lys, mayor: Russian forces shelled Lyman.",
        "Luhansk regional administration – Russian forces shelled Lyman.",
        "Russian forces shelled Lyman – governor",
    ],
)
def test_a_name_before_a_colon_or_beside_a_dash_tells_what_it_is_set_off_from(text: str) -> None:
    (found,) = read(text).attributions
    assert [words.rstrip(".") for words in contents(found, text)] == ["Russian forces shelled Lyman"]


@pytest.mark.parametrize(
    "text",
    ["There is one road: Russian forces shelled it at Lyman.", "The town – Russian forces shelled it – is Lyman."],
)
def test_what_cannot_speak_is_no_label(text: str) -> None:
    assert told(text) == []


def test_the_turns_of_a_transcript_are_each_his_who_is_named_before_them() -> None:
    text = (
        "Marta Koval: Who is in Lyman?\n"
        "Danylo Hrim: Russian forces left Lyman at dawn.\n"
        "Marta Koval: And Izium?\n"
        "Danylo Hrim: Ukrainian forces entered Izium.\n"
    )
    assert [source(a, text) for a in read(text).attributions] == ["Marta Koval", "Danylo Hrim"] * 2
    assert [c.source.name for c in read(text).claims if c.source] == ["Danylo Hrim", "Danylo Hrim"]


def test_a_label_takes_its_side_from_the_office_in_it() -> None:
    text = "Oleh Lys, spokesman of the Russian army: Our soldiers left Lyman."
    (claim,) = read(text).claims
    assert claim.source is not None
    assert (claim.source.name, claim.source.side, claim.against_interest) == ("Oleh Lys", "RU", True)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("In the words of the mayor, Russian forces shelled Lyman.", "In the words of"),
        ("The mayor’s claim that Russian forces had shelled Lyman drew no answer.", "claim"),
        ("The warning from the mayor that Russian forces would shell Lyman was ignored.", "warning"),
        ("The paper quoted the mayor as saying Russian forces shelled Lyman.", "saying"),
        ("Russian forces shelled Lyman, per the mayor.", "per"),
        ("The mayor is sure that Russian forces shelled Lyman.", "is sure"),
        ("The mayor painted a picture of Russian forces shelling Lyman.", "painted a picture"),
        ("Russian forces shelled Lyman, the paper said, citing the mayor.", "citing"),
    ],
)
def test_nouns_adjectives_prepositions_and_phrases_hand_over_what_the_mayor_tells(text: str, cue: str) -> None:
    found = [a for a in read(text).attributions if "mayor" in source(a, text)]
    assert [" ".join(s.of(text) for s in a.cue_spans) for a in found] == [cue]
    assert all("Lyman" in " ".join(contents(a, text)) for a in found)
    assert [c.source.name for c in read(text).claims if c.source] == ["mayor"]


def test_whoever_is_cited_is_the_source_and_people_who_are_cited_are_not() -> None:
    cited = "Russian forces shelled Lyman, the governor of Luhansk region said, citing {}."
    (office,) = read(cited.format("the general staff")).claims
    (people,) = read(cited.format("residents")).claims
    assert office.source is not None
    assert office.source.name == "general staff"
    assert people.source is not None
    assert people.source.name == "governor of Luhansk region"


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops had shelled Lyman, the mayor said, damaging a school.",
        "Russian troops had shelled Lyman, the mayor said, and killed two residents.",
    ],
)
def test_what_goes_on_behind_an_inserted_cue_has_its_source_and_the_doer_before_it(text: str) -> None:
    claims = read(text).claims
    assert len(claims) == 2
    assert {(c.source.name if c.source else None, c.actor.side if c.actor else None) for c in claims} == {
        ("mayor", "RU")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized the airport at Lyman, the spokesman of the Ukrainian army said in a statement.",
        "In comments to a Kyiv paper, the spokesman of the Ukrainian army, Oleh Lys, said Russian troops left Lyman.",
    ],
)
def test_a_speaker_whom_the_parser_hangs_on_the_place_before_is_still_the_speaker(text: str) -> None:
    (claim,) = read(text).claims
    assert claim.source is not None
    assert claim.source.side == "UA"


BEHIND = "Russian troops left the city of Izium on Saturday"


@pytest.mark.parametrize(
    "dateline",
    [
        "KYIV, Sept 10 (Reuters) - ",
        "KHARKIV, Ukraine -- ",
        "Kharkiv, Ukraine (CNN) ",
        "KYIV — ",
        "Sept. 11 (UPI) -- ",
        "Dnipro, 10 September – ",
    ],
)
def test_a_dateline_is_no_part_of_what_is_told_behind_it(dateline: str) -> None:
    (claim,) = read(f"{dateline}{BEHIND}.").claims
    assert (claim.quote, claim.actor and claim.actor.side) == (BEHIND, "RU")


@pytest.mark.parametrize(
    "line", ["MLRS – 547 launchers of the Russian army were destroyed.", "Izium (Kharkiv region)."]
)
def test_what_only_looks_like_a_dateline_is_read(line: str) -> None:
    found = read(line)
    assert [span.of(line) for span in found.sentences] == [line]


def test_a_flag_before_a_name_is_no_part_of_the_label() -> None:
    text = "🇺🇦 Haidai: Bilohorivka is completely ours!\n\nOur soldiers fight on."
    (claim,) = [c for c in read(text).claims if c.quote.startswith("Bilohorivka")]
    assert claim.source is not None
    assert (claim.source.name, claim.actor and claim.actor.side) == ("Serhii Haidai", "UA")
