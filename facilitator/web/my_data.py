"""My data: what is stored of one phone in this meetup, in sentences, and the way to have it forgotten. Works with and without a script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.access import surface_cookie, ticket_cookie
from facilitator.errors import Refusal, TooFast, UnknownCode
from facilitator.language import sentence
from facilitator.meetup.rounds import CLOSED
from facilitator.meetup.voting import TABLE
from facilitator.meetup.words import DESK, PHONE, Document
from facilitator.web.api import check_same_site
from facilitator.web.ballots import words_of
from facilitator.web.floods import Floods
from facilitator.web.phone_page import frame
from facilitator.web.site import Site
from facilitator.web.visits import NO_ROLE_COOKIE, Visit, Visits

FORGET = "me.forget"


def make(site: Site) -> Blueprint:
    pages = Blueprint("my_data", __name__, url_prefix="/<int:number>/me")
    visits, floods = Visits(site), Floods()
    for refusal in (UnknownCode, TooFast):
        pages.register_error_handler(refusal, visits.wrong_code)

    @pages.get("")
    def me(number: int) -> Response:
        return show("phone/me.html", visits.come(number), "/me")

    @pages.get("/forget")
    def ask(number: int) -> Response:
        """The confirm step."""
        return show("phone/forget.html", visits.come(number), "/me/forget", error=None)

    @pages.post("/forget")
    def forget(number: int) -> AnyResponse:
        """Forgets, and lets the phone forget who it was. A phone that has no cookie any more has nothing to be forgotten."""
        visit = visits.come(number)
        try:
            check_same_site(site)
            if visit.known:
                floods.spend(visit.who)
                site.act(visit.who, {"id": request.form.get("id", ""), "verb": FORGET})
        except Refusal as refusal:
            answer = show("phone/forget.html", visit, "/me/forget", error=sentence(site.language(), refusal))
            answer.status_code = refusal.status
            return answer
        site.access.part(visit.who)
        gone = redirect(f"/{number}/me/forgotten", 303)
        for cookie in (surface_cookie(PHONE, visit.row.id), ticket_cookie(visit.row.id)):
            gone.delete_cookie(cookie, path="/")
        gone.delete_cookie(NO_ROLE_COOKIE, path=f"/{number}")
        return gone

    @pages.get("/forgotten")
    def forgotten(number: int) -> Response:
        return show("phone/forgotten.html", visits.come(number), "/me/forgotten")

    def show(template: str, visit: Visit, path: str, **given: Any) -> Response:
        desk = visit.live.streams[DESK].docs()
        told = stored_of(visit.docs, desk, visit.mine, site.language())
        around = frame(site.language(), visit.docs["meetup"], visit.row.code, path)
        ticket = visit.who.ticket.number if visit.who.ticket else None
        return visits.page(template, **around, **told, ticket=ticket, **given)

    return pages


def stored_of(docs: Mapping[str, Document], every_round: Mapping[str, Document], mine: Mapping[str, Document], language: str) -> dict[str, Any]:
    """What is stored of a participant (`mine`), with the words that it is about: questions of every round, ideas that phones see, fragments."""
    rounds = [(every_round[key.removeprefix("my/")], given["choice"]) for key, given in mine.items() if key.startswith("my/round/")]
    titles = {step["id"]: step["title"] for step in every_round.get("show", {"steps": []})["steps"]}
    return {
        "nothing": not rounds and not any(any(given.values()) for given in mine.values()),
        "me": mine["me"],
        "practice": practised(docs.get("practice"), mine.get("my/practice"), language),
        "answers": [{"question": round["question"], "answer": words_of(round, choice, language), "open": round["state"] != CLOSED} for round, choice in rounds],
        "open": sum(round["state"] != CLOSED and round.get("voting") != TABLE for round, _ in rounds),
        "of_table": any(round.get("voting") == TABLE for round, _ in rounds),
        "moments": [{"title": titles.get(step, ""), "n": len(each)} for step, each in mine.get("my/moments", {}).items()],
        "ideas": [idea for key, idea in mine.items() if key.startswith("my/idea/")],
        "offers": [offer for key, offer in mine.items() if key.startswith(("my/condition/", "my/agreement/"))],
        "confirmed": [{"value": value, "text": docs.get(f"condition/{each}", {}).get("text")} for each, value in mine.get("my/conditions", {}).items()],
        "supported": [
            {"value": value, "text": docs.get(f"idea/{idea}", {}).get("text")}
            for idea, value in mine.get("my/support", {}).items()
            if f"idea/{idea}" in docs or "under" not in every_round.get(f"idea/{idea}", {})  # what stands under another is told of that one
        ],
        "dots": [
            {"number": number, "text": target_words(docs, target), "title": title}
            for step, title in titles.items()
            for target, number in placed_in(mine.get("my/dots", {}), step).items()
        ],
    }


def practised(practice: Document | None, tried: Document | None, language: str) -> Document | None:
    """The question and the answer, in words; once it is over one's own document has them."""
    if tried and practice:
        return {"question": practice["question"], "answer": words_of(practice, tried["choice"], language)}
    told: Document | None = (tried or {}).get("told")
    return told


def placed_in(dots: Document, step: str) -> dict[str, int]:
    placed: dict[str, int] = dots["placed"] if dots.get("step") == step else dots.get("earlier", {}).get(step, {})
    return placed


def target_words(docs: Mapping[str, Document], target: str) -> str | None:
    """An idea, or the name of a group while phones are told of it."""
    groups = {group["id"]: group["name"] for group in docs.get("groups", {"groups": []})["groups"]}
    words: str | None = groups.get(target) or docs.get(f"idea/{target}", {}).get("text")
    return words
