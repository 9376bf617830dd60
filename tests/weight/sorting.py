"""`make sorting`: how long the desk keeps an operator waiting who sorts 300 ideas with keys only, while the room goes on writing.

A person reads, decides and presses; what is measured is the rest: from the key until the next idea stands there. Printed; docs/ideas.md has the figures.
"""

from __future__ import annotations

import random
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.test_groups import EVENING
from tests.support.browser import Hall, launch
from tests.support.crowd import Crowd
from tests.support.server import Server
from tests.weight.desk import WORDS

PHONES, IDEAS_EACH, GROUPS = 60, 5, 15
LETTERS = 4  # typed of the name of a group that is there
# from Enter until another idea stands on the card, in ms; it is pressed in the page, so that the test's own way there does not count
CARD = ".sorter__text"
FOLLOW = """(card) => new Promise((resolve) => {
    const field = document.querySelector("[role=combobox]");
    const before = document.querySelector(card).textContent;
    const begun = performance.now();
    const seen = () => {
        const now = document.querySelector(card);
        if (now && now.textContent === before) return requestAnimationFrame(seen);
        requestAnimationFrame(() => resolve(performance.now() - begun));
    };
    field.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true}));
    seen();
})"""


def name_of(number: int) -> str:
    return f"{WORDS[number].capitalize()} {number + 1}"


def sort(operator: Page, ideas: int) -> list[float]:
    """The waits, ms. The first ideas make the groups; each other one goes into one of these by some letters."""
    chance, waits = random.Random(1), []
    for done in range(ideas - 1):
        number = done if done < GROUPS else chance.randrange(GROUPS)
        operator.keyboard.type(name_of(number) if done < GROUPS else name_of(number)[:LETTERS])
        waits.append(float(operator.evaluate(FOLLOW, CARD)))
    return waits


def measure() -> list[float]:
    chance = random.Random(20210224)
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server, sync_playwright() as playwright:
        made, browser = server.make(EVENING), launch(playwright)
        hall = Hall(playwright, browser, server)
        with Crowd(server, made) as crowd:
            crowd.come(PHONES)
            crowd.desk("show.go")
            for _ in range(IDEAS_EACH):
                crowd.each("idea.add", step="s1", text=[" ".join(chance.choices(WORDS, k=chance.randint(4, 20))).capitalize() for _ in range(PHONES)])
            operator = hall.laptop()
            operator.goto(hall.address(made["operator_url"]))
            operator.get_by_role("tab", name="Groepen").click()
            operator.locator(CARD).wait_for()
            waits = sort(operator, PHONES * IDEAS_EACH)
        hall.close()
        browser.close()
    return waits


def main() -> None:
    waits = sorted(measure())
    print(
        f"{len(waits)} ideas sorted with keys only into {GROUPS} groups: from the key to the next idea median {statistics.median(waits):.0f} ms, "
        f"p95 {waits[int(len(waits) * 0.95)]:.0f} ms, longest {waits[-1]:.0f} ms, {sum(waits) / 1000:.1f} s of ten minutes"
    )


if __name__ == "__main__":
    main()
