"""What is printed for the evening: the sheet with the QR code, and a card for each table. In the language of the meetup."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Blueprint, render_template, request

from facilitator.language import translate
from facilitator.web.office_meetup import facts
from facilitator.web.site import Site

USUAL_TABLES, MOST_TABLES = 8, 60
SIZES = (4, 8)  # cards on a page of A4


def add(pages: Blueprint, site: Site) -> None:
    @pages.get("/meetups/<meetup>/sheet")
    def sheet(meetup: str) -> str:
        return render_template("office/sheet.html", **printed(meetup))

    @pages.get("/meetups/<meetup>/cards")
    def cards(meetup: str) -> str:
        tables = min(max(number("tables", USUAL_TABLES), 1), MOST_TABLES)
        size = number("size", SIZES[0]) if number("size", SIZES[0]) in SIZES else SIZES[0]
        sheets = [range(first, min(first + size, tables + 1)) for first in range(1, tables + 1, size)]
        return render_template("office/cards.html", tables=tables, most=MOST_TABLES, size=size, sizes=SIZES, sheets=sheets, **printed(meetup))

    def printed(meetup: str) -> dict[str, Any]:
        told = facts(site, meetup)
        url = f"{site.join_base()}/{told['code']}"
        return {"meetup": told, "phone_url": url, "address": url.split("://")[1].split("/")[0], "say": partial(translate, told["language"])}


def number(name: str, usual: int) -> int:
    """A whole number of the address; the usual one when it says something else."""
    return request.args.get(name, usual, type=int)
