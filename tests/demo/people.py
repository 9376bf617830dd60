"""People of the simulated room without a server: time goes by at once, and what they do is written down."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import Any

from facilitator.demo.person import Act, Away, Person, Say
from facilitator.demo.words import Words

WORDS = Words(
    roles={"docent": {"share": 3, "leaning": 0.0}, "ouder": {"share": 1, "leaning": 0.9}, "bestuurder": {"share": 1, "leaning": -0.9}},
    conditions={"zelf": ["Tijd", "Rust"], "Den Haag": ["Geld"]},
    agreements=[{"what": f"Iets doen {n}", "who": "", "when": "juni", "first_step": ""} for n in range(5)],
    ideas={
        "In één woord": {"": ["benieuwd", "hoopvol"]},
        "Wat nu?": {"oorzaak": [f"oorzaak {n}" for n in range(12)], "gevolg": [f"gevolg {n}" for n in range(12)]},
    },
)
MEETUP = {"meetup": {"roles": ["docent", "ouder", "bestuurder"]}}
OPTIONS = [{"id": f"o{n}", "label": label} for n, label in enumerate(("Mee eens", "Niet mee eens", "Weet ik niet"), 1)]
LONG = 2_000.0  # seconds in which everything is over

Done = list[tuple[float, Act]]


def people(number: int, words: Words = WORDS) -> list[Person]:
    return [Person(each, Random(f"test/{each}"), words, 0.0) for each in range(number)]


def live(person: Person, docs: dict[str, Any], mine: dict[str, Any] | None = None, seconds: float = LONG, start: float = 0.0) -> Done:
    """What somebody does, and when, while these documents stay as they are; their own follow what they give."""
    mine, done, now = {} if mine is None else mine, Done(), start
    while now <= start + seconds:
        for act in person.look(docs, mine, now):
            done.append((now, act))
            keep(mine, docs, act)
        now = max(now + 0.001, person.next_at) if math.isfinite(person.next_at) else math.inf
    return done


def keep(mine: dict[str, Any], docs: dict[str, Any], act: Act) -> None:
    """What the server would tell them of their own."""
    if not isinstance(act, Say):
        return
    given = act.fields
    if act.verb == "answer":
        mine[f"my/round/{given['round']}"] = {"choice": given["choice"]}
    elif act.verb == "idea.add":
        id = 100 + len(mine)
        mine[f"my/idea/{id}"] = {"id": id, "step": given["step"], "theme": given["theme"], "text": given["text"], "status": "shown"}
    elif act.verb in ("dot.place", "dot.take"):
        target, placed = str(given.get("idea", given.get("group"))), mine.get("my/dots", {}).get("placed", {})
        placed = {**placed, target: placed.get(target, 0) + (1 if act.verb == "dot.place" else -1)}
        mine["my/dots"] = {"step": docs["step"]["id"], "placed": {each: dots for each, dots in placed.items() if dots}}
    elif act.verb == "idea.support":
        mine["my/support"] = {**mine.get("my/support", {}), str(given["idea"]): given["value"]}


def said(done: Done, verb: str) -> list[dict[str, Any]]:
    return [act.fields for _, act in done if isinstance(act, Say) and act.verb == verb]


def times(done: Done, verb: str) -> list[float]:
    return [at for at, act in done if isinstance(act, Say) and act.verb == verb]


def absences(done: Done) -> list[tuple[float, float | None]]:
    return [(at, act.seconds) for at, act in done if isinstance(act, Away)]


def asking(id: str = "r1", state: str = "open") -> dict[str, Any]:
    """A round on air."""
    return {**MEETUP, "round": {"id": id, "step": "s1", "kind": "choice", "state": state, "options": OPTIONS}}


def collecting(support: str = "none", themes: Sequence[str] = ("oorzaak", "gevolg"), title: str = "Wat nu?", opened: bool = True) -> dict[str, Any]:
    """An ideas step on air."""
    return {**MEETUP, "step": {"id": "s3", "kind": "ideas", "title": title, "themes": list(themes), "support": support, "open": opened}}


def with_ideas(docs: dict[str, Any], *texts: str) -> dict[str, Any]:
    return {**docs, **{f"idea/{n}": {"id": n, "step": "s3", "theme": "oorzaak", "text": text} for n, text in enumerate(texts, 1)}}
