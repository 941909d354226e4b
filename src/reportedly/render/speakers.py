"""Who speaks: the name a sentence gives to a source, its number and its article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.record import UNKNOWN_SIDE, Channel, Claim, EvidenceKind, Report, SourceKind
from reportedly.render.english import house, is_plural, once, with_article

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportedly.policy import Policy
    from reportedly.record import Evidence, Source
    from reportedly.theatre.model import KnownSource, Theatre

_BODIES = (
    *("council", "ministry", "channel", "administration", "staff", "police", "office", "command", "agency"),
    *("service", "government", "directorate", "committee", "headquarters", "institute", "mission", "bulletin"),
    *("department", "army", "embassy", "group", "press", "broadcaster", "hospital", "union"),
    *("organization", "organisation", "commission", "federation", "company", "assembly", "parliament"),
    *("operator", "navy"),
)
# An office of which a place or a body has one only.
_UNIQUE = (
    *("head", "mayor", "governor", "commander", "commander-in-chief", "chief", "minister", "president", "chairman"),
    *("chairwoman", "chair", "director", "prosecutor", "leader", "premier", "author", "owner", "king", "queen"),
)
_COMMON_BODIES = {"Army", "Navy", "Government", "Ministry", "Council", "Police"}
_NO_ARTICLE = {"information", "footage", "intelligence", "data", "evidence", "imagery", "testimony", "coverage"}
_OUT_OF_SIGHT = re.compile(
    r"(?i)^(?:he|she|they|it|we|i|one|another|others|some|both|many|(?:one|another|some|both|two|three|many) of "
    r"(?:them|these|those|us))$"
)  # names nobody outside its own text
_VISUAL = re.compile(
    r"\b(videos?|photos?|photographs?|footage|pictures?|images?|posts?|selfies|clips?)\b", re.IGNORECASE
)
_ROLES = {
    SourceKind.STATE: "official",
    SourceKind.OFFICIAL: "official",
    SourceKind.MILITARY: "military officer",
    SourceKind.MEDIA: "journalist",
    SourceKind.ANALYST: "analyst",
}
_OPENERS = (
    *("The", "A", "An", "One", "Two", "Another", "Multiple", "Several", "Some", "Many", "Local", "Regional"),
    *("Independent", "Residents", "Soldiers", "Officials", "Authorities", "Locals", "Police", "Photographs"),
    *("Photos", "Videos", "Posts", "Witnesses"),
)  # words that open a name only because they open a sentence
_PERSON = re.compile(r"[A-ZА-ЯЄІЇҐ][\w’'-]+(?: [A-ZА-ЯЄІЇҐ][\w’'.-]*){1,2}$")
_SCREENS = {Channel.VIDEO: "videos", Channel.PHOTO: "photos"}
_WITNESSES = {SourceKind.MILITARY, SourceKind.CIVILIAN, SourceKind.UNKNOWN}
_PICTURES = {EvidenceKind.VIDEO, EvidenceKind.PHOTO, EvidenceKind.POST}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as a sentence names it.

    `key` tells speakers apart, `gloss` introduces a person once ("a Ukrainian official"), `own_voice` marks an outlet
    that reports on its own word, `visual` what shows rather than says.
    """

    key: str
    name: str
    plural: bool
    side: str
    voice: str
    person: bool = False
    gloss: str = ""
    own_voice: bool = False
    visual: bool = False

    @property
    def is_named(self) -> bool:
        """Whether the name tells who it is: not "a video", "residents" or "two soldiers", but "the mayor of Zenda"."""
        first = self.name.split()[0]
        return first == "the" or first[0].isupper() or first[0].isdigit() or self.person

    @property
    def is_somebody(self) -> bool:
        """Whether the name is that of one human being by what he or she does ("a gunner", "the mayor of Zenda")."""
        words = re.split(r" (?:of|in|for|at|on|who)\b", self.name)[0].split()
        return not self.visual and (words[-1] in _UNIQUE or (words[0] in {"a", "an"} and words[-1] not in _BODIES))

    def verb(self, singular: str) -> str:
        """A verb in the third person, in the speaker's number ("says", "say")."""
        if not self.plural:
            return singular
        if singular.endswith("ies"):
            return f"{singular[:-3]}y"
        return singular[:-1]


class Speakers:
    """Finds the speaker of a claim."""

    def __init__(
        self, theatre: Theatre, policy: Policy, reports: Mapping[str, Report], evidence: tuple[Evidence, ...]
    ) -> None:
        self._theatre = theatre
        self._policy = policy
        self._reports = reports
        self._pictured = {c for e in evidence if e.kind in _PICTURES for c in e.shows}

    def of(self, claim: Claim) -> Speaker:
        """Who makes the claim: its source, or the outlet in its own voice."""
        if claim.source is None:
            return self._outlet(self._reports[claim.report_id])
        return self._source(claim.source, claim)

    def words(self, claim: Claim, field: str) -> str:
        """The words on which a field of the claim stands; empty where it does not say."""
        spans = [s for name, s in claim.spans if name == field]
        return spans[0].of(self._reports[claim.report_id].text) if spans else ""

    def known(self, claim: Claim) -> KnownSource | None:
        """What the theatre says of the claim's source, or of the outlet that speaks in its own voice."""
        if claim.source is None:
            return self._known_outlet(self._reports[claim.report_id])
        return self._theatre.source(claim.source.source_id)

    def _outlet(self, report: Report) -> Speaker:
        known = self._known_outlet(report)
        title = known.name if known else report.outlet or "One report without an outlet"
        voice = known.voice if known else title
        side = known.side if known else UNKNOWN_SIDE
        named = f"the {title[4:]}" if title.startswith("The ") else house(title)
        return Speaker(f"outlet:{title}", named, plural=False, side=side, voice=voice, own_voice=True)

    def _known_outlet(self, report: Report) -> KnownSource | None:
        wanted = (report.outlet or "").casefold()
        host = re.sub(r"^https?://(www\.)?([^/]+).*$", r"\2", report.url or "")
        for known in self._theatre.sources:
            names = {known.name.casefold(), *(a.casefold() for a in known.aliases)}
            if wanted and wanted in names:
                return known
            if host and host in known.hosts:
                return known
        return None

    def _source(self, source: Source, claim: Claim) -> Speaker:
        known = self._theatre.source(source.source_id)
        shown = self._policy.source_name(source)
        hidden = shown != source.name
        title = known.name if known is not None and not hidden else self._without_slurs(shown, source.side)
        person = not hidden and (known.person if known else is_person(title, source.kind))
        visual = bool(_VISUAL.search(title)) or (claim.id in self._pictured and "channel" in title.lower())
        if claim.channel in _SCREENS and source.kind in _WITNESSES and is_plural(title) and not visual:
            visual, title = True, f"{_SCREENS[claim.channel]} by {house(title)}"
        if visual and not _VISUAL.search(title):
            title = f"a video on {_named(title, person=False)}"
        named = _named(title, person=person)
        plural = not person and is_plural(named) and not named.startswith(("a ", "an ", "one "))
        gloss = self._gloss(source) if person else ""
        screened = title.startswith(("videos by", "photos by"))
        key = f"{source.source_id}#{claim.channel}" if screened else source.source_id
        return Speaker(key, named, plural, source.side, source.voice, person, gloss, visual=visual)

    def _without_slurs(self, title: str, code: str) -> str:
        for side in self._theatre.sides:
            for slur in side.slurs:
                title = re.sub(rf"(?i)\b{re.escape(slur)}\b", side.forces, title)
        return title or code

    def _gloss(self, source: Source) -> str:
        voice = self._theatre.source(source.voice)
        if voice is not None and voice.source_id != source.source_id and not voice.person:
            return f"speaking for {_named(house(voice.name), person=False)}"
        role = _ROLES.get(source.kind)
        if role is None:
            return ""
        side = self._theatre.side(source.side)
        return with_article(f"{side.adjective} {role}" if side else role)


def is_person(title: str, kind: SourceKind = SourceKind.UNKNOWN) -> bool:
    """Whether a name that the theatre does not know looks like a natural person's."""
    if any(b in title.lower().split() for b in (*_BODIES, "media", "post", "times", "forces", "ministry")):
        return False
    return kind is not SourceKind.MEDIA and bool(_PERSON.match(title))


def _named(title: str, *, person: bool) -> str:
    """The name with the article that a sentence needs."""
    text = once(_lower_first(house(title.strip(" ,.;:"))))
    if _OUT_OF_SIGHT.match(text):
        return "an unnamed source"
    article = "" if person else _article(text)
    if article == "a":
        return with_article(text)
    return f"the {text[0].lower()}{text[1:]}" if article and text in _COMMON_BODIES else f"{article} {text}".strip()


def _article(text: str) -> str:
    """The definite article, the indefinite one, or none."""
    first = text.split(maxsplit=1)[0] if text else ""
    if first.lower() in {"a", "an", "the", "one", "another", "two", "multiple", "several", "some", "many"}:
        return ""
    if first.endswith(("’s", "s’")):
        return "the" if text[:1].islower() and not is_plural(text) else ""
    if is_plural(text):
        return "the" if text.endswith((" Forces", " Services", " Nations")) or text == "police" else ""
    return _singular_article(text, first)


def _singular_article(text: str, first: str) -> str:
    head = re.split(r" (?:of|in|for|at|on)\b", text)[0].split()[-1].lower()
    if head in _NO_ARTICLE:
        return ""
    one_only = head in {"mayor", "governor"} or (head in _UNIQUE and " of " in text)
    if one_only and first.lower() not in {"deputy", "former", "acting"}:
        return "the"
    if head in _BODIES and not (head in {"press", "channel"} and len(text.split()) == 1):
        return "the" if head != "command" or text[:1].islower() else ""
    common = text.rsplit(maxsplit=1)[-1][:1].islower() and len(text.split()) > 1  # "Ukrainian defence official"
    return "a" if text[:1].islower() or common else ""


def _lower_first(text: str) -> str:
    """A determiner or plain adjective at the head loses its capital inside a sentence."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}".strip() if first in _OPENERS else text
