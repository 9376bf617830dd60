"""Sealing a meetup by hand: first what goes and what stays, then the code typed over."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.errors import Refusal
from facilitator.language import sentence
from facilitator.web import meetups
from facilitator.web.afterwards import until_words
from facilitator.web.office_meetup import facts
from facilitator.web.site import Site


def add(pages: Blueprint, site: Site) -> None:
    @pages.get("/meetups/<meetup>/seal")
    def seal_page(meetup: str) -> str:
        return page(meetup)

    @pages.post("/meetups/<meetup>/seal")
    def seal(meetup: str) -> AnyResponse | tuple[str, int]:
        typed = request.form.get("code", "")
        if "".join(typed.split()) != site.home.row(meetup).code:
            return page(meetup, site.t("This is not the code of this meetup. Nothing was sealed."), typed), 422
        try:
            site.sealing.seal(meetup, by_hand=True)
        except Refusal as refusal:
            return page(meetup, sentence(site.language(), refusal), typed), refusal.status
        return redirect(f"/office/meetups/{meetup}?told=sealed", 303)

    def page(meetup: str, error: str = "", typed: str = "") -> str:
        told = facts(site, meetup)
        lost = site.home.look(meetup, meetups.losses)
        return render_template("office/seal.html", meetup=told, lost=lost, until=until_words(site, told), error=error, typed=typed)
