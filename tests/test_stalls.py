"""The alarm for a loop that stands still: who kept it busy is named, others are not, and nobody is blamed for a machine that slept."""

from __future__ import annotations

import _thread
import logging
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest

from facilitator.stalls import PATIENCE_SECONDS, QUIET_SECONDS, StallAlarm, relative
from tests.support.server import HOUSE


def wait_until(true: Callable[[], bool], seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.01)
    assert true()


class Turning:
    """A loop in a thread of its own, with a real alarm; `do` has it do something between two beats."""

    def __init__(self) -> None:
        self.stalls: list[float] = []
        self.work: list[Callable[[], object]] = []
        self.beats = 0
        self.thread = threading.Thread(target=self.turn)

    def __enter__(self) -> Turning:
        self.thread.start()
        wait_until(lambda: hasattr(self, "alarm") and self.alarm.watching)
        return self

    def __exit__(self, *error: object) -> None:
        self.alarm.stop()
        self.thread.join(10)

    def turn(self) -> None:
        self.alarm = StallAlarm(self.stalls.append, loop=_thread.get_ident(), start_thread=_thread.start_new_thread, thread_sleep=time.sleep)
        self.alarm.run(self.sleep)

    def sleep(self, seconds: float) -> None:
        if self.work:
            self.work.pop()()
        time.sleep(seconds)
        self.beats += 1

    def do(self, work: Callable[[], object]) -> None:
        begun = self.beats
        self.work.append(work)
        wait_until(lambda: not self.work and self.beats >= begun + 3)


def count_every_leaf() -> None:
    """Keeps Python busy for 600 ms."""
    until = time.monotonic() + 0.6
    while time.monotonic() < until:
        pass


def wait_for_a_disk() -> None:
    """Stands still for 600 ms without doing anything."""
    time.sleep(0.6)


def work_on(words: str) -> str:
    count_every_leaf()
    return words


def look_up() -> None:
    time.sleep(0.03)


@pytest.mark.parametrize("work", [count_every_leaf, wait_for_a_disk])
def test_who_blocks_the_loop_is_named_and_the_stall_is_counted(work: Callable[[], None], caplog: pytest.LogCaptureFixture) -> None:
    with Turning() as loop:
        loop.do(work)
    (told,) = [record for record in caplog.records if work.__name__ in record.getMessage()]
    assert told.levelno == logging.WARNING
    assert re.search(rf'File "tests/test_stalls.py", line \d+, in {work.__name__}$', told.getMessage(), re.MULTILINE)
    assert f"stood still for {int(max(loop.stalls) * 1000)} ms" in told.getMessage()
    assert max(loop.stalls) >= 0.6


def test_what_is_short_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    with Turning() as loop:
        for _ in range(5):
            loop.do(look_up)
    assert "look_up" not in caplog.text


def test_the_thread_ends_when_it_is_stopped() -> None:
    with Turning() as loop:
        assert loop.alarm.watching
    wait_until(lambda: not loop.alarm.watching, PATIENCE_SECONDS + 2)


class Clockwork:
    """An alarm without a thread, on a clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = self.cpu = 0.0
        self.stalls: list[float] = []
        self.alarm = StallAlarm(
            self.stalls.append,
            loop=_thread.get_ident(),
            start_thread=lambda work, given: None,
            thread_sleep=lambda seconds: None,
            now=lambda: self.at,
            worked=lambda: self.cpu,
        )

    def stand_still(self, seconds: float, *, worked: float = 0.0, overslept: float = 0.0) -> None:
        self.at, self.cpu = self.at + seconds, self.cpu + worked
        self.alarm.look(overslept)
        self.alarm.beat()


def test_the_alarm_begins_at_250_ms() -> None:
    clock = Clockwork()
    for seconds in (0.05, 0.2, 0.249, 0.25, 3.0):
        clock.stand_still(seconds)
    assert [round(seconds, 3) for seconds in clock.stalls] == [0.25, 3.0]


def test_the_same_place_is_told_once_a_minute_and_counted_each_time(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clockwork()
    for _ in range(5):
        clock.stand_still(0.4)
    assert (len(clock.stalls), len(caplog.records)) == (5, 1)
    for _ in range(int(QUIET_SECONDS / 0.05)):
        clock.stand_still(0.05)
    clock.stand_still(0.4)
    assert (len(clock.stalls), len(caplog.records)) == (6, 2)


def test_another_place_is_told_at_once(caplog: pytest.LogCaptureFixture) -> None:
    with Turning() as loop:
        loop.do(count_every_leaf)
        loop.do(wait_for_a_disk)
    assert all(work.__name__ in caplog.text for work in (count_every_leaf, wait_for_a_disk))


def test_a_machine_that_slept_is_no_stall(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clockwork()
    clock.stand_still(3600, overslept=3599.9, worked=0.01)
    clock.at += 3600
    clock.alarm.beat()  # the loop woke before the thread
    assert (clock.stalls, caplog.records) == ([], [])


def test_what_holds_all_of_python_is_told_also_when_nobody_could_look(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clockwork()
    clock.at, clock.cpu = 2.0, 2.0
    clock.alarm.beat()
    assert clock.stalls == [2.0]
    assert "where is not known" in caplog.text


def test_a_stack_tells_neither_folders_nor_values(caplog: pytest.LogCaptureFixture) -> None:
    said = "what somebody wrote"
    with Turning() as loop:
        loop.do(partial(work_on, said))
    assert "in work_on" in caplog.text
    assert said not in caplog.text
    assert str(HOUSE) not in caplog.text


def test_a_file_is_told_as_the_module_in_it_is_imported() -> None:
    assert relative(threading.__file__) == "threading.py"
    assert relative(__file__) == "tests/test_stalls.py"
    assert relative("/home/somebody/thing.py") == "thing.py", "which is in no folder of modules"


UNDER_EVENTLET = """
import eventlet; eventlet.monkey_patch()
import logging, time
from eventlet import patcher
from facilitator.stalls import StallAlarm
logging.basicConfig()
threads, clock, stalls = patcher.original("_thread"), patcher.original("time"), []
alarm = StallAlarm(stalls.append, loop=threads.get_ident(), start_thread=threads.start_new_thread, thread_sleep=clock.sleep)
eventlet.spawn(alarm.run, eventlet.sleep)
eventlet.sleep(1)
print(max(stalls, default=0) >= 0.6)
def hold_the_loop(): clock.sleep(0.6)
hold_the_loop()
eventlet.sleep(0.2)
print(max(stalls, default=0) >= 0.6)
alarm.stop()
eventlet.sleep(1)
print(alarm.watching)
"""


def test_the_thread_is_a_real_one_also_where_the_loop_is_eventlets() -> None:
    ran = subprocess.run([sys.executable, "-W", "ignore", "-c", UNDER_EVENTLET], cwd=HOUSE, capture_output=True, text=True, timeout=60)
    assert ran.stdout.split() == ["False", "True", "False"], ran.stderr
    assert "in hold_the_loop" in ran.stderr
