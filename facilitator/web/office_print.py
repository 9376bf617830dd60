"""What is printed for the evening: the sheet with the QR code, and a card for each table, which says where a phone sits. In the language of the meetup."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import quote

from flask import Blueprint, render_template, request

from facilitator.language import translate
from facilitator.meetup.tables import MOST_TABLES
from facilitator.web.office_meetup import facts
from facilitator.web.site import Site

USUAL_TABLES = 8
SIZES = (4, 8)  # cards on a page of A4


def add(pages: Blueprint, site: Site) -> None:
    @pages.get("/meetups/<meetup>/sheet")
    def sheet(meetup: str) -> str:
        return render_template("office/sheet.html", **printed(meetup))

    @pages.get("/meetups/<meetup>/cards")
    def cards(meetup: str) -> str:
        told = facts(site, meetup)["tables"]
        count = min(max(number("tables", USUAL_TABLES), 1), MOST_TABLES)
        tables = told or [{"code": f"{n}", "name": ""} for n in range(1, count + 1)]
        size = number("size", SIZES[0]) if number("size", SIZES[0]) in SIZES else SIZES[0]
        sheets = [tables[first : first + size] for first in range(0, len(tables), size)]
        shown = {"told": bool(told), "count": count, "most": MOST_TABLES, "size": size, "sizes": SIZES, "sheets": sheets}
        return render_template("office/cards.html", at_table=lambda code: quote(code, safe=""), **shown, **printed(meetup))

    def printed(meetup: str) -> dict[str, Any]:
        told = facts(site, meetup)
        url = f"{site.join_base()}/{told['code']}"
        return {"meetup": told, "phone_url": url, "address": url.split("://")[1].split("/")[0], "say": partial(translate, told["language"])}


def number(name: str, usual: int) -> int:
    """A whole number of the address; the usual one when it says something else."""
    return request.args.get(name, usual, type=int)
