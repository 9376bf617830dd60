"""Rehearsing: a copy of the evening with a simulated room, begun and ended in the office."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.errors import Fault, Invalid
from facilitator.web import meetups
from facilitator.web.site import Site

MOST_WORDS = 2_000
LONGEST_WORD = 400  # characters, as of an idea


def add(pages: Blueprint, site: Site) -> None:
    @pages.post("/meetups/<meetup>/rehearse")
    def rehearse(meetup: str) -> AnyResponse:
        row = site.home.row(meetup)
        if row.rehearsal_of:
            raise Invalid("This is a rehearsal already.")
        begun = site.rehearsals.begin(row.id, number(request.form.get("people", "")), int(request.environ["SERVER_PORT"]), words())
        site.access.add_links(begun.id)
        return redirect(f"/office/meetups/{begun.id}?told=rehearsing", 303)

    @pages.post("/meetups/<meetup>/end-rehearsal")
    def end(meetup: str) -> AnyResponse:
        row = site.home.row(meetup)
        if not row.rehearsal_of:
            raise Invalid("This is no rehearsal.")
        meetups.delete(site, row.id)
        still_there = any(each.id == row.rehearsal_of for each in site.home.rows())
        return redirect(f"/office/meetups/{row.rehearsal_of}?told=rehearsed" if still_there else "/office?told=rehearsed", 303)

    def words() -> list[str]:
        """The lines of the file that was sent along, if any."""
        upload = request.files.get("words")
        text = upload.read().decode("utf-8", "replace") if upload and upload.filename else ""
        return [line.strip()[:LONGEST_WORD] for line in text.splitlines() if line.strip()][:MOST_WORDS]


def number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Invalid("Write how many people there are to be, as a number.", faults=(Fault("people", "must be a number"),)) from None
