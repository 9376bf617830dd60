"""A phone without a script, over real HTTP: it loads pages, fills in their forms and sends them, and keeps its cookies. And its pages, read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlencode

from tests.support.server import Answer, Server

VOID = {"meta", "link", "img", "input", "br", "base", "path", "rect"}


@dataclass
class Form:
    """What would be sent by it as it stands, its submit buttons by their words, and what is around it."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    offered: dict[str, list[str]] = field(default_factory=dict)  # name -> values of radios and buttons
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)  # words of a radio -> (name, value)


class Page(HTMLParser):
    """An answer as HTML. Fails on what a browser would have to guess: tags that don't match, an id twice, a reference to nowhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html, self.forms, self.links, self.ids = html, list[Form](), dict[str, str](), list[str]()
        self.texts: list[str] = []
        self.alerts: list[str] = []
        self.lang, self.title = "", ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self._words: list[list[str]] = []
        self._form: Form | None = None
        self._label: tuple[str, str] | None = None
        self._told: set[str] = set()
        self.feed(html)
        assert self._open == [], f"not closed: {self._open}"
        assert len(self.ids) == len(set(self.ids)), f"an id stands there twice: {sorted(self.ids)}"
        assert self._told <= set(self.ids), f"points to nowhere: {self._told - set(self.ids)}"

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def form(self, verb: str, **fields: str) -> Form:
        """The form of a verb, with these hidden fields."""
        found = [form for form in self.forms if form.fields.get("verb") == verb and fields.items() <= form.fields.items()]
        assert len(found) == 1, f"{len(found)} forms for {verb} {fields}"
        return found[0]

    def verbs(self) -> set[str]:
        return {form.fields.get("verb", "") for form in self.forms}

    # reading

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in given}
        assert "style" not in attributes, "the content security policy forbids it"
        assert not any(name.startswith("on") for name in attributes)
        self.ids += [attributes["id"]] if "id" in attributes else []
        for name in ("aria-describedby", "aria-labelledby", "for"):
            self._told |= set(attributes.get(name, "").split())
        if tag == "html":
            self.lang = attributes["lang"]
        if tag == "form":
            self._form = Form(attributes["action"], attributes.get("method", "get"))
            self.forms.append(self._form)
        elif tag in ("input", "button", "select") and self._form and "name" in attributes:
            self._control(self._form, tag, attributes)
        if tag not in VOID:
            self._open.append((tag, attributes))
            self._words.append([])

    def handle_startendtag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, given)

    def _control(self, form: Form, tag: str, attributes: dict[str, str]) -> None:
        name, value, kind = attributes["name"], attributes.get("value", ""), attributes.get("type", "text")
        if kind == "radio" or tag == "button":
            form.offered.setdefault(name, []).append(value)
        if kind == "radio":
            self._label = (name, value)
        if (kind == "radio" and "checked" in attributes) or (tag in ("input", "select") and kind != "radio"):
            form.fields[name] = value

    def handle_data(self, data: str) -> None:
        if self._words:
            self._words[-1].append(data)
        if not any(tag in ("script", "style") for tag, _ in self._open):
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        opened, attributes = self._open.pop()
        assert opened == tag, f"<{opened}> closed by </{tag}>"
        words = " ".join("".join(self._words.pop()).split())
        if self._words and tag not in ("script", "style", "textarea"):
            self._words[-1].append(words)
        self._closed(tag, attributes, words)

    def _closed(self, tag: str, attributes: dict[str, str], words: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "title":
            self.title = words
        elif tag == "textarea" and self._form and "name" in attributes:
            self._form.fields[attributes["name"]] = self._typed(attributes["id"])
        elif tag == "a":
            self.links[words] = attributes["href"]
        elif tag == "button" and self._form:
            self._form.buttons[words] = (attributes.get("name", ""), attributes.get("value", ""))
        elif tag == "label" and self._form and self._label:
            self._form.labels[words], self._label = self._label, None
        if attributes.get("role") == "alert":
            self.alerts.append(words)

    def _typed(self, id: str) -> str:
        """The words in a textarea, to the letter."""
        found = re.search(rf'<textarea[^>]*id="{re.escape(id)}"[^>]*>\n?(.*?)</textarea>', self.html, re.DOTALL)
        assert found
        return unescape(found[1])


class Phone:
    """`cookies` is its jar; redirects are followed by hand, as the tests want to see them."""

    def __init__(self, server: Server, code: str) -> None:
        self.server, self.path = server, f"/{code}"
        self.cookies: dict[str, str] = {}

    def get(self, path: str = "", **headers: str) -> Page:
        answer = self.ask("GET", path or self.path, headers=headers)
        assert answer.status == 200, (answer.status, answer.text)
        return Page(answer.text)

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        jar = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        answer = self.server.request(method, path, body, {**jar, **(headers or {})})
        for name, value in answer.cookies.items():
            if value:
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        return answer

    def send(self, form: Form, headers: dict[str, str] | None = None, /, **filled: str) -> Answer:
        body = urlencode({**form.fields, **filled}).encode()
        return self.ask("POST", form.action, body, {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})})

    def do(self, form: Form, /, **filled: str) -> Page:
        """Sends it, and goes where the answer sends on to."""
        answer = self.send(form, **filled)
        assert answer.status == 303, (answer.status, Page(answer.text).alerts)
        return self.get(str(answer.headers["Location"]).partition("#")[0])

    def refused(self, form: Form, headers: dict[str, str] | None = None, /, **filled: str) -> tuple[int, Page]:
        answer = self.send(form, headers, **filled)
        return answer.status, Page(answer.text)


def joined(server: Server, code: str) -> Phone:
    """A phone that has loaded the page once, and so has its cookie."""
    phone = Phone(server, code)
    phone.get()
    return phone
