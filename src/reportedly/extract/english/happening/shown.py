"""What a video, photo or post is said to show, where no predicate says it: troops, vehicles, prisoners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.happening.frame import Frame
from reportedly.extract.english.passage import is_verb
from reportedly.extract.english.predicates import Predicate, Words
from reportedly.extract.english.tree import child, clause, direct_object, matrix, own_subject, trimmed, with_conjuncts
from reportedly.record import Event

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.telling.acts import Telling

_SEEN = {
    "people": Event.PRESENT,
    "force": Event.PRESENT,
    "equipment": Event.PRESENT,
    "prisoners": Event.PRISONERS_TAKEN,
}


def shown_frames(telling: Telling, frames: list[Frame], nouns: Nouns, passage: Passage) -> list[Frame]:
    """A frame for each thing shown that no other frame already tells of."""
    told = {t.i for f in frames for t in (f.theme, f.actor) if t is not None}
    first = direct_object(telling.cue)
    if first is None:
        clause_ = child(telling.cue, "ccomp")
        first = own_subject(clause_) if clause_ is not None else None
    if first is None:
        return []
    out = []
    for noun in with_conjuncts(first):
        thing = nouns.thing(noun, passage)
        event = None if nouns.listed(noun) == "body" else _SEEN.get(thing)
        inner = nouns.inside(noun)
        if event is None or {noun.i, inner.i} & told or nouns.side(noun, passage) is None:
            continue
        out.append(_frame(telling.cue, noun, thing, event))
    return out


def _frame(cue: Token, noun: Token, thing: str, event: Event) -> Frame:
    actor, target = (None, noun) if event is Event.PRISONERS_TAKEN else (noun, None)
    predicate = Predicate(
        "shown",
        {thing: event},
        {"actor": (), "object": (), "target": ()},
        loses="target" if target is not None else None,
    )
    spelt = Words(cue.text, None, "verbs", predicate, (), "shown")
    words = trimmed([t for t in clause(matrix(cue)) if t.i >= cue.i]) if is_verb(cue) else [noun]
    return Frame(cue, spelt, event, actor, noun, target, thing, tuple(words))
