"""`python -m tests.together [browsers] [seconds]`: the figures of docs/performance.md, with an H.264 and a VP9 clip."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.clip import make_small_clip
from tests.support.server import Server
from tests.together.evening import measured


def main(browsers: int = 6, seconds: float = 12.0) -> None:
    for vp9 in (False, True):
        with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server, sync_playwright() as playwright:
            clip = make_small_clip(Path(folder), vp9=vp9)
            print(f"\n{browsers} browsers, {'VP9' if vp9 else 'H.264'} in 320x180, {seconds:.0f} s each part")
            print(measured(playwright, server, clip, browsers, seconds))


if __name__ == "__main__":
    main(*(kind(given) for kind, given in zip((int, float), sys.argv[1:], strict=False)))
