"""Of a crowd that asks at once so many are let through in one turn of the loop, of films so many pieces, and nobody keeps others out by being slow."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from facilitator.serving.turnstile import Turnstile

MOST, CROWD = 2, 5
SOON_SECONDS = 0.2


class House:
    """A loop that turns when the test says so, and pages that wait until they may go on."""

    def __init__(self) -> None:
        self.entered, self.go_on = threading.Semaphore(0), threading.Event()
        self.places: list[Callable[[], object]] = []
        self.turnstile = Turnstile(self.app, threading.Semaphore(MOST), threading.Semaphore(MOST), self.places.append)

    def app(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.entered.release()
        self.go_on.wait()
        return [environ["REQUEST_METHOD"].encode()]

    def ask(self, method: str = "GET", path: str = "/482913") -> threading.Thread:
        asking = threading.Thread(target=self.turnstile, args=({"REQUEST_METHOD": method, "PATH_INFO": path}, None), daemon=True)
        asking.start()
        return asking

    def how_many_come_in(self) -> int:
        count = 0
        while self.entered.acquire(timeout=SOON_SECONDS):
            count += 1
        return count

    def turn(self) -> None:
        places = self.places[:]
        self.places.clear()
        for give_free in places:
            give_free()


@pytest.fixture
def house() -> Iterable[House]:
    house = House()
    yield house
    house.go_on.set()
    for _ in range(CROWD):
        house.turn()


def test_so_many_come_in_with_one_turn_of_the_loop_though_none_of_them_is_done(house: House) -> None:
    for _ in range(CROWD):
        house.ask()
    assert house.how_many_come_in() == MOST
    house.turn()
    assert house.how_many_come_in() == MOST
    house.turn()
    assert house.how_many_come_in() == CROWD - 2 * MOST


@pytest.mark.parametrize(("method", "path"), [("POST", "/482913/do"), ("PUT", "/office/api/media/clip.mp4"), ("GET", "/socket.io/")])
def test_who_may_be_slow_needs_no_place(house: House, method: str, path: str) -> None:
    for _ in range(MOST):
        house.ask()
    assert house.how_many_come_in() == MOST
    house.ask(method, path)
    assert house.how_many_come_in() == 1


class Film:
    """Of so many pieces; `closed` when who sent it is done with it."""

    def __init__(self, pieces: int) -> None:
        self.left, self.closed = pieces, False

    def __iter__(self) -> Iterator[bytes]:
        while self.left:
            self.left -= 1
            yield b"piece"

    def close(self) -> None:
        self.closed = True


def test_of_films_so_many_pieces_are_sent_in_one_turn_and_each_gets_as_many() -> None:
    films, pieces = [Film(3), Film(3)], threading.Semaphore(MOST)
    given, places = iter(films), list[Callable[[], object]]()
    turnstile = Turnstile(lambda environ, start: next(given), threading.Semaphore(CROWD), pieces, places.append)
    sent = [iter(turnstile({"REQUEST_METHOD": "GET", "PATH_INFO": "/media/m/1/s/clip.mp4"}, lambda *told: None)) for _ in films]
    for each in sent * 2:
        assert next(each) == b"piece"
    assert not pieces.acquire(blocking=False), "who sends more waits for the next turn"
    assert [film.left for film in films] == [1, 1]
    for each in sent:
        while places:
            places.pop()()
        assert list(each) == [b"piece"]
    assert [film.closed for film in films] == [True, True]
