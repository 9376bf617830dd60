"""Who makes room when there are too many connections: the longest silent, then the oldest, never a film."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from facilitator.serving import patience
from facilitator.serving.patience import Patience, Timer, accepting

CROWDED = 3


class NoTimer:
    def cancel(self) -> None: ...


class Line(Patience):
    """One connection, that waits for its next request."""

    def __init__(self, name: str, told: list[str]) -> None:
        self.name, self.told = name, told
        self.open[self] = None
        self.begin()

    def timer(self, seconds: float, call: Callable[..., object], *given: object) -> Timer:
        return NoTimer()

    def let_go(self) -> Any: ...

    def close_after(self) -> None: ...

    def cut(self) -> None:
        self.told.append(self.name)


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    monkeypatch.setattr(patience, "CROWDED", CROWDED)
    yield []
    Patience.idle.clear()
    Patience.open.clear()
    Patience.films.clear()


def test_the_longest_silent_goes_first(cut: list[str]) -> None:
    for name in "abc":
        Line(name, cut)
    assert cut == []
    Line("d", cut)
    assert cut == ["a"]


def test_who_takes_an_answer_in_drops_goes_when_nobody_is_silent(cut: list[str]) -> None:
    for name in ("film", "b", "c"):
        line = Line(name, cut)
        line.heard()
        line.streams = name == "film"
    last = Line("d", cut)
    last.heard()
    assert cut == ["d"], "it was the only silent one"
    cut.clear()
    patience.make_room()
    assert cut == ["b"]


def test_a_hall_that_takes_a_film_keeps_nobody_out(cut: list[str]) -> None:
    for name in "abcd":
        line = Line(name, cut)
        line.patient({"PATH_INFO": "/media/m/1/s/clip.mp4", "wsgi.input": None})
        line.heard()
        cut.clear()
    Line("who comes", cut)
    Line("and who comes after them", cut)
    assert cut == []
    line.done()
    assert line not in Patience.films


def test_taking_connections_outlives_one_that_has_left_already() -> None:
    answers: list[Any] = [ConnectionAbortedError(103, "gone"), "connection"]

    def accept() -> Any:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert accepting(accept, lambda seconds: None, lambda: None)() == "connection"


@pytest.mark.parametrize("error", [BlockingIOError(11, "nobody is there"), OSError(9, "closed")])
def test_nobody_there_and_nothing_to_take_from_are_told(error: OSError) -> None:
    def accept() -> Any:
        raise error

    with pytest.raises(type(error)):
        accepting(accept, lambda seconds: None, lambda: None)()
