"""Parts of a count that are told of by themselves: "12 people, three children among them", "including a nurse"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.extract.english.passage import is_noun, lemmas
from reportedly.extract.english.tree import child, children, noun_phrase, with_conjuncts
from reportedly.record import Event, Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.extract.english.happening.frame import Frame
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.numbers import Counter
    from reportedly.extract.english.passage import Passage

_COUNTABLE = {Family.PEOPLE, Family.CIVILIANS, Family.MATERIEL}
_INCLUDING = {"including", "incl", "incl."}
_PARTING = frozenset(get_string_id(word) for word in (*_INCLUDING, "among", "of"))
_THEM = {"them", "whom", "these", "those", "which", "dead", "wounded", "injured", "victims"}
_NEAR = 5  # words behind "incl." among which its noun stands
_PEOPLE = {"people", "civilians", "force", "body"}
_OF_BODIES = {
    **dict.fromkeys(("people", "force", "prisoners"), Event.CASUALTIES),
    "civilians": Event.CIVILIANS_HARMED,
}
_ARMS = {"equipment", "munition"}


class Subsets:
    """Finds the parts of what a frame counts."""

    def __init__(self, nouns: Nouns, counter: Counter) -> None:
        self._nouns, self._counter = nouns, counter

    def of(self, frames: list[Frame], passage: Passage) -> list[Frame]:
        """A frame for each part, told as the whole is."""
        told = {f.theme.i for f in frames if f.theme is not None}
        found: list[Frame] = []
        for token in passage.tokens_in(_PARTING) if frames else ():
            whole = self._whole(token, frames, passage)
            if whole is None or (token.lower_ == "of" and token.head.i in told):
                continue  # "two of the dead were sisters" is told by the two
            for part in self._parts(token):
                event = self._event(part, whole, passage)
                if part.i in told or not self._alike(part, whole, passage) or event is None or not _is_counted(part):
                    continue
                told.add(part.i)
                own = replace(whole, event=event, theme=part, thing=self._nouns.thing(part, passage))
                own = replace(own, words=tuple(noun_phrase(part)), stated=None, like=None, apart=())
                found.append(self._numbered(own, token.head, passage) if token.lower_ == "of" else own)
        return found

    def _event(self, part: Token, whole: Frame, passage: Passage) -> Event | None:
        """What is told of a part; of bodies that were found, whose they are."""
        thing = self._nouns.thing(part, passage)
        return whole.predicate.event(thing) or (_OF_BODIES.get(thing) if whole.thing == "body" else None)

    def _numbered(self, part: Frame, number: Token, passage: Passage) -> Frame:
        """With the number that stands apart from the noun: "*five of whom were children*"."""
        noun = part.theme
        if noun is None or children(noun, "nummod") or not number.i < noun.i:
            return part
        counted = self._counter.quantity(number, "persons", passage) if part.thing in _PEOPLE else None
        return replace(part, stated=counted, words=tuple(passage.tokens[number.left_edge.i : noun.i + 1]))

    def _whole(self, token: Token, frames: list[Frame], passage: Passage) -> Frame | None:
        """The last countable thing told of before, in the same sentence."""
        if token.lower_ not in _INCLUDING and ((of := child(token, "pobj")) is None or of.lower_ not in _THEM):
            return None
        before = [
            f
            for f in frames
            if f.theme is not None
            and f.theme.i < token.i
            and f.event.family in _COUNTABLE
            and passage.sentence(f.theme) == passage.sentence(token)
        ]
        return max(before, key=lambda f: f.theme.i if f.theme is not None else -1, default=None)

    def _parts(self, token: Token) -> Iterator[Token]:
        if token.lower_ in _INCLUDING:
            part = child(token, "pobj") or _next_noun(token)
            yield from with_conjuncts(part) if part is not None else ()
            return
        head = token.head
        if token.lower_ == "among":
            yield from _around(token)
        elif head.tag_ == "CD":  # "five of them children", "five of whom were children"
            after = [
                t for t in (head.doc[i] for i in range(token.i + 2, min(token.i + 5, len(head.doc)))) if is_noun(t)
            ]
            for noun in after[:1]:
                yield from with_conjuncts(noun)

    def _alike(self, part: Token, whole: Frame, passage: Passage) -> bool:
        one, other = self._nouns.thing(part, passage), whole.thing
        return (one in _PEOPLE and other in _PEOPLE | {"number"}) or (one in _ARMS and other in _ARMS)


def _next_noun(token: Token) -> Token | None:
    """As in "2 wounded, incl. a child", where no parse ties the two."""
    behind = token.doc[token.i + 1 : token.i + _NEAR]
    return next((t for t in behind if is_noun(t) and t.dep_ != "compound"), None)


def _around(among: Token) -> Iterator[Token]:
    """As in "a nurse and two boys among them", "among them a nurse": the nouns on the side without a comma."""
    doc = among.doc
    ahead = among.i + 2 < len(doc) and doc[among.i + 2].text not in {",", ".", ";", ")"}
    if ahead:
        span = [doc[i] for i in range(among.i + 2, among.sent.end)]
        stop = next(
            (k for k, t in enumerate(span) if t.text in {".", ";", "–", "("} or t.tag_ in {"VBD", "VBZ", "VBP"}),
            len(span),
        )
        yield from (t for t in span[:stop] if is_noun(t) and t.dep_ not in {"compound", "pobj"})
        return
    start = among.i - 1
    while start > among.sent.start and doc[start].text not in {",", ";", "–", "("} and doc[start].tag_[0] != "V":
        start -= 1
    yield from (t for t in (doc[i] for i in range(start, among.i)) if is_noun(t) and t.dep_ not in {"compound", "pobj"})


def _is_counted(part: Token) -> bool:
    if any(c.lower_ in {"a", "an", "several", "dozens"} for c in part.lefts) or children(part, "nummod"):
        return True
    before = part.nbor(-1) if part.i else part
    return (
        before.tag_ == "CD"
        or (lemmas().of(part) == part.lower_ and before.lower_ in {"a", "an"})
        or part.dep_ in {"attr", "appos"}
    )
