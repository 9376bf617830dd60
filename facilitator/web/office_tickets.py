"""The tickets of an evening in the office: making more, printing them, mailing their links, and freeing one."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.errors import Fault, Invalid, Refusal
from facilitator.language import translate
from facilitator.meetup.tickets import MOST_TICKETS
from facilitator.meetup.words import OFFICE
from facilitator.tickets import code_of
from facilitator.web.office_forms import Refused, fill, refused
from facilitator.web.office_meetup import facts
from facilitator.web.office_print import number
from facilitator.web.site import Site

USUAL_TICKETS = 40
ON_A_PAGE = 10
AT_ONCE = 200  # tickets that are drawn


def add(pages: Blueprint, site: Site) -> None:
    @pages.get("/meetups/<meetup>/tickets")
    def tickets(meetup: str) -> str:
        return sheets(meetup)

    @pages.post("/meetups/<meetup>/tickets")
    def make_tickets(meetup: str) -> AnyResponse | tuple[str, int]:
        before = printed(meetup)
        return carry_out(meetup, "ticket.print", "more", "more", lambda _: f"first={before + 1}")

    @pages.post("/meetups/<meetup>/tickets/free")
    def free_ticket(meetup: str) -> AnyResponse | tuple[str, int]:
        return carry_out(meetup, "ticket.free", "number", "free", lambda number: f"freed={number}")

    @pages.get("/meetups/<meetup>/tickets.csv")
    def ticket_links(meetup: str) -> Response:
        """Number, code and link of each, for who mails them to people at home."""
        out = io.StringIO()
        csv.writer(out).writerows([("number", "code", "link"), *((each["number"], each["code"], each["link"]) for each in made(meetup, 1, printed(meetup)))])
        answer = Response("\ufeff" + out.getvalue(), mimetype="text/csv")
        answer.headers["Content-Disposition"] = "attachment; filename=tickets.csv"
        return answer

    def carry_out(meetup: str, verb: str, field: str, form: str, then: Callable[[int], str]) -> AnyResponse | tuple[str, int]:
        """A form with one number, as a command; refused at the form, or on to the page with what `then` adds to its address."""
        filled = fill(request.form, (field,))
        who = site.access.surface(site.home.row(meetup), OFFICE, request.cookies)
        try:
            given = whole(filled[field], field)
            site.act(who, {"id": str(uuid.uuid4()), "verb": verb, field: given})
        except Refusal as refusal:
            return sheets(meetup, refused(site, form, refusal, filled)), refusal.status
        return redirect(f"/office/meetups/{meetup}/tickets?{then(given)}", 303)

    def printed(meetup: str) -> int:
        return site.home.look(site.home.row(meetup).id, lambda state: state.tickets.printed)

    def sheets(meetup: str, wrong: Refused | None = None) -> str:
        told, there = facts(site, meetup), printed(meetup)
        first = min(max(number("first", 1), 1), max(there, 1))
        last = min(max(number("last", there), first), there, first + AT_ONCE - 1)
        shown = made(meetup, first, last)
        url = f"{site.join_base()}/{told['code']}"
        return render_template(
            "office/tickets.html",
            meetup=told,
            sheets=[shown[at : at + ON_A_PAGE] for at in range(0, len(shown), ON_A_PAGE)],
            there=there,
            first=first,
            last=last,
            usual=USUAL_TICKETS,
            most=MOST_TICKETS,
            freed=number("freed", 0),
            refused=wrong,
            address=url.split("://")[1].split("/")[0],
            say=partial(translate, told["language"]),
        )

    def made(meetup: str, first: int, last: int) -> list[dict[str, Any]]:
        row = site.home.row(meetup)
        codes = ((each, code_of(row.key, each)) for each in range(first, last + 1))
        return [{"number": each, "code": code, "link": f"{site.join_base()}/{row.code}/k/{code}"} for each, code in codes]


def whole(text: str, name: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Invalid("Write a whole number.", faults=(Fault(name, "must be a whole number"),)) from None
