"""What was agreed: conditions with what the room thought of them, and agreements. Whose they were is not in it, nor words that the room could not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facilitator.meetup import Meetup
from facilitator.meetup.agreements import Agreement, Deal
from facilitator.meetup.conditions import CLOSED, OPEN, VALUES, Condition
from facilitator.meetup.group_names import published_name
from facilitator.meetup.placing import GONE, HIDDEN, LISTED, PARKED, REDACTED, WAITING, WITHDRAWN, Item
from facilitator.meetup.voting import RIGHTS
from facilitator.report.tables.table import ID, NUMBER, TEXT, YES_NO, Column, Row, Table, yes

STATUSES = (WAITING, LISTED, PARKED, HIDDEN, WITHDRAWN, GONE, REDACTED)
WORDS = ("text", "deal", "original", "name", "flags")  # fields of events


def condition_rows(meetup: Meetup) -> Iterator[Row]:
    for found in meetup.conditions.by_id.values():
        counts = [found.counts[value] for value in VALUES] if found.vote == CLOSED and not found.erased else ["", "", ""]
        carried = "" if counts[0] == "" else yes(bool(found.carried()))
        edited = found.original is not None or (found.idea is not None and found.reworded)
        about = found.id, found.step, found.level, text_of(found), found.told, yes(found.offered), found.idea or "", yes(edited)
        yield *about, found.vote or "", *counts, carried, found.voting if found.vote else "", *group_of(meetup, found.group)


def agreement_rows(meetup: Meetup) -> Iterator[Row]:
    for found in meetup.agreements.by_id.values():
        deal, name = deal_of(found) or Deal(""), found.name if may_be_named(found) else ""
        about = found.id, found.step, deal.what, deal.who, deal.when, deal.first_step, deal.level or "", name
        yield *about, found.told, yes(found.offered), yes(found.original is not None), found.idea or "", *group_of(meetup, found.group)


def group_of(meetup: Meetup, group: str | None) -> tuple[str, str]:
    """The id and the present name of the group that something was taken from."""
    return (group, published_name(meetup, group)) if group else ("", "")


def is_published(item: Item) -> bool:
    """Whether the room could read it, on the list or in the parking lot."""
    return item.is_there and item.place in (LISTED, PARKED)


def text_of(found: Condition) -> str:
    return found.text if is_published(found) else ""


def deal_of(found: Agreement) -> Deal | None:
    return found.deal if is_published(found) else None


def may_be_named(found: Agreement) -> bool:
    """Whether the name of an agreement may be published: its owner said that the room may see it with these words, and the room could."""
    return found.shows_name and found.is_there and found.place == LISTED


def published_body(meetup: Meetup, body: dict[str, Any]) -> dict[str, Any]:
    """The fields of an event, of conditions and agreements without words that the room can't read (any more), nor a name that may not be published."""
    condition, agreement = meetup.conditions.by_id.get(body.get("condition", 0)), meetup.agreements.by_id.get(body.get("agreement", 0))
    if condition is None and agreement is None:
        return body
    told = {name: value for name, value in body.items() if name not in WORDS}
    if condition and body.get("text") == text_of(condition):
        told["text"] = body["text"]
    if agreement and "deal" in body and body["deal"] == deal_of(agreement):
        told["deal"] = body["deal"]
    if agreement and "name" in body and may_be_named(agreement):
        told["name"] = body["name"]
    return told


TABLES = (
    Table(
        "conditions.csv",
        "the conditions: what must change and who can act, a line for each, with how many agreed",
        {
            "condition": Column("number of the condition, in order of writing", NUMBER),
            "step": Column("id of the step it was written in", ID),
            "level": Column("who can act", TEXT),
            "text": Column("what must change, as the room could read it; empty when it is neither on the list nor parked", TEXT),
            "status": Column(
                "waiting (for the desk), listed, parked, hidden (by the desk), withdrawn (by who offered it, or wrote the idea it was taken from), gone (its"
                " writing down was undone) or redacted (its words were removed for good, or went with those of that idea)",
                STATUSES,
            ),
            "offered": Column("whether a participant offered it: yes or no", YES_NO),
            "idea": Column("number of the idea it was taken from", NUMBER),
            "edited": Column("whether the desk changed the words: yes or no", YES_NO),
            "vote": Column("open or closed; empty when the room did not vote on it", (OPEN, CLOSED)),
            "agree": Column("participants who agreed when the vote closed", NUMBER),
            "disagree": Column("participants who disagreed", NUMBER),
            "pass": Column("participants without an opinion", NUMBER),
            "carried": Column("whether more participants agreed than disagreed: yes or no", YES_NO),
            "voting": Column("who could vote: open, ticket or table, as in results.csv", RIGHTS),
            "group": Column("id of the group it was taken from, as in ideas.csv", ID),
            "group_name": Column("name of that group", TEXT),
        },
        condition_rows,
    ),
    Table(
        "agreements.csv",
        "the agreements: who does what, and when, a line for each",
        {
            "agreement": Column("number of the agreement, in order of writing", NUMBER),
            "step": Column("id of the step it was written in", ID),
            "what": Column("what will be done, as the room could read it; empty when it is neither on the list nor parked", TEXT),
            "who": Column("by whom: a role or an organisation", TEXT),
            "when": Column("a date or a moment, as it was written", TEXT),
            "first_step": Column("the first step", TEXT),
            "level": Column("who can act, where the desk said so", TEXT),
            "name": Column("the name that its owner typed, only where they said that the room may see it and the desk took the agreement in their words", TEXT),
            "status": Column(
                "waiting (for the desk), listed (taken), parked, hidden (by the desk), withdrawn (by its owner, or by who wrote the idea it was taken from),"
                " gone (its writing down was undone) or redacted (its words were removed for good, or went with those of that idea)",
                STATUSES,
            ),
            "offered": Column("whether a participant offered it: yes or no", YES_NO),
            "edited": Column("whether the desk changed the words: yes or no", YES_NO),
            "idea": Column("number of the idea it was taken from", NUMBER),
            "group": Column("id of the group it was taken from, as in ideas.csv", ID),
            "group_name": Column("name of that group", TEXT),
        },
        agreement_rows,
    ),
)
