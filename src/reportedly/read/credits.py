"""Lines that name who took a picture or wrote the report."""

from __future__ import annotations

import re

from reportedly.read.wording import line

_LONGEST_CAPTION = 450  # characters: own choice; agencies' captions run to two or three sentences
_LONGEST_BYLINE = 120  # characters: own choice; two names with agency and place

_AGENCY = (
    r"(?:Getty(?: Images)?|AFP|AP|Associated Press|Reuters|EPA(?:-EFE)?|EFE|Anadolu(?: Agency)?|Xinhua|TASS|UNIAN"
    r"|Ukrinform|Shutterstock|iStock|Sipa(?: USA)?|Zuma(?: Press)?|NurPhoto|SOPA Images|Alamy(?: Stock Photo)?"
    r"|Bloomberg|PA(?: Media)?|dpa|Maxar(?: Technologies)?|Planet Labs(?: PBC)?|Instagram|Handout|EyePress)"
)
_WORD = r"[A-ZÀ-ÞА-ЯІЇЄҐ][\w.'’-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?:de|van|von|al|el|bin|der|la)[\s-])?{_WORD}){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:,\s*|,?\s+and\s+|\s*&\s*){_NAME}){{0,4}}"
_ROLE = (
    rf"(?:{_AGENCY}|(?:[\w’'-]+\s+){{0,3}}(?:correspondent|reporter|editor|writer|journalist|columnist|contributor)"
    r"(?:\s+(?:in|for)\s+[\w ]{2,30})?|BBC(?: News)?|CNN|The Associated Press|Interfax|RFE/RL)"
)
_PICTURE = (
    r"(?:(?:[Ff]ile|[Aa]rchive|[Ii]llustrative|[Ss]tock|[Hh]andout|[Cc]over|[Mm]ain|[Ff]eatured?|[Dd]rone|[Ss]atellite)\s+)?"
    r"(?:PHOTO|[Pp]hoto(?:graph)?s?|IMAGE|[Ii]mages?|[Pp]icture|[Ii]llustration|[Pp]hoto [Ii]llustration|[Фф]ото)"
)

_CAPTION = line(
    rf"[\[(]?\s*{_PICTURE}(?:\s+(?:[Cc]redits?|[Cc]ourtesy(?:\s+of)?|[Bb]y|[Ss]ource))?\s*[:/|©].*",
    rf"[\[(]?\s*{_PICTURE}\s+(?:[Bb]y|[Cc]ourtesy\s+of)\s+{_NAMES}(?:\s*[,/|(].{{0,60}})?[.)\]]*",
    r"(?:[Ii]mage\s+|[Pp]hoto\s+)?[Cc]redits?\s*:.*",
    r"[Ss]creen(?:shot|\s?grab)\s*[:/|].*",
    rf"{_AGENCY}(?:\s?/\s?{_AGENCY}){{0,2}}\.?",
    case=True,
)
# A caption that ends in its credit. An agency alone in brackets is none: it may be whose report is quoted.
_CREDITED = line(
    rf".*[(\[]\s*{_PICTURE}\s*(?:[:/|©]|[Bb]y\b|[Cc]redit|[Cc]ourtesy)[^()\[\]]{{0,120}}[)\]]\.?",
    rf".*[(\[]\s*{_NAME}\s*/\s*{_AGENCY}[^()\[\]]{{0,60}}[)\]]\.?",
    rf".*\|\s*(?:{_PICTURE}\b.{{0,80}}|{_AGENCY})\.?",
    rf".*©\s*(?:{_AGENCY}|{_NAME}).{{0,60}}",
    rf"(?:.*[.!?”\"]\s+)?{_NAME}\s?[/|]\s?{_AGENCY}.{{0,40}}",
    r".*\bAP Photo\s?/.{1,60}",
    case=True,
)
_BYLINE = line(
    rf"(?:By|BY|by|Від|Автор:)\s+{_NAMES}(?:\s*[,|/–—-]\s*[\w /.&,’'-]{{2,60}})?",
    rf"{_NAMES}\s*[,|/–—-]\s*{_ROLE}",
    case=True,
)
_STAFF = line(
    r"(?:[-–—]{1,2}\s*)?(?:[Aa]dditional\s+)?(?:[Rr]eporting|[Ww]riting|[Ee]diting)\s+(?:by|from)\s+[A-ZА-ЯІЇЄ].{2,200}",
    rf"(?:Written|Reported|Edited|Compiled|Translated|Produced)\s+by\s+{_NAMES}\.?",
    rf"{_NAMES}\s+contributed\s+(?:reporting|to\s+this\s+(?:report|article|story)).{{0,60}}",
    r"(?:From\s+)?[Oo]ur\s+(?:[Ff]oreign\s+)?[Ss]taff",
    case=True,
)
_WHEN = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:morning|evening|night|noon|dawn|midnight)\b", re.IGNORECASE
)


def is_caption(words: str) -> bool:
    """Whether the line is a picture's caption or credit."""
    return len(words) <= _LONGEST_CAPTION and bool(_CAPTION.fullmatch(words) or _CREDITED.fullmatch(words))


def is_byline(words: str) -> bool:
    """Whether the line says who wrote the report."""
    if len(words) > 2 * _LONGEST_BYLINE:
        return False
    if _STAFF.fullmatch(words):
        return True
    return len(words) <= _LONGEST_BYLINE and bool(_BYLINE.fullmatch(words)) and not _WHEN.search(words)
