"""The media shelf as the office and its API tell of it: each file with the meetups that name it, and the files that are named and missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.meetup.words import Document
from facilitator.web.answers import MediaFile, UsedBy
from facilitator.web.meetups import summaries
from facilitator.web.site import Site

Users = Mapping[str, list[UsedBy]]


def media_documents(site: Site, used: Users) -> list[MediaFile]:
    """Every file, in the order of names. `url` works for some hours; `used_by` are the meetups whose run of show names it."""
    return [
        MediaFile(
            name=row.name,
            type=row.type,
            size=row.size,
            url=str(site.shelf.address(row.name)),
            made_at=row.made_at,
            used_by=used.get(row.name, []),
        )
        for row in site.shelf.rows()
    ]


def missing(site: Site, used: Users) -> list[Document]:
    """The files that a run of show names and that are not there, with the meetups that want them."""
    return [{"name": name, "used_by": wanted} for name, wanted in sorted(used.items()) if not site.shelf.holds(name)]


def users(site: Site) -> Users:
    """The meetups that name a file, by its name."""
    found: dict[str, list[UsedBy]] = {}
    for meetup in summaries(site):
        for name in dict.fromkeys(names_in(meetup["steps"])):
            by = UsedBy(id=meetup["id"], title=meetup["title"], language=meetup["language"], state=meetup["state"])
            found.setdefault(name, []).append(by)
    return found


def names_in(steps: list[Document]) -> Iterator[str]:
    for step in steps:
        fragment = step["own"].get("fragment", {})
        yield from (name for name in (fragment.get("file"), fragment.get("captions"), fragment.get("poster")) if name)
