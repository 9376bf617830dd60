"""Deleting a meetup: first what will be lost, then the code typed over."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.web import meetups
from facilitator.web.office_meetup import facts
from facilitator.web.site import Site


def add(pages: Blueprint, site: Site) -> None:
    @pages.get("/meetups/<meetup>/delete")
    def delete_page(meetup: str) -> str:
        return page(meetup)

    @pages.post("/meetups/<meetup>/delete")
    def delete(meetup: str) -> AnyResponse | tuple[str, int]:
        typed = request.form.get("code", "")
        if "".join(typed.split()) != site.home.row(meetup).code:
            return page(meetup, site.t("This is not the code of this meetup. Nothing was deleted."), typed), 422
        meetups.delete(site, meetup)
        return redirect("/office?told=deleted", 303)

    def page(meetup: str, error: str = "", typed: str = "") -> str:
        lost = site.home.look(meetup, meetups.losses)
        return render_template("office/delete.html", meetup=facts(site, meetup), lost=lost, error=error, typed=typed)
