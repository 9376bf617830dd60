"""Captions in the office: a list of times and texts beside the clip they belong to, checked and written as WebVTT. Without a script it works too."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from facilitator.errors import Fault, Invalid, Refusal
from facilitator.language import fault_document, sentence
from facilitator.media import CAPTIONS
from facilitator.media.captions import MOST_CUES, Cue, clock, cues_of, faults_of, readable, write
from facilitator.web.answers import MediaFile
from facilitator.web.shelf import media_documents, users
from facilitator.web.site import Site

TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]?\d)(?:[.,](\d{1,3}))?")
BEYOND = 0.5  # seconds that a caption may outlast its clip: a player rounds


@dataclass(frozen=True)
class Row:
    """A caption as it stands in the form; `fault` says what is wrong with it."""

    start: str
    end: str
    text: str
    place: str = ""
    fault: Fault | None = None

    @property
    def blank(self) -> bool:
        return not (self.start.strip() or self.end.strip() or self.text.strip())


def add(pages: Blueprint, site: Site) -> None:
    @pages.post("/media/<name>/captions")
    def save_captions(name: str) -> AnyResponse | tuple[str, int]:
        """The whole list, put in the order of times. Refused with every row that is wrong; what was filled in stays."""
        if site.shelf.row(name).type != CAPTIONS:
            raise Invalid("This file holds no captions (WebVTT or SRT), whatever its name says.")
        rows = judged(rows_in(request.form), seconds(request.form.get("length", "")))
        try:
            if any(row.fault for row in rows):
                raise Invalid("Some captions can't be used. Mend what is named.")
            if not rows:
                raise Invalid("There is no caption left. If that is meant, delete the file.")
            site.shelf.take(name, iter([write(cues_in(rows)).encode()]))
        except Refusal as refusal:
            return captions_page(site, name, rows, sentence(site.language(), refusal)), refusal.status
        site.home.media_changed()
        return redirect(f"/office/media/{name}?told=captions-saved", 303)


def captions_page(site: Site, name: str, rows: list[Row] | None = None, error: str = "") -> str:
    files = media_documents(site, users(site))
    file = next(file for file in files if file["name"] == name)
    language, wrong = site.language(), tuple[Fault, ...]()
    if rows is None:
        written = readable(site.shelf.path(name).read_bytes())
        rows, wrong = [Row(short(cue.start), short(cue.end), cue.text, cue.settings) for cue in cues_of(written)], faults_of(written)
    faults = [fault_document(language, row.fault)["message"] if row.fault else "" for row in rows]
    return render_template(
        "office/captions.html",
        file=file,
        clip=clip_of(name, files),
        rows=list(zip(rows, faults, strict=True)),
        wrong=[fault_document(language, fault) for fault in wrong],
        error=error,
    )


def clip_of(captions: str, files: list[MediaFile]) -> MediaFile | None:
    """The clip that captions belong to, by their name: clip.nl.vtt is of clip.mp4."""
    films = [file for file in files if file["type"].startswith("video/")]
    return next((film for film in films if captions.startswith(f"{film['name'].rpartition('.')[0]}.")), None)


def rows_in(form: MultiDict[str, str]) -> list[Row]:
    """Rows of which everything was taken out are taken away."""
    columns = (form.getlist(name) for name in ("start", "end", "text", "place"))
    rows = [Row(start, end, text.replace("\r\n", "\n"), place) for start, end, text, place in zip_longest(*columns, fillvalue="")]
    return [row for row in rows if not row.blank]


def judged(rows: list[Row], length: float | None) -> list[Row]:
    """In the order of times, each with what is wrong with it; rows without a time stay where they are."""
    rows = sorted(rows, key=lambda row: seconds(row.start) or 0.0) if all(seconds(row.start) is not None for row in rows) else rows
    return [replace(row, fault=_fault(row, length)) for row in rows[:MOST_CUES]]


def cues_in(rows: list[Row]) -> list[Cue]:
    return [Cue(seconds(row.start) or 0.0, seconds(row.end) or 0.0, row.text, _one_line(row.place)) for row in rows]


def seconds(written: str) -> float | None:
    """Of `1:02.5` or `01:01:02,500`; None for what is no time."""
    found = TIME.fullmatch(written.strip())
    if not found:
        return None
    hours, minutes, whole, part = found.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(whole) + int((part or "0").ljust(3, "0")) / 1000


def short(at: float) -> str:
    """`1:02.500`: what a narrow field has room for; hours where there are any."""
    hours, _, rest = clock(at).partition(":")
    return f"{int(hours)}:{rest}" if int(hours) else rest.removeprefix("0")


def _fault(row: Row, length: float | None) -> Fault | None:
    start, end = seconds(row.start), seconds(row.end)
    if start is None or end is None:
        return Fault("start" if start is None else "end", "this is no time, as 0:12.500")
    if end <= start:
        return Fault("end", "must end after it begins")
    if length is not None and end > length + BEYOND:
        return Fault("end", "ends after the clip, which lasts {length}", (("length", clock(length)),))
    return None if row.text.strip() else Fault("text", "there is no text")


def _one_line(place: str) -> str:
    return " ".join(place.replace("-->", "").split())
