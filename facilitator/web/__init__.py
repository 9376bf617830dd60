"""The pages, in Flask: one file a surface. Each page asks `access` who is there and shows documents of the streams."""

from __future__ import annotations

from facilitator.web import afterwards, api, editor, files, health, metrics, my_data, office, phone, style, surfaces, tickets
from facilitator.web.packing import pack
from facilitator.web.site import Site

__all__ = ["Site", "add_pages"]

PAGES = (files, health, metrics, phone, afterwards, my_data, tickets, surfaces, office, editor, api)


def add_pages(site: Site) -> None:
    app = site.app
    app.after_request(pack)
    for pages in PAGES:
        app.register_blueprint(pages.make(site))
    if site.settings.mode == "development":
        app.register_blueprint(style.make(site))
