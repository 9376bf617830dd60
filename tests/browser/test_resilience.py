"""A phone that slept, lost its network or got another one: current within three seconds, its draft there, its vote counted once.

Ten minutes of sleep are a few seconds here, longer where the server must have given the phone up (after 14 s): what differs for a phone
is only whether its socket is still there, whether it was told, and that time jumped.
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from facilitator.live.sockets import PING_PATIENCE_SECONDS, PING_SECONDS
from tests.browser.moments import choose, expect_answer, vote
from tests.support.browser import HOST, Device, Hall
from tests.support.crowd import Crowd
from tests.support.server import Server
from tests.support.wire import Wire

CURRENT_WITHIN = 3.0
SILENCE_TOLD_WITHIN = 15.0
BACK_WITHIN = 12.0  # by itself: one to ten seconds, so that a hall does not come back all at once
GIVEN_UP = PING_SECONDS + PING_PATIENCE_SECONDS + 1.5  # seconds after which the server has closed a socket that says nothing
NAP = 5.0
CALM = 1.5  # seconds in which nothing may happen
YES, NO = "Mee eens", "Niet mee eens"
DRAFT = "Meer tijd voor "
AWAY = r"WebSocket|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY_RESPONSE"
PROGRAMME: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "practice": None,
    "steps": [
        {"kind": "poll", "title": "Stelling", "poll": {"kind": "choice", "question": "Loten?", "options": [YES, NO], "close": "by_hand"}},
        {"kind": "ideas", "title": "Wat nu?", "ideas": {"screening": {"phones": False, "screen": True}, "support": "agree"}},
    ],
}


@dataclass
class Evening:
    """One phone on a network of its own, with a question that is still open and ideas to write; the others come straight to the server."""

    wire: Wire
    crowd: Crowd
    phone: Page
    device: Device
    server: Server
    news: int = 0

    def something_happens(self) -> str:
        """Somebody has an idea; gives what the phone's page says when it knows."""
        self.news += 1
        self.crowd.each("idea.add", step="s2", theme=None, text=f"Idee {self.news}")
        return "1 nieuw idee – tonen" if self.news == 1 else f"{self.news} nieuwe ideeën – tonen"

    def answered(self) -> int:
        answered: int = self.crowd.sees("round/r1")["answered"]
        return answered


@pytest.fixture
def evening(hall: Hall, server: Server) -> Iterator[Evening]:
    made = server.make(PROGRAMME)
    with Wire(server.port) as wire, Crowd(server, made) as crowd, hall.expecting(AWAY):
        crowd.desk("show.go")
        crowd.desk("show.go")
        crowd.come(1)
        phone = hall.phone()
        phone.goto(f"http://{HOST}:{wire.port}/{made['code']}")
        crowd.each("idea.add", step="s2", theme=None, text="Het eerste idee")
        expect(phone.get_by_text("Het eerste idee")).to_be_visible()
        yield Evening(wire, crowd, phone, Device(phone), server)
        phone.close()


def seconds_until(holds: Callable[[], object]) -> float:
    begun = time.monotonic()
    holds()
    return time.monotonic() - begun


def write_draft(phone: Page) -> None:
    phone.get_by_label("Uw idee").fill(DRAFT)
    phone.get_by_label("Uw idee").press("Home")


def expect_draft(phone: Page) -> None:
    """The words, the focus and the place in them where the next letter goes."""
    field = phone.get_by_label("Uw idee")
    expect(field).to_have_value(DRAFT)
    expect(field).to_be_focused()
    assert field.evaluate("(field) => field.selectionStart") == 0


def is_current(phone: Page, told: str) -> Callable[[], None]:
    def check() -> None:
        expect(phone.get_by_role("button", name=told)).to_be_visible()
        expect(phone.locator("#lost")).to_be_hidden()

    return check


@pytest.mark.parametrize(
    ("slept", "how"),
    [(NAP, "silent"), (GIVEN_UP, "silent"), (GIVEN_UP, "closed")],
    ids=["a nap, the socket dead", "given up, not told", "given up and told"],
)
def test_a_phone_that_slept_is_current_within_three_seconds(evening: Evening, slept: float, how: str, say: Callable[[str], None]) -> None:
    phone = evening.phone
    evening.wire.go_deaf()
    choose(phone, NO)
    phone.get_by_role("button", name="Stem", exact=True).tap()
    expect(phone.get_by_text("Versturen…")).to_be_visible()
    write_draft(phone)
    with evening.device.asleep():
        evening.wire.fall_silent()
        told = evening.something_happens()
        time.sleep(slept)
        if how == "closed":
            evening.wire.cut()
    seconds = seconds_until(is_current(phone, told))
    say(f"a phone that slept ({slept:.1f} s of sleep, {how}): current after {seconds:.2f} s")
    assert seconds <= CURRENT_WITHIN
    expect_answer(phone, NO)
    expect_draft(phone)
    assert evening.answered() == 1


def test_a_phone_that_naps_again_and_again_is_current_each_time(evening: Evening, say: Callable[[str], None]) -> None:
    write_draft(evening.phone)
    measured = []
    for _ in range(3):
        with evening.device.asleep():
            evening.wire.fall_silent()
            told = evening.something_happens()
            time.sleep(NAP)
        measured.append(seconds_until(is_current(evening.phone, told)))
    say("a phone that naps: current after " + ", ".join(f"{seconds:.2f} s" for seconds in measured))
    assert max(measured) <= CURRENT_WITHIN
    expect_draft(evening.phone)


def test_a_vote_that_arrived_but_was_never_acknowledged_counts_once(evening: Evening, say: Callable[[str], None]) -> None:
    phone = evening.phone
    evening.wire.go_deaf()
    choose(phone, YES)
    phone.get_by_role("button", name="Stem", exact=True).tap()
    evening.crowd.until("round/r1", lambda round: round["answered"] == 1)
    write_draft(phone)
    evening.device.offline(True)
    evening.wire.go_away()
    expect(phone.get_by_text("1 antwoord wacht")).to_be_visible()
    expect(phone.get_by_text("Nog niet verstuurd")).to_be_visible()
    evening.wire.come_back()
    evening.device.offline(False)
    seconds = seconds_until(lambda: expect_answer(phone, YES))
    say(f"back online in the middle of a vote: received after {seconds:.2f} s")
    assert seconds <= CURRENT_WITHIN
    expect_draft(phone)
    time.sleep(CALM)
    assert evening.answered() == 1


def test_a_vote_that_never_arrived_goes_out_when_the_network_is_back(evening: Evening) -> None:
    phone = evening.phone
    evening.wire.go_away()
    evening.device.offline(True)
    vote(phone, NO, received="Nog niet verstuurd")
    assert evening.answered() == 0
    evening.wire.come_back()
    evening.device.offline(False)
    expect_answer(phone, NO)
    assert evening.answered() == 1


ANOTHER_NETWORK = """() => {
    Object.defineProperty(navigator.connection, "type", { value: "cellular", configurable: true });
    navigator.connection.dispatchEvent(new Event("change"));
}"""


@pytest.mark.parametrize("told", [True, False], ids=["its socket cut", "its socket silent"])
def test_a_phone_on_another_network_is_current_within_three_seconds(evening: Evening, told: bool, say: Callable[[str], None]) -> None:
    """The address of the phone changed. Android tells a page which kind of network it is on; this browser here does not, so the test does."""
    write_draft(evening.phone)
    if told:
        evening.wire.cut()
    evening.wire.fall_silent()
    shown = evening.something_happens()
    evening.phone.evaluate(ANOTHER_NETWORK)
    seconds = seconds_until(is_current(evening.phone, shown))
    say(f"on another network ({'cut' if told else 'silent'}): current after {seconds:.2f} s")
    assert seconds <= CURRENT_WITHIN
    expect_draft(evening.phone)


def test_a_socket_that_is_cut_comes_back_by_itself(evening: Evening, say: Callable[[str], None]) -> None:
    evening.wire.cut()
    told = evening.something_happens()
    seconds = seconds_until(is_current(evening.phone, told))
    say(f"cut, and nobody touched the phone: current after {seconds:.2f} s")
    assert seconds <= BACK_WITHIN


def test_silence_is_told_within_fifteen_seconds(evening: Evening, say: Callable[[str], None]) -> None:
    """The server stops in the middle of everything: no socket closes."""
    write_draft(evening.phone)
    evening.server.process.send_signal(signal.SIGSTOP)
    try:
        lost = evening.phone.locator("#lost")
        noticed = seconds_until(lambda: expect(lost).to_be_visible(timeout=20_000))
        expect(lost).to_have_text(re.compile("Geen verbinding.*We blijven het proberen"))
    finally:
        evening.server.process.send_signal(signal.SIGCONT)
    back = seconds_until(lambda: expect(lost).to_be_hidden(timeout=20_000))
    say(f"a server that says nothing: told after {noticed:.2f} s, back {back:.2f} s after it went on")
    assert noticed <= SILENCE_TOLD_WITHIN
    assert back <= BACK_WITHIN
    expect_draft(evening.phone)


def test_another_person_on_this_phone_sends_nothing_of_who_was_here_before(evening: Evening) -> None:
    phone, address = evening.phone, evening.phone.url
    evening.wire.go_away()
    phone.get_by_label("Uw idee").fill("Van wie hier was")
    phone.get_by_role("button", name="Verstuur mijn idee").tap()
    phone.get_by_label("Uw idee").fill("En een halve zin")
    assert "Van wie hier was" in phone.evaluate("JSON.stringify(localStorage)")
    phone.goto("about:blank")
    evening.wire.cut()
    evening.wire.come_back()
    phone.context.clear_cookies()
    phone.goto(address)
    phone.wait_for_function("() => performance.getEntriesByName('live').length > 0")
    expect(phone.get_by_label("Uw idee")).to_have_value("")
    kept = phone.evaluate("JSON.stringify(localStorage)")
    assert "Van wie" not in kept
    assert "halve zin" not in kept
    time.sleep(CALM)
    assert evening.crowd.sees("idea/2") is None


def test_a_page_that_was_left_open_follows_when_its_phone_is_another_persons(evening: Evening) -> None:
    """Two tabs of one phone: in one of them the person had their data deleted and came in anew."""
    phone = evening.phone
    phone.evaluate("window.old = true")
    other = phone.context.new_page()
    phone.context.clear_cookies()
    other.goto(phone.url)
    phone.wait_for_function("() => !window.old")
    expect(phone.get_by_label("Uw idee")).to_be_visible()
