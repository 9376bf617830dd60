"""A clip whose frames carry their number: twelve squares at its top, white for one and black for nought, so that a page can tell which frame it shows."""

from __future__ import annotations

import subprocess
from pathlib import Path

RATE, SECONDS = 25, 8
FRAME_MS = 1000 / RATE
BITS, SQUARE = 12, 24
CODECS = {
    "h264.mp4": ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"],
    "vp9.webm": ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-c:a", "libopus"],
}

# Called once for a page with a video. `window.frames_` grows by {n, at} with every frame that the screen shows; `at` is in ms of the epoch.
COUNT_FRAMES = """([bits, square]) => {
    const video = document.querySelector("video");
    const canvas = new OffscreenCanvas(bits * square, square);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    window.shown = [];
    window.frameNow = () => {
        context.drawImage(video, 0, 0, bits * square, square, 0, 0, bits * square, square);
        const row = context.getImageData(0, square / 2, bits * square, 1).data;
        let n = 0;
        for (let bit = 0; bit < bits; bit++) n += row[4 * (bit * square + square / 2)] > 127 ? 2 ** bit : 0;
        return n;
    };
    const seen = (_, { expectedDisplayTime }) => {
        window.shown.push({ n: window.frameNow(), at: performance.timeOrigin + expectedDisplayTime });
        video.requestVideoFrameCallback(seen);
    };
    video.requestVideoFrameCallback(seen);
}"""


def make_counted(folder: Path, kind: str) -> Path:
    """`kind` is one of CODECS: eight seconds with a tone, a key frame every two."""
    squares = ",".join(f"drawbox=x={bit * SQUARE}:y=0:w={SQUARE}:h={SQUARE}:color=white:t=fill:enable='mod(floor(n/{2**bit})\\,2)'" for bit in range(BITS))
    picture = f"color=black:size=320x180:rate={RATE}:duration={SECONDS},{squares},format=yuv420p[picture]"
    path = folder / f"counted-{kind}"
    asked = ["ffmpeg", "-v", "error", "-filter_complex", picture, "-f", "lavfi", "-i", f"sine=frequency=440:duration={SECONDS}", "-map", "[picture]"]
    subprocess.run([*asked, "-map", "0:a", *CODECS[kind], "-g", str(2 * RATE), "-b:a", "64k", str(path)], check=True, timeout=120)
    return path
