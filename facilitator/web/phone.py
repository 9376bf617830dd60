"""The phone: one field for the code, and the page of a meetup."""

from __future__ import annotations

import gzip

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.access import PHONE_COOKIE
from facilitator.errors import Refusal
from facilitator.language import sentence
from facilitator.meetup.words import PHONE
from facilitator.store import MeetupRow
from facilitator.web.site import Site


def make(site: Site) -> Blueprint:
    pages = Blueprint("phone", __name__)

    def find(code: str) -> MeetupRow:
        return site.access.join(code, request.remote_addr or "")

    @pages.get("/")
    def code_page() -> str:
        return render_template("phone/code.html", error=None, code="")

    @pages.post("/")
    def enter_code() -> AnyResponse | tuple[str, int]:
        code = "".join(c for c in request.form.get("code", "") if c.isdigit())
        try:
            return redirect(f"/{find(code).code}", 303)
        except Refusal as refusal:
            return render_template("phone/code.html", error=sentence(site.language(), refusal), code=code[:6]), refusal.status

    @pages.get("/<int:number>")
    def phone_page(number: int) -> tuple[str, int] | AnyResponse:
        try:
            row = find(f"{number}")
        except Refusal as refusal:
            return render_template("phone/code.html", error=sentence(site.language(), refusal), code=""), refusal.status
        cookie = request.cookies.get(PHONE_COOKIE)
        if not site.access.is_phone(cookie):
            cookie = site.access.new_phone()
        who = site.access.phone(row, cookie)
        boot = site.boot(row.id, PHONE)
        boot["mine"] = {**site.home.live(row.id).own_stream(who.participant or "").since(), "now": site.home.now()}
        docs = boot["docs"]["docs"]
        answer = make_response(render_template("phone/phone.html", boot=boot, meetup=docs["meetup"], step=docs.get("step"), round=docs.get("round")))
        site.set_cookie(answer, PHONE_COOKIE, str(cookie))
        return answer

    @pages.get("/<int:number>/docs")
    def docs(number: int) -> Response:
        """The phones' documents as last committed, encoded once per change."""
        body = site.home.live(find(f"{number}").id).streams[PHONE].body()
        answer = Response(body, mimetype="application/json")
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            answer.set_data(gzip.compress(body, 6))
            answer.headers["Content-Encoding"] = "gzip"
        return answer

    return pages
