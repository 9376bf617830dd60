"""Every route of the office and its API, as the server has them."""

from __future__ import annotations

from typing import Any, cast

from flask import Flask

from facilitator.web import api, editor, office
from facilitator.web.site import Site

METHODS = {"GET", "POST", "PUT", "DELETE"}


def office_routes() -> list[tuple[str, str, str]]:
    """(method, path with <names>, endpoint)"""
    app, site = Flask("routes", static_folder=None), cast(Site, cast(Any, None))
    for pages in (office, editor, api):
        app.register_blueprint(pages.make(site))
    return sorted((method, rule.rule, rule.endpoint) for rule in app.url_map.iter_rules() for method in (rule.methods or set()) & METHODS)
