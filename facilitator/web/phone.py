"""The phone: one field for the code, the page of a meetup, and the forms on it."""

from __future__ import annotations

import uuid
from urllib.parse import quote

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.errors import NotAllowed, Refusal, TooFast, UnknownCode
from facilitator.language import sentence
from facilitator.meetup.words import PHONE
from facilitator.web.afterwards import is_settled, of_evening
from facilitator.web.api import check_same_site
from facilitator.web.ballots import Filled
from facilitator.web.chosen_sections import has_own_order
from facilitator.web.floods import Floods
from facilitator.web.phone_forms import Refused, message_of, outcome_of, place_of
from facilitator.web.phone_page import PhonePage, frame
from facilitator.web.phone_sections import Wish, left_of
from facilitator.web.shared_page import SharedPage, mark
from facilitator.web.site import Site
from facilitator.web.visits import NO_ROLE_COOKIE, Visit, Visits

OWN_WISHES = {"change", "take-back", "all", "still"}  # see `wished`
WITHOUT = "without"  # a ticket: its holder was told that it is in use here no more
NOW, WHO = mark(), mark()  # where a page that many get has what is somebody's own


def make(site: Site) -> Blueprint:
    pages = Blueprint("phone", __name__)
    visits, floods = Visits(site), Floods()
    first_pages: dict[tuple[str, str, bool], tuple[object, SharedPage, str]] = {}
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
    def phone_page(number: int) -> AnyResponse:
        visit = visits.come(number)
        if visit.full:
            return visits.full(visit)
        if visit.freed and WITHOUT not in request.args:
            return visits.keep(visit, redirect_to(f"/{number}/out"))
        if is_settled(of_evening(visit), site.home.now()):
            return redirect_to(f"/{number}/after")
        own = request.args.keys() & OWN_WISHES or visit.gave_something or NO_ROLE_COOKIE in request.cookies or visit.who.ticket or has_own_order(visit.docs)
        answer = visits.keep(visit, page(visit) if own else first_page(visit))
        return visits.forget_ticket(visit, answer) if visit.freed else answer

    @pages.get("/<int:number>/out")
    def out(number: int) -> Response:
        """Why the phone that was shown here is out, and what to do next: where its script goes when the server lets it in no more."""
        visit = visits.come(number)
        around = frame(site.language(), visit.docs["meetup"], visit.row.code, "/out")
        return visits.keep(visit, visits.page("phone/out.html", **around, ticket=visit.freed, without=WITHOUT))

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
        if place_of(filled) == "role":
            wave_off(answer, number, not filled.get("role"))
        return answer

    @pages.get("/<int:number>/t/<path:table>")
    def sit_down(number: int, table: str) -> AnyResponse:
        """Somebody scanned the card of a table: they sit there from now on, and go on to the evening. A phone that is new gets its cookie first."""
        visit = visits.come(number)
        if visit.full:
            return visits.full(visit)
        asked_before = "again" in request.args
        if not visit.known and not asked_before:
            return visits.keep(visit, redirect_to(f"/{number}/t/{quote(table, safe='')}?again=1"))
        filled = {"id": str(uuid.uuid4()), "verb": "me.describe", "table": table}
        if not visit.known or visit.mine["me"]["table"] == table or visit.mine["me"].get("scribe"):  # no link takes the pen from anybody
            return redirect(f"/{number}", 303)
        try:
            carry_out(visit, filled)
        except Refusal as refusal:
            return visits.keep(visit, page(visit, Refused(filled, sentence(site.language(), refusal)), refusal.status))
        return redirect(f"/{number}", 303)

    def carry_out(visit: Visit, filled: Filled) -> None:
        if not visit.known:
            raise NotAllowed("We don't know this phone yet. Send it once more. Does it fail again? Then allow cookies for this page.")
        floods.spend(visit.who)
        site.act(visit.who, message_of(filled, visit.who.participant or ""))

    def first_page(visit: Visit) -> Response:
        """The page of who gave nothing yet, which is the same for all of them until something changes for the room."""
        known = (visit.row.id, site.language(), visits.sheet().inline is None)
        state = (*visit.live.streams[PHONE].cursor, left_of(visit.docs["clock"], site.home.now()) if "clock" in visit.docs else None)
        made_for, shared, end = first_pages.get(known, (None, None, ""))
        if shared is None or made_for != state:
            beginning, _, end = drawn(visit, now=NOW, who=WHO).html().partition(f'"{NOW}"')
            shared = SharedPage(beginning.encode())
            first_pages[known] = state, shared, end
        own = end.replace(WHO, participant_mark(visit))
        return as_page(visits.answer_shared(shared, f"{site.home.now()}{own}"))

    def page(visit: Visit, refused: Refused | None = None, status: int = 200) -> Response:
        shown = drawn(visit, refused, now=site.home.now(), who=participant_mark(visit))
        answer = visits.answer(shown.html(), status)
        return answer if refused else as_page(answer)

    def drawn(visit: Visit, refused: Refused | None = None, *, now: float | str, who: str) -> PhonePage:
        boot = site.boot(visit.row.id, PHONE)
        boot["mine"] = {**visit.live.own_stream(visit.who.participant or "").since(), "now": now}
        boot["who"] = who
        ticket = visit.who.ticket.number if visit.who.ticket else None
        if ticket:
            boot["ticket"] = ticket
        return PhonePage(
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
            ticket=ticket,
            who=who,
        )

    def as_page(answer: Response) -> Response:
        """Its script is asked for while the page itself still comes."""
        answer.headers["Link"] = f"<{site.phone_script()}>; rel=preload; as=script"
        return answer

    def wave_off(answer: AnyResponse, number: int, on: bool) -> None:
        if on:
            answer.set_cookie(NO_ROLE_COOKIE, "1", httponly=True, samesite="Lax", path=f"/{number}")
        else:
            answer.delete_cookie(NO_ROLE_COOKIE, path=f"/{number}")

    @pages.get("/<int:number>/docs")
    def docs(number: int) -> Response:
        """The phones' documents as last committed, encoded and compressed once per change."""
        stream = site.home.live(visits.find(f"{number}").id).streams[PHONE]
        if "gzip" not in request.headers.get("Accept-Encoding", ""):
            return Response(stream.body(), mimetype="application/json", headers={"Vary": "Accept-Encoding"})
        return Response(stream.packed_body(), mimetype="application/json", headers={"Vary": "Accept-Encoding", "Content-Encoding": "gzip"})

    return pages


def redirect_to(path: str) -> Response:
    return Response(status=303, headers={"Location": path})


def participant_mark(visit: Visit) -> str:
    """By which the script sees that another person uses this browser now."""
    return (visit.who.participant or "")[:12]


def wished() -> Wish:
    asked = request.args
    return Wish(asked.get("change", ""), asked.get("take-back", ""), "all" in asked, "still" in asked)
