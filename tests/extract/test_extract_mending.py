"""Repairs of the parse: what a sentence says although the model has hung a word in the wrong place."""

from __future__ import annotations

import pytest

from reportedly.extract.english.mending import mend
from reportedly.extract.english.passage import Passage, parser
from reportedly.extract.english.tree import direct_object, own_subject


def read(text: str) -> Passage:
    return Passage.of(parser()(text), 0, ())


def subject_and_object(text: str, verb: str) -> tuple[str | None, str | None]:
    token = next(t for t in read(text).tokens if t.text == verb)
    subject, thing = own_subject(token), direct_object(token)
    return subject.text if subject else None, thing.text if thing else None


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        ("The RSF captured Singa, the capital of Sennar State, on June 29.", "captured", ("RSF", "Singa")),
        ("Over the past day units of the brigade repelled six attacks.", "repelled", ("units", "attacks")),
        (
            "On Tuesday paramilitaries looted shops and a university, residents said.",
            "looted",
            ("paramilitaries", "shops"),
        ),
        (
            "At the Lachin checkpoint Azerbaijani guards took a schoolteacher off a bus.",
            "took",
            ("guards", "schoolteacher"),
        ),
        ("In the town of Balakliia Ukrainian soldiers raised the flag.", "raised", ("soldiers", "flag")),
        ("In the Donetsk region settlements were shelled.", "shelled", ("settlements", None)),
        (
            "According to the ombudsman, ten civilians and a nurse lost their lives.",
            "lost",
            ("civilians", "lives"),
        ),
        (
            "Kupiansk, the rail hub that fed the whole northern grouping, fell on September 10.",
            "fell",
            ("Kupiansk", None),
        ),
        ("Shelling hit Orikhiv, Huliaipole and Preobrazhenka on Monday.", "hit", ("Shelling", "Orikhiv")),
        ("They were injured and nine are missing.", "missing", ("nine", None)),
        ("The Russians shelled the pier and a police officer was wounded.", "wounded", ("officer", None)),
        ("Army abandons Wad Madani", "abandons", ("Army", "Madani")),
        ("Air defence forces shot down 28 of 36 drones.", "shot", ("forces", "28")),
        (
            "Rebel columns pressed on west of Dar toward the border on Monday, three days after the army pulled out.",
            "pressed",
            ("columns", None),
        ),
        ("Reduced to rubble by the shells were 13 houses and a hospital.", "Reduced", ("houses", None)),
    ],
)
def test_the_verb_has_its_subject_and_its_object(text: str, verb: str, told: tuple[str | None, str | None]) -> None:
    assert subject_and_object(text, verb) == told


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, Russian forces shelled Nikopol.",
        "In the Kharkiv region, our forces took the village.",
        "The captured town lies on the river.",
        "Russian troops shelled the pier and the port.",
        "The brigade advanced five kilometres on Monday.",
    ],
)
def test_a_right_parse_stays_as_it_is(text: str) -> None:
    doc = parser()(text)
    before = [(t.head.i, t.dep_, t.tag_) for t in doc]
    columns = doc.to_array(["TAG", "DEP"]).T
    assert mend(tuple(doc), columns[0].tolist(), columns[1].tolist()) is False
    assert [(t.head.i, t.dep_, t.tag_) for t in doc] == before
