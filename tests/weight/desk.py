"""`make weigh-desk`: whether the desk stays at hand in the fullest hall: 1,000 ideas and 500 phones that go on, on a processor four times slower.

Long tasks, as the browser itself counts them, are what a moderator feels as a key that hangs. Prints them and writes them into docs/performance.md.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import os
import random
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.moments import THUMB_MS, press
from tests.support.browser import Hall, launch
from tests.support.crowd import Crowd
from tests.support.server import HOUSE, Server

PAGE = HOUSE / "docs" / "performance.md"
BEGIN, END = "<!-- measured: make weigh-desk writes this -->", "<!-- /measured: desk -->"
PHONES, IDEAS_EACH, WAITING = 500, 2, 150
ARRIVING = 100  # phones at a time
SLOWER = 4  # times, than this machine's processor
SECONDS = 25
DOINGS_A_SECOND = 40  # of all phones together: votes, support, and an idea now and then
LONG_MS, MOST_MS = 50, 100  # a longer task than that is felt
PROGRAMME: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "practice": None,
    "steps": [
        {"kind": "poll", "title": "Stelling", "minutes": 3, "poll": {"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"], "close": "by_hand"}},
        {
            "kind": "ideas",
            "title": "Wat nu?",
            "minutes": 10,
            "ideas": {
                "themes": ["oorzaak", "gevolg", "oplossing"],
                "screening": {"phones": False, "screen": True},
                "support": "agree_disagree_pass",
                "close": "by_hand",
            },
        },
        {"kind": "text", "title": "Pauze", "minutes": 10, "body": "Tot zo."},
        {"kind": "text", "title": "Tot slot", "minutes": 5, "body": "Wat neemt u mee?"},
    ],
}
WORDS = [
    "school",
    "advies",
    "kind",
    "brugklas",
    "ouders",
    "tijd",
    "samen",
    "later",
    "kansen",
    "leraar",
    "buurt",
    "loten",
    "gemengd",
    "begeleiding",
    "thuis",
    "taal",
]
MARK = "did: "
TASK = "ThreadControllerImpl::RunTask"


@dataclass(frozen=True)
class Felt:
    """Milliseconds of the processor of each task that took 50 or more, by what the moderator did then."""

    tasks: dict[str, list[float]]
    ideas: int
    seconds: float
    browser: str

    @property
    def all(self) -> list[float]:
        return [task for tasks in self.tasks.values() for task in tasks]


class Room:
    """The phones, that vote, write and support as long as `going`."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd, self.chance = crowd, random.Random(20210224)
        self.ideas = 0

    def fill(self) -> None:
        for _ in range(PHONES // ARRIVING):
            self.crowd.come(ARRIVING)
        self.crowd.desk("show.go", step="s1")
        self.crowd.desk("show.go", step="s2")
        for _ in range(IDEAS_EACH):
            self.crowd.each("idea.add", step="s2", theme=["oorzaak", "gevolg", "oplossing"], text=[self.words() for _ in range(PHONES)])
            self.ideas += PHONES
        for idea in range(1, self.ideas - WAITING + 1):
            self.crowd.desk("idea.show", idea=idea)

    def words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(4, 30))).capitalize()

    @contextmanager
    def going(self) -> Iterator[None]:
        until = time.monotonic() + 10 * SECONDS
        done = [False]

        async def go_on() -> None:
            doings = []
            while not done[0] and time.monotonic() < until:
                await asyncio.sleep(1 / DOINGS_A_SECOND)
                doings.append(asyncio.ensure_future(self.do_something()))
            await asyncio.gather(*doings, return_exceptions=True)  # a phone that was cut is away

        running: Future[None] = self.crowd.start(go_on())
        try:
            yield
        finally:
            done[0] = True
            running.result(SECONDS)

    async def do_something(self) -> None:
        phone, what = self.chance.choice(self.crowd.phones), self.chance.random()
        if what < 0.1:
            self.ideas += 1
            await phone.do("idea.add", step="s2", theme="gevolg", text=self.words())
        elif what < 0.5:
            await phone.do("answer", round="r1", choice=self.chance.choice(["o1", "o2"]))
        else:
            await phone.do("idea.support", idea=self.chance.randint(1, self.ideas), value=self.chance.choice(["agree", "disagree", "pass"]))


class Moderator:
    """Someone at the desk, who presses keys."""

    def __init__(self, desk: Page) -> None:
        self.desk = desk

    def did(self, what: str, ms: int = 400) -> None:
        """What the page did since the last time, and does in a while after it, belongs to this."""
        self.desk.wait_for_timeout(ms)
        self.desk.evaluate("(what) => { performance.mark(what); }", MARK + what)

    def click(self, what: str) -> None:
        """At once, whatever moves: a hand does not wait until a page is still."""
        self.desk.locator(what).first.dispatch_event("click")

    def sees_on_air(self, title: str) -> None:
        """Waited for in the page, with little: what looks for roles and names is work that a moderator's page does not do."""
        self.desk.wait_for_function("(title) => (document.querySelector('.step--air .step__title') || {}).textContent?.startsWith(title)", arg=title)

    def lead(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.did("nothing", 1_000)
            for name in ("poll", "log", "room", "ideas"):
                self.click(f"#tab-{name}")
                self.did(f"tab {name}")
            for _ in range(4):
                self.click(".idea-row__choose")
                press(self.desk, "h")
                self.did("H")
            for _ in range(3):
                press(self.desk, "ArrowDown")
                self.did("select")
            press(self.desk, "/")
            self.desk.keyboard.type("taal", delay=80)
            self.did("search")
            for _ in range(2):
                press(self.desk, "Escape")
            self.did("search left")
            press(self.desk, "b")
            self.did("B")
            press(self.desk, "b")
            self.did("B")
            press(self.desk, "Space")
            self.sees_on_air("Pauze")
            self.did("GO", THUMB_MS)
            press(self.desk, "p")
            self.sees_on_air("Wat nu?")
            self.did("back", THUMB_MS)


def feel(seconds: float = SECONDS) -> Felt:
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server, sync_playwright() as playwright:
        made, browser = server.make(PROGRAMME), launch(playwright)
        hall = Hall(playwright, browser, server)
        with Crowd(server, made) as crowd:
            room = Room(crowd)
            room.fill()
            desk = hall.laptop()
            desk.context.new_cdp_session(desk).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            moderator = Moderator(desk)
            with room.going():
                browser.start_tracing(page=desk, categories=["toplevel", "blink.user_timing"])
                desk.goto(hall.address(made["desk_url"]))
                moderator.sees_on_air("Wat nu?")
                moderator.click("#tab-ideas")
                moderator.did("opening the desk", 3_000)
                moderator.lead(seconds)
                trace = json.loads(browser.stop_tracing())
            desk.close()
        return Felt(tasks_of(trace["traceEvents"]), room.ideas, seconds, browser.version)


def tasks_of(events: list[dict[str, Any]]) -> dict[str, list[float]]:
    """The long tasks of the page's own thread, by the mark that was set after them. By the time of the processor: what other programs take is not in it."""
    marks = sorted((event for event in events if event["name"].startswith(MARK)), key=lambda event: event["ts"])
    thread = (marks[0]["pid"], marks[0]["tid"])
    tasks = [event for event in events if event["name"] == TASK and (event["pid"], event["tid"]) == thread and event.get("tdur", 0) >= 1_000 * LONG_MS]
    found: dict[str, list[float]] = {mark["name"].removeprefix(MARK): [] for mark in marks}
    for task in tasks:
        after = next((mark for mark in marks if mark["ts"] >= task["ts"]), marks[-1])
        found[after["name"].removeprefix(MARK)].append(task["tdur"] / 1_000)
    return found


def table(felt: Felt) -> str:
    rows = [(what, len(tasks), sum(task > MOST_MS for task in tasks), max(tasks, default=0)) for what, tasks in felt.tasks.items()]
    rows.append(("all together", len(felt.all), sum(task > MOST_MS for task in felt.all), max(felt.all, default=0)))
    head = f"| while | tasks of {LONG_MS} ms or more | of more than {MOST_MS} ms | the longest |\n|---|---|---|---|\n"
    return head + "".join(f"| {what} | {number} | {long} | {longest:.0f} ms |\n" for what, number, long, longest in rows)


def write(felt: Felt) -> None:
    """Puts the figures into docs/performance.md, between its two marks."""
    told = f"{datetime.date.today().isoformat()}, {felt.ideas:,} ideas at the end, {felt.seconds:.0f} s, Chromium {felt.browser}, {os.cpu_count()} cores."
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{table(felt)}\n{told}\n\n{END}{after}", "utf-8")


if __name__ == "__main__":
    found = feel()
    print(table(found))
    write(found)
