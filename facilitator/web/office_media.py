"""Clips and captions in the office: what there is, what is missing, a look at one file, uploading and deleting."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import IO

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as AnyResponse

from facilitator.errors import Invalid, Refusal
from facilitator.language import script_strings, sentence
from facilitator.media import CAPTIONS, CHUNK, KINDS, MEGABYTE, media_name
from facilitator.media.ffmpeg import DEMUXERS
from facilitator.web import office_captions, office_copies
from facilitator.web.answers import MediaFile
from facilitator.web.shelf import media_documents, missing, users
from facilitator.web.site import Site


def add(pages: Blueprint, site: Site) -> None:
    @pages.get("/media")
    def media() -> str:
        return shelf_page()

    @pages.post("/media")
    def add_media() -> AnyResponse | tuple[str, int]:
        """For who has no script: one or more files, under names made of theirs."""
        try:
            uploads = [upload for upload in request.files.getlist("file") if upload.filename]
            if not uploads:
                raise Invalid("Choose a file first.")
            for upload in uploads:
                take(upload, replace="replace" in request.form)
        except Refusal as refusal:
            return shelf_page(sentence(site.language(), refusal)), refusal.status
        return redirect("/office/media?told=uploaded", 303)

    @pages.get("/media/<name>")
    def file_page(name: str) -> str:
        row, files = site.shelf.row(name), media_documents(site, users(site))
        if row.type == CAPTIONS:
            return office_captions.captions_page(site, name)
        file = next(file for file in files if file["name"] == row.name)
        boot = {"strings": script_strings("office", site.language()), "still": still_name(name)}
        return render_template(
            "office/file.html",
            file=file,
            captions=captions_of(name, files),
            still=still_of(name, files),
            boot=boot,
            check=office_copies.checked(site, name) if row.type in DEMUXERS else None,
        )

    office_captions.add(pages, site)
    office_copies.add(pages, site)

    @pages.post("/media/<name>/delete")
    def delete_file(name: str) -> AnyResponse:
        site.shelf.remove(name)
        site.home.media_changed()
        return redirect("/office/media?told=file-deleted", 303)

    @pages.post("/uploads/<upload>/delete")
    def drop_upload(upload: str) -> AnyResponse:
        site.uploads.drop(upload)
        return redirect("/office/media?told=upload-gone", 303)

    def shelf_page(error: str = "") -> str:
        used = users(site)
        boot = {"strings": script_strings("office", site.language()), "megabytes": site.shelf.room.file_bytes // MEGABYTE, "endings": list(KINDS)}
        return render_template(
            "office/media.html",
            files=media_documents(site, used),
            missing=missing(site, used),
            uploads=site.uploads.all(),
            megabytes=partial(in_megabytes, site.language()),
            boot=boot,
            error=error,
        )

    def take(upload: FileStorage, *, replace: bool) -> None:
        name = media_name(upload.filename or "")
        if site.shelf.holds(name) and not replace:
            raise Invalid("There is a file {name} already. Tick the box to replace it, or give yours another name.", name=name)
        site.shelf.take(name, chunks(upload.stream))
        site.home.media_changed()


def still_name(name: str) -> str:
    """Of a clip: clip.mp4 has clip.jpg."""
    return f"{name.rpartition('.')[0]}.jpg"


def still_of(name: str, files: list[MediaFile]) -> MediaFile | None:
    return next((file for file in files if file["name"] == still_name(name)), None)


def in_megabytes(language: str, size: int) -> str:
    """`1,8`, as the script beside it writes it."""
    written = f"{size / MEGABYTE:.1f}"
    return written.replace(".", ",") if language == "nl" else written


def captions_of(name: str, files: list[MediaFile]) -> list[MediaFile]:
    """The captions that belong to a clip, by their name: clip.mp4 has clip.vtt, clip.nl.vtt."""
    stem = name.rpartition(".")[0]
    return [file for file in files if file["type"] == CAPTIONS and file["name"].startswith(f"{stem}.") and file["name"] != name]


def chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk
