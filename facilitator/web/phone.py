"""The phone: one field for the code, the page of a meetup, and the forms on it."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.errors import NotAllowed, Refusal, TooFast, UnknownCode
from facilitator.language import sentence
from facilitator.meetup.words import PHONE
from facilitator.web.api import check_same_site
from facilitator.web.floods import Floods
from facilitator.web.phone_forms import Filled, Refused, message_of, outcome_of
from facilitator.web.phone_page import PhonePage
from facilitator.web.phone_sections import Wish
from facilitator.web.site import Site
from facilitator.web.visits import NO_ROLE_COOKIE, Visit, Visits

ROLE_VERB = "me.describe"


def make(site: Site) -> Blueprint:
    pages = Blueprint("phone", __name__)
    visits, floods = Visits(site), Floods()
    for refusal in (UnknownCode, TooFast):
        pages.register_error_handler(refusal, visits.wrong_code)

    @pages.get("/")
    def code_page() -> Response:
        return visits.page("phone/code.html", error=None, code="")

    @pages.post("/")
    def enter_code() -> AnyResponse:
        code = "".join(c for c in request.form.get("code", "") if c.isdigit())
        try:
            return redirect(f"/{visits.find(code).code}", 303)
        except Refusal as refusal:
            return visits.wrong_code(refusal, code[:6])

    @pages.get("/<int:number>")
    def phone_page(number: int) -> Response:
        visit = visits.come(number)
        return visits.full(visit) if visit.full else visits.keep(visit, page(visit))

    @pages.get("/<int:number>/do")
    def after_a_form(number: int) -> AnyResponse:
        """Somebody loads the page again that refused their form, or asks for it in the other language."""
        return redirect(f"/{number}", 303)

    @pages.post("/<int:number>/do")
    def do(number: int) -> AnyResponse:
        """Carries out what a form asks and shows the page again, there where it is to be seen; a refusal keeps what was filled in."""
        visit, filled = visits.come(number), request.form.to_dict()
        try:
            check_same_site(site)
            carry_out(visit, filled)
        except Refusal as refusal:
            told = Refused(filled, sentence(site.language(), refusal), frozenset(fault.path for fault in refusal.faults))
            return visits.keep(visit, page(visit, told, refusal.status))
        query = "?all=1" if "all" in request.args else ""
        answer = redirect(f"/{number}{query}#{quote(outcome_of(filled), safe='')}", 303)
        if filled["verb"] == ROLE_VERB:
            wave_off(answer, number, not filled.get("role"))
        return answer

    def carry_out(visit: Visit, filled: Filled) -> None:
        if not visit.known:
            raise NotAllowed("We don't know this phone yet. Send it once more. Does it fail again? Then allow cookies for this page.")
        floods.spend(visit.who)
        site.act(visit.who, message_of(filled))

    def page(visit: Visit, refused: Refused | None = None, status: int = 200) -> Response:
        boot = site.boot(visit.row.id, PHONE)
        boot["mine"] = {**visit.live.own_stream(visit.who.participant or "").since(), "now": site.home.now()}
        boot["who"] = (visit.who.participant or "")[:12]
        shown = PhonePage(
            site,
            site.language(),
            visit.docs,
            visit.mine,
            visit.row.code,
            wish=wished(),
            refused=refused,
            role_waved_off=NO_ROLE_COOKIE in request.cookies,
            boot=boot,
            sheet=visits.sheet(),
        )
        answer = visits.answer(shown.html(), status)
        if shown.script:
            answer.headers["Link"] = f"<{shown.script}>; rel=preload; as=script"  # asked for while the page itself still comes
        return answer

    def wave_off(answer: AnyResponse, number: int, on: bool) -> None:
        if on:
            answer.set_cookie(NO_ROLE_COOKIE, "1", httponly=True, samesite="Lax", path=f"/{number}")
        else:
            answer.delete_cookie(NO_ROLE_COOKIE, path=f"/{number}")

    @pages.get("/<int:number>/docs")
    def docs(number: int) -> Response:
        """The phones' documents as last committed, encoded once per change."""
        return Response(site.home.live(visits.find(f"{number}").id).streams[PHONE].body(), mimetype="application/json")

    return pages


def wished() -> Wish:
    asked = request.args
    return Wish(asked.get("change", ""), asked.get("take-back", ""), "all" in asked, "still" in asked)
