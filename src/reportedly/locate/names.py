"""How place names are brought to one spelling, for exact and for near matches."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e", "-": " "}
)
_HYPHENS = "‐‑‒–—"
_DROPPED = str.maketrans(dict.fromkeys("'’‘ʼʹ`´ʻ\"“”″′.,ьъ·", "") | dict.fromkeys(_HYPHENS, " "))
_SPACES = re.compile(r"\s+")

# Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010: letters at the start of a word where they differ.
_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_REST = {
    **dict(
        zip(
            "абвгґдежзиіклмнопрстуфцчш",
            [
                "a",
                "b",
                "v",
                "h",
                "g",
                "d",
                "e",
                "zh",
                "z",
                "y",
                "i",
                "k",
                "l",
                "m",
                "n",
                "o",
                "p",
                "r",
                "s",
                "t",
                "u",
                "f",
                "ts",
                "ch",
                "sh",
            ],
            strict=True,
        )
    ),
    "є": "ie",
    "ї": "i",
    "й": "i",
    "х": "kh",
    "щ": "shch",
    "ю": "iu",
    "я": "ia",
    "ь": "",
    "'": "",
    "’": "",
    "ʼ": "",
}

# Sounds that press spellings of Slavic names mix up, longest first; each is brought to one letter.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("gh", "h"), ("ch", "c"),
    ("ts", "c"), ("tz", "c"), ("ck", "k"), ("ph", "f"), ("ou", "u"), ("x", "ks"), ("w", "v"), ("q", "k"), ("g", "h"),
)  # fmt: skip
_SOUND = dict(_SOUNDS)
_SOUND_PATTERN = re.compile("|".join(key for key, _ in _SOUNDS))
_GLIDE_BEFORE_BROAD = re.compile(r"[eiyj]+(?=[aou])")
_GLIDE_BEFORE_E = re.compile(r"[iyj]+(?=e)")
_VOWELS = str.maketrans("yjeo", "iiia")
_DOUBLE = re.compile(r"(.)\1+")
_LAST_VOWELS = re.compile(r"(?<=[a-z]{3})[aiu]+h?$")
# The Arabic article, as it is written before letters that it takes the sound of; the French and the Egyptian way too.
ARTICLES = frozenset(
    f"{vowel}{letter}" for vowel in "ae" for letter in ("l", "d", "n", "r", "s", "t", "z", "sh", "dh", "th")
)


# Words of Arabic names as the press writes them, and as GeoNames does (the BGN/PCGN system of 1956).
_ARABIC = {
    "sheikh": "shaykh", "deir": "dayr", "ain": "ayn", "tel": "tall", "tell": "tall", "beit": "bayt", "jebel": "jabal",
    "um": "umm",
}  # fmt: skip
_SUN = re.compile(r"sh|dh|th|[tdrzsnl]")  # letters whose sound the article takes


@lru_cache(maxsize=65536)  # the names of a few thousand reports
def normalise(name: str) -> str:
    """Give the form under which a name is stored: no case, marks, apostrophes or soft signs; hyphens as spaces."""
    if name.isascii():
        return _plain(name.casefold())
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold()).casefold()
    return _plain("".join(c for c in text if not unicodedata.combining(c)))


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text.translate(_DROPPED).translate(_LETTERS)).strip()


def is_latin(normalised: str) -> bool:
    """Whether a normalised name is written in plain Latin letters."""
    return normalised.isascii()


def transliterate(ukrainian: str) -> str:
    """Write a Ukrainian name in Latin letters by the national table of 2010 ("Згурський" gives "Zghurskyi")."""
    words = re.split(r"([\s\-]+)", unicodedata.normalize("NFC", ukrainian))
    return "".join(_word(word) for word in words)


def _word(word: str) -> str:
    lower = word.casefold()
    out: list[str] = []
    for i, letter in enumerate(lower):
        if letter == "г" and i and lower[i - 1] == "з":
            out.append("gh")
        elif i == 0 and letter in _FIRST:
            out.append(_FIRST[letter])
        else:
            out.append(_REST.get(letter, letter))
    latin = "".join(out)
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin


def folded(normalised: str) -> str:
    """Give the key that spellings of one Slavic or Arabic name share, whichever language and table they came through.

    Kazachi Lopani and Kozacha Lopan, Svatovo and Svatove, Gola and Hola Prystan meet in one key, as do Al-Fashir and El
    Fasher, whose article is left out. It is coarse: what
    shares a key is a candidate, not an answer.
    """
    words = normalised.split(" ")
    if len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return " ".join(_fold_word(word) for word in words)


def arabic_spellings(normalised: str) -> tuple[str, ...]:
    """Give the other ways to write a name with an Arabic article in it ("jisr al shughur", "jisr ash shughur").

    None of a name without an article.
    """
    words = normalised.split(" ")
    if not ARTICLES.intersection(words[:-1]):
        return ()
    ways = [_ways(word, following) for word, following in zip(words, [*words[1:], ""], strict=True)]
    found = dict.fromkeys(" ".join(spelt) for spelt in product(*ways))
    return tuple(spelt for spelt in found if spelt != normalised)


def _ways(word: str, following: str) -> tuple[str, ...]:
    if word in ARTICLES and following:
        sun = _SUN.match(following)
        return tuple(f"{vowel}{letter}" for vowel in "ae" for letter in ("l", *([sun[0]] if sun else [])))
    return (word, _ARABIC[word]) if word in _ARABIC else (word,)


@lru_cache(maxsize=262144)  # the words of the world's place names repeat: a third of the calls are answered from here
def _fold_word(word: str) -> str:
    key = _SOUND_PATTERN.sub(lambda m: _SOUND[m.group()], word)
    key = _GLIDE_BEFORE_E.sub("", _GLIDE_BEFORE_BROAD.sub("", key)).translate(_VOWELS)
    return _LAST_VOWELS.sub("", _DOUBLE.sub(r"\1", key))


def adjectival(town: str, adjective: str) -> bool:
    """Whether a Slavic adjective may be that of a town, both normalised: "Brovarskyi" of Brovary, "Iziumskyi" of Izium.

    Compared by their folded stems; the adjective adds at most a suffix (-sk-, -ivsk-), and may lose last sounds.
    """
    stem, other = folded(town).replace(" ", ""), folded(adjective).replace(" ", "")
    least = max(_SHORTEST_STEM, len(stem) - 2)
    return (
        bool(other)
        and len(stem) >= _SHORTEST_STEM
        and other.startswith(stem[:least])
        and len(other) - len(stem) <= _SUFFIX
    )


_SHORTEST_STEM, _SUFFIX = 4, 4  # letters
