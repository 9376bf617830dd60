"""Every route, as the server has them."""

from __future__ import annotations

from typing import Any, cast

from flask import Flask
from werkzeug.routing import Map

from facilitator.web import PAGES, api, editor, office, style
from facilitator.web.site import Site

METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


def office_routes() -> list[tuple[str, str, str]]:
    """Those of the office and its API: (method, path with <names>, endpoint)"""
    return told(url_map(office, editor, api))


def every_route() -> list[tuple[str, str, str]]:
    """The same of the whole server, as it is while developing."""
    return told(whole_map())


def whole_map() -> Map:
    return url_map(*PAGES, style)


def url_map(*modules: Any) -> Map:
    app, site = Flask("routes", static_folder=None), cast(Site, cast(Any, None))
    for pages in modules:
        app.register_blueprint(pages.make(site))
    return app.url_map


def told(routes: Map) -> list[tuple[str, str, str]]:
    return sorted((method, rule.rule, rule.endpoint) for rule in routes.iter_rules() for method in (rule.methods or set()) & METHODS)
