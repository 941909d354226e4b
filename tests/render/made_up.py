"""A small war in our own words, from which the tests build the situation that they need."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from reportedly.policy import Audience, Policy
from reportedly.record import (
    Account,
    Actor,
    Certainty,
    Channel,
    Claim,
    Event,
    Evidence,
    Hedge,
    HedgeScope,
    Hold,
    Holding,
    Incident,
    Moment,
    Outcome,
    Place,
    PlaceKind,
    Polarity,
    Quantity,
    Report,
    Situation,
    Source,
    SourceKind,
    Span,
    Victims,
    WhenBasis,
    WherePrec,
)
from reportedly.render import Brief, brief
from reportedly.theatre.model import KnownSource, Sector, Side, Theatre

ZONE = ZoneInfo("Europe/Kyiv")
ON = date(2031, 9, 14)  # a Sunday


def day(number: int, last: int | None = None) -> Moment:
    """Civil days of September 2031."""
    return Moment.civil(date(2031, 9, number), date(2031, 9, last or number), ZONE)


def hedge(cue: str, scope: HedgeScope = HedgeScope.EVENT) -> Hedge:
    """A hedge by its word."""
    return Hedge(cue, Span(0, 1), scope)


def place(name: str, lat: float | None = 50.0, kind: PlaceKind = PlaceKind.SETTLEMENT) -> Place:
    """A place near the first sector's centre."""
    return Place(f"gn:{name}", name, kind, lat, None if lat is None else 30.0, 3.0, WherePrec.EXACT, "AR", "Westmark")


def source(source_id: str, name: str, side: str, kind: SourceKind, *, private: bool = False) -> Source:
    """A source that is its own voice."""
    return Source(source_id, name, side, kind, voice=source_id, private=private)


STAFF = source("staff", "Arcadian General Staff", "AA", SourceKind.MILITARY)
MINISTRY = source("ministry", "Borduria's Ministry of Defense", "BB", SourceKind.STATE)
COUNCIL = source("council", "Zenda town council", "AA", SourceKind.OFFICIAL)
GOVERNOR = source("governor", "Rudolf Rassendyll", "AA", SourceKind.OFFICIAL)
POSTS = source("posts", "soldiers' posts", "AA", SourceKind.MILITARY)
NEIGHBOUR = source("neighbour", "Antoinette Mauban", "unknown", SourceKind.CIVILIAN, private=True)

THEATRE = Theatre(
    name="made-up",
    title="The war of Arcadia and Borduria",
    version="1",
    zone=ZONE,
    begins=date(2031, 2, 1),
    countries=("AR",),
    codifier=None,
    sides=(
        Side(
            *("AA", "Arcadia", "Arcadian forces", "Arcadian"),
            *(("Arcadia",), ("Arcadian",), ("Arcadians",), ("Strelsau",), ("arcs",), ()),
        ),
        Side(
            *("BB", "Borduria", "Bordurian forces", "Bordurian"),
            *(("Borduria",), ("Bordurian",), ("Bordurians",), ("Szohod",), ("bordurks",), ()),
        ),
    ),
    sources=(
        KnownSource("staff", "the Arcadian General Staff", (), "AA", SourceKind.MILITARY, "staff", "C", "it says so"),
        KnownSource("ministry", "Borduria’s Ministry of Defence", (), "BB", SourceKind.STATE, "ministry", "D"),
        KnownSource(
            *("governor", "Rudolf Rassendyll", (), "AA", SourceKind.OFFICIAL, "governor", "B", "never shown"),
            person=True,
            public_role=True,
        ),
        KnownSource("courier", "The Courier", (), "AA", SourceKind.MEDIA, "courier", "B", "a named desk"),
    ),
    sectors=(
        Sector("theatre:west", "Westmark sector", ("Westmark front",), 50.0, 30.0, 60.0),
        Sector("theatre:east", "Eastmark sector", (), 50.0, 33.0, 60.0),
    ),
)


@dataclass
class Story:
    """Reports that grow sentence by sentence, with the claims that stand on them."""

    texts: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    theatre: Theatre = THEATRE

    def tell(
        self, words: str, event: Event, actor: str | None = "AA", *, outlet: str = "The Courier", **more: object
    ) -> Claim:
        """Adds a sentence to the outlet's report, and the claim that it makes."""
        before = self.texts.get(outlet, "")
        start = len(before)
        self.texts[outlet] = f"{before}{words} "
        values: dict[str, Any] = dict.fromkeys(
            ("target", "victims", "thing", "relation", "quantity", "source", "attribution_id")
        )
        values |= {
            "place": place("Zenda"),
            "when": day(13),
            "when_basis": WhenBasis.CLAUSE,
            "channel": Channel.STATEMENT,
            "certainty": Certainty.ASSERTED,
            "hedges": (),
            "polarity": Polarity.POSITIVE,
            "against_interest": False,
        }
        values |= more
        if isinstance(values["target"], str):
            values["target"] = Actor(values["target"], values["target"])
        claim = Claim(
            id=f"c{len(self.claims) + 1:02}",
            report_id=f"r-{outlet}",
            span=Span(start, start + len(words)),
            quote=words,
            event=event,
            actor=Actor(actor, actor) if actor else None,
            **values,
        )
        self.claims.append(claim)
        return claim

    def incident(
        self, *claims: Claim, credibility: int = 3, accounts: tuple[Account, ...] = (), voices: int = 0
    ) -> Incident:
        """The claims as one incident."""
        sides = tuple(sorted({c.source.side for c in claims if c.source}))
        names = sorted({c.source.voice if c.source else c.report_id for c in claims})
        made = Incident(
            id=f"i{len(self.incidents) + 1:02}",
            family=claims[0].event.family,
            claims=tuple(c.id for c in claims),
            place=claims[0].place,
            when=claims[0].when,
            voices=tuple(names[:voices] if voices else names),
            sides=sides,
            credibility=credibility,
            reasons=("two independent voices",) if len(names) > 1 else ("one voice",),
            accounts=accounts,
        )
        self.incidents.append(made)
        return made

    def situation(self) -> Situation:
        """All of it as of the brief's day; claims without an incident get one each."""
        held = {c for i in self.incidents for c in i.claims}
        for claim in [c for c in self.claims if c.id not in held]:
            self.incident(claim)
        reports = tuple(
            Report(
                id=f"r-{outlet}",
                doc_id=outlet,
                text=text,
                body=(Span(0, len(text)),),
                published=day(14),
                outlet=outlet,
                title=self.titles.get(outlet),
                url=self.urls.get(outlet),
            )
            for outlet, text in self.texts.items()
        )
        return Situation(
            ON,
            "made-up",
            ZONE,
            reports,
            tuple(self.claims),
            tuple(self.evidence),
            tuple(self.incidents),
            tuple(self.holdings),
        )


def full_story() -> Story:
    """A day with something for every section."""
    story = Story()
    tell = story.tell
    leaving = tell(
        "The ministry confirmed that it was pulling its men out of Zenda in a planned move.",
        *(Event.WITHDREW, "BB"),
        source=MINISTRY,
        certainty=Certainty.CONFIRMED,
        against_interest=True,
    )
    rout = tell("The bordurks ran out of Zenda in panic, the staff said.", Event.WITHDREW, "BB", source=STAFF)
    story.incident(
        *(leaving, rout),
        credibility=1,
        accounts=(Account("AA", (rout.id,), rout.quote), Account("BB", (leaving.id,), leaving.quote)),
    )
    taken = tell("The staff said its troops had taken Hentzau.", Event.CAPTURED, source=STAFF, place=place("Hentzau"))
    again = tell(
        "Hentzau was taken, our reporter saw.", Event.CAPTURED, outlet="Evening Gazette", place=place("Hentzau")
    )
    story.incident(taken, again, credibility=2)
    _pictures_and_harm(story)
    _rest_of_the_day(story)
    story.holdings.append(Holding(place("Hentzau"), Hold.HELD, "AA", day(13), (taken.id, again.id), "taken"))
    return story


def _pictures_and_harm(story: Story) -> None:
    tell = story.tell
    tell(
        "Posts seemed to show troops in Tarlenheim and Burlesdon.",
        Event.PRESENT,
        source=POSTS,
        channel=Channel.SOCIAL,
        place=place("Tarlenheim"),
        certainty=Certainty.HEDGED,
        hedges=(hedge("seemed to show"),),
    )
    tell(
        "The channel showed nine tanks and three carriers, purportedly in Zenda.",
        Event.EQUIPMENT_CAPTURED,
        source=source("channel", "Field Post channel", "AA", SourceKind.MEDIA),
        target="BB",
        quantity=Quantity(9, 9, "tanks"),
        hedges=(hedge("purportedly", HedgeScope.PLACE),),
        when=day(10, 13),
        when_basis=WhenBasis.CONTEXT,
    )
    tell(
        "Three people were wounded when shells fell on Zenda, the council wrote.",
        Event.CIVILIANS_HARMED,
        "BB",
        source=COUNCIL,
        victims=Victims.CIVILIAN,
        outcome=Outcome.INJURED,
        quantity=Quantity(3, 3, "persons"),
    )


def _rest_of_the_day(story: Story) -> None:
    tell = story.tell
    tell(
        "Rassendyll claimed scouts had been seen in Ruritz.",
        Event.PRESENT,
        source=GOVERNOR,
        place=place("Ruritz", lat=None),
        certainty=Certainty.UNCONFIRMED,
    )
    tell(
        "Since the start more than 40 villages have been retaken.",
        Event.SETTLEMENTS_RETAKEN,
        quantity=Quantity(40, None, "settlements"),
        place=place("Westmark", kind=PlaceKind.ADMIN1),
    )
    tell(
        "More attacks will follow, the staff said.",
        Event.ATTACKED,
        source=STAFF,
        certainty=Certainty.FORECAST,
        when=None,
    )
    tell("Somewhere a bridge was hit.", Event.STRUCK, None, place=None, thing="a bridge")
    tell("Antoinette Mauban saw shells fall on Zenda.", Event.SHELLED, "BB", source=NEIGHBOUR)


OWNER = Policy(Audience.OWNER)


def told(story: Story, policy: Policy = OWNER) -> Brief:
    return brief(story.situation(), THEATRE, policy)


def section_text(made: Brief, key: str) -> str:
    found = [s for s in made.sections if s.key == key]
    return " ".join(s.text for part in found for p in part.paragraphs for s in p.sentences)


def sectors_text(made: Brief) -> str:
    return " ".join(section_text(made, s.key) for s in made.sections if s.key.startswith("sector-"))


def one(event: Event, actor: str | None = "AA", words: str = "They said so.", **more: object) -> str:
    """The sentence that one claim of the staff becomes, whatever its section."""
    story = Story()
    story.tell(words, event, actor, outlet="The Courier", **({"source": STAFF} | more))
    made = told(story)
    return " ".join(s.text for part in made.sections for p in part.paragraphs for s in p.sentences)
