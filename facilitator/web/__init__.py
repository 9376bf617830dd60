"""The pages, in Flask: one file a surface. Each page asks `access` who is there and shows documents of the streams."""

from __future__ import annotations

from flask import Flask

from facilitator.access import Access
from facilitator.home import Home
from facilitator.live.presence import Presence
from facilitator.media import MediaShelf
from facilitator.settings import Settings
from facilitator.web import api, files, health, office, phone, surfaces
from facilitator.web.site import Site


def add_pages(app: Flask, home: Home, access: Access, presence: Presence, shelf: MediaShelf, settings: Settings, version: str) -> None:
    site = Site(app, home, access, presence, shelf, settings, version)
    for pages in (files, health, phone, surfaces, office, api):
        app.register_blueprint(pages.make(site))
