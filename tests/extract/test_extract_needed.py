"""Which meanings of a verb are looked at: those whose particle and whose needed words stand near it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportedly.extract.english.happening.needed import NeededWords, is_denied, needed_of
from reportedly.extract.english.happening.roles import particles
from reportedly.extract.english.passage import Passage, parser
from reportedly.extract.english.predicates import Predicate, Spellings, Words
from reportedly.record import Event

if TYPE_CHECKING:
    from spacy.tokens import Token

WORDS = frozenset({"strike", "power", "operation"})


def passage_of(text: str) -> Passage:
    return Passage.of(parser()(text), 0, ())


def verb_of(passage: Passage, word: str) -> Token:
    return next(t for t in passage.tokens if t.lower_ == word)


def near(text: str, verb: str) -> set[str]:
    passage = passage_of(text)
    return set(NeededWords(WORDS, passage).near(verb_of(passage, verb), dict.fromkeys(WORDS)))


def spelt(particle: str | None, *needs: str) -> Words:
    predicate = Predicate("one", {"any": Event.ATTACKED}, {}, needs=frozenset(needs))
    return Words("carry", particle, "verbs", predicate, (), "test")


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("The gunners launched a series of strikes on the depot.", "launched", {"strike"}),
        ("The strikes ended on Friday.", "ended", {"strike"}),
        ("The strike group left the harbour.", "left", {"strike"}),
        ("The crew left the harbour. A strike hit it later.", "left", set()),
        ("They left when the power failed in the harbour.", "left", set()),
    ],
)
def test_a_needed_word_stands_a_few_steps_below_the_verb_or_with_its_subject(
    text: str, verb: str, found: set[str]
) -> None:
    assert near(text, verb) == found


def test_of_several_needed_words_the_first_in_the_text_counts() -> None:
    passage = passage_of("The army carried out an operation and a strike near the river.")
    held = NeededWords(WORDS, passage).near(verb_of(passage, "carried"), dict.fromkeys(WORDS))
    first = needed_of(WORDS, held)
    assert first is not None
    assert first.text == "operation"
    assert needed_of(frozenset({"power"}), held) is None


def test_a_negation_counts_only_in_the_verbs_own_clause() -> None:
    passage = passage_of("The hospital had no power. The school had water.")
    first, second = (t for t in passage.tokens if t.lower_ == "had")
    assert is_denied(first, passage)
    assert not is_denied(second, passage)


@pytest.mark.parametrize(
    ("text", "verb", "particle", "counts"),
    [
        ("The army carried out strikes.", "carried", "out", True),
        ("The general pulled his troops out of the town.", "pulled", "out", True),
        ("Planes bombed a block of flats.", "bombed", "of", False),
        ("A guard shot at a driver.", "shot", "at", True),
        ("A driver was shot at a checkpoint.", "shot", "at", False),
        ("The brigade moved back to the river.", "moved", "back", True),
        ("The brigade moved back into the town.", "moved", "back", False),
    ],
)
def test_a_particle_is_the_verbs_own_or_its_objects(text: str, verb: str, particle: str, *, counts: bool) -> None:
    assert (particle in particles(verb_of(passage_of(text), verb))) is counts


def test_only_those_meanings_are_looked_at_whose_particle_and_needed_words_are_there() -> None:
    free, parted, bound = spelt(None), spelt("out"), spelt(None, "strike")
    both = spelt("out", "strike")
    spellings = Spellings.of([free, parted, bound, both])
    assert spellings.among((), set()) == [free]
    assert spellings.among((), {"out"}) == [parted, free]
    assert spellings.among(("strike",), set()) == [bound, free]
    assert spellings.among(("strike",), {"out"}) == [both, parted, bound, free]
