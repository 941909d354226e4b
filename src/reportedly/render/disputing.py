"""What the sides say about the same thing, next to each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.record import OTHER_SIDE, UNKNOWN_SIDE, Family, Polarity
from reportedly.render.english import capital
from reportedly.render.model import Column, Dispute, Section, Sentence
from reportedly.render.places import name
from reportedly.render.sections import strength
from reportedly.render.writing import names

if TYPE_CHECKING:
    from reportedly.record import Claim, Incident
    from reportedly.render.sections import Sections

_QUESTIONS = {
    Family.GAIN: "who holds it now",
    Family.HOLD: "who holds it now",
    Family.LOSS: "whether, and how, the troops left",
    Family.PRESENCE: "whose troops are there",
    Family.ENCIRCLEMENT: "whether the troops are cut off",
    Family.ATTACK: "who attacked, and what",
    Family.MATERIEL: "how much was lost",
    Family.PEOPLE: "how many were lost",
    Family.CIVILIANS: "what harm was done, and by whom",
}
_INNER = re.compile(r"[“\"«]([^”\"»]{12,})[”\"»]")
_DENYING = re.compile(r"(?i)\b(?:not|no|never|nobody|none|nothing|without|den\w+|false)\b|n[’']t\b")
_LONGEST_WORDS = 160  # characters of a side's own words in a column; the footnote has the passage


class Disputing:
    """Writes the cards of the disputed incidents."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self._desk = sections.desk
        self._notes = sections.notes
        self._theatre = sections.theatre

    def cards(self, *, civilians: bool) -> tuple[Dispute, ...]:
        """The disputes on harm to civilians, or all the others."""
        wanted = [d for d in self._desk.disputes if (d[0].family is Family.CIVILIANS) is civilians]
        return tuple(self._card(d) for d in wanted)

    def section(self) -> Section | None:
        """The section of disputes; None where nobody disagrees."""
        cards = self.cards(civilians=False)
        if not cards:
            return None
        note = "No account wins here; each keeps its own words."
        return Section("disputes", "What the sides say about the same thing", disputes=cards, note=note)

    def _card(self, incidents: tuple[Incident, ...]) -> Dispute:
        first = incidents[0]
        where = name(first.place) if first.place else "Place not known"
        accounts = self._accounts(incidents)
        columns = tuple(self._column(side, list(dict.fromkeys(told))) for side, told in accounts)
        return Dispute(f"{capital(where)}: {_QUESTIONS[first.family]}", columns, capital(strength(first)))

    def _accounts(self, incidents: tuple[Incident, ...]) -> list[tuple[str, list[Claim]]]:
        """By side; where one side is at odds with itself, by account."""
        order = {s.code: n for n, s in enumerate(self._theatre.sides)}
        by_side: dict[str, list[Claim]] = {}
        single: list[tuple[str, list[Claim]]] = []
        for account in (a for i in incidents for a in i.accounts):
            told = [self._desk.admitted[c] for c in account.claims if c in self._desk.admitted]
            if told:
                by_side.setdefault(account.side, []).extend(told)
                single.append((account.side, told))
        found = list(by_side.items()) if len(by_side) > 1 else single
        return sorted(found, key=lambda a: (order.get(a[0], len(order)), a[0]))

    def _column(self, side: str, claims: list[Claim]) -> Column:
        told = self._sections.facts(claims)
        sentences = self._sections.writer.paragraph(told, self._sections.teller())
        quoted = self._own_words(claims)
        return Column(side, self._side_name(side, claims), sentences, quoted)

    def _side_name(self, side: str, claims: list[Claim]) -> str:
        """The head of a column: the side, or the speakers where the side is not known."""
        known = self._theatre.side(side)
        if known is not None:
            return f"{known.adjective} accounts"
        if side in {OTHER_SIDE, UNKNOWN_SIDE}:
            found = {s.key: s for s in (self._sections.speakers.of(c) for c in claims)}
            return names(list(found.values()))
        return side

    def _own_words(self, claims: list[Claim]) -> tuple[Sentence, ...]:
        """The words that set this account apart: a quotation inside a claim, else the first whole claim."""
        for claim in claims:
            inner = _INNER.search(claim.quote)
            if inner is not None:
                return (self._quoted(claim, inner[1]),)
        return (self._quoted(claims[0], claims[0].quote),) if claims else ()

    def _quoted(self, claim: Claim, words: str) -> Sentence:
        notes = self._notes.numbers([claim])
        words = self._notes.safe(" ".join(words.split()), claim)
        if len(words) > _LONGEST_WORDS:
            words = words[:_LONGEST_WORDS].rsplit(" ", 1)[0].rstrip(",;:") + " …"
        speaker = self._sections.speakers.of(claim)
        denied = claim.polarity is Polarity.NEGATIVE and not _DENYING.search(words)
        by = f"denied by {speaker.name}" if denied else speaker.name
        return Sentence(f"“{_inner(words)}” – {by}.", notes, (speaker.side,))


def _inner(words: str) -> str:
    """Quotation marks within a quotation are single."""
    return words.replace("“", "‘").replace("”", "’").strip('"')
