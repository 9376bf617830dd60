"""In the office: what a clip holds, whether it plays everywhere, and the copy that does."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect
from werkzeug.wrappers import Response as AnyResponse

from facilitator.media import ffmpeg
from facilitator.media.copies import RUNNING
from facilitator.web.site import Site

NAMES = {"h264": "H.264", "hevc": "H.265", "vp8": "VP8", "vp9": "VP9", "av1": "AV1", "aac": "AAC", "opus": "Opus", "vorbis": "Vorbis", "mp3": "MP3"}


def add(pages: Blueprint, site: Site) -> None:
    @pages.post("/media/<name>/copy")
    def begin_copy(name: str) -> AnyResponse:
        """Begins a copy that plays everywhere; how far it is stands on the page of the clip."""
        site.copies.begin(name)
        return redirect(f"/office/media/{name}#copy", 303)

    @pages.post("/media/<name>/copy/stop")
    def stop_copy(name: str) -> AnyResponse:
        copy = site.copies.of(site.shelf.row(name).name)
        if copy and copy.state == RUNNING:
            site.copies.stop()
        return redirect(f"/office/media/{name}#copy", 303)


def checked(site: Site, name: str) -> dict[str, Any]:
    """What the page of a clip says of it; `can`: whether there is anything to ask it with."""
    if not ffmpeg.there():
        return {"can": False}
    film, copy = site.copies.film(name), site.copies.of(name)
    names = [NAMES.get(codec, codec) for codec in ((film.picture, film.sound) if film else ()) if codec]
    fits = film is not None and film.plays_everywhere(site.shelf.row(name).type)
    length = "{}:{:02d}".format(*divmod(round(film.seconds), 60)) if film else ""
    return {
        "can": True,
        "film": film,
        "length": length,
        "codecs": " + ".join(names),
        "fits": fits,
        "made": copy,
        "kept": bool(copy and site.shelf.holds(copy.to)),
    }
