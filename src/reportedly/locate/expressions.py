"""The grammar of English time expressions: words, fragments, and one pattern for each kind.

A space in a pattern stands for the gap between two words, which may be a line break but never an empty line. The
kinds stand in the order in which they are tried at one place of the text, the longest readings first.
"""

from __future__ import annotations

import re
from typing import Final

from reportedly.record import calendar

_GAP: Final = r"(?:[^\S\n]{1,3}|[^\S\n]?\n)"

MONTHS: Final = {name: n for n, name in enumerate(calendar.MONTHS, 1)} | {
    name[:3]: n for n, name in enumerate(calendar.MONTHS, 1)
}
MONTHS["sept"] = 9

WEEKDAYS: Final = {name[:3]: n for n, name in enumerate(calendar.WEEKDAYS)}

_UP_TO_TWENTY: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
NUMBERS: Final = {name: n for n, name in enumerate(_UP_TO_TWENTY.split())} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}
ORDINALS: Final = {
    "former": 1,
    "latter": 2,
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}
CENTURIES: Final = {"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19}
CENTURIES["twentieth"], CENTURIES["twenty-first"] = 20, 21
DECADES: Final = {"fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}

# "may", "march" and the like are verbs in small letters, "jan" and "mar" names without a day beside them.
_LONG_MONTH: Final = (
    r"(?:(?i:january|february|april|june|july|august|september|october|november|december)|May|MAY|March|MARCH)"
)
_MONTH: Final = rf"(?:{_LONG_MONTH}\b|(?:(?i:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)|Mar|MAR)\b\.?)"
_WEEKDAY: Final = r"(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_SHORT_WEEKDAY: Final = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%]|[.,/]\d)"
_YEAR: Final = r"(?:1[0-9]|20)\d\d(?!\d|[.,]\d)"
_WHOSE_YEAR: Final = r",?(?: of)? (?P<whose>(?i:last|this|next)) (?i:year)"
_DASH: Final = r"[^\S\n]?[-–—][^\S\n]?"
_TO: Final = rf"(?:{_DASH}| (?:to|through|thru|until|till) )"
_EDGE: Final = r"(?:(?:early|late|mid|(?:the )?(?:very )?(?:beginning|start|middle|end) of(?: the)?)(?: in)?(?: |-))"
_PART: Final = r"(?:morning|afternoon|evening|night|midday|noon|dawn|dusk|daybreak|nightfall)"
_NUMBER_WORD: Final = "|".join(sorted((n for n in NUMBERS if n not in {"a", "an", "couple", "zero"}), key=len)[::-1])
_TENS: Final = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)"
)
_NUMBER: Final = (
    rf"(?:\d{{1,3}}(?:\.\d)?(?![\d.,:])|{_TENS}|{_NUMBER_WORD}|(?:a )?couple(?: of)?"
    r"|(?:a )?(?:few|dozen)|several|many|some|dozens of|hundreds of|an?)"
)
_ALONE: Final = r"(?! (?:the|an?|his|her|its|their|our|my|this|that|he|she|it|they|we)\b)"  # "the day after the strike"
_UNIT: Final = r"(?:minute|hour|day|night|week|month|year|decade|weekend|fortnight|quarter|centur(?:y|ie))"
_CLOCK_UNIT: Final = r"(?:minute|hour|day|night|week|weekend|month|year)"
_ABOUT: Final = (
    r"(?:(?:more than|less than|fewer than|no more than|at least|at most|up to|well over|just over|just under|just"
    r"|over|under|nearly|almost|about|around|roughly|approximately|only|some|another) )"
)
_ZONE: Final = (
    r"(?:[^\S\n]?\(?(?:UTC|GMT|Z)\b(?:[^\S\n]?[+\-−]\d{1,2}(?::?\d\d)?)?\)?| local time| \(local time\)| [A-Z]\w+ time)"
)
# A count such as "6 and 12 people": the second number belongs to what follows it.
_NO_COUNT: Final = (
    r"(?![^\S\n]+(?!(?:in|at|on|near|when|as|with|by|the|of|and|but|while|after|before|during|for|against|around"
    r"|from|to|that|this|it|he|she|they|we|a)\b)[a-z])"
)

PATTERNS: Final[dict[str, str]] = {
    "iso": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T\s](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    "dotted": r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d|(?<=\d\d\.\d\d\.)\d\d)(?![\d.]\d|\d)",
    "slashed": r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:(?:19|20)\d\d|\d\d))(?![\d/])",
    "days_month": rf"(?P<day>{_DAY})(?:{_TO}|(?:, {_DAY})*,? and )(?:the )?(?P<last>{_DAY}) (?:of )?(?P<month>{_MONTH})"
    rf"(?:,? (?P<year>{_YEAR}))?",
    "month_days": rf"(?P<month>{_MONTH}) (?P<day>{_DAY})(?:{_TO}|(?:, {_DAY})*,? and )(?P<last>{_DAY})"
    rf"(?:,? (?P<year>{_YEAR})|{_NO_COUNT})",
    "day_month": rf"(?:(?:{_WEEKDAY}|{_SHORT_WEEKDAY}),? (?:the )?)?(?P<day>{_DAY})(?: (?:of )?|-)(?P<month>{_MONTH})"
    rf"(?:(?:,? |-)(?P<year>{_YEAR})|{_WHOSE_YEAR})?",
    "month_day": rf"(?:(?:{_WEEKDAY}|{_SHORT_WEEKDAY}),? )?(?P<month>{_MONTH}) (?:the )?(?P<day>{_DAY})"
    rf"(?:,? (?P<year>{_YEAR})|{_WHOSE_YEAR})?",
    "month_year": rf"(?P<edge>(?i:{_EDGE}))?(?P<month>{_MONTH})(?:(?: of|,)? |-)(?P<year>{_YEAR})",
    "half": rf"(?i:the )?(?P<ordinal>(?i:first|second|1st|2nd|former|latter)) half of "
    rf"(?:(?P<month>{_MONTH})(?: (?P<year>{_YEAR}))?"
    rf"|(?P<alone>{_YEAR})|(?P<this>(?:the|this) year))",
    "stretch": rf"(?i:the )?(?P<ordinal>(?i:first|second|third|fourth|last|final|opening|closing)) "
    rf"(?:(?P<count>(?i:two|three|ten)) )?(?P<unit>(?i:week|weekend|day))(?P<many>s)? (?i:of|in) "
    rf"(?P<month>{_MONTH})(?: (?P<year>{_YEAR}))?",
    "week_of": rf"(?i:the )?(?i:week (?:of|beginning|starting)) (?:(?P<day>{_DAY}) (?:of )?(?P<month>{_MONTH}))"
    rf"(?:,? (?P<year>{_YEAR}))?",
    "week_of_month_day": rf"(?i:the )?(?i:week (?:of|beginning|starting)) (?:(?P<month>{_MONTH}) (?P<day>{_DAY}))"
    rf"(?:,? (?P<year>{_YEAR}))?",
    "bare_day": r"(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"
    r"(?: of this month|(?=[,.;:)]|$| (?:in|at|when|but|near)\b))",
    "month": rf"(?P<edge>(?i:{_EDGE}))?(?:(?P<which>(?i:this|last|next|past)) )?(?P<month>{_LONG_MONTH})"
    rf"(?:{_WHOSE_YEAR})?",
    "weekday": rf"(?:(?P<which>(?i:last|next|this|past|the (?:previous|following|coming|same))) )?(?:(?i:early|late) )?"
    rf"(?P<weekday>{_WEEKDAY})(?P<many>s)?(?: (?P<part>{_PART}))?"
    r"(?:(?P<twice> (?i:before last))| of (?P<week>(?i:last|this|next)) (?i:week))?",
    "set": rf"(?i:(?:every|each)(?: other| single)? (?:{_CLOCK_UNIT}|{_PART}|{_WEEKDAY})"
    rf"|(?:once|twice|{_NUMBER} times) (?:a|per|every|each) {_CLOCK_UNIT}|per {_CLOCK_UNIT}"
    r"|daily|nightly|weekly|monthly|yearly|annually|annual|hourly)",
    "today": r"(?P<word>(?i:the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|last night"
    r"|the night before last"
    rf"|overnight|this (?:early |late )?{_PART}))(?: {_PART})?",
    "feast": r"(?i:(?P<eve>new year[’']s eve|christmas eve|christmas day|boxing day|new year[’']s day))"
    rf"(?:,? (?P<year>{_YEAR}))?",
    "since_then": r"(?i:since then|since that (?:day|time|date))",
    "beside_day": rf"(?i:(?P<same>(?:that|the same)(?: very)? (?:day|{_PART}))"
    rf"|(?P<after>(?:the )?next day|the (?:next|following) (?:day|{_PART})|the day after{_ALONE}|a day later)"
    rf"|(?P<before>the previous (?:day|{_PART})|the (?:day|night|evening|morning) before{_ALONE}(?! last)"
    rf"|a day (?:earlier|before{_ALONE})))"
    rf"(?! of\b| [A-Z])",
    "part": rf"(?:(?i:(?:in|during) the (?:small|early|wee) hours)(?! (?:of|on)\b)"
    rf"|(?i:by|in|during|at)(?i: the)?(?: early| late)? (?P<part>{_PART})(?! (?:of|from|on|to|into|between)\b))",
    "period": r"(?P<which>(?i:(?:(?:earlier|later|late|early|sometime) )?(?:this|last|next)|the current|the same|that"
    r"|the following|the previous)|(?i:(?:over|at|during) the(?= weekend))|(?i:th(?:is|e) (?:past|last)(?= weekend)))"
    r" (?P<unit>(?i:weekend|week|month|year|quarter|decade|century))",
    "recent": r"(?i:the )?(?P<way>(?i:last|past|previous|next|coming|following|recent)) (?:{_ABOUT})?"
    rf"(?:(?P<count>(?i:{_NUMBER})) )?(?P<unit>(?i:hour|day|week|fortnight|month|year|decade))s?",
    "edge_of_period": rf"(?P<edge>(?i:{_EDGE}))(?:(?P<which>(?i:this|the|last|next)) )?"
    r"(?P<unit>(?i:week|month|year|decade))",
    "ago": rf"(?P<count>(?i:{_NUMBER}|half an?)) (?P<unit>(?i:{_UNIT}))s?(?: and a half)? "
    r"(?P<way>(?i:ago|earlier|later))(?P<today> (?i:today|to the day))?",
    "quarter": rf"(?i:the )?(?:(?P<ordinal>(?i:first|second|third|fourth|1st|2nd|3rd|4th)) quarter|(?P<short>Q[1-4]))"
    rf"(?: of|,)?(?: (?P<year>{_YEAR})| (?:the|this) year)?(?!-?final)",
    "season": rf"(?P<edge>(?i:{_EDGE}))?(?:(?P<which>(?i:this|last|next|past|the)) )?"
    rf"(?P<name>(?i:spring|summer|autumn|fall|winter))(?!-)(?:(?: of|,)? (?P<year>{_YEAR})|{_WHOSE_YEAR})?",
    "decade": rf"(?i:the )?(?:(?P<edge>(?i:{_EDGE})))?(?:(?P<full>(?:1[5-9]|20)\d0)[’']?s|[’'‘](?P<short>[2-9]0)s"
    r"|(?P<word>(?i:fifties|sixties|seventies|eighties|nineties)))",
    "century": r"(?i:the )?(?i:early |late |mid-)?(?P<number>(?:1[5-9]th|20th|21st)|(?i:fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|twentieth|twenty-first))(?: |-)(?i:century)",
    "hundred_hours": rf"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?: hours| hrs|(?= on\b))(?P<zone>{_ZONE})?",
    "years": r"(?P<first>(?:1[5-9]|20)\d\d)(?:[-–—/])(?P<last>(?:(?:1[5-9]|20)\d\d|\d\d))(?![\d\-–/]|[.,]\d)",
    "year": rf"(?P<edge>(?i:{_EDGE}))?(?P<year>{_YEAR})(?![%:/]|[-–—]\d)",
    "oclock": r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?[^\S\n]?(?P<noon>[apAP]\.?[mM])\b\.?"
    rf"|(?P<word>(?i:noon|midnight)))(?P<zone>{_ZONE})?",
    "clock": rf"(?P<hour>[01]?\d|2[0-4])[:h](?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?: hours| hrs)?"
    rf"(?P<zone>{_ZONE})?",
    "dotted_clock": rf"(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)"
    rf"(?![\d.%]|[^\S\n]?(?:km|kilomet|per|m\b))(?P<zone>{_ZONE})?",
    "duration": rf"(?:(?P<count>(?i:{_NUMBER}))(?: |-)(?:(?i:more|full|consecutive|straight) )?"
    r"(?i:minute|hour|day|week|month|year|decade|century)s?|(?i:hours|days|weeks|months|years|decades|centuries))"
    r"(?i: and a half)?(?:-(?i:long|old))?",
    "now": r"(?i:right now|just now|now(?!-)|at present|at the moment|at this time)",
}

# How expressions begin, as far as it takes to pass over the rest of the text quickly.
_OPENINGS: Final = (
    "jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun last next past this that same early "
    "late mid beginning start end very every each once twice per daily night weekly yearly annual hour today yester "
    "tomor tonight over since recent coming follow previous current some first second third fourth q1 q2 q3 q4 spring "
    "summer autumn fall winter noon now right just one two three four five six seven eight nine ten eleven twelve "
    "thirt fourteen fift fort twent ninet hundred couple few dozen several many day week month year decade centur new "
    "christmas boxing final opening closing half"
)
_AFTER_A: Final = rf"(?:few|couple|dozen|half|{_UNIT})"
_AFTER_THE: Final = (
    rf"(?:very|early|late|latter|former|mid|beginning|start|end|final|opening|closing|{_UNIT}|first|second|third|fourth|1|2|3|4|same|last|past|recent|next"
    rf"|previous|coming|following|current|spring|summer|autumn|fall|winter|fift|sixt|sevent|eight|ninet|twent|{_PART})"
)


def compiled(kind: str) -> re.Pattern[str]:
    """One kind's pattern, with its named groups."""
    return re.compile(rf"(?:{_spaced(PATTERNS[kind])})(?!\w)")


def any_kind() -> re.Pattern[str]:
    """All kinds as one pattern; `lastgroup` names the kind that matched."""
    kinds = "|".join(f"(?P<{kind}>{_spaced(_nameless(pattern))})" for kind, pattern in PATTERNS.items())
    words = _OPENINGS.split()
    openings = "|".join(sorted({form for word in words for form in (word, word.capitalize(), word.upper())}))
    after_a_word = _spaced(
        rf"[Aa]n? (?:{_AFTER_A})|[Tt]he (?i:{_AFTER_THE})|(?i:by|in|at|during) (?i:the |early |late |{_PART}|present)"
    )
    opening = rf"\d|[’'‘]\d|{openings}|{after_a_word}"
    return re.compile(rf"(?<![\w.$€£#])(?<!-(?=\d))(?={opening})(?:{kinds})(?!\w)")


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", _GAP)


def _nameless(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
