"""The session log, a line of JSON for each: what happened, for people and for programs, but not who wrote an idea or offered something, nor words that the
room could not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facilitator.language import translate
from facilitator.meetup import Meetup
from facilitator.meetup.group_names import published_name
from facilitator.meetup.ideas import of_named_table
from facilitator.meetup.words import Entry
from facilitator.report.tables.agreed import published_body
from facilitator.report.tables.ideas import published
from facilitator.report.tables.table import NUMBER, TEXT, TIME, Column, time_text
from facilitator.store import wire

NAME = "log.ndjson"
ABOUT = "what happened, line by line; for programs"
PERSONAL = ("author", "digests")
TRIED = ("mark", "near")  # by which one could try which words the desk judged (`written.mark_of`)
WORDED = ("IdeaAdded", "IdeaEdited")  # events with the words of an idea
COLUMNS = {
    "seq": Column("number of the line", NUMBER),
    "at": Column("when it happened (UTC)", TIME),
    "by": Column("who did it: desk, operator, remote, phone, office or timer", ("desk", "operator", "remote", "phone", "office", "timer")),
    "verb": Column("the command that it followed from", TEXT),
    "text": Column("what happened, in words", TEXT),
    "event": Column("what happened, for programs", TEXT),
    "body": Column("the fields of the event; who wrote or offered something is left out", TEXT),
}


def log_lines(meetup: Meetup, entries: list[Entry]) -> Iterator[str]:
    """Leads the meetup through all of it: its sentences are those of the moment."""
    told = [_line(meetup, entry) for entry in entries]
    for line, named in told:
        if line["event"] in WORDED:
            idea = meetup.ideas.by_id[line["body"]["idea"]]
            if line["body"]["text"] != published(meetup, idea):
                line["text"], line["body"]["text"] = "", ""
            line["body"].pop("flags", None)
            line["body"] = {**line["body"], **({"table": of_named_table(idea).get("table")} if "table" in line["body"] else {})}
        if named and named[1] != published_name(meetup, named[0]):
            line["text"] = ""
            line["body"] = {**line["body"], **({"name": ""} if "name" in line["body"] else {})}
        line["body"] = published_body(meetup, line["body"])
        yield wire.encode(line) + "\n"


def _line(meetup: Meetup, entry: Entry) -> tuple[dict[str, Any], tuple[str, str] | None]:
    """And the group that its sentence names, by id, with that name."""
    meetup.apply(entry)
    sentence, values = entry.event.sentence(meetup)
    wired = wire.entry_to_wire(entry)
    line = {
        "seq": entry.seq,
        "at": time_text(entry.at),
        "by": entry.by,
        "verb": entry.verb,
        "text": translate(meetup.life.language, sentence, **values),
        "event": wired["event"],
        "body": {name: value for name, value in wired["body"].items() if name not in (*PERSONAL, *TRIED)},
    }
    return line, (values["group"], values["name"]) if "group" in values else None
