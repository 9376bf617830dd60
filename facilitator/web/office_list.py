"""The list of meetups, and the three ways to a new one: from the example, by hand, from a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator import example
from facilitator.errors import Invalid, Refusal
from facilitator.report import archive
from facilitator.store import MeetupRow
from facilitator.web import meetups
from facilitator.web.office_forms import Filled, Refused, fill, minutes_of, refused
from facilitator.web.reading import read_json
from facilitator.web.site import Site

DESCRIBED = ("title", "region", "date", "language")
LONGEST_ECHO = 100_000  # characters of a refused file that are shown again; an archive of a large evening is no text to mend by hand


def add(pages: Blueprint, site: Site) -> None:
    @pages.get("")
    def list_meetups() -> str:
        return render_template("office/list.html", meetups=meetups.summaries(site), minutes_of=minutes_of, **ways())

    @pages.get("/new")
    def new() -> str:
        return render_template("office/new.html", **ways())

    @pages.post("/meetups/example")
    def from_example() -> AnyResponse | tuple[str, int]:
        try:
            return made(once(lambda: meetups.from_example(site, site.language())))
        except Refusal as refusal:
            return new_page(refusal, "example")

    @pages.post("/meetups/by-hand")
    def by_hand() -> AnyResponse | tuple[str, int]:
        filled = fill(request.form, DESCRIBED)
        try:
            meetup = once(lambda: meetups.by_hand(site, filled))
        except Refusal as refusal:
            return new_page(refusal, "by-hand", filled)
        return redirect(f"/office/meetups/{meetup}/edit", 303)

    @pages.post("/meetups")
    def from_file() -> AnyResponse | tuple[str, int]:
        upload = request.files.get("programme")
        body = upload.read() if upload and upload.filename else request.form.get("text", "").encode()
        try:
            programme = given(body)
            meetup = once(lambda: meetups.take_in(site, programme))
        except Refusal as refusal:
            text = body.decode(errors="replace")
            return new_page(refusal, "file", {"text": text if len(text) <= LONGEST_ECHO else ""})
        return made(meetup, told_of(programme, site.home.row(meetup).code))

    def given(body: bytes) -> Any:
        if not body.strip():
            raise Invalid("Choose a file first, or write the programme.")
        return read_json(body)

    def once(make: Callable[[], MeetupRow]) -> str:
        return site.once.make(request.form.get("form", ""), lambda: make().id)

    def made(meetup: str, told: str = "made") -> AnyResponse:
        return redirect(f"/office/meetups/{meetup}?told={told}", 303)

    def new_page(refusal: Refusal, way: str, filled: Filled | None = None) -> tuple[str, int]:
        return render_template("office/new.html", **ways(refused(site, way, refusal, filled or {}))), refusal.status

    def ways(told: Refused | None = None) -> dict[str, Any]:
        language = site.language()
        evening = example.programme(language)
        return {"refused": told, "example": evening, "example_minutes": minutes_of(evening["steps"]), "example_text": example.programme_text(language)}


def told_of(given: Any, code: str) -> str:
    """What is said of a meetup that was made of a file: was it put back from an archive, and under its own code?"""
    if given.get("format") != archive.FORMAT:
        return "made"
    return "restored" if given["code"] == code else "restored-anew"
