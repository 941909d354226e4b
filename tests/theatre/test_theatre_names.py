"""Finding a pack's names in text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.theatre import NameKind, Theatre, TheatreNames, load_theatre
from reportedly.theatre.lexis import lexis_of
from reportedly.theatre.spelling import folded
from reportedly.theatre.units import unit_spellings

UKRAINE = load_theatre("ukraine-2022")
SUDAN = load_theatre("sudan-2023")
NAMES = TheatreNames(UKRAINE)


def found(text: str, names: TheatreNames = NAMES) -> list[tuple[str, str, str]]:
    return [(hit.kind.value, hit.ref, hit.span.of(text)) for hit in names.find(text)]


def source(phrase: str, theatre: Theatre = UKRAINE) -> str | None:
    known = TheatreNames(theatre).source_named(phrase)
    return None if known is None else known.source_id


def unit(phrase: str) -> str | None:
    known = NAMES.unit_named(phrase)
    return None if known is None else known.unit_id


@pytest.mark.parametrize(
    ("text", "kind", "ref"),
    [
        ("Ukraine Armed Forces", NameKind.FORCE, "UA"),
        ("Russian Federation", NameKind.FORCE, "RU"),
        ("Ukrainian", NameKind.ADJECTIVE, "UA"),
        ("Russians", NameKind.DEMONYM, "RU"),
        ("Kyiv", NameKind.CAPITAL, "UA"),
        ("ORCS", NameKind.SLUR, "RU"),
        ("Fourth Guards Tank Division", NameKind.UNIT, "ru-4-gtd"),
        ("Ukrainska Pravda", NameKind.SOURCE, "media-ukrainska-pravda"),
        ("Lyman front", NameKind.SECTOR, "theatre:lyman-sector"),
    ],
)
def test_each_kind_of_name_is_found(text: str, kind: NameKind, ref: str) -> None:
    assert found(text) == [(kind.value, ref, text)]


@pytest.mark.parametrize("text", ["Russia's", "Russia’s"])
def test_a_possessive_is_no_part_of_a_name(text: str) -> None:
    assert found(text) == [("force", "RU", "Russia")]


def test_the_longest_name_wins() -> None:
    assert found("the Armed Forces of Ukraine said") == [("force", "UA", "Armed Forces of Ukraine")]
    assert found("Russian Navy") == [("force", "RU", "Russian Navy")]


@pytest.mark.parametrize("text", ["rf", "the rft", "Ukrainians2", "surf", "wHO", "nato"])
def test_acronyms_and_parts_of_words_are_not_taken_for_names(text: str) -> None:
    assert found(text) == []


def test_an_outlets_name_needs_its_capitals() -> None:
    assert found("the guardian of the gate") == []
    assert [ref for _, ref, _ in found("the Guardian wrote")] == ["media-guardian"]


def test_a_source_of_two_words_needs_its_capitals_and_a_longer_one_does_not() -> None:
    assert found("a white house by the road") == []
    assert [ref for _, ref, _ in found("the Ukrainian defence ministry")] == ["ua-mod"]


def test_a_name_may_break_over_a_line_and_a_paragraph_ends_it() -> None:
    assert [ref for _, ref, _ in found("the Russian\nFederation")] == ["RU"]
    assert [words for _, _, words in found("Russian\n\nFederation")] == ["Russian"]


def test_what_is_against_a_side_does_not_name_it() -> None:
    assert found("anti-Russian") == []
    assert NAMES.side_of("pro-Russian officials") == "RU"


@pytest.mark.parametrize(
    "phrase",
    [
        "Russia's Ministry of Defence",
        "Russia’s Defense Ministry",
        "the Russian Defense Ministry",
        "Russian Ministry of Defence",
        "Ministry of Defense of the Russian Federation",
        "the defence ministry of Russia",
        "Russian MoD",
    ],
)
def test_one_ministry_is_known_in_all_its_spellings(phrase: str) -> None:
    assert source(phrase) == "ru-mod"


@pytest.mark.parametrize(
    "phrase",
    [
        "the General Staff of the Armed Forces of Ukraine",
        "Ukraine's Army General Staff",
        "Ukraine’s General Staff",
        "Ukrainian General Staff spokesman",
    ],
)
def test_one_staff_is_known_in_all_its_spellings(phrase: str) -> None:
    assert source(phrase) == "ua-general-staff"


def test_a_ministry_of_nobody_is_no_source() -> None:
    assert source("the Ministry of Defense") is None
    assert source("local officials") is None
    assert source("") is None


@pytest.mark.parametrize(
    ("phrase", "ref"),
    [
        ("Girkin", "ru-girkin"),
        ("Hayday", "ua-haidai"),
        ("governor Serhij Gajdaj", "ua-haidai"),
        ("Haidai", "ua-haidai"),
        ("JCS spokeswoman Nataliya Gumeniuk", "ua-humeniuk"),
        ("Serhiy Haidai, head of the Luhansk regional defense administration", "ua-haidai"),
        ("Governor Kim", "ua-kim"),
    ],
)
def test_a_person_is_known_by_the_last_name_and_before_the_institution(phrase: str, ref: str) -> None:
    assert source(phrase) == ref


def test_a_last_name_after_another_first_name_is_another_person() -> None:
    assert source("Olena Kim") is None
    assert source("Austin police") is None
    assert source("Stephen Austin") is None
    assert source("Secretary Austin") == "us-austin"
    assert source("Minister Wallace") == "uk-wallace"


def test_a_last_name_before_another_last_name_is_a_first_name() -> None:
    assert TheatreNames(SUDAN).find("Abdallah Ibrahim, who fled") == ()


def test_a_short_last_name_counts_only_with_the_whole_name_in_the_text() -> None:
    assert found("Kim said so.") == []
    assert [words for _, _, words in found("Vitaliy Kim spoke. Later Kim said so.")] == ["Vitaliy Kim", "Kim"]


def test_a_last_name_that_two_persons_have_names_neither() -> None:
    assert [s.source_id for s in UKRAINE.sources if s.name.endswith(" Kuleba")] == ["ua-kuleba", "ua-oleksii-kuleba"]
    assert source("Kuleba") is None
    assert source("Oleksiy Kuleba") == "ua-oleksii-kuleba"


@pytest.mark.parametrize(
    "phrase",
    [
        "Fourth Guards Tank Division",
        "4th Guards Tank Division",
        "4 Guards Tank Division",
        "4th GTD",
        "4 GTD",
        "Russia's Fourth Guards Tank Division",
        "fourth tank division",
        "Kantemirovskaya Division",
    ],
)
def test_one_unit_is_known_in_all_its_spellings(phrase: str) -> None:
    assert unit(phrase) == "ru-4-gtd"


def test_ordinals_are_spelled_as_figures_and_words() -> None:
    assert {"93rd Tank Brigade", "93 Tank Brigade", "Ninety-Third Tank Brigade"} <= set(
        unit_spellings("93rd Tank Brigade")
    )
    assert "Twentieth Tank Division" in unit_spellings("20th Tank Division")
    assert "112th Tank Bde" in unit_spellings("112th Tank Brigade")
    assert unit_spellings("Black Sea Fleet") == ("Black Sea Fleet",)


def test_a_phrase_of_two_units_names_none() -> None:
    assert unit("the 92nd and 93rd brigades") is None
    assert unit("the 92nd Mechanized Brigade and the 93rd Mechanized Brigade") is None


def test_a_spelling_that_two_units_share_names_neither() -> None:
    spelled: dict[str, set[str]] = {}
    for known in UKRAINE.units:
        for written in unit_spellings(known.name):
            spelled.setdefault(folded(written), set()).add(known.unit_id)
    listed = {folded(name) for known in UKRAINE.units for name in (known.name, *known.aliases)}
    shared = [written for written, refs in spelled.items() if len(refs) > 1 and written not in listed]
    assert all(NAMES.unit_named(written) is None for written in shared)


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        ("Ukrainian soldiers", "UA"),
        ("the orcs", "RU"),
        ("Kyiv's offensive", "UA"),
        ("Russian troops near Kyiv", "RU"),
        ("Russian-held parts of Ukraine", None),
        ("the enemy", None),
        ("Reuters", None),
        ("Wagner fighters", "RU"),
    ],
)
def test_the_side_of_a_phrase_is_the_one_that_its_words_name(phrase: str, side: str | None) -> None:
    assert NAMES.side_of(phrase) == side


def test_an_alias_that_a_report_defines_means_what_it_stands_for() -> None:
    names = TheatreNames(
        UKRAINE,
        {"UKAF": "Ukraine Armed Forces", "JSC": "the Joint Command South", "FGT": "Fourth Guards Tank Division"},
    )
    assert found("UKAF, JSC, FGT", names) == [
        ("force", "UA", "UKAF"),
        ("source", "ua-oc-south", "JSC"),
        ("unit", "ru-4-gtd", "FGT"),
    ]
    assert found("UKAF") == []


def test_a_reports_own_alias_overrides_the_packs() -> None:
    assert found("AP", TheatreNames(UKRAINE, {"AP": "Ukrainska Pravda"})) == [
        ("source", "media-ukrainska-pravda", "AP")
    ]


def test_an_alias_of_what_the_pack_does_not_know_means_nothing() -> None:
    assert found("RBT", TheatreNames(UKRAINE, {"RBT": "river boat traffic"})) == []


def test_three_sides_are_told_apart() -> None:
    names = TheatreNames(SUDAN)
    assert [names.side_of(phrase) for phrase in ("SAF troops", "the RSF", "SPLM-N forces", "Janjaweed")] == [
        "SAF",
        "RSF",
        "SPLMN",
        "RSF",
    ]
    assert source("Hemedti", SUDAN) == "sd-hemedti"


def test_the_empty_theatre_names_nothing() -> None:
    names = TheatreNames(load_theatre("world"))
    assert names.find("Ukrainian troops near Kyiv, Reuters said") == ()
    assert (names.source_named("Reuters"), names.unit_named("4th GTD"), names.side_of("Russia")) == (None, None, None)


WORDS = sorted({name.written for names in lexis_of(UKRAINE).names.values() for name in names})[::40]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(WORDS), st.sampled_from(["İ", " ", "'s", "’s ", "-", "\n", ". ", "and"]), st.text(max_size=4)
    )
).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_hits_are_listed_names_in_order_and_never_overlap(text: str) -> None:
    hits = NAMES.find(text)
    for before, after in pairwise(hits):
        assert before.span.end <= after.span.start
    for hit in hits:
        meant = lexis_of(UKRAINE).names[folded(hit.span.of(text))]
        assert (hit.kind, hit.ref, hit.side) in {(name.kind, name.ref, name.side) for name in meant}
        around = text[hit.span.start - 1 : hit.span.start] + text[hit.span.end : hit.span.end + 1]
        assert not any(letter.isalnum() for letter in around)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_phrase_has_an_answer(phrase: str) -> None:
    NAMES.source_named(phrase)
    NAMES.unit_named(phrase)
    NAMES.side_of(phrase)
    TheatreNames(UKRAINE, {phrase: phrase}).find(phrase)
