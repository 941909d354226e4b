"""How near the incidents, copies, voices, disputes and grades come to the truth of the made-up war."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.front import truth

from reportedly.record import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.front.press import Front

    from reportedly.record import Incident

_BELIEVED = 2  # grades 1 and 2: confirmed, probably true


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: float
    of: float

    @property
    def value(self) -> float:
        """Between 0 and 1; nothing of nothing is 1."""
        return self.right / self.of if self.of else 1.0


def b_cubed(front: Front, incidents: Iterable[Incident]) -> tuple[float, float, float]:
    """F1, precision and recall over claims (Bagga and Baldwin 1998)."""
    fact = truth.facts(front)
    size = Counter(fact.values())
    precise = recalled = 0.0
    for incident in incidents:
        for name, count in Counter(fact[c] for c in incident.claims).items():
            precise += count * count / len(incident.claims)
            recalled += count * count / size[name]
    p, r = precise / len(fact), recalled / len(fact)
    return 2 * p * r / (p + r), p, r


def copies(front: Front, found: dict[str, str]) -> tuple[Share, Share]:
    """Precision and recall of copies with their originals."""
    right = sum(front.originals.get(copy) == original for copy, original in found.items())
    return Share(right, len(found)), Share(right, len(front.originals))


def voices(front: Front, incidents: Iterable[Incident]) -> Share:
    """Facts whose count of voices, at the incident that holds most of their claims, is right."""
    home = _homes(front, incidents)
    roots = truth.voices(front)
    return Share(sum(len(home[fact].voices) == len(names) for fact, names in roots.items()), len(roots))


def disputes(front: Front, incidents: Iterable[Incident]) -> tuple[float, float, float]:
    """F1, precision and recall of facts that are disputed, by kind."""
    found = {(fact, kind.value) for incident, fact in _plural(front, incidents) for kind in incident.disputes}
    real = truth.disputes(front)
    common = len(found & real)
    p, r = common / max(1, len(found)), common / max(1, len(real))
    return 2 * p * r / max(1e-9, p + r), p, r


def believed(front: Front, incidents: Iterable[Incident]) -> tuple[Share, Share]:
    """Of the incidents graded 1 or 2 those that are true; beside them of those that two or more outlets print."""
    outlet = {report.id: report.outlet for report in front.reports}
    claims = {claim.id: claim for claim in front.claims}
    graded, printed = [], []
    for incident, fact in _plural(front, incidents):
        told = [claims[c] for c in incident.claims if claims[c].polarity is Polarity.POSITIVE]
        if not told:
            continue
        if incident.credibility <= _BELIEVED:
            graded.append(front.facts[fact].true)
        if len({outlet[c.report_id] for c in told}) > 1:
            printed.append(front.facts[fact].true)
    return Share(sum(graded), len(graded)), Share(sum(printed), len(printed))


def _plural(front: Front, incidents: Iterable[Incident]) -> list[tuple[Incident, str]]:
    """Each incident with the fact that most of its claims are of."""
    fact = truth.facts(front)
    return [(i, min(Counter(fact[c] for c in i.claims).items(), key=lambda e: (-e[1], e[0]))[0]) for i in incidents]


def _homes(front: Front, incidents: Iterable[Incident]) -> dict[str, Incident]:
    """For each fact the incident that holds most of its claims."""
    fact = truth.facts(front)
    held: dict[str, list[tuple[int, str, Incident]]] = defaultdict(list)
    for incident in incidents:
        for name, count in Counter(fact[c] for c in incident.claims).items():
            held[name].append((-count, incident.id, incident))
    return {name: min(entries, key=lambda e: e[:2])[2] for name, entries in held.items()}
