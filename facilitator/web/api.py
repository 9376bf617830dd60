"""The office API, for programs: `Authorization: Bearer <organiser token>`, or an organiser's cookie. A contract: add, don't rename."""

from __future__ import annotations

import msgspec
from flask import Blueprint, Response, jsonify, request

from facilitator.access import OFFICE_COOKIE
from facilitator.errors import Invalid, NotAllowed
from facilitator.meetup import programme
from facilitator.report.making import make_report
from facilitator.store import MeetupRow
from facilitator.web import api_questions, api_uploads
from facilitator.web.answers import Made, MediaList, MediaStored
from facilitator.web.body import body_chunks
from facilitator.web.giving import give
from facilitator.web.meetups import delete, take_in
from facilitator.web.openapi import description
from facilitator.web.reading import read_json
from facilitator.web.shelf import media_documents, users
from facilitator.web.site import Site

ARCHIVE_BYTES = 200_000_000


def make(site: Site) -> Blueprint:
    pages = Blueprint("api", __name__, url_prefix="/office/api")
    api_questions.add(pages, site)
    api_uploads.add(pages, site)

    @pages.before_request
    def only_organisers() -> None:
        site.access.organiser(request.cookies.get(OFFICE_COOKIE), request.headers.get("Authorization"))
        if request.method != "GET" and "Authorization" not in request.headers:
            check_same_site(site)
        request.max_content_length = ARCHIVE_BYTES  # only now: nobody else may send that much

    @pages.get("/openapi.json")
    def openapi() -> Response:
        """Every route of the server, for programs and for who writes one."""
        return jsonify(description(site.app.url_map, site.version))

    @pages.post("/meetups")
    def make_meetup() -> tuple[Response, int]:
        """Makes a meetup of a programme file, or of an archive, which becomes an equal meetup."""
        row = take_in(site, read_json(request.get_data()))
        links = site.links(row.id, row.code)
        made = Made(
            id=row.id,
            code=row.code,
            phone_url=links["phone"],
            desk_url=links["desk"],
            operator_url=links["operator"],
            remote_url=links["remote"],
            screen_url=links["screen"],
        )
        return jsonify(made), 201

    @pages.delete("/meetups/<meetup>")
    def delete_meetup(meetup: str) -> tuple[str, int]:
        """Deletes a meetup with everything in it, for good."""
        delete(site, meetup)
        return "", 204

    @pages.put("/meetups/<meetup>/seal")
    def seal_meetup(meetup: str) -> tuple[str, int]:
        """Seals a meetup that is over, for good; one that is sealed stays so."""
        site.sealing.seal(site.home.row(meetup).id, by_hand=True)
        return "", 204

    @pages.get("/meetups/<meetup>/programme.json")
    def programme_json(meetup: str) -> Response:
        """The meetup as a programme file: to change by hand, or to make another one of."""
        row = kept(site, meetup)
        written = msgspec.json.format(msgspec.json.encode(site.home.look(row.id, programme.write)), indent=2)
        return download(Response(written, mimetype="application/json"), f"programme-{row.code}.json")

    @pages.get("/meetups/<meetup>/archive.json")
    def archive_json(meetup: str) -> Response:
        return report(site, meetup, "archive", "application/json", "json")

    @pages.get("/meetups/<meetup>/export.zip")
    def export_zip(meetup: str) -> Response:
        return report(site, meetup, "export", "application/zip", "zip")

    @pages.get("/media")
    def list_media() -> Response:
        return jsonify(MediaList(media=media_documents(site, users(site))))

    @pages.get("/media/<name>")
    def get_media(name: str) -> Response:
        """The file itself, whole or a part of it. Only for organisers: a meetup has addresses of its own."""
        return give(site.settings, site.shelf.path(name), site.shelf.row(name).type)

    @pages.put("/media/<name>")
    def put_media(name: str) -> tuple[Response, int]:
        """Stores a clip or a caption file under a name that programme files can use; the body is the file."""
        site.shelf.room.check_size(request.content_length)
        request.max_content_length = site.shelf.room.file_bytes + 1  # without a length the shelf counts, and says it better
        row = site.shelf.take(name, body_chunks())
        site.home.media_changed()
        return jsonify(MediaStored(name=row.name, type=row.type, size=row.size)), 201

    @pages.delete("/media/<name>")
    def delete_media(name: str) -> tuple[str, int]:
        """Deletes a file for good; whatever names it misses it from now on."""
        site.shelf.remove(name)
        site.home.media_changed()
        return "", 204

    return pages


def report(site: Site, meetup: str, kind: str, mimetype: str, ending: str) -> Response:
    """Made in a process of its own from a read-only snapshot, streamed, never cached."""
    row = kept(site, meetup)
    return download(Response(make_report(site.settings.data, row.id, kind), mimetype=mimetype), f"meetup-{row.code}.{ending}")


def kept(site: Site, meetup: str) -> MeetupRow:
    """The row of a meetup that is there to stay."""
    row = site.home.row(meetup)
    if row.rehearsal_of:
        raise Invalid("Nothing is taken out of a rehearsal: it leaves nothing behind.")
    return row


def download(answer: Response, name: str) -> Response:
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def check_same_site(site: Site) -> None:
    """A form of another site must not act with an organiser's cookie."""
    origin = request.headers.get("Origin")
    if origin is not None and origin not in (request.host_url.rstrip("/"), site.base()):
        raise NotAllowed("This request came from another site.")
