"""Where a line's own words begin behind its dateline: "KYIV, Sept 10 (Reuters) - ", "Kharkiv, Ukraine (CNN) ".

The forms are those of the AP Stylebook and of Reuters' handbook, and what sites make of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from reportedly.theatre.names import TheatreNames

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_PLACE = r"[A-Z][\w’'.-]+(?:[ /][A-Z][\w’'.-]+){0,3}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE})?)?(?P<day>(?:^|,? ){_DAY})?(?P<agency> ?\((?P<name>[A-Z][\w &.-]{{1,30}})\))?"
    r"(?P<dash>(?:(?:\s+-{1,3}|\s*--|\s*[—–])\s+| )(?=[A-Z“\"]))"  # not so "MLRS – 547"
)


# The hour at the head of an entry of a running report: "11:45 ", "14.30: ".
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:a\.?m\.?|p\.?m\.?|GMT|UTC))?(?:\s*[:–—-])?\s+(?=[A-Z“\"])")


def behind_dateline(line: str, names: TheatreNames, turns: Container[str]) -> int:
    """The offset at which a line goes on behind its dateline; 0 where it has none."""
    if (hour := _HOUR.match(line)) is not None:
        return hour.end()
    found = _DATELINE.match(line)
    if found is None or (found["place"] or "") in turns:
        return 0
    place, dash = found["place"] or "", found["dash"].strip()
    if found["agency"]:
        return found.end() if found["name"].isupper() or names.source_named(found["name"]) is not None else 0
    if not dash:
        return 0
    capitals = place.partition(",")[0]
    shouted = len(capitals) > 2 and capitals.isupper() and names.source_named(capitals) is None  # noqa: PLR2004
    return found.end() if shouted or found["day"] else 0
