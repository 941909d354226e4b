"""The English lexicon: data that is checked as it is loaded."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import pytest

from reportedly.errors import LexiconError
from reportedly.extract.english import lexicon
from reportedly.extract.english.lexicon import Lexicon, Predicate, english_lexicon
from reportedly.record import Event

if TYPE_CHECKING:
    from pathlib import Path

LEXICON = english_lexicon()
NAMES = ("predicates", "cues", "hedges", "things", "quantities", "sources")
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
        return english_lexicon.__wrapped__()

    return load


def predicates() -> list[Predicate]:
    held = LEXICON.predicates
    verbs = [words.predicate for spellings in held.verbs.values() for words in spellings]
    return [*verbs, *(p for found in held.nouns.values() for p in found), *(p for _, p in held.states)]


def test_a_good_entry_is_taken_up(with_entry: Changed) -> None:
    found = with_entry("predicates", '[[predicate]]\nverbs = ["zap"]\nsenses = { any = "struck" }')
    assert [words.predicate.senses for words in found.predicates.verbs["zap"]] == [{"any": Event.STRUCK}]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_no_toml_is_named(name: str, with_entry: Changed) -> None:
    with pytest.raises(LexiconError, match=rf"lexicon/{name}\.toml is not valid TOML: .*line \d+"):
        with_entry(name, "[broken")


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ('verbs = ["zap"]\nsenses = { any = "struck" }\ncolour = "red"', "zap: unknown key colour"),
        ('nouns = ["zapping"]\nsense = { any = "struck" }', "zapping: unknown key sense"),
        ('states = ["in the zap"]\nsenses = { any = "flown" }', "in the zap: no valid senses .*flown"),
        ('verbs = ["zap"]', "zap: no valid senses"),
    ],
)
def test_a_malformed_predicate_is_named_with_its_file(entry: str, what: str, with_entry: Changed) -> None:
    with pytest.raises(LexiconError, match=rf"lexicon/predicates\.toml, {what}"):
        with_entry("predicates", f"[[predicate]]\n{entry}")


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
    classes = {*LEXICON.things.classes.values(), "any", "none", "place", "pronoun"}
    assert {thing for predicate in predicates() for thing in predicate.senses} <= classes


def test_every_event_has_a_word_that_tells_it() -> None:
    assert {event for predicate in predicates() for event in predicate.senses.values()} == set(Event)


def test_all_words_are_in_lower_case() -> None:
    held, cues, hedges = LEXICON.predicates, LEXICON.cues, LEXICON.hedges
    words = {*held.verbs, *held.nouns, *cues.verbs, *cues.shows, *cues.prepositions, *LEXICON.things.classes}
    words |= {*hedges.adverbs, *hedges.modals, *hedges.raising, *hedges.nouns, *LEXICON.sources.kinds}
    words |= {w for p in predicates() for w in p.needs} | {w for phrase in cues.phrases for w in phrase}
    words |= {*LEXICON.numbers.numerals, *LEXICON.numbers.ranges, *LEXICON.numbers.open, *LEXICON.numbers.measures}
    assert [word for word in sorted(words) if word != word.lower() or word != word.strip() or not word] == []


def test_a_likelihood_band_is_a_range_of_percent() -> None:
    bands = [band for band in LEXICON.hedges.adverbs.values() if band is not None]
    assert bands
    assert all(0 < low < high < 100 for low, high in bands)


def test_ranges_rise_and_the_number_words_mean_themselves() -> None:
    numbers = LEXICON.numbers
    assert all(low < high for low, high in numbers.ranges.values())
    assert [numbers.numerals[w] for w in ("one", "twelve", "dozen", "hundred", "thousand")] == [1, 12, 12, 100, 1000]


def test_no_word_both_says_and_denies() -> None:
    for verb, cues in LEXICON.cues.verbs.items():
        of_clauses = {cue.manner for cue in cues if "clause" in cue.takes and not cue.particles}
        assert not {"says", "denies"} <= of_clauses, verb
