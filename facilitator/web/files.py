"""Static files, at addresses that change with their content, and media, at signed addresses."""

from flask import Blueprint, Response, send_file, send_from_directory

from facilitator.web.site import STATIC, Site

YEAR_SECONDS = 365 * 24 * 3600


def make(site: Site) -> Blueprint:
    pages = Blueprint("files", __name__)

    @pages.get("/static/<version>/<path:path>")
    def static(version: str, path: str) -> Response:
        answer = send_from_directory(STATIC, path, conditional=True, max_age=YEAR_SECONDS)
        if version == site.static_version:
            answer.headers["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
        else:
            answer.headers["Cache-Control"] = "no-cache"
        return answer

    @pages.get("/media/<int:expires>/<signature>/<file>")
    def media(expires: int, signature: str, file: str) -> Response:
        path, kind = site.shelf.open(expires, signature, file)
        answer = send_file(path, mimetype=kind, conditional=True)
        answer.headers["Cache-Control"] = "private, max-age=3600"
        return answer

    return pages
