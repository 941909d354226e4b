"""The English lexicon: data that is checked as it is loaded."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import pytest

from reportedly.errors import LexiconError
from reportedly.extract.english import lexicon
from reportedly.extract.english.lexicon import Lexicon, english_lexicon
from reportedly.extract.english.rehearsal import rehearse
from reportedly.record import Event, Moment
from reportedly.theatre import load_theatre

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.extract.english.predicates import Predicate

LEXICON = english_lexicon()
UKRAINE = load_theatre("ukraine-2022")
NAMES = ("events/gain", "light", "kinds", "cues", "hedges", "things", "quantities", "sources")
Changed = Callable[[str, str], Lexicon]


@pytest.fixture
def with_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Changed:
    """Loads the bundled lexicon from a copy in which one file has one entry more."""

    def load(name: str, entry: str) -> Lexicon:
        with as_file(files(lexicon.__package__) / "lexicon") as bundled:
            shutil.copytree(bundled, tmp_path / "lexicon")
        path = tmp_path / "lexicon" / f"{name}.toml"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{entry}\n", encoding="utf-8")
        monkeypatch.setattr(lexicon, "files", lambda _package: tmp_path)
        return lexicon.lexicon_of.__wrapped__(())

    return load


def predicates() -> list[Predicate]:
    return [words.predicate for words in LEXICON.predicates.words()]


GOOD = """
[[frame]]
name = "zap"
senses = { any = "struck" }
[frame.verbs]
"zap" = "struck: [actor Russian drones] zapped [object the depot]."
"""


def test_a_good_entry_is_taken_up(with_entry: Changed) -> None:
    found = with_entry("events/attack", GOOD)
    assert [words.predicate.senses for words in found.predicates.verbs["zap"].ordered] == [{"any": Event.STRUCK}]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_no_toml_is_named(name: str, with_entry: Changed) -> None:
    with pytest.raises(LexiconError, match=rf"lexicon/{name}\.toml is not valid TOML: .*line \d+"):
        with_entry(name, "[broken")


@pytest.mark.parametrize(
    ("good", "bad", "what"),
    [
        ('name = "zap"', 'name = "zap"\ncolour = "red"', "zap: unknown key colour"),
        ("senses = {", "sense = {", "zap: unknown key sense"),
        ("struck", "flown", "zap: no valid senses.*flown"),
        ('senses = { any = "struck" }', "senses = {}", "zap: no senses"),
        (
            'senses = { any = "struck" }',
            'senses = { any = "struck" }\nroles = { victim = [] }',
            "there is no role victim",
        ),
        ("struck: [actor", "struck [actor", "zap, zap: an example begins with its event"),
        ("struck: [actor", "flown: [actor", "zap, zap: an example begins with its event"),
        ("struck: [actor", "nothing: [actor", "zap, zap: no example"),
        ("[object the", "[thing the", "zap, zap: the example names a role thing"),
        ('"zap" = "struck: [actor Russian drones] zapped [object the depot]."', "", "zap: no words"),
    ],
)
def test_a_malformed_frame_is_named_with_its_file_and_word(good: str, bad: str, what: str, with_entry: Changed) -> None:
    assert good in GOOD
    with pytest.raises(LexiconError, match=rf"lexicon/events/attack\.toml, .*{what}"):
        with_entry("events/attack", GOOD.replace(good, bad))


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ('[[cue]]\nmanner = "sings"\ntakes = ["clause"]\nverbs = ["zap"]', "zap: there is no manner sings"),
        ('[[cue]]\nmanner = "says"\ntakes = ["clause"]\nverbs = ["zap"]\ncolour = "red"', "zap: unknown key colour"),
        ('[[noun]]\nmanner = "sings"\ntakes = ["clause"]\nnouns = ["zap"]', "zap: there is no manner sings"),
    ],
)
def test_a_malformed_cue_is_named_with_its_file(entry: str, what: str, with_entry: Changed) -> None:
    with pytest.raises(LexiconError, match=rf"lexicon/cues\.toml.*{what}"):
        with_entry("cues", entry)


def test_the_lexicon_is_read_once_in_a_process() -> None:
    assert english_lexicon() is english_lexicon()


def test_no_predicate_is_without_senses() -> None:
    assert all(predicate.senses for predicate in predicates())


def test_a_predicate_has_a_sense_only_for_a_class_that_things_can_have() -> None:
    classes = {*LEXICON.things.classes.values(), "any", "none", "place", "pronoun", "number", "other"}
    assert {thing for predicate in predicates() for thing in predicate.senses} <= classes


def test_every_event_has_a_word_that_tells_it() -> None:
    assert {event for predicate in predicates() for event in predicate.senses.values()} == set(Event)


def test_all_words_are_in_lower_case() -> None:
    held, cues, hedges = LEXICON.predicates, LEXICON.cues, LEXICON.hedges
    words = {*held.verbs, *held.nouns, *held.adjectives, *cues.verbs, *cues.shows, *cues.prepositions}
    words |= {*LEXICON.things.classes}
    words |= {*hedges.adverbs, *hedges.modals, *hedges.raising, *hedges.nouns, *LEXICON.sources.kinds}
    words |= {w for p in predicates() for w in p.needs} | {w for phrase in cues.phrases for w in phrase}
    words |= {*LEXICON.numbers.numerals, *LEXICON.numbers.vague, *LEXICON.numbers.scales, *LEXICON.numbers.length}
    assert [word for word in sorted(words) if word != word.lower() or word != word.strip() or not word] == []


def test_a_likelihood_band_is_a_range_of_percent() -> None:
    bands = [band for band in LEXICON.hedges.adverbs.values() if band is not None]
    assert bands
    assert all(0 < low < high < 100 for low, high in bands)


def test_ranges_rise_and_the_number_words_mean_themselves() -> None:
    numbers = LEXICON.numbers
    assert all(high is None or (low is not None and low <= high) for low, high in numbers.vague.values())
    assert [numbers.numerals[w] for w in ("one", "twelve", "ninety")] == [1, 12, 90]
    assert [numbers.scales[w] for w in ("dozen", "hundred", "thousand")] == [12, 100, 1000]


def test_every_reading_of_a_vague_word_says_why() -> None:
    assert set(LEXICON.numbers.sources) == set(LEXICON.numbers.vague)
    assert all(len(why.split()) > 1 for why in LEXICON.numbers.sources.values())


def test_no_word_both_says_and_denies() -> None:
    for verb, cues in LEXICON.cues.verbs.items():
        of_clauses = {cue.manner for cue in cues if "clause" in cue.takes and not cue.particles}
        assert not {"says", "denies"} <= of_clauses, verb


def test_every_example_of_the_lexicon_comes_out_as_it_says() -> None:
    published = Moment.civil(date(2022, 9, 11), date(2022, 9, 11), UKRAINE.zone)
    failed = list(rehearse(LEXICON.predicates.words(), LEXICON, UKRAINE, published))
    assert [f"{f.words.origin}, {f.words.spelling}: {f.example.sentence}: {f.why}" for f in failed] == []


def test_there_are_predicates_for_every_event_and_three_hundred_of_them() -> None:
    words = LEXICON.predicates.words()
    assert len({(w.part, w.spelling) for w in words}) >= 300
    assert {example.event for w in words for example in w.examples} - {None} == set(Event)
