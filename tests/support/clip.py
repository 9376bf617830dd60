"""A small clip with sound and captions, made by ffmpeg: a second counter runs in it, so that a picture of it tells its time."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

SECONDS = 15
PICTURE = (
    f"gradients=size=640x360:rate=25:duration={SECONDS}:c0=0x33424f:c1=0xb4540a:nb_colors=2:speed=0.02:seed=7[sky];"
    f"testsrc=size=320x240:rate=25:duration={SECONDS}:decimals=2,scale=160:120[counter];"
    "[sky][counter]overlay=W-w-20:20,format=yuv420p[picture]"
)
CAPTIONS = {
    (0.0, 3.0): "De bel gaat. De klas loopt vol.",
    (3.0, 5.0): "Juf, mag ik ook naar die school?",
    (5.0, 12.0): "Dat hangt van je advies af.",
    (12.0, 15.0): "De gang is weer leeg.",
}


@dataclass(frozen=True)
class Clip:
    """H.264 with AAC in an MP4, and its captions as WebVTT."""

    video: Path
    captions: Path


def make_clip(folder: Path) -> Clip:
    clip = Clip(folder / "klas.mp4", folder / "klas.vtt")
    sound = f"sine=frequency=440:duration={SECONDS}"
    how = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "28", "-g", "25", "-c:a", "aac", "-b:a", "64k", "-movflags", "+faststart"]
    asked = ["ffmpeg", "-v", "error", "-filter_complex", PICTURE, "-f", "lavfi", "-i", sound, "-map", "[picture]", "-map", "0:a", *how, str(clip.video)]
    subprocess.run(asked, check=True, timeout=120)
    clip.captions.write_text("WEBVTT\n\n" + "\n".join(_cue(*times, text) for times, text in CAPTIONS.items()), "utf-8")
    return clip


def make_small_clip(folder: Path, seconds: int = 60, *, vp9: bool = False) -> Clip:
    """The same counter in 320x180, so long: H.264 with AAC in an MP4, or VP9 with Opus in a WebM. Six of them play on two processors."""
    clip = Clip(folder / ("thuis.webm" if vp9 else "thuis.mp4"), folder / "thuis.vtt")
    picture = f"testsrc=size=320x180:rate=25:duration={seconds}:decimals=2,format=yuv420p[picture]"
    h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "30", "-g", "50", "-c:a", "aac", "-b:a", "48k", "-movflags", "+faststart"]
    how = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "200k", "-g", "50", "-c:a", "libopus", "-b:a", "32k"] if vp9 else h264
    sound = ["-f", "lavfi", "-i", f"sine=frequency=330:duration={seconds}"]
    asked = ["ffmpeg", "-v", "error", "-y", "-filter_complex", picture, *sound, "-map", "[picture]", "-map", "0:a", *how, str(clip.video)]
    subprocess.run(asked, check=True, timeout=300)
    said = [_cue(start, start + 3, f"Zin {start // 3 + 1}.") for start in range(0, seconds - 3, 3)]
    clip.captions.write_text("WEBVTT\n\n" + "\n".join(said), "utf-8")
    return clip


def caption_at(second: float) -> str:
    """The words that belong to a place in the clip."""
    return next(text for (start, end), text in CAPTIONS.items() if start <= second < end)


def _cue(start: float, end: float, text: str) -> str:
    return f"{_time(start)} --> {_time(end)}\n{text}\n"


def _time(seconds: float) -> str:
    return f"00:{seconds:06.3f}"
