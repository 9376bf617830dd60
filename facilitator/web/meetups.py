"""Making meetups and deleting them: what the pages of the office and its API do alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator import example
from facilitator.language import choose, translate
from facilitator.meetup import Meetup, programme
from facilitator.meetup.words import Document
from facilitator.report import archive
from facilitator.store import MeetupRow
from facilitator.web.site import Site


def take_in(site: Site, given: Any) -> MeetupRow:
    """A meetup made of what an organiser sent: a programme file or an archive."""
    is_archive = isinstance(given, dict) and given.get("format") == archive.FORMAT
    row = archive.load(site.home, given) if is_archive else site.home.make(programme.read(given))
    site.access.add_links(row.id)
    return row


def from_example(site: Site, language: str) -> MeetupRow:
    """The example evening. Its clip and captions come onto the shelf where they are missing, so that everything works at once."""
    for name, path in example.files(language):
        if not site.shelf.holds(name):
            site.shelf.take_file(name, path)
            site.home.media_changed()
    return take_in(site, example.programme(language))


def by_hand(site: Site, described: Mapping[str, str]) -> MeetupRow:
    """A meetup with title, region, date and language, and one step to begin with."""
    language = choose([described["language"]])
    welcome = {"kind": "text", "title": translate(language, "Welcome"), "body": translate(language, "Good to have you here.")}
    return take_in(site, {**described, "steps": [welcome]})


def copy_of(site: Site, meetup: str, described: Mapping[str, str]) -> MeetupRow:
    """Another meetup with the same run of show, roles and practice question; nothing that people gave goes along."""
    return take_in(site, {**site.home.look(meetup, programme.write), **described})


def delete(site: Site, meetup: str) -> None:
    """For good: everything of it, its links, and whoever is on one of its pages."""
    site.rehearsals.end(meetup)
    site.home.delete(meetup)
    site.access.forget_links(meetup)


def losses(meetup: Meetup) -> Document:
    """What deleting it now would lose, and how many phones are there."""
    ideas = [idea for idea in meetup.ideas.by_id.values() if not idea.withdrawn]
    return {
        "participants": meetup.took_part(),
        "answers": sum(len(asked.ballots) for asked in meetup.rounds.by_id.values()),
        "ideas": len(ideas),
        "support": sum(len(idea.support) for idea in ideas),
        "steps": len(meetup.show.steps),
        "present": meetup.people.present,
    }


def summaries(site: Site) -> list[Document]:
    """Every meetup as the office lists it, newest first."""
    rows = list(reversed(site.home.rows()))

    def read() -> list[Document]:
        return [
            {**site.home.store.summary(row.id), "id": row.id, "code": row.code, "made_at": row.made_at, "rehearsal": bool(row.rehearsal_of)} for row in rows
        ]

    told: list[Document] = site.home.in_store(read)
    return told
