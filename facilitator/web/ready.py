"""Ready for the evening? What an organiser should look after before people come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from facilitator.meetup import voting
from facilitator.meetup.words import Document
from facilitator.web.office_forms import minutes_of
from facilitator.web.office_samples import is_untouched

EVENING, SHELF, TICKETS = "", "media", "tickets"  # where a matter is mended: the evening as a whole, the media shelf, the tickets, else the step with this id


class Say(Protocol):
    def __call__(self, text: str, /, **values: object) -> str: ...


@dataclass(frozen=True)
class Matter:
    """`about` names the step it is about; `place` is where it is mended."""

    text: str
    done: bool = True
    about: str = ""
    place: str = EVENING


def matters(t: Say, meetup: dict[str, Any], today: date) -> list[Matter]:
    """What is ready, and what is not, in the order of the evening."""
    steps = [step for step in meetup["steps"] if not step["skipped"]]
    fragments = [step for step in steps if step["kind"] == "fragment"]
    return [_run_of_show(t, steps), *_samples(t, steps), *_fragments(t, fragments, today.isoformat()), *_voting(t, meetup), _roles(t, meetup["roles"])]


def _run_of_show(t: Say, steps: list[Document]) -> Matter:
    if len(steps) < 2:
        return Matter(t("There is hardly anything in the run of show yet."), done=False)
    return Matter(t("Run of show: {n} steps, {minutes} minutes", n=len(steps), minutes=minutes_of(steps)))


def _samples(t: Say, steps: list[Document]) -> Iterator[Matter]:
    """Steps that are as they were added: nobody has written their own words yet."""
    words = {
        "text": t("this title is still a sample"),
        "poll": t("this question is still a sample"),
        "fragment": t("the question to watch with is still a sample"),
        "ideas": t("title and themes are still a sample"),
        "talk": t("this title is still a sample"),
    }
    return (Matter(words[step["kind"]], done=False, about=step["title"], place=step["id"]) for step in steps if not step["aired"] and is_untouched(step))


def _fragments(t: Say, fragments: list[Document], today: str) -> Iterator[Matter]:
    wanting = [matter for step in fragments for matter in _wanting(t, step, today)]
    yield from wanting
    if fragments and not wanting:
        yield Matter(t("All clips are ready: to be seen, to be read along, and with the right to show them"))


def _wanting(t: Say, step: Document, today: str) -> Iterator[Matter]:
    """What a fragment lacks (`clip_facts`), and whether the right to show it is over. Of one without a clip there is nothing more to say yet."""
    own, missing = step["own"]["fragment"], step["lacks"]
    until = own.get("rights_until", "")
    if "clip" in missing:
        yield Matter(t("no clip was chosen yet"), done=False, about=step["title"], place=step["id"])
        return
    if "words" in missing:
        yield Matter(t("there are no captions and no transcript for those who can't hear it"), done=False, about=step["title"], place=step["id"])
    if "rights" in missing:
        yield Matter(t("it does not say by whose leave it is shown"), done=False, about=step["title"], place=step["id"])
    if until and until < today:
        yield Matter(t("the right to show it ended on {day}", day=until), done=False, about=step["title"], place=step["id"])
    for name in step["faults"]:
        yield Matter(t("the file {name} is not there yet", name=name), done=False, about=step["title"], place=SHELF)


def _voting(t: Say, meetup: dict[str, Any]) -> Iterator[Matter]:
    """Whether those who are to vote can."""
    if meetup["voting"] == voting.TICKET and meetup["tickets"]:
        printed = meetup["tickets"]["printed"]
        yield Matter(t("Who may vote: 1 ticket is made") if printed == 1 else t("Who may vote: {n} tickets are made", n=printed))
    elif meetup["voting"] == voting.TICKET:
        yield Matter(t("One votes with a ticket, and there are no tickets yet."), done=False, place=TICKETS)
    elif meetup["voting"] == voting.TABLE and not meetup["tables"]:
        yield Matter(t("One phone votes for each table, and there are no tables yet."), done=False)


def _roles(t: Say, roles: list[str]) -> Matter:
    if not roles:
        return Matter(t("There are no roles yet. With roles you see who was not heard."), done=False)
    return Matter(t("Roles: {roles}", roles=", ".join(roles)))
