"""Whether the server lives: for the person at the laptop, a proxy and a monitor."""

from flask import Blueprint, Response, jsonify

from facilitator.web.answers import Health
from facilitator.web.site import Site


def make(site: Site) -> Blueprint:
    pages = Blueprint("health", __name__)

    @pages.get("/healthz")
    def health() -> tuple[Response, int]:
        """200 with version, seq (lines of session logs since the start) and writer "alive"; 503 when the writer does not turn."""
        alive = site.home.writer.alive()
        told = Health(ok=alive, version=site.version, seq=site.home.writer.lines, writer="alive" if alive else "stuck", epoch=site.home.epoch)
        return jsonify(told), 200 if alive else 503

    return pages
