"""The figures, as Prometheus text: for programs with the organiser token, and for who asks on the machine of the server itself."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Blueprint, Request, Response, request

from facilitator.addresses import ITSELF
from facilitator.metrics import CONTENT_TYPE
from facilitator.web.site import Site

HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?")
OF_PROXIES = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via")


def make(site: Site) -> Blueprint:
    pages = Blueprint("metrics", __name__)

    @pages.before_request
    def only_monitors() -> None:
        if is_reached_elsewhere(site.settings.url) or not is_of_this_machine(request):
            site.access.organiser(None, request.headers.get("Authorization"))

    @pages.get("/metrics")
    def metrics() -> Response:
        """Every figure of docs/metrics.md."""
        return Response(site.home.metrics.text(), content_type=CONTENT_TYPE)

    return pages


def is_of_this_machine(asked: Request) -> bool:
    """Whether it came straight from this machine. Through a proxy everybody does: so nothing may say that there is one, and the address
    that was asked for must be this machine's own (a page of another site, whose name leads here, has its own)."""
    if any(header in asked.headers for header in OF_PROXIES) or not HOST.fullmatch(asked.host):
        return False
    try:
        return ip_address((asked.remote_addr or "").removeprefix("::ffff:")).is_loopback
    except ValueError:
        return False


def is_reached_elsewhere(url: str) -> bool:
    """Whether people come by another address than this machine's, so perhaps through a proxy that says nothing of itself."""
    return bool(url) and urlsplit(url).hostname not in ITSELF
