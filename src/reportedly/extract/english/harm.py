"""Who was harmed: fighters or civilians, of which age and sex, as far as the words tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.tree import children, core_phrase
from reportedly.record import Age, Event, Outcome, Sex, Victims

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.wordlists import Things

_OF_PEOPLE = {
    Event.CASUALTIES,
    Event.CIVILIANS_HARMED,
    Event.PRISONERS_TAKEN,
    Event.DETAINED,
    Event.DISPLACED,
}
_FIGHTERS = {"people", "force", "prisoners"}
_SOLDIERS = {"man", "men"}
_YEARS = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b|\baged (\d{1,3})\b")
_OF_AGE, _OLD = 18, 60  # years: the UN Convention on the Rights of the Child; the UN's "older persons"

_Group = TypeVar("_Group")


class Harm:
    """Reads status, age and sex by the words for people in lexicon/things.toml."""

    def __init__(self, things: Things, nouns: Nouns) -> None:
        self._words, self._tolls = things.people, things.tolls
        self._nouns = nouns

    def victims(self, event: Event, sufferer: Token | None, passage: Passage) -> Victims | None:
        """Their status; None where the event is not of people."""
        if event not in _OF_PEOPLE:
            return None
        if event in {Event.CASUALTIES, Event.PRISONERS_TAKEN}:
            return Victims.MILITARY
        if sufferer is None:
            return Victims.UNKNOWN
        words = self._lemmas(sufferer)
        if words & self._words["civilian"]:
            return Victims.CIVILIAN
        thing = self._nouns.thing(sufferer, passage)
        if thing in _FIGHTERS or words & self._words["military"]:
            return Victims.MILITARY
        told = words - self._words["unknown"]
        civilian = thing == "civilians" and any(self._nouns.stands(word, "civilians") for word in told)
        return Victims.CIVILIAN if civilian else Victims.UNKNOWN

    def outcome(self, event: Event, told: Outcome | None, head: Token) -> Outcome | None:
        """What became of them; of "killed or wounded" nobody knows which, so they are lost."""
        if event not in _OF_PEOPLE or told is None:
            return None
        words = head.doc[head.i + 1 : head.i + 3]
        other = self._tolls.get(words[-1].lower_) if len(words) > 1 and words[0].tag_ == "CC" else None
        return Outcome.LOST if other not in {None, told} and told in set(self._tolls.values()) else told

    def age(self, sufferer: Token, passage: Passage) -> Age | None:
        """Children or old people; None where the words leave it open or name both."""
        inner = self._nouns.inside(sufferer)
        years = _YEARS.search(passage.words(passage.span_of(core_phrase(inner))))
        if years is not None:
            told = int(years[1] or years[2])
            return Age.CHILD if told < _OF_AGE else Age.ELDERLY if told >= _OLD else None
        return self._one_of(sufferer, {"child": Age.CHILD, "elderly": Age.ELDERLY}, passage)

    def sex(self, event: Event, sufferer: Token, passage: Passage) -> Sex | None:
        """Women and girls or men and boys; None where the words leave it open or name both.

        The men whom an army lost are its soldiers, whoever they are.
        """
        open_ = _SOLDIERS if event is Event.CASUALTIES else set()
        return self._one_of(sufferer, {"female": Sex.FEMALE, "male": Sex.MALE}, passage, open_)

    def _one_of(
        self, sufferer: Token, among: dict[str, _Group], passage: Passage, but: AbstractSet[str] = frozenset()
    ) -> _Group | None:
        if self._nouns.thing(sufferer, passage) not in {"civilians", "body"}:
            return None
        words = self._lemmas(sufferer) - but
        found = [meant for name, meant in among.items() if words & self._words[name]]
        return found[0] if len(found) == 1 else None

    def _lemmas(self, sufferer: Token) -> set[str]:
        inner = self._nouns.inside(sufferer)
        words = [*core_phrase(inner), *children(inner, "amod", "compound")]
        return {lemmas().as_kind(token.lower_, "noun") for token in words}
