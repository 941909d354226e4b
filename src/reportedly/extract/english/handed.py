"""What a cue verb hands over: the spans of the text that are its source's words or thoughts.

The shapes are those of lexicon/cues.toml: a clause, a thing, an infinitive, what something is called, the subject of a
passive, and what stands behind a preposition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun, is_verb, lemmas
from reportedly.extract.english.tree import (
    agent,
    child,
    children,
    dependents,
    direct_object,
    first_conjunct,
    is_passive,
    own_subject,
    subject,
    trimmed,
)
from reportedly.record.calendar import DAYS_AND_MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage
    from reportedly.record import Span

_SELVES = {"itself", "himself", "herself", "themselves", "myself", "ourselves", "yourself"}
_EMPTY = {"it", "this", "that", "so", "what", "which", "who", "whom"}
_BEFORE_CUE = {",", "”", '"', "''", "–", "—", "»", "’"}
_BEHIND_SPEAKER = {",", "”", '"', "''", "–", "—", ".", "“"}
_QUOTES = {"“", '"', "``", "''", "‘"}
_CONTRAST = {"while", "whereas"}
_ASKING = {"WRB", "WP"}
_GROUNDS = {"because", "although", "though", "unless"}
_AS = {"as"}
_ADDRESSING = {
    "tell",
    "ask",
    "inform",
    "remind",
    "warn",
    "assure",
    "call",
    "accuse",
    "urge",
    "name",
    "find",
}  # take an object
_LONGEST_NAME = 12  # tokens of a name with an office
_FAR = 15  # tokens from a cue to the "that" of its clause, over "in a statement on Friday"
_SET_OFF = {"relcl", "appos", "acl", "advcl", "prep"}
_DEPENDENT = {"relcl", "acl", "pcomp"}  # a cue that hangs so in a sentence does not hand the sentence over


def handed_over(verb: Token, takes: AbstractSet[str], passage: Passage, cues: Container[str]) -> tuple[str, list[Span]]:
    """The content of a cue verb and its shape, the first one that stands in the text; empty where none does.

    `cues` are the lemmas of all cue verbs: one that goes on with the sentence hands over something of its own.
    """
    if "clause" in takes and (spans := _clause(verb, passage, cues)):
        return "clause", spans
    for shape, find in _SHAPES.items():
        if shape in takes and (spans := find(verb, passage)):
            return shape, spans
    thing = direct_object(verb)
    preps = children(verb, "prep", "agent", "dative") + (children(thing, "prep") if thing is not None else [])
    for prep in preps:
        if prep.lower_ in takes and (words := _behind(prep)):
            words += [
                t for c in children(verb, "xcomp", "advcl") if _is_infinitive(c) and c.i > prep.i for t in c.subtree
            ]
            whom = direct_object(verb) if "whom" in takes else None
            return prep.lower_, [passage.span_of([*(whom.subtree if whom is not None else ()), *words])]
    return "", []


def _clause(verb: Token, passage: Passage, cues: Container[str]) -> list[Span]:
    """A content clause behind or before the cue, or the clause that the cue is inserted into."""
    clauses = [c for c in children(verb, "ccomp") if not _is_infinitive(c) and not _is_small(c)]
    clauses = [c for c in clauses if not (_is_gerund(c) and own_subject(c) is None and c.i > verb.i)]
    behind = any(c.i > verb.i for c in clauses)
    if (speaker := inverted(verb)) is not None and verb.dep_ not in _DEPENDENT:
        return runs(_around(verb, speaker, passage), passage)
    if not behind and not _has_object(verb) and is_inserted(verb, passage):
        own = {t.i for t in verb.subtree}
        return runs(trimmed(_of_its_part([t for t in verb.head.subtree if t.i not in own], verb)), passage)
    if not behind and verb.dep_ not in _DEPENDENT and not _has_object(verb) and (before := before_cue(verb, passage)):
        return runs(before, passage)
    if clauses:
        kept = [c for c in clauses if c.i > verb.i] if behind else clauses
        return [passage.span_of(words) for c in kept if (words := _said(c, verb, cues))]
    if (question := _question(verb)) is not None:
        return [passage.span_of(_close(question))]
    addressed = direct_object(verb) is None or lemmas().of(verb) in _ADDRESSING
    if addressed and (clause := _that_clause(verb)) is not None:
        return [passage.span_of(words)] if (words := _said(clause, verb, cues)) else []
    if _is_as_told(verb):
        own = {t.i for t in verb.subtree}
        return runs(trimmed([t for t in verb.head.subtree if t.i not in own]), passage)
    return []


def _said(clause: Token, cue: Token, cues: Container[str]) -> list[Token]:
    """A content clause without "that"; where it stands around its cue, only its own side of it."""
    beside = children(clause, "conj", "advcl")
    apart = [c for c in beside if outer_cue(c, cues) == cue or _is_told_apart(c, cues)]
    left_out = {t.i for c in apart for t in c.subtree}
    marks = {
        t.i for t in dependents(clause) if t.lower_ == "that" and t.i == clause.left_edge.i and t.tag_ in {"IN", "WDT"}
    }
    words = [t for t in clause.subtree if t.i not in left_out | marks]
    if words and words[0].i < cue.i:
        return trimmed([t for t in words if t.i < cue.i])
    grounds = [c for c in children(cue, "advcl") if c.i > clause.i and any(m.lower_ in _GROUNDS for m in c.lefts)]
    words += [t for c in grounds for t in c.subtree]
    return trimmed(sorted(words))


def _question(cue: Token) -> Token | None:
    """As in "has not said when it will leave": the clause behind a question word right at the cue."""
    word = cue.doc[cue.i + 1] if cue.i + 1 < len(cue.doc) else None
    if word is None or word.tag_ not in _ASKING:
        return None
    return next((c for c in cue.rights if c.left_edge == word and is_verb(c)), None)


def _that_clause(cue: Token) -> Token | None:
    """As in "conceded in a statement that it had left", where the parser hung the clause on the statement."""
    for token in cue.doc[cue.i + 1 : min(cue.i + _FAR, len(cue.doc))]:
        if token.lower_ == "that" and token.tag_ in {"IN", "WDT"}:
            head = token.head
            return head if is_verb(head) and head.i > token.i and cue in head.ancestors else None
        if is_verb(token) or token.text in {",", ";", ":", "“", '"'}:
            return None
    return None


def _is_told_apart(clause: Token, cues: Container[str]) -> bool:
    """As in "…, and the police warned that", "…, while others called for": what somebody else says beside it."""
    if own_subject(clause) is None or not is_verb(clause) or lemmas().of(clause) not in cues:
        return False
    if clause.dep_ == "advcl":
        return any(c.lower_ in _CONTRAST for c in clause.lefts)
    told = child(clause, "ccomp")
    return told is not None and told.i > clause.i


def before_cue(cue: Token, passage: Passage) -> list[Token]:
    """The sentence before ", the ministry said" or ", said the ministry", however the parser hung the cue into it."""
    speaker = own_subject(cue)
    if speaker is None:
        return []
    comma, start = min(speaker.left_edge.i, cue.i) - 1, passage.sentence(cue).start
    if comma <= start or cue.doc[comma].text not in _BEFORE_CUE:
        comma = _last_comma(cue) if _closes(cue) else 0
    if comma <= start:
        return []
    own = {c.i for c in speaker.subtree}
    words = _of_its_part([t for t in cue.doc[start:comma] if t.i not in own], cue)
    return trimmed(words) if any(is_verb(t) and own_subject(t) is not None for t in words) else []


def _has_object(cue: Token) -> bool:
    """Whether an infinitive or a thing behind the cue is what it hands over."""
    inner = any(c.i > cue.i for c in children(cue, "xcomp"))
    thing = direct_object(cue)
    return inner or (thing is not None and thing.i > cue.i and lemmas().of(cue) not in _ADDRESSING)


def _closes(cue: Token) -> bool:
    """Whether a cue has nothing behind it that it could hand over ("the spokesman told a briefing on Monday")."""
    if children(cue, "xcomp", "ccomp", "acomp", "advcl", "oprd", "attr"):
        return False
    if any(c.lower_ in {"about", "of", "over", "to", "for"} for c in children(cue, "prep", "dative")):
        return False
    return direct_object(cue) is None or lemmas().of(cue) in {"tell", "inform", "brief"}


def _last_comma(cue: Token) -> int:
    """The comma that parts a sentence from "the spokesman told reporters" behind it; 0 where a verb stands between."""
    for index in range(cue.i - 1, max(cue.i - _LONGEST_NAME, 0), -1):
        token = cue.doc[index]
        if token.text in {",", "”"}:
            return index
        if is_verb(token):
            return 0
    return 0


def outer_cue(cue: Token, cues: Container[str]) -> Token | None:
    """The cue that "... and said" goes on with, where the parser hung it on a verb of the content.

    "The official acknowledged that troops had broken through and said help was coming": who speaks goes on speaking.
    """
    inner = cue.head
    if cue.dep_ != "conj" or cue.tag_ != "VBD" or inner.dep_ != "ccomp" or own_subject(cue) is not None:
        return None
    outer = inner.head
    return outer if outer.tag_ == "VBD" and outer.i < inner.i and lemmas().of(cue) in cues else None


def is_inserted(cue: Token, passage: Passage) -> bool:
    """As in "Bilohirka, he insisted, was held": the cue hangs in the clause that it hands over."""
    speaker = own_subject(cue)
    if speaker is None or not is_verb(cue.head):
        return False
    edge, last = min(speaker.left_edge.i, cue.i), cue.right_edge.i
    set_off = edge > passage.sentence(cue).start and cue.doc[edge - 1].text in _BEFORE_CUE
    if cue.dep_ == "parataxis" or (cue.dep_ == "ccomp" and cue.head.i < cue.i and set_off):
        return True
    goes_on = last + 1 < len(cue.doc) and cue.doc[last + 1].text == ","
    return set_off and goes_on and cue.dep_ in {"ccomp", "dep", "advcl"} and cue.head.i > last


def _is_as_told(cue: Token) -> bool:
    """As in "As the governor noted, the town was held"."""
    as_told = any(c.lower_ == "as" and c.dep_ in {"mark", "advmod", "prep"} and c.i < cue.i for c in dependents(cue))
    return as_told and cue.dep_ == "advcl" and is_verb(cue.head) and own_subject(cue) is not None


def _is_infinitive(clause: Token) -> bool:
    return any(c.tag_ == "TO" for c in dependents(clause))


def _is_small(clause: Token) -> bool:
    """As in "called the advance a rout": a clause without a verb."""
    return not is_verb(clause) and clause.tag_ != "MD" and not children(clause, "cop", "aux", "auxpass")


def _of_its_part(words: list[Token], cue: Token) -> list[Token]:
    """What stands in the same part of a sentence as the cue: a semicolon parts two statements."""
    marks = [t.i for t in words if t.text == ";"]
    first = max((i for i in marks if i < cue.i), default=-1)
    last = min((i for i in marks if i > cue.i), default=len(cue.doc))
    return [t for t in words if first < t.i < last]


def _around(cue: Token, speaker: Token, passage: Passage) -> list[Token]:
    """The sentence around ", said the mayor,"."""
    sentence = passage.sentence(cue)
    end = speaker.i + 1
    while end < sentence.end and cue.doc[end].text not in {",", "”", '"', ".", "–", "—", ":", ";"}:
        end += 1
    aside = next((c for c in children(speaker, "appos") if c.i > speaker.i), None)
    if aside is not None:
        end = max(end, aside.right_edge.i + 1)
    return trimmed(_of_its_part([t for t in sentence if t.i < cue.i - 1 or t.i >= end], cue))


def inverted(cue: Token) -> Token | None:
    """Who speaks in "…, said the mayor, …", where the parser took the sentence's subject for the cue's."""
    if cue.tag_ not in {"VBD", "VBZ"} or cue.i < 1 or cue.i + 1 >= len(cue.doc):
        return None
    if cue.doc[cue.i - 1].text not in _BEFORE_CUE or lemmas().of(cue) in _ADDRESSING:
        return None
    before, following = own_subject(cue), cue.doc[cue.i + 1]
    if not _may_begin(following):
        return None
    if before is not None and (before.i > cue.i or before.right_edge.i == cue.i - 1):
        return None
    last = following
    while last.i + 1 < len(cue.doc) and last.nbor().tag_[:2] in {"NN", "JJ", "PO", "DT", "IN"}:
        last = last.nbor()
    closed = last.i + 1 >= len(cue.doc) or last.nbor().text in _BEHIND_SPEAKER
    return last if closed and is_noun(last) else None


def _may_begin(token: Token) -> bool:
    return token.tag_ in {"NNP", "NN", "NNS", "DT", "PRP$", "JJ"} and token.lower_ not in {"that", "this", "these"}


def _infinitive(verb: Token, passage: Passage) -> list[Span]:
    """As in "claimed to have taken the town", "urged residents to leave", "called on them to leave"."""
    inner = next((c for c in children(verb, "xcomp", "ccomp", "advcl") if _is_infinitive(c) and c.i > verb.i), None)
    if inner is None:
        inner = _infinitive_of_object(verb)
    if inner is None:
        return []
    whom = [c for c in children(verb, "dobj", "dative", "prep") if verb.i < c.i < inner.i and not _is_date(c)]
    words = [t for c in [*whom, inner] for t in (_close(c) if c == inner else c.subtree) if t.i > verb.i]
    if whom and whom[0].dep_ == "prep":
        words = [t for t in words if t != whom[0]]
    return [passage.span_of(kept)] if (kept := trimmed(sorted(words))) else []


def _is_date(adjunct: Token) -> bool:
    """As in "claimed on Monday to have"."""
    when = child(adjunct, "pobj") if adjunct.dep_ == "prep" else None
    return when is not None and (when.lower_ in DAYS_AND_MONTHS or adjunct.lower_ not in {"on", "upon", "to", "for"})


def _infinitive_of_object(verb: Token) -> Token | None:
    """Where the parser hung the infinitive on the one who is asked."""
    whom = [direct_object(verb), *(child(p, "pobj") for p in children(verb, "prep"))]
    found = (c for w in whom if w is not None for c in children(w, "acl", "relcl") if _is_infinitive(c))
    return next(found, None)


def _thing(verb: Token, passage: Passage) -> list[Span]:
    """As in "reported progress", "denied having withdrawn"; a pronoun tells nothing by itself."""
    gerund = next((c for c in children(verb, "xcomp", "ccomp") if _is_gerund(c) and c.i > verb.i), None)
    if gerund is not None and own_subject(gerund) is None:
        return [passage.span_of(_close(gerund))]
    thing = direct_object(verb)
    if thing is None or is_passive(verb) or thing.lower_ in _EMPTY | _SELVES or thing.tag_ in {"WP", "WDT", "PRP"}:
        return []
    return [passage.span_of(words)] if (words := trimmed(_close(thing))) else []


def _is_gerund(clause: Token) -> bool:
    return clause.tag_ == "VBG" or any(c.tag_ == "VBG" and c.dep_ in {"aux", "auxpass"} for c in dependents(clause))


def _close(head: Token) -> list[Token]:
    """The subtree without relative clauses, appositions and adjuncts that a comma sets off behind it."""
    off = [c for c in head.rights if c.dep_ in _SET_OFF and _behind_comma(c)]
    left_out = {t.i for c in off for t in c.subtree}
    return [t for t in head.subtree if t.i not in left_out]


def _behind_comma(token: Token) -> bool:
    edge = token.left_edge.i
    return edge > 0 and token.doc[edge - 1].text in {",", "–", "—", "-"}


def _called(verb: Token, passage: Passage) -> list[Span]:
    """As in "described the advance as a rout", "called it a rout", "what he called a rout"."""
    if is_passive(verb) and agent(verb) is None:
        return []  # "a program called EB-5"
    called = [c for c in children(verb, "oprd", "attr", "acomp") if c.i > verb.i and c.lower_ not in DAYS_AND_MONTHS]
    called += [c for c in children(verb, "prep", "advcl") if c.lower_ == "as" or _begins_with_as(c)]
    thing = direct_object(verb)
    called += [c for c in (children(thing, "prep") if thing is not None else ()) if c.lower_ == "as"]
    called += [c for c in children(verb, "ccomp", "xcomp") if c.i > verb.i and _is_small(c)]
    if not called and any(t.text in _QUOTES for t in verb.subtree if t.i > verb.i):
        called = [
            c for c in verb.rights if c.dep_ in {"ccomp", "dobj", "oprd", "nsubj"}
        ]  # "called it, of all things, “a win”"
    if not called:
        return []
    parts = [*called, *([thing] if thing is not None and thing.i > verb.i else [])]
    spans = [passage.span_of(words)] if (words := trimmed(sorted(t for p in parts for t in p.subtree))) else []
    undergone = child(verb, "nsubjpass") if is_passive(verb) else None
    return [passage.span_of(list(undergone.subtree)), *spans] if undergone is not None else spans


def _begins_with_as(clause: Token) -> bool:
    return any(c.lower_ in _AS and c.dep_ in {"mark", "prep"} for c in dependents(clause))


def _undergone(verb: Token, passage: Passage) -> list[Span]:
    """As in "the loss was confirmed by the staff", "they are said to have left"."""
    if not is_passive(verb):
        return []
    thing = child(verb, "nsubjpass")
    inner = next((c for c in children(verb, "xcomp") if c.i > verb.i), None)
    if inner is not None and thing is not None:
        return [passage.span_of(list(thing.subtree)), passage.span_of(list(inner.subtree))]
    neither = thing is not None and any(c.lower_ in {"no", "neither"} for t in thing.subtree for c in t.lefts)
    untold = neither or child(verb, "neg") is not None  # "the claim could not be verified" needs nobody who does it
    if (agent(verb) is None and not untold) or thing is None or not is_noun(thing):
        return []
    return [passage.span_of(words)] if (words := trimmed(list(thing.subtree))) else []


def _behind(prep: Token) -> list[Token]:
    """What a preposition governs."""
    found = child(prep, "pobj", "pcomp")
    return [] if found is None or found.tag_ in {"WP", "WDT", "PRP"} else trimmed(_close(found))


def told_by_phrase(phrase: Token, head: Token, passage: Passage) -> list[Token]:
    """What "according to X" is said of: its sentence where it stands at either end of it, else its clause."""
    own = {t.i for t in phrase.subtree}
    while not is_verb(head) and head.head != head:
        head = head.head
    sentence = passage.sentence(phrase)
    at_an_end = phrase.i == sentence.start or (phrase.i > 0 and phrase.nbor(-1).text == ",")
    coordinated = head.dep_ == "conj" and first_conjunct(head) == sentence.root
    whole = at_an_end and (head == sentence.root or coordinated)
    return [t for t in (sentence if whole else head.subtree) if t.i not in own]


def runs(words: list[Token], passage: Passage) -> list[Span]:
    """The spans of tokens that stand side by side."""
    out: list[list[Token]] = []
    for token in words:
        if out and token.i == out[-1][-1].i + 1:
            out[-1].append(token)
        else:
            out.append([token])
    return [passage.span_of(kept) for run in out if (kept := trimmed(run))]


def speaker_of(verb: Token, cues: Container[str]) -> Token | None:
    """Who hands it over: the subject, or whom a passive names behind "by"."""
    if (behind := inverted(verb)) is not None:
        return behind
    if is_passive(verb):
        return agent(verb)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and (quoted := direct_object(verb.head.head)) is not None:
        return quoted  # "quoted the director as saying"
    if (outer := outer_cue(verb, cues)) is not None:
        return subject(outer)
    found = subject(verb)
    if found is None and verb.dep_ in {"ROOT", "ccomp"} and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return _right_before(verb)
    return None if found is not None and found.tag_ in {"EX", "WDT"} else found


def _right_before(verb: Token) -> Token | None:
    """The name or noun right before a verb that the parser gave no subject; of an apposition, what it stands by."""
    index = verb.i - 1
    while index >= 0 and (verb.doc[index].text == "," or verb.doc[index].dep_ in {"aux", "advmod", "neg"}):
        index -= 1
    if index < 0 or not (is_noun(verb.doc[index]) or verb.doc[index].tag_ == "PRP"):
        return None
    noun = verb.doc[index]
    while (above := _stands_by(noun)) is not None and above.i < noun.i:
        noun = above
    return noun


def _stands_by(noun: Token) -> Token | None:
    """The noun that an apposition or a prepositional phrase belongs to ("Lee, the head of the union,")."""
    if noun.dep_ == "appos" and is_noun(noun.head):
        return noun.head
    inner = noun.dep_ == "pobj" and noun.head.dep_ == "prep" and is_noun(noun.head.head)
    return noun.head.head if inner else None


def _pronoun(verb: Token, passage: Passage) -> list[Span]:
    """As in "denied it", "did not confirm this"."""
    thing = direct_object(verb)
    return [passage.at(thing)] if thing is not None and thing.lower_ in {"it", "this", "that"} and thing.i > verb.i else []


_SHAPES: dict[str, Callable[[Token, Passage], list[Span]]] = {
    "as": _called,
    "to do": _infinitive,
    "passive": _undergone,
    "thing": _thing,
    "it": _pronoun,
}
