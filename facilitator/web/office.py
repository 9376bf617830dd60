"""The office's door: logging in, and who may come further. Its pages stand beside it, one noun a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from facilitator.access import OFFICE_COOKIE
from facilitator.errors import Refusal
from facilitator.language import sentence
from facilitator.web import (
    office_delete,
    office_list,
    office_media,
    office_meetup,
    office_print,
    office_questions,
    office_rehearsal,
    office_seal,
    office_tickets,
)
from facilitator.web.api import ARCHIVE_BYTES, check_same_site
from facilitator.web.site import Site

OPEN_PAGES = ("office.login_page", "office.log_in", "office.open_first_link")


def make(site: Site) -> Blueprint:
    pages = Blueprint("office", __name__, url_prefix="/office")
    for part in (office_list, office_meetup, office_rehearsal, office_seal, office_delete, office_media, office_print, office_questions, office_tickets):
        part.add(pages, site)

    @pages.before_request
    def only_organisers() -> AnyResponse | None:
        if request.method == "POST":
            check_same_site(site)
        if request.endpoint in OPEN_PAGES:
            return None
        try:
            site.access.organiser(request.cookies.get(OFFICE_COOKIE), None)
        except Refusal:
            if request.method == "POST":
                raise
            return redirect("/office/login", 303)
        if request.method == "POST":
            request.max_content_length = {"office.add_media": site.shelf.room.file_bytes + 100_000, "office.from_file": ARCHIVE_BYTES}.get(
                request.endpoint or ""
            )
            site.access.check_csrf(request.cookies[OFFICE_COOKIE], request.form.get("csrf", ""))
        return None

    @pages.context_processor
    def context() -> dict[str, Any]:
        return {"csrf": site.access.csrf(request.cookies.get(OFFICE_COOKIE, "")), "qr": site.qr, "iso_day": iso_day}

    @pages.errorhandler(Refusal)
    def refused(refusal: Refusal) -> tuple[str, int]:
        return told(sentence(site.language(), refusal)), refusal.status

    @pages.errorhandler(RequestEntityTooLarge)
    def too_large(error: RequestEntityTooLarge) -> tuple[str, int]:
        return told(site.t("This is too large.")), 413

    def told(text: str) -> str:
        other = {"other_language_url": None} if request.method == "POST" else {}  # what a form was sent to can't be asked for
        return render_template("message.html", title=site.t("This did not work"), text=text, link="/office", link_text=site.t("To the office"), **other)

    @pages.get("/login")
    def login_page() -> str:
        return render_template("office/login.html", error=None)

    @pages.get("/login/<token>")
    def open_first_link(token: str) -> AnyResponse:
        return let_in(token)

    @pages.post("/login")
    def log_in() -> AnyResponse | tuple[str, int]:
        try:
            return let_in(request.form.get("token", "").strip().rpartition("/")[2])
        except Refusal as refusal:
            return render_template("office/login.html", error=sentence(site.language(), refusal)), refusal.status

    def let_in(token: str) -> AnyResponse:
        answer = redirect("/office", 303)
        site.set_cookie(answer, OFFICE_COOKIE, site.access.log_in(token))
        return answer

    return pages


def iso_day(at: float) -> str:
    """The day of a moment, where this machine stands."""
    return date.fromtimestamp(at).isoformat()
