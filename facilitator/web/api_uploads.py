"""Files in pieces, in the office API: begun, gone on with where they were, taken away."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, request

from facilitator.errors import Fault, Invalid
from facilitator.media import Upload
from facilitator.web.answers import MediaStored, UploadList, UploadState
from facilitator.web.body import body_chunks
from facilitator.web.reading import read_json
from facilitator.web.site import Site

LONGEST_MARK = 300
MOST_DIGITS = 15


def add(pages: Blueprint, site: Site) -> None:
    @pages.get("/uploads")
    def list_uploads() -> Response:
        return jsonify(UploadList(uploads=[state_of(upload) for upload in site.uploads.all()]))

    @pages.post("/uploads")
    def begin_upload() -> tuple[Response, int]:
        """Room for `size` bytes under a name; the same name, size and mark again give what is there of it: 200 then."""
        upload = site.uploads.begin(*beginning(read_json(request.get_data())))
        return jsonify(state_of(upload)), 200 if upload.offset else 201

    @pages.get("/uploads/<upload>")
    def one_upload(upload: str) -> Response:
        return jsonify(state_of(site.uploads.get(upload)))

    @pages.patch("/uploads/<upload>")
    def go_on_with_upload(upload: str) -> tuple[Response, int]:
        """Bytes from `at` on. 201 with the file on the shelf when it is whole, else 200 with what is there now."""
        before = site.uploads.get(upload)
        request.max_content_length = before.size + 1  # without a length the shelf counts
        now = site.uploads.add(upload, place(request.args.get("at", "")), body_chunks())
        if isinstance(now, Upload):
            return jsonify(state_of(now)), 200
        site.home.media_changed()
        return jsonify(MediaStored(name=now.name, type=now.type, size=now.size)), 201

    @pages.delete("/uploads/<upload>")
    def drop_upload(upload: str) -> tuple[str, int]:
        site.uploads.drop(upload)
        return "", 204


def state_of(upload: Upload) -> UploadState:
    return UploadState(id=upload.id, name=upload.name, size=upload.size, offset=upload.offset, mark=upload.mark)


def beginning(given: Any) -> tuple[str, int, str]:
    """Name, size and mark of what is to come."""
    told = given if isinstance(given, dict) else {}
    name, size, mark = told.get("name"), told.get("size"), told.get("mark", "")
    faults = [
        *([] if isinstance(name, str) else [Fault("name", "must be a text")]),
        *([] if type(size) is int and 0 < size < 10**MOST_DIGITS else [Fault("size", "must be a number of bytes")]),
        *([] if isinstance(mark, str) and len(mark) <= LONGEST_MARK else [Fault("mark", "must be a text")]),
    ]
    if faults:
        raise Invalid("This can't be used as it was sent.", faults=tuple(faults))
    return str(name), int(str(size)), str(mark)


def place(given: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS):
        raise Invalid("This can't be used as it was sent.", faults=(Fault("at", "must be a number of bytes"),))
    return int(given)
