"""The spellings of a unit's name: ordinals as figures and words, types in full and abbreviated.

The types are those of armies of the Soviet pattern and of NATO reporting (FM 1-02.2, military symbols and terms).
"""

from __future__ import annotations

import re
from itertools import product

_NUMBERED = re.compile(r"(\d+)(?:st|nd|rd|th) (.+)")

_ONES = (
    "", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh",
    "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
)  # fmt: skip
_TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_WORDS_BELOW = 100  # reporters write higher ordinals in figures

# What may stand for a part of a name, itself included; the empty text is a part that reporters leave out.
_SAID_AS: dict[str, tuple[str, ...]] = {
    "Separate": ("Separate", "Independent", "Detached", ""),
    "Guards": ("Guards", "Guard", ""),
    "Mechanized": ("Mechanized", "Mechanised", "Mech"),
    "Motorized": ("Motorized", "Motorised", "Motorized Infantry", "Motorised Infantry"),
    "Motor Rifle": ("Motor Rifle", "Motorized Rifle", "Motorised Rifle", "Motor-Rifle"),
    "Combined Arms": ("Combined Arms", "Combined Armed"),
    "Air Assault": ("Air Assault", "Airborne Assault"),
    "Marine": ("Marine", "Marines", "Naval Infantry"),
    "Naval Infantry": ("Naval Infantry", "Marine"),
    "Territorial Defense": ("Territorial Defense", "Territorial Defence"),
    "Jaeger": ("Jaeger", "Jager"),
    "Special Purpose": ("Special Purpose", "Special Forces", "Special Operations"),
    "Spetsnaz": ("Spetsnaz", "Special Purpose", "Special Forces"),
    "Brigade": ("Brigade", "Bde"),
    "Regiment": ("Regiment", "Regt"),
    "Battalion": ("Battalion", "Bn"),
}

# Initials that abbreviations of types are made of; a type with a part that is not here has none.
_INITIALS = {
    "Separate": "S", "Guards": "G", "Tank": "T", "Motor Rifle": "MR", "Mechanized": "M", "Combined Arms": "CA",
    "Air Assault": "AA", "Airborne": "A", "Naval Infantry": "NI", "Army": "A", "Corps": "C", "Division": "D",
    "Brigade": "B", "Regiment": "R",
}  # fmt: skip
_SHORTEST = 3  # letters; "4 TD" and "1 AC" mean too many other things


def unit_spellings(name: str) -> tuple[str, ...]:
    """Every spelling that the rules make of a unit's name, the name itself first.

    "4th Guards Tank Division" gives "Fourth Guards Tank Division", "4 Guards Tank Division", "4th GTD" and others; a
    name without a number in front is its own only spelling.
    """
    numbered = _NUMBERED.fullmatch(name)
    if numbered is None:
        return (name,)
    parts = _parts(numbered[2])
    types = [" ".join(word for word in words if word) for words in product(*(_SAID_AS.get(p, (p,)) for p in parts))]
    spelled = [f"{number} {kind}" for number in _ordinals(int(numbered[1])) for kind in (*types, *_abbreviated(parts))]
    return tuple(dict.fromkeys((name, *spelled)))


def _parts(kind: str) -> list[str]:
    """The words of a type, those kept together that are one term ("Motor Rifle")."""
    words = kind.split(" ")
    parts: list[str] = []
    while words:
        pair = " ".join(words[:2])
        taken = 2 if len(words) > 1 and (pair in _SAID_AS or pair in _INITIALS) else 1
        parts.append(" ".join(words[:taken]))
        words = words[taken:]
    return parts


def _abbreviated(parts: list[str]) -> tuple[str, ...]:
    if not all(part in _INITIALS for part in parts):
        return ()
    whole = "".join(_INITIALS[part] for part in parts)
    bare = "".join(_INITIALS[part] for part in parts if part != "Separate")
    return tuple(letters for letters in dict.fromkeys((whole, bare)) if len(letters) >= _SHORTEST)


def _ordinals(number: int) -> tuple[str, ...]:
    figures = (f"{number}{_suffix(number)}", str(number))
    if number < len(_ONES):
        return (*figures, _ONES[number])
    if number < _WORDS_BELOW:
        tens, ones = divmod(number, 10)
        return (*figures, f"{_TENS[tens]}-{_ONES[ones]}" if ones else f"{_TENS[tens][:-1]}ieth")
    return figures


def _suffix(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
