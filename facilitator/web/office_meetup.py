"""One meetup in the office: what it is, whether it is ready, the ways in, what can be taken out; describing it and copying it."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.errors import Refusal
from facilitator.meetup.words import OFFICE
from facilitator.web import meetups
from facilitator.web.afterwards import until_words
from facilitator.web.office_forms import Refused, fill, minutes_of, refused
from facilitator.web.ready import matters
from facilitator.web.site import Site

DESCRIBED = ("title", "region", "date")


def add(pages: Blueprint, site: Site) -> None:
    @pages.get("/meetups/<meetup>")
    def meetup_page(meetup: str) -> str:
        return overview(meetup)

    @pages.post("/meetups/<meetup>/describe")
    def describe(meetup: str) -> AnyResponse | tuple[str, int]:
        row, filled = site.home.row(meetup), fill(request.form, DESCRIBED)
        try:
            who = site.access.surface(row, OFFICE, request.cookies)
            site.act(who, {"id": str(uuid.uuid4()), "verb": "meetup.edit", "changes": filled})
        except Refusal as refusal:
            return overview(meetup, refused(site, "describe", refusal, filled)), refusal.status
        return redirect(f"/office/meetups/{row.id}?told=described", 303)

    @pages.post("/meetups/<meetup>/follow-up")
    def follow_up(meetup: str) -> AnyResponse | tuple[str, int]:
        row, filled = site.home.row(meetup), fill(request.form, ("text",))
        try:
            who = site.access.surface(row, OFFICE, request.cookies)
            site.act(who, {"id": str(uuid.uuid4()), "verb": "meetup.follow_up", "text": filled["text"]})
        except Refusal as refusal:
            return overview(meetup, refused(site, "follow-up", refusal, filled)), refusal.status
        return redirect(f"/office/meetups/{row.id}?told=follow-up", 303)

    @pages.post("/meetups/<meetup>/links/<audience>/renew")
    def renew_link(meetup: str, audience: str) -> AnyResponse:
        site.access.renew_link(site.home.row(meetup).id, audience)
        return redirect(f"/office/meetups/{meetup}?told=renewed", 303)

    @pages.get("/meetups/<meetup>/copy")
    def copy_page(meetup: str) -> str:
        return copying(meetup)

    @pages.post("/meetups/<meetup>/copy")
    def copy(meetup: str) -> AnyResponse | tuple[str, int]:
        filled = fill(request.form, DESCRIBED)
        try:
            copied = site.once.make(request.form.get("form", ""), lambda: meetups.copy_of(site, site.home.row(meetup).id, filled).id)
        except Refusal as refusal:
            return copying(meetup, refused(site, "copy", refusal, filled)), refusal.status
        return redirect(f"/office/meetups/{copied}?told=copied", 303)

    def overview(meetup: str, wrong: Refused | None = None) -> str:
        told = facts(site, meetup)
        opens = site.links(meetup, told["code"])
        links = {audience: site.join_base() + url.removeprefix(site.base()) for audience, url in opens.items()}  # for other machines than this one
        ready = matters(site.t, told, date.today())
        minutes, stream = minutes_of(told["steps"]), site.home.live(meetup).streams[OFFICE]
        shown = {"matters": ready, "minutes": minutes, "as_of": f"{stream.epoch}/{stream.seq}", "until": until_words(site, told)}
        return render_template("office/meetup.html", meetup=told, opens=opens, links=links, refused=wrong, **shown)

    def copying(meetup: str, wrong: Refused | None = None) -> str:
        told = facts(site, meetup)
        return render_template("office/copy.html", meetup=told, minutes=minutes_of(told["steps"]), refused=wrong)


def facts(site: Site, meetup: str) -> dict[str, Any]:
    """A meetup as the office sees it: title, region, date, language, roles, code, state, its steps and tickets, and when it was made."""
    row, docs = site.home.row(meetup), site.home.live(meetup).streams[OFFICE].docs()
    return {**docs["meetup"], "id": row.id, "made_at": row.made_at, "steps": docs["show"]["steps"], "tickets": docs.get("tickets")}
