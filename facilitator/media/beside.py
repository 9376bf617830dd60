"""What a disk takes long for is done in a real thread, while the loop goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

Beside = Callable[..., Any]  # runs a function with what it is given, waits for it, and gives what it gave
FIRST_LOOK, LONGEST_LOOK = 0.001, 0.02  # seconds between two looks whether it is done


def at_once(work: Callable[..., Any], *given: object) -> Any:
    """Where there is no loop to hold up."""
    return work(*given)


def beside(start_thread: Callable[[Callable[[], None]], object], sleep: Callable[[float], object] = time.sleep) -> Beside:
    """`start_thread` starts a function in a real thread and does not wait; `sleep` lets the loop go on. What went wrong in the thread is raised here."""

    def run(work: Callable[..., Any], *given: object) -> Any:
        outcome: list[tuple[Any, Exception | None]] = []

        def do() -> None:
            try:
                outcome.append((work(*given), None))
            except Exception as error:
                outcome.append((None, error))

        start_thread(do)
        pause = FIRST_LOOK
        while not outcome:
            sleep(pause)
            pause = min(2 * pause, LONGEST_LOOK)
        value, error = outcome[0]
        if error:
            raise error
        return value

    return run
