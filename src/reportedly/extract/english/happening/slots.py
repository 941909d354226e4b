"""Which words of a clause fill the roles that a predicate gives them (`roles` in lexicon/events/*.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Token

from reportedly.extract.english.mending import is_time
from reportedly.extract.english.passage import is_noun, is_verb
from reportedly.extract.english.tree import agent, child, children, dependents, recipient, subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage

_MOVERS = {"force", "people", "equipment", "prisoners"}
_PARTICLES = ("prt", "prep", "advmod", "dative", "agent")
DONE_TO = ("of", "on", "against", "at", "in", "near", "around", "over", "upon", "to", "into", "outside")


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around a verb whatever its voice: who does it, what undergoes it, what its meaning hangs on."""

    verb: Token
    subject: Token | None
    object: Token | None
    needed: Token | None


def of_verb(slot: str, around: Clause, nouns: Nouns, passage: Passage) -> Token | None:
    """The word that fills a verb's slot; docs/lexicon.md lists the slots."""
    needed = around.needed
    match slot:
        case "mover" if _moves(around, nouns, passage):
            found = around.object
        case "subject" | "mover":
            found = around.subject
        case "object":
            found = around.object
        case "recipient":
            found = recipient(around.verb)
        case "needed":
            found = needed
        case "needed's":
            found = None if needed is None else whose(needed)
        case _ if slot.startswith("needed "):
            found = None if needed is None else behind(needed, slot.removeprefix("needed "))
        case _:
            found = behind(around.verb, slot)
    return found


def _moves(around: Clause, nouns: Nouns, passage: Passage) -> bool:
    """Whether the object goes as a party of its own ("drew the Russians off"), not as the subject's."""
    moved = around.object
    if moved is None or nouns.thing(moved, passage) not in _MOVERS:
        return False
    return around.subject is None or nouns.side(moved, passage) is not None


def whose(noun: Token) -> Token:
    """Whose a noun is: "a Russian attack", "the enemy's attack", "an attack by the army"; else the noun itself."""
    found = owner(noun) or behind(noun, "by") or behind(noun, "of") or behind(noun, "from")
    return noun if found is None else found


def behind(head: Token, preposition: str) -> Token | None:
    """What a preposition governs under a verb, its particle or its object ("drove the troops out of X").

    What stands behind the head goes before what opens the sentence ("In the north, they dug in at X").
    """
    ahead, start = [head], head.i
    for token in ahead:
        for found in sorted(dependents(token), key=lambda t: t.i < start):
            if found.lower_ != preposition:
                if token == head and found.dep_ in _PARTICLES and not is_noun(found):
                    ahead.append(found)
                continue
            target = child(found, "pobj")
            if target is not None and not is_time(target) and not _is_every(found, target):
                return target
    return behind(head_object, preposition) if (head_object := _object(head)) is not None else None


def _is_every(preposition: Token, noun: Token) -> bool:
    """As in "from house to house": no place that anybody leaves."""
    beside = (child(p, "pobj") for p in (*dependents(preposition.head), *dependents(noun), *dependents(preposition)))
    again = any(t is not None and t != noun and t.lower_ == noun.lower_ for t in beside)
    return preposition.lower_ in {"from", "to"} and again


def _object(head: Token) -> Token | None:
    return child(head, "dobj") if is_verb(head) else None


def first_behind(head: Token, prepositions: Iterable[str]) -> Token | None:
    """What the first of these prepositions in the text governs."""
    wanted = set(prepositions)
    found = (child(p, "pobj") for p in children(head, "prep", "agent", "dative") if p.lower_ in wanted)
    return next((target for target in found if target is not None and not is_time(target)), None)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words around a noun that tells an event; `light` is the verb that only says that it takes place."""

    noun: Token
    light: Token | None


def of_noun(slot: str, around: Phrase, nouns: Nouns, passage: Passage, *, undergone: bool) -> Token | None:
    """The word that fills a noun's slot; `undergone` where the slot is of what the event is done to."""
    noun = around.noun
    whose_ = owner(noun)
    match slot:
        case "itself":
            return noun
        case "subject" if undergone:
            return whose_ or behind(noun, "of") or _kind(noun, nouns)
        case "subject":
            return whose_ or _named_by(noun) or _doer(around)
        case "object":
            return first_behind(noun, DONE_TO) or _under_light(around) or _kind(noun, nouns)
        case "mover":
            of = behind(noun, "of")
            moved = of if of is not None and nouns.thing(of, passage) in _MOVERS else None
            return moved or whose_ or _named_by(noun) or _doer(around) or _kind(noun, nouns)
    return behind(noun, slot) or (behind(around.light, slot) if around.light is not None else None)


def owner(noun: Token) -> Token | None:
    """The possessor before a noun; no day or time ("yesterday's strike")."""
    found = child(noun, "poss")
    return None if found is None or is_time(found) else found


def opponents(noun: Token, actor: Token | None) -> tuple[Token | None, Token | None]:
    """Who fights whom: "clashes between A and B", "A's fighting with B"."""
    first = behind(noun, "between")
    if first is None:
        return actor, behind(noun, "with") or behind(noun, "against")
    return first, next(iter(children(first, "conj")), None)


def _named_by(noun: Token) -> Token | None:
    """As in "an attack by the army", "the destruction of the bridge by Russian forces"."""
    if (found := behind(noun, "by")) is not None:
        return found
    inner = first_behind(noun, ("of", "on"))
    return None if inner is None else behind(inner, "by")


def _doer(around: Phrase) -> Token | None:
    if around.light is None:
        return None
    passive = agent(around.light)
    if passive is not None:
        return passive
    return subject(around.light) if subject(around.light) != around.noun else None


def _under_light(around: Phrase) -> Token | None:
    """As in "carried out a strike yesterday on the depot": what the verb's own phrase names."""
    return None if around.light is None else first_behind(around.light, ("on", "against", "at"))


def _kind(noun: Token, nouns: Nouns) -> Token | None:
    """What the words before a noun say that it is done to: "civilian deaths", "tank losses"."""
    for before in reversed(children(noun, "compound", "amod", "nmod")):
        if nouns.listed(before) not in {None, "munition", "force"}:
            return before
    return None
