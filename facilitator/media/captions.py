"""Captions: WebVTT as browsers read it, and SubRip (.srt), which becomes it. Times in seconds of the file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.errors import Fault, Invalid

LONGEST = 2_000_000  # bytes; a film of three hours has a tenth of that
MOST_CUES = 5_000
MOST_FAULTS = 20  # that are told at once
TIME = r"(?:(\d+):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
SHORT_HOUR = re.compile(r"(?<!\d)\d:\d\d:\d\d")  # SubRip has such hours, WebVTT has not
TIMING = re.compile(rf"\s*{TIME}[ \t]*-->[ \t]*{TIME}(?:[ \t]+([^\r\n]*))?\s*")
SUBRIP = re.compile(rf"\s*\d+[ \t]*\r?\n[ \t]*{TIME}[ \t]*-->[ \t]*{TIME}")
KEPT_TAGS = re.compile(r"&lt;(/?)(i|b|u)&gt;")
OTHER_TAGS = re.compile(r"&lt;/?font[^&]*?(?:&quot;[^&]*?&quot;[^&]*?)*&gt;|\{\\an?\d+\}", re.IGNORECASE)


@dataclass(frozen=True)
class Cue:
    """A text in sight from `start` to `end`; `line` is where it stands in the file, `settings` where on the picture."""

    start: float
    end: float
    text: str
    settings: str = ""
    line: int = 0


def is_webvtt(head: bytes) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf")
    return text.startswith(b"WEBVTT") and text[6:7] in (b"", b" ", b"\t", b"\n", b"\r") and b"\0" not in text


def is_subrip(head: bytes) -> bool:
    """A number, and under it a time; as subtitle programs write it, in whichever letters."""
    return SUBRIP.match(readable(head)) is not None


def readable(content: bytes) -> str:
    """Text in UTF-8, in UTF-16 with its mark, or as Windows wrote it here; lines end as they do on the web."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            cut_short = error.reason == "unexpected end of data" and error.end == len(content)  # the first bytes of a longer file
            text = content.decode("utf-8-sig", "replace") if cut_short else content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def as_webvtt(content: bytes) -> bytes:
    """WebVTT stays as it is, byte for byte; of SubRip it is made. Refused: too large, or no cue in it."""
    if len(content) > LONGEST:
        raise Invalid("These captions are too large: at most {megabytes} MB.", megabytes=LONGEST // 1_000_000)
    if is_webvtt(content):
        return content
    cues = [Cue(cue.start, cue.end, _shown(cue.text), line=cue.line) for cue in cues_of(readable(content))]
    if not cues:
        raise Invalid("This file holds no captions (WebVTT or SRT), whatever its name says.")
    return write(cues).encode()


def cues_of(text: str) -> Iterator[Cue]:
    """What a browser would show of it, in the order of the file; what it would pass over is passed over."""
    number, lines = 0, text.split("\n")
    while number < len(lines):
        timing = TIMING.fullmatch(lines[number])
        number += 1
        if not timing:
            continue
        at, words = number, []
        while number < len(lines) and lines[number].strip() and "-->" not in lines[number]:
            words.append(lines[number])
            number += 1
        if words and number < len(lines) and "-->" in lines[number] and words[-1].strip().isdigit():
            words.pop()  # the number of the next one, which no empty line parts from this one
        yield Cue(_seconds(timing[1], timing[2], timing[3], timing[4]), _seconds(*timing.group(5, 6, 7, 8)), "\n".join(words), timing[9] or "", at)


def write(cues: Iterable[Cue]) -> str:
    """As WebVTT; an empty line in a text would end it, and is left out."""
    blocks = [f"{clock(cue.start)} --> {clock(cue.end)}{' ' + cue.settings if cue.settings else ''}\n{_whole(cue.text)}\n" for cue in cues]
    return "\n".join(["WEBVTT\n", *blocks])


def faults_of(text: str, length: float | None = None) -> tuple[Fault, ...]:
    """What is wrong with a WebVTT file: where (`line 12`) and a sentence. `length`: of the clip, in seconds, where it is known."""
    faults = [*_form(text), *_order(list(cues_of(text)), length)]
    return tuple(sorted(faults, key=lambda fault: int(fault.path.rpartition(" ")[2]))[:MOST_FAULTS])


def clock(seconds: float) -> str:
    """`00:01:02.500`."""
    thousandths = round(max(0.0, seconds) * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _form(text: str) -> Iterator[Fault]:
    lines = text.split("\n")
    if not is_webvtt(text.encode()):
        yield Fault("line 1", "must begin with WEBVTT")
    if not any(True for _ in cues_of(text)):
        yield Fault("line 1", "there is no caption in it")
    if sum(1 for _ in cues_of(text)) > MOST_CUES:
        yield Fault("line 1", "at most {most} captions", (("most", MOST_CUES),))
    for number, line in enumerate(lines, 1):
        if "-->" in line and (not TIMING.fullmatch(line) or SHORT_HOUR.search(line)):
            yield Fault(f"line {number}", "this is no time as 00:01.000 --> 00:02.500")
        elif "-->" in line and (number == len(lines) or not lines[number].strip()):
            yield Fault(f"line {number}", "there is no text under this time")
        elif "-->" in line and "," in line.partition("-->")[0] + line.partition("-->")[2].strip().partition(" ")[0]:
            yield Fault(f"line {number}", "a time has a point, not a comma")


def _order(cues: list[Cue], length: float | None) -> Iterator[Fault]:
    before = 0.0
    for cue in cues:
        where = f"line {cue.line}"
        if cue.end <= cue.start:
            yield Fault(where, "must end after it begins")
        if cue.start < before:
            yield Fault(where, "begins before the one above it")
        if length is not None and cue.end > length + 0.5:
            yield Fault(where, "ends after the clip, which lasts {length}", (("length", clock(length)),))
        before = cue.start


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000


def _shown(text: str) -> str:
    """Of SubRip: slanted, bold and underlined stay, colours and places go, and what looks like a tag and is none is told as it stands."""
    escaped = OTHER_TAGS.sub("", html.escape(html.unescape(text), quote=False).replace('"', "&quot;"))
    return KEPT_TAGS.sub(r"<\1\2>", escaped).replace("&quot;", '"')


def _whole(text: str) -> str:
    return "\n".join(line for line in text.replace("-->", "→").split("\n") if line.strip()) or "…"
