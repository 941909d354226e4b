"""How much can be one report."""

from __future__ import annotations

# trafilatura refuses larger pages (its MAX_FILE_SIZE); a line of JSON lines and a text file get the same room.
MOST_BYTES = 20_000_000

# spaCy refuses longer texts (Language.max_length).
MOST_CHARACTERS = 1_000_000

# UTF-8 and UTF-16 both spend at most four bytes on a character: plain text above this is too long in any encoding.
MOST_TEXT_BYTES = 4 * MOST_CHARACTERS
