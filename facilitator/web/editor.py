"""The run-of-show editor: its page, and what phone and screen will show of what is being written."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.access import OFFICE_COOKIE
from facilitator.errors import Refusal
from facilitator.meetup.describing import PARTS
from facilitator.meetup.practice import USUAL
from facilitator.meetup.preview import preview
from facilitator.meetup.talk import USUAL as TALK_PHASES
from facilitator.meetup.words import OFFICE, PHONE, SCREEN, Document
from facilitator.web.answers import Seen
from facilitator.web.api import check_same_site
from facilitator.web.bank import standing
from facilitator.web.office_samples import SAMPLES
from facilitator.web.phone_page import phone_html
from facilitator.web.reading import read_json
from facilitator.web.site import Site


def make(site: Site) -> Blueprint:
    pages = Blueprint("editor", __name__, url_prefix="/office/meetups/<meetup>")

    @pages.before_request
    def only_organisers() -> AnyResponse | None:
        try:
            site.access.organiser(request.cookies.get(OFFICE_COOKIE), None)
        except Refusal:
            if request.method == "GET":
                return redirect("/office/login", 303)
            raise
        if request.method == "POST":
            check_same_site(site)
        return None

    @pages.get("/edit")
    def edit(meetup: str) -> str:
        row = site.home.row(meetup)
        stream = site.home.live(row.id).streams[OFFICE]
        boot = site.boot_of(row.code, OFFICE, {**stream.since(), "now": site.home.now()})  # not site.boot: the organiser's language, not the meetup's
        own = {"id": row.id, "usual_practice": USUAL, "talk_phases": TALK_PHASES, "samples": SAMPLES}
        return render_template("office/edit.html", boot=boot | own, meetup=stream.docs()["meetup"])

    @pages.post("/preview")
    def step(meetup: str) -> Response:
        """What will be seen of a step, given as a programme file says it (its place: `?number=3&of=13`); 422 with its faults."""
        given = read_json(request.get_data())
        return told(meetup, described(meetup), {} if given is None else given)

    @pages.post("/preview/evening")
    def evening(meetup: str) -> Response:
        """What will be seen before the evening begins, with the parts of its description that are given."""
        given = read_json(request.get_data())
        return told(meetup, {**described(meetup), **(given if isinstance(given, dict) else {})}, None)

    def described(meetup: str) -> Document:
        facts = site.home.live(meetup).streams[OFFICE].docs()["meetup"]
        return {name: facts[name] for name in PARTS}

    def told(meetup: str, description: Document, step: Any) -> Response:
        code = site.home.row(meetup).code
        docs = preview(code, description, step, site.shelf, site.home.now())
        place = {name: request.args.get(name, 1, int) for name in ("number", "of")}  # the trial has this one step
        for seen in docs.values():
            if "step" in seen:
                seen["step"] = {**seen["step"], **place}
        bank = standing(site, step) if step is not None else None
        return jsonify(Seen(screen=docs[SCREEN], phone_html=phone_html(site, docs[PHONE], {}, code=code, preview=True), bank=bank))

    return pages
