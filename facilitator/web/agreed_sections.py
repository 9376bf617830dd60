"""What a phone shows of conditions and agreements, made of documents. The same decisions as in `static/js/phone/agreements`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.meetup.conditions import OPEN
from facilitator.meetup.placing import AGREEMENTS, BATON, BOTH, CONDITIONS, LISTED, PARKED, WITHDRAWN
from facilitator.meetup.voting import TABLE, TICKET
from facilitator.meetup.words import Document

SORTS = {"condition": CONDITIONS, "agreement": AGREEMENTS}
Docs = Mapping[str, Document]


def agreed_facts(docs: Docs, mine: Docs, step: Document, ticket: bool) -> Document:
    """`voting` are the conditions put to the room, each with what this phone chose; `forms` what may be offered, what the screen shows first; `levels` the
    conditions by who can act, `agreements` and `parked` the rest of what the room sees."""
    agreed = step["agreements"]
    conditions = of(docs, "condition/")
    chosen = mine.get("my/conditions", {})
    named = [*agreed["levels"], *dict.fromkeys(each["level"] for each in conditions if each["level"] not in agreed["levels"])]
    listed = [each for each in conditions if each["status"] == LISTED and each["vote"] != OPEN]
    return {
        "agreed": agreed,
        "voting": [{**each, "chosen": chosen.get(f"{each['id']}")} for each in conditions if each["vote"] == OPEN],
        "bar": bar(agreed["vote"], mine, ticket),
        "forms": forms(agreed),
        "mine": list(offers(mine)),
        "levels": [{"level": level, "conditions": [each for each in listed if each["level"] == level]} for level in named],
        "agreements": [each for each in of(docs, "agreement/") if each["status"] == LISTED],
        "parked": [each for family in ("condition/", "agreement/") for each in of(docs, family) if each["status"] == PARKED],
        "baton": docs.get("baton") if agreed["view"] == BATON else None,
    }


def of(docs: Docs, family: str) -> list[Document]:
    """The documents of a family by number."""
    return sorted((each for key, each in docs.items() if key.startswith(family)), key=lambda each: int(each["id"]))


def bar(vote: Document, mine: Docs, ticket: bool) -> str:
    """Why this phone may not vote now; empty when it may."""
    if vote.get("paused"):
        return "paused"
    may = {TABLE: bool(mine.get("me", {}).get("scribe")), TICKET: ticket}
    right: str = vote.get("voting", "")
    return "" if may.get(right, True) else right


def forms(agreed: Document) -> list[str]:
    taken = [sort for sort, collect in SORTS.items() if agreed["offers"] and agreed["collect"] in (collect, BOTH)]
    return sorted(taken, key=lambda sort: SORTS[sort] != agreed["view"])


def offers(mine: Docs) -> Iterable[Document]:
    """What this phone offered and did not take back."""
    for sort in SORTS:
        yield from ({**each, "sort": sort} for each in of(mine, f"my/{sort}/") if each["status"] != WITHDRAWN)
