"""Desk, operator, remote and screen: the link that lets someone in, and their pages."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.access import surface_cookie
from facilitator.meetup.words import DESK, SCREEN
from facilitator.web.quick_questions import QUICK
from facilitator.web.site import Site

TEMPLATES = {"desk": "desk/desk.html", "operator": "desk/desk.html", "remote": "desk/remote.html", "screen": "screen/screen.html"}


def make(site: Site) -> Blueprint:
    pages = Blueprint("surfaces", __name__)

    @pages.get("/link/<token>")
    def open_link(token: str) -> AnyResponse:
        """Exchanges a link for a cookie; the link is then gone from the address bar and the history."""
        link = site.access.open_link(token)
        answer = redirect(f"/{link.audience}/{site.home.row(link.meetup).code}", 303)
        site.set_cookie(answer, surface_cookie(link.audience, link.meetup), token)
        return answer

    @pages.get("/<any(desk, operator, remote, screen):audience>/<int:number>")
    def surface(audience: str, number: int) -> AnyResponse:
        row = site.access.join(f"{number}", request.remote_addr or "")
        site.access.surface(row, audience, request.cookies)
        boot = site.boot(row.id, audience) | ({"quick": QUICK} if audience == DESK else {})
        answer = make_response(render_template(TEMPLATES[audience], boot=boot, meetup=boot["docs"]["docs"]["meetup"]))
        if audience == SCREEN:  # it plays clips out of its own memory
            answer.headers["Content-Security-Policy"] = site.policy().replace("media-src 'self'", "media-src 'self' blob:").replace("data:", "data: blob:")
        return answer

    return pages
