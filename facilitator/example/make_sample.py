"""Makes sample.mp4, for maintainers: `make sample`. Needs ffmpeg with libass and libx264; the clip that people get stands beside this file."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from facilitator.example.clip import sound
from facilitator.example.clip.drawing import HEIGHT, RATE, WIDTH, script
from facilitator.example.clip.land import PAPER
from facilitator.example.clip.picture import picture
from facilitator.example.clip.story import HALF

SECONDS = 2 * HALF
PICTURE = {"c:v": "libx264", "preset": "veryslow", "tune": "animation", "crf": "25", "pix_fmt": "yuv420p", "profile:v": "high", "level:v": "3.1"}
TO_JUMP_TO = {"g": str(5 * RATE), "force_key_frames": str(HALF)}
SOUND = {"c:a": "aac", "b:a": "40k", "ac": "1"}
THE_SAME_AGAIN = {"threads": "1", "map_metadata": "-1", "fflags": "+bitexact", "flags:v": "+bitexact", "flags:a": "+bitexact"}


def make(target: Path) -> None:
    """Writes the clip: H.264 with AAC, to be played while it loads, with a whole picture where the second telling begins."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "picture.ass").write_text(script(picture, SECONDS), "utf-8")
        sound.write(Path(folder, "sound.wav"))
        canvas = f"color=c={PAPER}:s={WIDTH}x{HEIGHT}:r={RATE}:d={SECONDS}"
        given = ["-f", "lavfi", "-i", canvas, "-i", "sound.wav", "-vf", "ass=picture.ass"]
        options = {**PICTURE, **TO_JUMP_TO, **SOUND, **THE_SAME_AGAIN, "movflags": "+faststart"}
        wanted = [word for name, value in options.items() for word in (f"-{name}", value)]
        subprocess.run(["ffmpeg", "-v", "error", "-y", *given, *wanted, str(target.resolve())], check=True, cwd=folder)


if __name__ == "__main__":
    target = Path(__file__).parent / "sample.mp4"
    make(target)
    print(f"{target.name}: {SECONDS:.0f} s, {target.stat().st_size:,} bytes")
