"""Of a crowd that asks at once so many are let through in one turn of the loop, and nobody holds a place who sends slowly."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from facilitator.serving.turnstile import Turnstile

MOST, CROWD = 2, 10


class House:
    """Pages that are being made when the loop turns: `sleep` notes how many, and lets the others run."""

    def __init__(self) -> None:
        self.making = self.most = 0
        self.turns = threading.Semaphore(MOST)

    def app(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.making += 1
        self.most = max(self.most, self.making)
        return [environ["REQUEST_METHOD"].encode()]

    def sleep(self, seconds: float) -> None:
        threading.Event().wait(0.01)
        self.making -= 1


def ask(turnstile: Turnstile, method: str, path: str) -> list[bytes]:
    return list(turnstile({"REQUEST_METHOD": method, "PATH_INFO": path}, lambda *given: None))


def test_so_many_pages_are_made_at_once_and_no_more() -> None:
    house = House()
    turnstile = Turnstile(house.app, house.turns, house.sleep)
    crowd = [threading.Thread(target=ask, args=(turnstile, "GET", "/482913")) for _ in range(CROWD)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert (house.most, house.making) == (MOST, 0)


@pytest.mark.parametrize(("method", "path"), [("POST", "/482913/do"), ("PUT", "/office/api/media/clip.mp4"), ("GET", "/socket.io/")])
def test_who_may_be_slow_needs_no_place(method: str, path: str) -> None:
    house = House()
    turnstile = Turnstile(house.app, house.turns, house.sleep)
    with house.turns, house.turns:
        assert ask(turnstile, method, path) == [method.encode()]


def test_a_page_that_fails_gives_its_place_back() -> None:
    house = House()

    def fails(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        raise ZeroDivisionError

    for _ in range(MOST + 1):
        with pytest.raises(ZeroDivisionError):
            ask(Turnstile(fails, house.turns, house.sleep), "GET", "/")
