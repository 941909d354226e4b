"""What is no claim of an event: conditions, purposes, orders, needs, questions, comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun, is_verb, lemmas
from reportedly.extract.english.tree import child, dependents, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.wordlists import Hedges

_ASKING = {"when", "where", "how", "why"}
_ASKED = {"ccomp", "pcomp", "csubj"}
_SEEN = {"see", "hear"}  # "soldiers can be seen at the gates" tells that they are there
_PURPORTING = {"purport", "seem", "appear"}
_IS = {"is", "are", "remains", "constitutes"}
_SOON = 5  # words: "is a grave war crime"
_POSSIBLE = {"would", "could", "might"}


class Irrealis:
    """Finds what keeps a clause from being claimed, by `irrealis` of lexicon/hedges.toml."""

    def __init__(self, words: Hedges) -> None:
        self._words = words

    def holds(self, token: Token, passage: Passage) -> bool:
        """Whether the clause of this word is no claim."""
        aux = {c.lower_ for c in dependents(token) if c.dep_ == "aux"}
        return (
            _is_question(token, passage)
            or self._is_marked(token)
            or self._is_modal(token, aux, passage)
            or self._is_aim(token, aux)
            or self._is_owed(token, aux)
            or self._is_anybodys(token)
            or self._is_inverted(token, passage)
            or _is_imperative(token, aux, passage)
            or _is_topic(token, aux, passage)
            or self._is_wrong(token, aux, passage)
        )

    def _is_marked(self, token: Token) -> bool:
        """As in "if they enter", "more than they lost", "it is not clear when the town was taken"."""
        marks = {c.lower_ for c in dependents(token) if c.dep_ in {"mark", "advmod"}}
        if marks & self._words.irrealis_marks or "than" in marks:
            return True
        return bool(marks & _ASKING) and (token.dep_ in _ASKED or self._is_left_open(token))

    def _is_left_open(self, token: Token) -> bool:
        """As in "it is not clear when the town was taken", which the parser takes for the time of that."""
        above = token.head
        if token.dep_ != "advcl" or above.i > token.i:
            return False
        state = child(above, "acomp")
        open_word = state is not None and state.lower_ in self._words.left_open
        denied = child(above, "neg") is not None
        return open_word or (denied and (state is not None or lemmas().of(above) in self._words.telling))

    def _is_modal(self, token: Token, aux: set[str], passage: Passage) -> bool:
        """As in "should leave", "would have fallen"; as in "would fall if"."""
        seen = aux & {"can"} and lemmas().of(token) in _SEEN
        if (aux & self._words.irrealis_modals and not seen) or {"would", "have"} <= aux:
            return True
        return "would" in aux and self._is_conditional(token, passage)

    def _is_conditional(self, verb: Token, passage: Passage) -> bool:
        sentence = passage.sentence(verb)
        marked = any(t.lower_ in self._words.irrealis_marks - {"whether"} and t.dep_ == "mark" for t in sentence)
        return marked or sentence[0].lower_ in self._words.inverted

    def _is_aim(self, token: Token, aux: set[str]) -> bool:
        """As in "the aim of capturing", "to capture the town"; a subject "holding a town" is no claim either."""
        if token.dep_ == "pcomp" and is_noun(token.head.head):
            return lemmas().of(token.head.head) in self._words.aims
        if lemmas().of(token.head) in _PURPORTING:
            return False  # "a video purporting to show"
        if "to" in aux and token.dep_ in {"advcl", "acl", "relcl", "ROOT"} and not _comes_next(token):
            return not (is_noun(token.head) and lemmas().of(token.head) in self._words.risks)
        return token.dep_ in {"csubj", "csubjpass"} and token.tag_ == "VBG"

    def _is_owed(self, token: Token, aux: set[str]) -> bool:
        """As in "need to leave", "are to leave", "let civilians leave"; not so "had to withdraw": they did."""
        above = lemmas().of(token.head)
        if token.dep_ == "xcomp" and "to" in aux:
            return (above in self._words.needing or above == "be") and token.head.lower_ != "had"
        return token.dep_ in {"ccomp", "xcomp"} and above == "let" and token.head.tag_ != "VBD"

    def _is_anybodys(self, token: Token) -> bool:
        """As in "whoever attacks a convoy"."""
        who = own_subject(token) if is_verb(token) else None
        return who is not None and who.lower_ in self._words.anybody and token.dep_ != "relcl"

    def _is_wrong(self, token: Token, aux: set[str], passage: Passage) -> bool:
        """As in "attacking medical staff is a crime": a law speaks of such deeds, and of none in particular."""
        if token.tag_ != "VBG" or aux:
            return False
        behind = [t.lower_ for t in passage.sentence(token) if t.i > token.i]
        said = next((k for k, word in enumerate(behind) if word in _IS), len(behind))
        return not self._words.wrongs.isdisjoint(behind[said + 1 : said + _SOON])

    def _is_inverted(self, token: Token, passage: Passage) -> bool:
        """As in "were the port to be bombed, thousands could flee"."""
        sentence = passage.sentence(token)
        opening = sentence[0]
        if opening.lower_ not in self._words.inverted or opening.dep_ not in {"aux", "auxpass", "ROOT", "advcl"}:
            return False
        return any(t.lower_ in _POSSIBLE for t in sentence)


def _is_question(token: Token, passage: Passage) -> bool:
    return any(t.text == "?" for t in passage.sentence(token)[-2:])


def _is_imperative(token: Token, aux: set[str], passage: Passage) -> bool:
    bare = token.dep_ == "ROOT" and token.tag_ == "VB" and own_subject(token) is None and not aux
    return bare and token.i == passage.sentence(token).start


def _is_topic(token: Token, aux: set[str], passage: Passage) -> bool:
    """As in "holding a town costs more than taking it"; not so the headline "Shelling of Nikopol: two dead"."""
    if token.dep_ == "pcomp" and token.head.lower_ == "than":
        return True
    bare = token.dep_ == "ROOT" and token.tag_ == "VBG" and own_subject(token) is None and not aux
    sentence = passage.sentence(token)
    event = child(token, "prep") is not None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "of"
    return bare and not event and token.i == sentence.start and sentence[-1].text in {".", "!"}


def _comes_next(infinitive: Token) -> bool:
    """As in "went on to take the town": no purpose, but what came next."""
    above = infinitive.head
    return lemmas().of(above) == "go" and any(c.lower_ == "on" for c in dependents(above))
