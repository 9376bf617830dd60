"""Simulated people as a process of their own (`facilitator.demo.room`), which knows the server by its protocol only."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HOUSE = Path(__file__).parent.parent
LEAVE_SECONDS = 5.0


class Guests:
    """Come in at once. They leave when `leave` is called, and also when this process ends without a word: their standard input ends then."""

    def __init__(self, url: str, code: str, people: int, language: str, seed: int = 1, words: Sequence[str] = (), tickets: Sequence[str] = ()) -> None:
        """`url` is where they find the server; they write `words` when there are any, each one line; of `tickets` each gets one, by its code."""
        asked = {"url": url, "code": code, "people": people, "language": language, "seed": seed, "words": len(words), "tickets": len(tickets)}
        command = [sys.executable, "-m", "facilitator.demo.room", *(f"--{name}={value}" for name, value in asked.items())]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, cwd=HOUSE)
        assert self.process.stdin
        self.process.stdin.write("".join(f"{line}\n" for line in (*words, *tickets)).encode())
        self.process.stdin.flush()

    def leave(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        try:
            self.process.wait(LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
