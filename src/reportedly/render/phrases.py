"""Loads how each event is said, and inflects its verb."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.record import Event


@dataclass(frozen=True, slots=True)
class Phrase:
    """One event in words; the slots are named at the head of phrases.toml."""

    base: str
    past: str
    participle: str
    ing: str
    rest: str
    subject: str
    passive: str | None  # the subject where nobody is named as acting
    passive_rest: str
    unknown: str  # the active subject where nobody is named as acting
    suffered: bool
    state: bool
    shown: str | None
    noun: str


@cache
def phrases() -> dict[Event, Phrase]:
    """Every event's phrase, from phrases.toml."""
    raw = tomllib.loads(files("reportedly.render").joinpath("phrases.toml").read_text(encoding="utf-8"))
    return {event: _phrase(raw[event.value]) for event in Event}


def _phrase(table: dict[str, Any]) -> Phrase:
    base, past, participle, ing = table["verb"]
    return Phrase(
        base=base,
        past=past,
        participle=participle,
        ing=ing,
        rest=table.get("rest", ""),
        subject=table.get("subject", "{actor}"),
        passive=table.get("passive"),
        passive_rest=table.get("passive_rest", ""),
        unknown=table.get("unknown", "troops"),
        suffered=table.get("suffered", False),
        state=table.get("state", False),
        shown=table.get("shown"),
        noun=table["noun"],
    )


@dataclass(frozen=True, slots=True)
class Manner:
    """How a verb is put.

    `tense` is perfect, past, progressive, past progressive, future or possible; `hedge` an adverb, "appear" or "may".
    """

    tense: str
    plural: bool
    passive: bool
    state: bool
    hedge: str = ""
    negative: str = ""  # "not" or "not yet"


def inflect(phrase: Phrase, manner: Manner) -> str:
    """The finite verb phrase, as in "have reportedly been captured"."""
    if manner.tense in {"future", "possible"}:
        modal = "will" if manner.tense == "future" else "may"
        return _joined(modal, manner.negative, f"be {phrase.participle}" if manner.passive else phrase.base)
    if manner.negative:
        return _negated(phrase, manner)
    if manner.hedge in {"appear", "may"}:
        return _softened(phrase, manner)
    if manner.state:
        return _stative(phrase, manner)
    return _eventive(phrase, manner)


def _eventive(phrase: Phrase, manner: Manner) -> str:
    past = manner.tense.startswith("past")
    being = ("were" if manner.plural else "was") if past else ("are" if manner.plural else "is")
    if "progressive" in manner.tense and not manner.passive:
        return _joined(being, manner.hedge, phrase.ing)
    if past:
        return _joined(being, manner.hedge, phrase.participle) if manner.passive else _joined(manner.hedge, phrase.past)
    auxiliary = "have" if manner.plural else "has"
    return _joined(auxiliary, manner.hedge, "been" if manner.passive else "", phrase.participle)


def _stative(phrase: Phrase, manner: Manner) -> str:
    past = manner.tense.startswith("past")
    if manner.passive:
        being = ("were" if manner.plural else "was") if past else ("are" if manner.plural else "is")
        return _joined(being, manner.hedge, phrase.participle)
    if past:
        return _joined(manner.hedge, phrase.past)
    return _joined(manner.hedge, phrase.base if manner.plural else f"{phrase.base}s")


def _softened(phrase: Phrase, manner: Manner) -> str:
    head = "may" if manner.hedge == "may" else _joined("appear" if manner.plural else "appears", "to")
    if manner.state and not manner.tense.startswith("past"):
        return _joined(head, f"be {phrase.participle}" if manner.passive else phrase.base)
    if "progressive" in manner.tense and not manner.passive:
        return _joined(head, "be" if manner.tense == "progressive" else "have been", phrase.ing)
    return _joined(head, "have", "been" if manner.passive else "", phrase.participle)


def _negated(phrase: Phrase, manner: Manner) -> str:
    if manner.state:
        if manner.passive:
            return _joined("are" if manner.plural else "is", manner.negative, phrase.participle)
        return _joined("do" if manner.plural else "does", manner.negative, phrase.base)
    auxiliary = "have" if manner.plural else "has"
    return _joined(auxiliary, manner.negative, "been" if manner.passive else "", phrase.participle)


def _joined(*parts: str) -> str:
    return " ".join(p for p in parts if p)
