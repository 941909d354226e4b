"""Patterns of whole lines, put together from alternatives."""

from __future__ import annotations

import re

# What a plural noun for other pages of the site can be.
PAGES = (
    r"(?:articles?|stories|story|news|posts?|topics?|reads?|reading|content|coverage|materials?|publications?"
    r"|videos?|links?|items?)"
)
NETWORK = (
    r"(?:Facebook|Twitter|X|Telegram|WhatsApp|Instagram|YouTube|Viber|Signal|LinkedIn|Reddit|Pinterest|TikTok|VK"
    r"|Threads|Bluesky|Mastodon|Messenger|Flipboard|RSS|Google News|Apple News|Patreon|Spotify)"
)


def line(*alternatives: str, case: bool = False) -> re.Pattern[str]:
    """A pattern that is any of the alternatives; `case` says whether capitals matter."""
    return re.compile("|".join(f"(?:{one})" for one in alternatives), 0 if case else re.IGNORECASE)
