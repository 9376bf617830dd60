"""The alarm for an event loop that stands still. One loop does everything, so whoever keeps it busy keeps everybody waiting.

The loop beats; a thread of the operating system, which nothing in the loop can hold up, watches. When a beat is overdue the thread notes
where the loop stands, and once the loop turns again it tells so itself. The thread takes no lock and logs nothing: under eventlet both are
the loop's. For the same reason what starts the thread and what it sleeps with are given, unpatched, by who knows the loop.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from traceback import walk_stack
from types import FrameType

BEAT_SECONDS = 0.05
LOOK_SECONDS = 0.2  # since the last beat, when the thread looks: a little sooner, so that it has seen what turns out to be a stall
PATIENCE_SECONDS = 0.25
QUIET_SECONDS = 60.0  # between two stacks of the same place
MOST_FRAMES = 60

log = logging.getLogger(__name__)

StartThread = Callable[[Callable[[], None], tuple[()]], object]  # `_thread.start_new_thread`
Sleep = Callable[[float], object]


@dataclass(frozen=True)
class Step:
    """One call of a stack: where in the code, and nothing of what it worked on."""

    file: str
    line: int
    function: str

    def __str__(self) -> str:
        return f'  File "{self.file}", line {self.line}, in {self.function}'


@dataclass(frozen=True)
class Sight:
    """What the thread saw: of which beat it waited in vain for the next, how much longer than it wanted it slept itself, and where the
    loop stood, innermost call last."""

    beat: float
    overslept: float
    stack: tuple[Step, ...]


class StallAlarm:
    """`told` hears how many seconds the loop stood still; `loop` is the operating system's number of its thread. `now` never goes back,
    `worked` is the CPU time of this process; both in seconds."""

    def __init__(
        self,
        told: Callable[[float], None],
        *,
        loop: int,
        start_thread: StartThread,
        thread_sleep: Sleep,
        now: Callable[[], float] = time.monotonic,
        worked: Callable[[], float] = time.process_time,
    ) -> None:
        self.told, self.loop, self.start_thread, self.thread_sleep, self.now, self.worked = told, loop, start_thread, thread_sleep, now, worked
        self.watching = False  # the thread runs
        self._stopping = False
        self._beaten, self._worked = now(), worked()
        self._sight = Sight(float("-inf"), 0.0, ())
        self._quiet_until: dict[tuple[str, str], float] = {}

    def run(self, sleep: Sleep) -> None:
        """Until `stop`, in the loop: starts the thread, and beats. `sleep` is the loop's."""
        self._beaten, self._worked = self.now(), self.worked()
        self.watching = True
        self.start_thread(self._watch, ())
        while not self._stopping:
            sleep(BEAT_SECONDS)
            self.beat()

    def stop(self) -> None:
        """Ends the beating and the thread, within PATIENCE_SECONDS."""
        self._stopping = True

    # in the loop

    def beat(self) -> None:
        """The loop turns. When it did not for too long, that is told now."""
        sight, before, worked_before = self._sight, self._beaten, self._worked
        self._beaten, self._worked = self.now(), self.worked()
        stood = self._beaten - before
        if stood < PATIENCE_SECONDS:
            return
        seen = sight if sight.beat == before else Sight(before, stood, ())
        if seen.overslept >= PATIENCE_SECONDS and self._worked - worked_before < PATIENCE_SECONDS:
            return  # nothing of this process ran: the machine slept, or had no time for us
        self.told(stood)
        self._log(stood, seen.stack)

    def _log(self, stood: float, stack: tuple[Step, ...]) -> None:
        place = (stack[-1].file, stack[-1].function) if stack else ("", "")
        if self._beaten < self._quiet_until.get(place, 0.0):
            return
        self._quiet_until[place] = self._beaten + QUIET_SECONDS
        where = "\n".join(map(str, stack)) or "  (where is not known: the thread that watches got no turn either)"
        log.warning("the event loop stood still for %d ms (most recent call last):\n%s", stood * 1000, where)

    # in the thread

    def _watch(self) -> None:
        overslept = 0.0
        while not self._stopping:
            self.look(overslept)
            overdue = self.now() - self._beaten - LOOK_SECONDS
            wanted = BEAT_SECONDS if overdue >= 0 else -overdue
            asleep = self.now()
            self.thread_sleep(wanted)
            overslept = self.now() - asleep - wanted
        self.watching = False

    def look(self, overslept: float) -> None:
        """Notes where the loop stands when its beat is overdue, once for each stall. While a function written in C holds all of Python it can't;
        then it sees where the loop comes right after that."""
        beat = self._beaten
        if self._sight.beat == beat or self.now() - beat < LOOK_SECONDS:
            return
        frame = sys._current_frames().get(self.loop)
        self._sight = Sight(beat, overslept, steps_to(frame) if frame else ())


def steps_to(frame: FrameType) -> tuple[Step, ...]:
    """The calls that led to a frame, the last one last."""
    innermost = islice(walk_stack(frame), MOST_FRAMES)
    return tuple(Step(relative(each.f_code.co_filename), line, each.f_code.co_name) for each, line in innermost)[::-1]


def relative(file: str) -> str:
    """A file as the modules in it are imported: where somebody keeps their folders is nobody's business."""
    for folder in sorted(filter(None, sys.path), key=len, reverse=True):
        if file.startswith(folder.rstrip(os.sep) + os.sep):
            return file[len(folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
    return os.path.basename(file)
