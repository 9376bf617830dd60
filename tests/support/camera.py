"""What the camera of a phone makes of a picture: smaller, a little blurred, grey; and what a real decoder of QR codes then reads in it."""

from __future__ import annotations

import subprocess

import zxingcpp

BLUR = 0.7  # sigma in pixels of the camera: a hand that does not hold quite still


def read_qr(picture: bytes, wide: int, high: int, *, blur: float = BLUR) -> list[str]:
    """The QR codes in a PNG of which the camera gets `wide` x `high` pixels."""
    how = f"scale={wide}:{high}:flags=area,gblur=sigma={blur},format=gray"
    asked = ["ffmpeg", "-v", "error", "-i", "-", "-vf", how, "-f", "rawvideo", "-"]
    grey = subprocess.run(asked, input=picture, check=True, timeout=60, stdout=subprocess.PIPE).stdout
    seen = memoryview(grey).cast("B", (high, wide))
    return [found.text for found in zxingcpp.read_barcodes(seen)]
