"""Static files, at addresses that change with their content, and media, at signed addresses."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import brotli
from flask import Blueprint, Response, request, send_from_directory

from facilitator.errors import NotAllowed, NotFound
from facilitator.language import LANGUAGES, translate
from facilitator.web.giving import give
from facilitator.web.join import joined
from facilitator.web.phone_sheet import COOKIE, phone_sheet
from facilitator.web.sheets import JOINED_SHEETS, joined_sheet
from facilitator.web.site import STATIC, Site

YEAR_SECONDS = 365 * 24 * 3600
PACKED = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
POLICY = "default-src 'none'"  # for a drawing that is opened by itself; a page brings the rules for what it loads
PHONE_SHEET = "joined/phone.css"
PHONE_SCRIPTS = {
    "phone": "main",
    "phone-table": "table/main",
    "phone-kinds": "kinds/main",
    "phone-results": "results/main",
    "phone-ideas": "ideas/main",
    "phone-writing": "writing/main",
    "phone-answers": "writing/answers",
    "phone-agreements": "agreements/main",
    "phone-offering": "offering/main",
    "phone-choosing": "choosing/main",
    "phone-together": "together/main",
}
SURFACES = {"remote": "desk/remote-main", "screen": "screen/main"}
DESK, TOOLS = "js/desk/main.js", "js/tools/main.js"  # the second comes when one of its tools is opened

# The best first. Browsers take brotli over HTTPS and from their own machine only, for old proxies spoil what they do not know.
PACKERS: dict[str, Callable[[bytes], bytes]] = {"br": partial(brotli.compress, quality=10), "gzip": partial(gzip.compress, compresslevel=9)}


def phone_script(entry: str, language: str) -> str:
    return joined(STATIC, f"js/phone/{entry}.js", partial(translate, language))


JOINED: dict[str, Callable[[], str]] = {
    PHONE_SHEET: phone_sheet,
    **{f"joined/{name}.{language}.js": partial(phone_script, entry, language) for language in LANGUAGES for name, entry in PHONE_SCRIPTS.items()},
    **{f"joined/{name}.css": partial(joined_sheet, sheets) for name, sheets in JOINED_SHEETS.items()},
    **{f"joined/{name}.js": partial(joined, STATIC, f"js/{path}.js") for name, path in SURFACES.items()},
    "joined/desk.js": partial(joined, STATIC, DESK, lends_to=TOOLS),
    **{f"joined/tools.{language}.js": partial(joined, STATIC, TOOLS, partial(translate, language), base=DESK) for language in LANGUAGES},
}


def make(site: Site) -> Blueprint:
    pages = Blueprint("files", __name__)

    @pages.get("/static/<version>/<path:path>")
    def static(version: str, path: str) -> Response:
        kind = PACKED.get(Path(path).suffix)
        if path in JOINED or (kind and _inside(path)):
            answer = _text(path, str(kind))
        else:
            answer = send_from_directory(STATIC, path, conditional=True)
        fresh = version == site.static_version
        answer.headers["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable" if fresh else "no-cache"
        answer.headers["Content-Security-Policy"] = POLICY
        if path == PHONE_SHEET and fresh:
            site.set_cookie(answer, COOKIE, version)
        return answer

    @pages.get("/media/<meetup>/<int:expires>/<signature>/<file>")
    def media(meetup: str, expires: int, signature: str, file: str) -> Response:
        """For who got the address in a document of that meetup. That there is no such meetup is said as that it does not work."""
        try:
            row = site.home.row(meetup)
        except NotFound:
            raise NotAllowed("This address does not work.") from None
        return give(site.settings, *site.shelf.open(row, expires, signature, file))

    return pages


def _text(path: str, kind: str) -> Response:
    coding = next((name for name in PACKERS if request.accept_encodings.quality(name)), None)
    if coding is None:
        return Response(_plain(path), mimetype=kind, headers={"Vary": "Accept-Encoding"})
    return Response(_packed(path, coding), mimetype=kind, headers={"Content-Encoding": coding, "Vary": "Accept-Encoding"})


@cache
def _packed(path: str, coding: str) -> bytes:
    """Compressed once: every phone of the hall asks for the same."""
    return PACKERS[coding](_plain(path))


def _plain(path: str) -> bytes:
    return JOINED[path]().encode() if path in JOINED else (STATIC / path).read_bytes()


def _inside(path: str) -> bool:
    try:
        target = (STATIC / path).resolve()
        return target.is_relative_to(STATIC) and target.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False
