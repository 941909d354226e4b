"""The English names of weekdays and months, as several steps read them."""

from __future__ import annotations

from typing import Final

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# With the three-letter short forms, and the four-letter one of September.
DAYS_AND_MONTHS: Final = frozenset(
    {*WEEKDAYS, *MONTHS, *(name[:3] for name in (*WEEKDAYS, *MONTHS)), "sept"} - {"sun", "sat", "mar"}
)
