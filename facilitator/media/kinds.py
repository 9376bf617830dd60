"""What a media file may be, judged by its first bytes and never by its name; and under which name it stands on the shelf."""

from __future__ import annotations

import re
import unicodedata

from facilitator.errors import Invalid
from facilitator.media.captions import LONGEST as LONGEST_CAPTIONS
from facilitator.media.captions import is_subrip, is_webvtt
from facilitator.meetup.fields import FILE_NAME

CHUNK = 65_536
HEAD = 4_096  # bytes by which a file is judged
MEGABYTE = 1_000_000
LONGEST_NAME = 100
CAPTIONS = "text/vtt"
STILLS = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
KINDS = {"mp4": "video/mp4", "m4v": "video/mp4", "mov": "video/mp4", "webm": "video/webm", "vtt": CAPTIONS, "srt": CAPTIONS, **STILLS}
LONGEST_STILL = 5 * MEGABYTE
PICTURES = (b"avif", b"avis", b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"crx ")  # brands of an MP4 box with no film in it
EBML, DOCTYPE = b"\x1a\x45\xdf\xa3", b"\x42\x82"
SUBRIP = ".srt"


def kind_of(name: str) -> str:
    """The type of a file by its ending; refused when it is none of ours, or no name at all."""
    kind = KINDS.get(name.rpartition(".")[2].lower())
    if not FILE_NAME.fullmatch(name) or kind is None:
        raise Invalid("A media file is a video (.mp4, .webm), captions (.vtt, .srt) or a still (.jpg, .png), with a name of letters, digits, dots and hyphens.")
    return kind


def shelf_name(name: str) -> str:
    """Captions in SubRip become WebVTT, and are called so."""
    return f"{name[: -len(SUBRIP)]}.vtt" if name.lower().endswith(SUBRIP) else name


def media_name(file_name: str) -> str:
    """The name under which a file can stand on the shelf: "Mijn clip (1).mp4" becomes "Mijn-clip-1.mp4". `mediaName` in upload.js does the same."""
    if FILE_NAME.fullmatch(file_name):
        return shelf_name(file_name)
    stem, dot, ending = file_name.rpartition(".")
    stem, ending = (_plain(stem), _plain(ending)) if dot else (_plain(file_name), "")
    longest = LONGEST_NAME - (len(ending) + 1 if ending else 0)
    return shelf_name(".".join(part for part in (stem[:longest] or "clip", ending) if part))


def check_content(kind: str, head: bytes) -> None:
    """Looks at the first bytes: an MP4 starts with a `ftyp` box of a film, WebM with an EBML header that names it, captions as `captions` says."""
    if kind == "video/mp4" and head[4:8] == b"ftyp" and head[8:12] not in PICTURES:
        return
    if kind == "video/webm" and _is_webm(head):
        return
    if kind == CAPTIONS and (is_webvtt(head) or is_subrip(head)):
        return
    if kind == "image/jpeg" and head.startswith(b"\xff\xd8\xff"):
        return
    if kind == "image/png" and head.startswith(b"\x89PNG\r\n\x1a\n"):
        return
    if kind == "image/webp" and head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return
    if kind in STILLS.values():
        raise Invalid("This file is no picture (JPEG, PNG or WebP), whatever its name says.")
    if kind == CAPTIONS:
        raise Invalid("This file holds no captions (WebVTT or SRT), whatever its name says.")
    raise Invalid("This file is no video (MP4 or WebM), whatever its name says.")


def longest(kind: str, film: int) -> int:
    """Bytes that a file of a kind may have, where a film may have so many."""
    return min(film, LONGEST_CAPTIONS if kind == CAPTIONS else LONGEST_STILL if kind in STILLS.values() else film)


def _is_webm(head: bytes) -> bool:
    """The document type of the header itself: other files of the same family (Matroska) are called so too, and browsers don't play them."""
    at = head.find(DOCTYPE, 4, 64)
    return head.startswith(EBML) and at > 0 and head[at + 3 : at + 7] == b"webm" and head[at + 2] == 0x80 | len(b"webm")


def _plain(text: str) -> str:
    letters = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))
    return re.sub(r"[^A-Za-z0-9._]+", "-", letters).strip("._-")
