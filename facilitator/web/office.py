"""The office: logging in, the list of meetups, one meetup with its links, the QR sheet, media."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.access import OFFICE_COOKIE
from facilitator.errors import Invalid, Refusal
from facilitator.language import fault_document, sentence
from facilitator.media import CHUNK
from facilitator.report.example import EXAMPLE
from facilitator.web.api import check_same_site, read_json, take_in
from facilitator.web.site import Site

OPEN_PAGES = ("office.login_page", "office.log_in", "office.open_first_link")


def make(site: Site) -> Blueprint:
    pages = Blueprint("office", __name__, url_prefix="/office")

    @pages.before_request
    def only_organisers() -> AnyResponse | None:
        if request.endpoint == "office.add_media":
            request.max_content_length = site.shelf.file_bytes + 100_000
        if request.method == "POST":
            check_same_site(site)
        if request.endpoint in OPEN_PAGES:
            return None
        try:
            site.access.organiser(request.cookies.get(OFFICE_COOKIE), None)
        except Refusal:
            return redirect("/office/login", 303)
        if request.method == "POST":
            site.access.check_csrf(request.cookies[OFFICE_COOKIE], request.form.get("csrf", ""))
        return None

    @pages.context_processor
    def context() -> dict[str, Any]:
        return {"csrf": site.access.csrf(request.cookies.get(OFFICE_COOKIE, "")), "qr": site.qr}

    @pages.get("/login")
    def login_page() -> str:
        return render_template("office/login.html", error=None)

    @pages.get("/login/<token>")
    def open_first_link(token: str) -> AnyResponse:
        answer = redirect("/office", 303)
        site.set_cookie(answer, OFFICE_COOKIE, site.access.log_in(token))
        return answer

    @pages.post("/login")
    def log_in() -> AnyResponse | tuple[str, int]:
        try:
            cookie = site.access.log_in(request.form.get("token", "").strip().rpartition("/")[2])
        except Refusal as refusal:
            return render_template("office/login.html", error=sentence(site.language(), refusal)), refusal.status
        answer = redirect("/office", 303)
        site.set_cookie(answer, OFFICE_COOKIE, cookie)
        return answer

    def list_page(faults: list[dict[str, str]], error: str | None = None, text: str = "") -> str:
        meetups = [
            {**site.home.in_store(site.home.store.summary, row.id), "id": row.id, "code": row.code, "made_at": _day(row.made_at)}
            for row in reversed(site.home.rows())
        ]
        media = [{"name": row.name, "type": row.type, "size": row.size, "made_at": _day(row.made_at)} for row in site.shelf.rows()]
        return render_template("office/list.html", meetups=meetups, faults=faults, error=error, text=text, example=EXAMPLE, media=media)

    @pages.get("")
    def list_meetups() -> str:
        return list_page([])

    @pages.post("/meetups")
    def make_meetup() -> AnyResponse | tuple[str, int]:
        upload = request.files.get("programme")
        body = upload.read() if upload and upload.filename else request.form.get("text", "").encode()
        try:
            row = take_in(site, read_json(body))
        except Refusal as refusal:
            language = site.language()
            faults = [fault_document(language, fault) for fault in refusal.faults]
            return list_page(faults, sentence(language, refusal), body.decode(errors="replace")), refusal.status
        return redirect(f"/office/meetups/{row.id}", 303)

    @pages.get("/meetups/<meetup>")
    def meetup_page(meetup: str) -> str:
        row = site.home.row(meetup)
        links = site.links(meetup, row.code) | {"phone": f"{site.join_base()}/{row.code}"}
        return render_template("office/meetup.html", meetup=facts(site, meetup), links=links)

    @pages.post("/meetups/<meetup>/links/<audience>/renew")
    def renew_link(meetup: str, audience: str) -> AnyResponse:
        site.access.renew_link(site.home.row(meetup).id, audience)
        return redirect(f"/office/meetups/{meetup}", 303)

    @pages.get("/meetups/<meetup>/sheet")
    def sheet(meetup: str) -> str:
        return render_template("office/sheet.html", meetup=facts(site, meetup), phone_url=f"{site.join_base()}/{site.home.row(meetup).code}")

    @pages.post("/media")
    def add_media() -> AnyResponse:
        upload = request.files.get("file")
        if upload is None or not upload.filename:
            raise Invalid("Choose a file first.")
        site.shelf.take(upload.filename, _chunks(upload.stream))
        site.home.media_came()
        return redirect("/office", 303)

    return pages


def facts(site: Site, meetup: str) -> dict[str, Any]:
    """A meetup as the office shows it: title, region, code, state, language, day and steps."""
    row, docs = site.home.row(meetup), site.home.live(meetup).streams["desk"].docs()
    steps = [
        {
            "number": number,
            "kind": step["kind"],
            "title": step["title"],
            "minutes": step["minutes"],
            "faults": [_missing(site, name) for name in step["faults"]],
        }
        for number, step in enumerate(docs["show"]["steps"], 1)
    ]
    return {**docs["meetup"], "id": row.id, "made_at": _day(row.made_at), "steps": steps}


def _missing(site: Site, name: str) -> str:
    return site.t("The file {name} is not there yet. Upload it.", name=name)


def _day(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).date().isoformat()


def _chunks(stream: BinaryIO | Any) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk
