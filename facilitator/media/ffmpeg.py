"""How ffmpeg is asked, where this machine has it: always in a process of its own, for one file by its known kind, and never for an address or a list in it.

A poisoned file must not read another one: the demuxer is named, by what the first bytes said, so that nothing is taken for a playlist; and the only
protocol is `file`.
"""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

DEMUXERS = {"video/mp4": "mov", "video/webm": "matroska"}
PATIENCE_SECONDS = 20
TALLEST, WIDEST = 1080, 1920
KEY_SECONDS = 2
FITTED = f"scale='min({WIDEST},iw)':'min({TALLEST},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2"
H264 = ("-c:v", "libx264", "-preset", "medium", "-crf", "21", "-pix_fmt", "yuv420p", "-force_key_frames", f"expr:gte(t,n_forced*{KEY_SECONDS})")
AAC = ("-c:a", "aac", "-b:a", "160k", "-ac", "2")
GENTLY = ("nice", "-n", "15")  # the room goes before it
ENDS_WITH_US = ("setpriv", "--pdeathsig", "KILL")  # a server that is killed leaves no ffmpeg behind


@dataclass(frozen=True)
class Film:
    """What a file holds: seconds, codecs, size of the picture. `sound` is None where there is none."""

    seconds: float
    picture: str
    width: int
    height: int
    sound: str | None
    colours: str = ""

    def plays_everywhere(self, kind: str) -> bool:
        """What every phone and laptop of the last ten years plays."""
        fits = self.width <= WIDEST and self.height <= TALLEST
        return kind == "video/mp4" and self.picture == "h264" and self.colours == "yuv420p" and self.sound in (None, "aac") and fits


def there() -> bool:
    return bool(shutil.which("ffmpeg") and shutil.which("ffprobe"))


def probe(path: Path, kind: str) -> Film | None:
    """What is in a file, by its kind; None when it can't be read as one, or takes too long."""
    shown = "format=duration:stream=codec_type,codec_name,width,height,pix_fmt"
    asked = ["ffprobe", "-v", "error", *_only(path, kind), "-show_entries", shown, "-of", "json"]
    child = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    try:
        told, _ = child.communicate(timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return None
    return read(told) if child.returncode == 0 else None


def read(told: bytes) -> Film | None:
    """What ffprobe said, as JSON. A file without a picture is no film."""
    with suppress(msgspec.MsgspecError, KeyError, TypeError, ValueError, StopIteration):
        given = msgspec.json.decode(told)
        picture = next(each for each in given["streams"] if each["codec_type"] == "video")
        sound = next((each["codec_name"] for each in given["streams"] if each["codec_type"] == "audio"), None)
        size = int(picture["width"]), int(picture["height"])
        return Film(float(given["format"]["duration"]), picture["codec_name"], *size, sound, picture.get("pix_fmt", ""))
    return None


def copying(path: Path, kind: str, to: Path, most: int) -> list[str]:
    """The command that makes a copy which plays everywhere, of at most so many bytes; it tells how far it is on its standard output."""
    gently = [word for words in (ENDS_WITH_US, GENTLY) if shutil.which(words[0]) for word in words]
    what = ["-map", "0:v:0", "-map", "0:a:0?", "-map_metadata", "-1", "-sn", "-dn", "-vf", FITTED, *H264, *AAC]
    return [
        *gently, "ffmpeg", "-nostdin", "-hide_banner", "-v", "error", "-y", "-progress", "pipe:1", *_only(path, kind),
        *what, "-movflags", "+faststart", "-fs", str(most), "-f", "mp4", f"file:{to.resolve()}",
    ]  # fmt: skip


def _only(path: Path, kind: str) -> list[str]:
    return ["-protocol_whitelist", "file", "-f", DEMUXERS[kind], "-i", f"file:{path.resolve()}"]
