"""Questions to a parse: who is the subject, what is the object, which words make a clause.

Dependency labels are those of the model (ClearNLP style); "theme" is what undergoes an event, whatever the voice.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.extract.english.passage import GATHERED, is_noun, is_verb, lemmas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_LONGEST_CHAIN = 8  # controls above one another; no sentence of the development texts has more than four
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_MAKING = {"force", "compel", "oblige", "prompt", "drive"}  # verbs by which somebody makes others do something
_WITHOUT_SUBJECT = {"xcomp", "advcl", "pcomp", "conj", "prep", "acl", "acomp"}
_ELSEWHERE = {"advcl", "relcl", "parataxis", "ccomp", "acl"}
_GAPPED = {"conj", "parataxis", "dep"}
_LEAVING = {"left", "leave", "leaves", "leaving", "kept", "keep", "keeps", "found", "got"}
SAID_OF = {"according", "per", "citing", "quoting"}  # what they bring in is no part of a clause
_LOOSE = {",", ".", ";", ":", "-LRB-", "-RRB-", "``", "''", "HYPH", "NFP", "CC"}
_BY = get_string_id("by")


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these labels."""
    wanted = _ids(deps)
    for found in dependents(token):
        if found.dep in wanted:
            return found
    return None


def children(token: Token, *deps: str) -> list[Token]:
    """All children with one of these labels."""
    wanted = _ids(deps)
    return [c for c in dependents(token) if c.dep in wanted]


def dependents(token: Token) -> Sequence[Token]:
    """All children in text order; `gather` has put them together once, since spaCy makes them anew at every look."""
    gathered: list[list[Token]] = token.doc.user_data[GATHERED]
    return gathered[token.i]


@cache
def _ids(deps: tuple[str, ...]) -> frozenset[int]:
    """The labels as the numbers that spaCy keeps them under; reading a token's number takes a third of its string."""
    return frozenset(get_string_id(dep) for dep in deps)


def previous(token: Token) -> Token | None:
    """The word before; None at the beginning of the text."""
    return token.nbor(-1) if token.i else None


def following(token: Token) -> Token | None:
    """The word behind; None at the end of the text."""
    return token.nbor() if token.i + 1 < len(token.doc) else None


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject undergoes it."""
    if child(verb, "auxpass", "nsubjpass") is not None or is_left_so(verb):
        return True
    if verb.tag_ != "VBN" or child(verb, "aux") is not None:
        return False
    if child(verb, "nsubj") is not None:
        return verb.dep_ in _GAPPED and child(verb, "dobj") is None  # "two were killed and twelve wounded"
    if verb.dep_ == "acl":
        return _is_reduced(verb)
    if verb.dep_ == "conj" and is_verb(verb.head):
        return child(verb, "dobj") is None and is_passive(verb.head)
    bare = {"advcl", "amod", "relcl", "ROOT", "ccomp", "pcomp", "appos"}
    return child(verb, "dobj") is None and verb.dep_ in bare


def _is_reduced(verb: Token) -> bool:
    """As in "an officer taken captive"; not so "Elders, who fled, called on", the sentence's own verb."""
    before = previous(verb)
    if before is None or before.text != ",":
        return True
    return child(verb, "dobj") is None and (verb.head.dep_ != "ROOT" or agent(verb) is not None)


def is_left_so(verb: Token) -> bool:
    """Whether the verb tells the state that another left its subject in ("left thousands cut off")."""
    if verb.dep_ not in {"ccomp", "oprd", "xcomp"} or verb.tag_ not in {"VBN", "VBD"}:
        return False
    if verb.head.lower_ not in _LEAVING or child(verb, "nsubj") is None:
        return False
    return child(verb, "dobj", "aux", "mark") is None


def own_subject(verb: Token) -> Token | None:
    """The subject that stands with the verb itself; a relative pronoun gives what it stands for."""
    subjects = children(verb, *_SUBJECTS)
    if not subjects:
        return None
    found = next((t for t in subjects if not is_verb(t)), subjects[0])  # a parser may take the content for one too
    if verb.dep_ == "relcl" and _is_relative(found):
        return verb.head
    return found


def subject(verb: Token) -> Token | None:
    """The subject, found through coordination, control and participles."""
    seen = 0
    while (found := own_subject(verb)) is None:
        head = verb.head
        if head == verb or seen > _LONGEST_CHAIN:
            return None
        if verb.dep_ in {"acl", "relcl"} and (is_noun(head) or head.tag_ in {"CD", "DT"}):
            return head
        if verb.dep_ == "amod":
            return head
        if verb.dep_ == "xcomp" and (made := _made_to(verb)) is not None:
            return made
        if verb.dep_ not in _WITHOUT_SUBJECT or not (is_verb(head) or head.dep_ in {"prep", "acomp", "attr"}):
            return None
        verb, seen = head, seen + 1
    return found


def _made_to(infinitive: Token) -> Token | None:
    """As in "the raids forced residents to take shelter": the one whom the verb above makes do it."""
    made = child(infinitive.head, "dobj") if lemmas().of(infinitive.head) in _MAKING else None
    return made if made is not None and infinitive.head.i < made.i < infinitive.i else None


def parted_from(verb: Token) -> Token | None:
    """The verb that goes on in this one behind an inserted cue: "shelled" of "They shelled it, he said, killing 2"."""
    if verb.dep_ not in {"advcl", "conj"}:
        return None
    cue = verb.head
    if verb.i < cue.i or own_subject(verb) is not None:
        return None
    if verb.dep_ == "conj" and (first := parted_from(cue)) is not None:
        return first  # "... damaging a line and leaving districts without water"
    if cue.doc[cue.i + 1].text != ",":
        return None
    before = next((c for c in children(cue, "ccomp") if c.i < cue.i), None)
    if before is None and cue.dep_ in {"parataxis", "ccomp"} and cue.head.i < cue.i and is_verb(cue.head):
        return cue.head
    return before


def direct_object(verb: Token) -> Token | None:
    """What stands as the object of the verb, not counting clauses; a relative pronoun gives what it stands for."""
    objects = children(verb, "dobj")
    found = objects[-1 if _are_two(objects) else 0] if objects else child(verb, "dative")
    if found is not None and verb.dep_ == "relcl" and _is_relative(found):
        return verb.head
    return found


def recipient(verb: Token) -> Token | None:
    """Whom the object goes to, or is taken from: "cost *the enemy* nine tanks"."""
    objects = children(verb, "dobj")
    found = objects[0] if _are_two(objects) else child(verb, "dative")
    return None if found is None or not (is_noun(found) or found.tag_ in {"PRP", "CD"}) else found


def _are_two(objects: list[Token]) -> bool:
    """Whether two objects follow one another, of which the parser often calls the first one direct too."""
    return len(objects) > 1 and objects[0].right_edge.i + 1 == objects[1].left_edge.i < objects[1].i


def _is_relative(pronoun: Token) -> bool:
    """Whether it begins a relative clause; the tagger takes some a "that" for a conjunction."""
    return pronoun.tag_ in {"WDT", "WP"} or (pronoun.lower_ == "that" and pronoun.tag_ == "IN")


def agent(verb: Token) -> Token | None:
    """Who does it in the passive ("by")."""
    near = dependents(verb)
    within = (g for c in near for p in (c, child(c, "pobj")) if p is not None and c.i > verb.i for g in dependents(p))
    by = next((c for c in chain(near, within) if c.lower == _BY and c.dep_ in {"agent", "prep"}), None)
    if by is None:
        return None
    found = child(by, "pobj")
    if found is None and (participle := child(by, "pcomp")) is not None:
        found = direct_object(participle)
    return found


def with_conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in text order."""
    out, joined = [token], children(token, "conj")
    for found in joined:
        out += with_conjuncts(found)
    return sorted(out) if joined else out


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that a token stands in."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def without(token: Token, *deps: str) -> list[Token]:
    """The subtree, less the branches under children with these labels (and a coordination's conjunction)."""
    left_out = _ids(deps)
    words = [token]
    for found in words:
        below = dependents(found)
        words += [c for c in below if c.dep not in left_out] if left_out else below
    return sorted(words)


def noun_phrase(noun: Token) -> list[Token]:
    """A noun with its modifiers and prepositional phrases; no clauses, appositions or coordinated nouns."""
    return trimmed(without(noun, "conj", "cc", "relcl", "acl", "appos", "advcl", "punct", "preconj")) or [noun]


def core_phrase(noun: Token) -> list[Token]:
    """A noun with what stands before it and its "of" phrases; a name with its "for" ("Institute for the Study of")."""
    words = [t for c in noun.lefts if c.dep_ not in {"punct", "cc", "conj"} for t in c.subtree]
    if dashes := [t.i for t in words if _is_dash(t)]:  # "shelling of Kharkiv – regional head", hung together
        words = [t for t in words if t.i > dashes[-1]]
    words.append(noun)
    for prep in children(noun, "prep"):
        if prep.lower_ == "of" or (prep.lower_ == "for" and noun.tag_ == "NNP"):
            words += without(prep, "relcl", "acl", "appos")
    return sorted(words)


def _is_dash(token: Token) -> bool:
    return (
        token.text in {"–", "—", "-"} and bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)
    )


def clause(verb: Token) -> list[Token]:
    """The words of the clause that a verb heads: without coordinated and subordinate clauses that have a subject."""
    words: list[Token] = [verb]
    for found in dependents(verb):
        if found.dep_ in {"conj", "cc", "mark", "parataxis"}:
            continue
        if found.dep_ in _ELSEWHERE and (own_subject(found) is not None or _is_set_off(found)):
            continue
        if found.lower_ in SAID_OF:
            continue
        words += without(found)
    return trimmed(sorted(words))


def _is_set_off(clause_: Token) -> bool:
    """A participle behind a comma goes on with the story: "..., saying that"."""
    edge = clause_.left_edge
    return clause_.dep_ == "advcl" and edge.i > 0 and edge.nbor(-1).text == "," and edge.i > clause_.head.i


def trimmed(words: list[Token]) -> list[Token]:
    """Without punctuation and conjunctions at either end."""
    first, end = 0, len(words)
    while first < end and words[first].tag_ in _LOOSE:
        first += 1
    while end > first and words[end - 1].tag_ in _LOOSE:
        end -= 1
    return words[first:end]


def matrix(verb: Token) -> Token:
    """The verb that controls an infinitive or participle without a subject of its own; else the verb itself."""
    while verb.dep_ in {"xcomp", "pcomp"} and own_subject(verb) is None:
        head = verb.head
        if head.dep_ == "acomp":
            head = head.head
        if not is_verb(head):
            return verb
        verb = head
    return verb


def tense(verb: Token) -> str:
    """past, perfect, pluperfect, present or future, by the auxiliaries."""
    aux = {c.lower_: c.tag_ for c in dependents(verb) if c.dep_ in {"aux", "auxpass"}}
    if not aux and verb.dep_ in {"conj", "xcomp"} and is_verb(verb.head):
        return tense(verb.head)
    if aux.keys() & {"will", "'ll", "’ll", "would", "shall"}:
        return "future"
    if aux.keys() & {"had", "'d"}:
        return "pluperfect"
    if aux.keys() & {"has", "have", "'ve", "’ve", "'s"} and verb.tag_ in {"VBN", "VBD"}:
        return "perfect"
    if aux.keys() & {"is", "are", "am", "'re", "’re"} or verb.tag_ in {"VBZ", "VBP"}:
        return "present"
    return "past"
