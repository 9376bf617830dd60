"""The pages, in Flask: one file a surface. Each page asks `access` who is there and shows documents of the streams."""

from __future__ import annotations

from flask import Flask

from facilitator.access import Access
from facilitator.home import Home
from facilitator.live.presence import Presence
from facilitator.media import Copies, Uploads
from facilitator.rehearsal import Rehearsals
from facilitator.sealing import Sealing
from facilitator.settings import Settings
from facilitator.web import afterwards, api, editor, files, health, metrics, my_data, office, phone, style, surfaces, tickets
from facilitator.web.packing import pack
from facilitator.web.site import Site

PAGES = (files, health, metrics, phone, afterwards, my_data, tickets, surfaces, office, editor, api)


def add_pages(
    app: Flask,
    home: Home,
    access: Access,
    presence: Presence,
    uploads: Uploads,
    copies: Copies,
    rehearsals: Rehearsals,
    sealing: Sealing,
    settings: Settings,
    version: str,
) -> None:
    site = Site(app, home, access, presence, uploads, copies, rehearsals, sealing, settings, version)
    app.after_request(pack)
    for pages in PAGES:
        app.register_blueprint(pages.make(site))
    if settings.mode == "development":
        app.register_blueprint(style.make(site))
