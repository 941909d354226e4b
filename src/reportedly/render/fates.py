"""What became of people, in words: "were found dead", "injuries to two residents"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.record import Event, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.render.phrases import Phrase

_VERBS = {
    Outcome.KILLED: ("kill", "killed", "killing"),
    Outcome.INJURED: ("wound", "wounded", "wounding"),
    Outcome.MISSING: ("report missing", "reported missing", "reporting missing"),
    Outcome.FOUND_DEAD: ("find dead", "found dead", "finding dead"),
    Outcome.LOST: ("kill or wound", "killed or wounded", "killing or wounding"),
    Outcome.EVACUATED: ("evacuate", "evacuated", "evacuating"),
    Outcome.DEPORTED: ("deport", "deported", "deporting"),
}
_NOUNS = {
    Outcome.KILLED: "killing of",
    Outcome.INJURED: "injuries to",
    Outcome.MISSING: "disappearance of",
    Outcome.FOUND_DEAD: "discovery of the bodies of",
    Outcome.EVACUATED: "evacuation of",
    Outcome.DEPORTED: "deportation of",
}
_FOUND = ("find", "found", "finding")
_REMAINS = re.compile(r"\b(?:grave|bod(?:y|ies)|remains|corpse)s?\b", re.IGNORECASE)
_OF_PEOPLE = {Event.CASUALTIES, Event.CIVILIANS_HARMED, Event.DISPLACED, Event.DETAINED}


def with_fate(phrase: Phrase, event: Event, outcome: Outcome | None, things: Iterable[str]) -> Phrase:
    """The phrase with the verb for what became of people; as it is where the event is not of people.

    Where nobody says it more closely, the phrase keeps its own verb. Graves are found, and not found dead.
    """
    if event not in _OF_PEOPLE:
        return phrase
    if outcome not in _VERBS:
        return phrase
    is_of_remains = outcome is Outcome.FOUND_DEAD and any(_REMAINS.search(thing) for thing in things)
    base, participle, ing = _FOUND if is_of_remains else _VERBS[outcome]
    noun = phrase.noun
    if event is not Event.CASUALTIES and outcome in _NOUNS:
        noun = f"{'discovery of' if is_of_remains else _NOUNS[outcome]} {{people}} {{where}}"
    return replace(phrase, base=base, past=participle, participle=participle, ing=ing, noun=noun)
