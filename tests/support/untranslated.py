"""Whether a page speaks one language: no sentence of ours in the other one, in any text, label, title or hint of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from playwright.sync_api import Page

from facilitator.language import SOURCE, catalogue
from tests.browser.evening import EVENING

NAME = re.compile(r"\\\{\w+\\\}")
# People's own words in another language are marked so (`lang`), and are not ours.
FOUND = """([exact, patterns]) => {
    const known = new Set(exact);
    const shapes = patterns.map((pattern) => new RegExp(pattern, "u"));
    const language = document.documentElement.lang;
    const foreign = (node) => node.closest("[lang]").lang !== language;
    const texts = [];
    const walk = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const around = walk.currentNode.parentElement;
        if (around && !around.closest("script, style, noscript, code, textarea") && !foreign(around)) texts.push(walk.currentNode.textContent);
    }
    for (const node of document.querySelectorAll("*")) {
        for (const name of ["aria-label", "title", "alt", "placeholder", "aria-valuetext", "aria-description", "value"]) {
            if (node.hasAttribute(name) && !foreign(node) && (name !== "value" || node.matches("input[type=submit]"))) texts.push(node.getAttribute(name));
        }
    }
    const told = new Set(texts.map((text) => text.trim().replace(/\\s+/g, " ")));
    return [...told].filter((text) => text && (known.has(text) || shapes.some((shape) => shape.test(text))));
}"""


def check_language(page: Page) -> None:
    """No text of ours is in the other language than the page says it is in."""
    found = page.evaluate(FOUND, texts_of_other(page.evaluate("document.documentElement.lang")))
    assert not found, f"{page.url} is not in its language: {found}"


@cache
def texts_of_other(language: str) -> list[list[str]]:
    """Texts of the other language that are no text of this one too: as they are, and as patterns where something is filled in."""
    known = catalogue("nl")
    ours, theirs = (set(known), set(known.values())) if language == SOURCE else (set(known.values()), set(known))
    foreign = {" ".join(text.split()) for text in theirs - ours} - set(strings_in(EVENING))
    filled_in = {text for text in foreign if "{" in text}
    return [sorted(foreign - filled_in), sorted(pattern for text in filled_in if (pattern := pattern_of(text)))]


def strings_in(value: object) -> Iterator[str]:
    """What the people of the stories wrote, which may be a word of ours by chance."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings_in(inner)


def pattern_of(text: str) -> str | None:
    """None for a text with fewer than two words of its own: it would be found everywhere."""
    if len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w+\}", "", text))) < 2:
        return None
    return "^" + NAME.sub(".+", re.escape(text).replace("\\ ", " ").replace("\\-", "-")) + "$"
