"""The clauses that a cue hands over: behind it, before it, or around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_verb, lemmas
from reportedly.extract.english.telling.speakers import ADDRESSING, inverted, outer_cue, right_before, unclosed
from reportedly.extract.english.tree import (
    SAID_OF,
    child,
    children,
    dependents,
    direct_object,
    first_conjunct,
    own_subject,
    trimmed,
)

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage
    from reportedly.record import Span

_BEFORE_CUE = {",", "”", '"', "''", "–", "—", "»", "’"}
_CONTRAST = {"while", "whereas"}
_ASKING = {"WRB", "WP"}
_GROUNDS = {"because", "although", "though", "unless"}
_LONGEST_NAME = 12  # tokens of a name with an office
_FAR = 15  # tokens from a cue to the "that" of its clause, over "in a statement on Friday"
_SET_OFF = {"relcl", "appos", "acl", "advcl", "prep"}
_DEPENDENT = {"relcl", "acl", "pcomp"}  # a cue that hangs so in a sentence does not hand the sentence over


def content_clause(verb: Token, passage: Passage, cues: Container[str]) -> list[Span]:
    """A content clause behind or before the cue, or the clause that the cue is inserted into."""
    spans = _clause_of(verb, passage, cues)
    if not spans or spans[-1].end > passage.at(verb).start:
        return spans
    return [*spans, *runs(_going_on(verb, cues), passage)]


def _going_on(cue: Token, cues: Container[str]) -> list[Token]:
    """As in "..., it said, damaging a power line": what goes on behind an inserted cue goes with what stands before."""
    if cue.i + 1 >= len(cue.doc) or cue.doc[cue.i + 1].text != ",":
        return []
    for clause in children(cue, "advcl", "conj"):
        joined = clause.dep_ == "conj" and clause.left_edge.i == cue.i + 3 and cue.doc[cue.i + 2].dep_ == "cc"
        apart = clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.left_edge.i == cue.i + 2
        if (joined or apart) and own_subject(clause) is None and lemmas().of(clause) not in cues:
            return trimmed(list(clause.subtree))
    return []


def _clause_of(verb: Token, passage: Passage, cues: Container[str]) -> list[Span]:
    clauses = [c for c in children(verb, "ccomp") if not is_infinitive(c) and not is_small(c)]
    clauses = [c for c in clauses if not (is_gerund(c) and own_subject(c) is None and c.i > verb.i)]
    clauses += [c for c in children(verb, "conj") if c.i > verb.i and _has_that(c)]  # "that they attacked, but that"
    clauses = [c for c in clauses if not _parted(verb, c)]
    behind = [c for c in clauses if c.i > verb.i]
    whole = verb.dep_ not in _DEPENDENT
    if (speaker := inverted(verb)) is not None and whole:
        return runs(_around(verb, speaker, passage), passage)
    if not behind and not _has_object(verb):
        words = _inserted_into(verb, passage) or (before_cue(verb, passage) if whole else [])
        if words:
            return runs(words, passage)
    if not clauses and _is_as_told(verb):
        own = {t.i for t in verb.subtree}
        return runs(trimmed([t for t in verb.head.subtree if t.i not in own]), passage)
    told = [_said(c, verb, cues) for c in behind or clauses] or [_hung_elsewhere(verb, cues)]
    return [passage.span_of(words) for words in told if words]


def _has_that(clause: Token) -> bool:
    return own_subject(clause) is not None and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)


def _parted(cue: Token, clause: Token) -> bool:
    """Whether a semicolon stands between: two statements."""
    first, last = sorted((cue.i, clause.i))
    return any(t.text == ";" for t in cue.doc[first:last])


def _inserted_into(cue: Token, passage: Passage) -> list[Token]:
    """The clause around ", he insisted,", on the cue's side of a semicolon."""
    if not is_inserted(cue, passage):
        return []
    own = {t.i for t in cue.subtree}
    return trimmed(_of_its_part([t for t in cue.head.subtree if t.i not in own], cue))


def _hung_elsewhere(cue: Token, cues: Container[str]) -> list[Token]:
    """A question behind the cue, or a clause that the parser hung on the cue's adjunct."""
    if (question := _question(cue)) is not None:
        return close(question)
    addressed = direct_object(cue) is None or lemmas().of(cue) in ADDRESSING
    clause = _that_clause(cue) if addressed else None
    return [] if clause is None else _said(clause, cue, cues)


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
        before = [t for t in words if t.i < cue.i]
        only_stands_for = len(before) == 1 and before[0].tag_ in {"WDT", "WP"}  # "a selfie which it said showed"
        return trimmed([t for t in words if t.i > cue.i] if only_stands_for else before)
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
    speaker = unclosed(own_subject(cue), cue) or right_before(cue)
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
    return inner or (thing is not None and thing.i > cue.i and lemmas().of(cue) not in ADDRESSING)


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


def is_infinitive(clause: Token) -> bool:
    """Whether "to" stands with the verb."""
    return any(c.tag_ == "TO" for c in dependents(clause))


def is_small(clause: Token) -> bool:
    """As in "called the advance a rout": a clause without a verb."""
    return not is_verb(clause) and clause.tag_ != "MD" and not children(clause, "cop", "aux", "auxpass")


def is_gerund(clause: Token) -> bool:
    """As in "having withdrawn", "shelling the town"."""
    return clause.tag_ == "VBG" or any(c.tag_ == "VBG" and c.dep_ in {"aux", "auxpass"} for c in dependents(clause))


def told_by_phrase(phrase: Token, head: Token, passage: Passage) -> list[Token]:
    """What "according to X" is said of: its sentence where it stands at either end of it, else its clause."""
    own = {t.i for t in phrase.subtree}
    while not is_verb(head) and head.head != head:
        head = head.head
    sentence = passage.sentence(phrase)
    at_an_end = phrase.i == sentence.start or (phrase.i > 0 and phrase.nbor(-1).text == ",")
    coordinated = head.dep_ == "conj" and first_conjunct(head) == sentence.root
    whole = at_an_end and (head == sentence.root or coordinated)
    words = [t for t in (sentence if whole else head.subtree) if t.i not in own]
    first, last = _its_part(own, words)
    return [t for t in words if first <= t.i < last]


def _its_part(own: set[int], words: list[Token]) -> tuple[int, int]:
    """From which word to before which one it reaches: to the "and" of "they took A, per X, and left B, per Y"."""
    first, last = (words[0].i, words[-1].i + 1) if words else (0, 0)
    begin, end = min(own), max(own)
    others = [t.i for t in words if t.lower_ in SAID_OF]
    joined = [t for t in words if t.dep_ == "cc" and is_verb(t.head) and any(is_verb(c) for c in t.head.conjuncts)]
    for joint in (t.i for t in joined):
        right_before, right_behind = begin - 2 <= joint < begin, end < joint <= end + 2 and first < begin
        if right_before or (joint < begin and any(i < joint for i in others)):
            first = joint + 1
        elif right_behind or (joint > end and any(i > joint for i in others)):
            last = min(last, joint)
    return first, last


def runs(words: list[Token], passage: Passage) -> list[Span]:
    """The spans of tokens that stand side by side."""
    out: list[list[Token]] = []
    for token in words:
        if out and token.i == out[-1][-1].i + 1:
            out[-1].append(token)
        else:
            out.append([token])
    return [passage.span_of(kept) for run in out if (kept := trimmed(run))]


def close(head: Token) -> list[Token]:
    """The subtree without relative clauses, appositions and adjuncts that a comma sets off behind it."""
    off = [c for c in head.rights if c.dep_ in _SET_OFF and _behind_comma(c)]
    left_out = {t.i for c in off for t in c.subtree}
    return [t for t in head.subtree if t.i not in left_out]


def _behind_comma(token: Token) -> bool:
    edge = token.left_edge.i
    return edge > 0 and token.doc[edge - 1].text in {",", "–", "—", "-"}
