"""Every route, by every method, with whatever may stand in its address, its query, its headers and its body: an answer below 500, of ours."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.attack import Attack, leaks_nothing
from tests.support.office import Office
from tests.support.raw import Headers, request
from tests.support.server import HOUSE, TOKEN, Server

LONG = "HOSTILE_LONG" in os.environ
EXAMPLES = 2_000 if LONG else 50  # of each of the four tests
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BANANA")
SHOW_ROUTES = """
import json, sys
from facilitator import create_app
from facilitator.settings import Settings
rules = create_app(Settings(data=sys.argv[1], mode="development")).app.url_map.iter_rules()
print(json.dumps(sorted([rule.rule for rule in rules])))
"""
HOSTILE = [
    b"x",
    b"0",
    b"-1",
    b"9" * 30,
    b"%",
    b"..",
    b"../../x",
    b"\x00",
    b"\r\nX-A: b",
    b"\xff\xfe",
    b"<script>",
    b"a" * 3_000,
    "é😀".encode(),
    b"'\";--",
    b" ",
]
TYPES = ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=edge", "multipart/form-data", "text/plain", "\x01", ""]
BODIES = [
    b"",
    b"{}",
    b"[]",
    b"null",
    b"NaN",
    b'{"a":1e400}',
    b"[" * 5_000,
    b"\xff" * 100,
    b"code=1&verb=x&id=x&csrf=x",
    b"%ff=%ff&&&==",
    b"a=b&" * 5_000,
    b"--edge\r\nContent-Disposition: form-data; name=code\r\n\r\n1\r\n--edge--\r\n",
    b'--edge\r\nContent-Disposition: form-data; name="file"; filename="../../x.mp4"\r\n\r\nx\r\n--edge--\r\n',
    b"--edge\r\n\r\n",
    b"--edge\r\nContent-Disposition: form-data; name=\xff\r\n\r\n\xff\r\n--edge--",
]
FORM_NAMES = [
    "code",
    "verb",
    "id",
    "csrf",
    "token",
    "title",
    "date",
    "language",
    "lang",
    "step",
    "theme",
    "text",
    "role",
    "table",
    "choice",
    "value",
    "idea",
    "round",
]
HEADERS = [
    "Accept",
    "Accept-Language",
    "Accept-Encoding",
    "Cookie",
    "Origin",
    "Referer",
    "Range",
    "If-Range",
    "If-None-Match",
    "If-Modified-Since",
    "Authorization",
]
HEADERS += [
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "Forwarded",
    "Host",
    "Upgrade",
    "TE",
    "Expect",
    "Content-Encoding",
    "X-HTTP-Method-Override",
]

FILE_NAMES = ["title", "steps", "kind", "poll", "ideas", "version", "log", "roles"]
VALUES = ["*", "gzip;q=nan", "nl;q=9e999", "bytes=0-", "a=b; " * 200, "null", "Bearer " + "x" * 200, '"' * 50, "Thu, 99 Foo 99999", "100-continue"]

fuzzed = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
any_bytes = st.sampled_from(HOSTILE) | st.binary(max_size=30) | st.text(max_size=20).map(lambda text: text.encode("utf-8", "surrogatepass"))
header_text = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=60)
any_header = header_text | st.sampled_from(VALUES)
any_form = st.dictionaries(st.sampled_from(FORM_NAMES), any_bytes, max_size=6).map(lambda form: urlencode(form).encode())
any_file = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(st.sampled_from(["title", "steps", "kind", "poll", "ideas", "version", "log", "roles"]) | st.text(), inside, max_size=5)
    ),
    max_leaves=15,
).map(lambda file: json.dumps(file).encode())
any_body = st.sampled_from(BODIES) | st.binary(max_size=200) | any_form | any_file


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One on which wrong codes are not throttled: their pages are what is tried."""
    with Server(Path(tmp_path_factory.mktemp("server")), WRONG_CODES="1000000") as running:
        yield running


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The address of every page, with <names> in it, as the server has them."""
    child = [sys.executable, "-W", "ignore", "-c", SHOW_ROUTES, str(tmp_path_factory.mktemp("routes"))]
    found: list[str] = json.loads(subprocess.run(child, cwd=HOUSE, capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()[-1])
    assert len(found) > 40
    return found


@pytest.fixture(scope="module")
def callers(server: Server) -> dict[str, Headers]:
    return {"nobody": {}, "an organiser": Office(server).headers, "a program": {"Authorization": f"Bearer {TOKEN}"}}


def filled(route: str, values: list[bytes]) -> str:
    """An address of this route; what stands in it is escaped, so that any byte can."""
    given = iter(values)
    return re.sub(r"<[^>]+>", lambda _: quote_from_bytes(next(given, b"1"), safe=""), route)


def ask(attack: Attack, method: str, path: str, body: bytes, headers: Headers) -> str:
    """What is wrong with the answer, or an empty text."""
    line = attack.tcp()
    reply = line.ask(request(method, path, attack.port, body, {**headers, "Connection": "close"}), 20)
    line.close()
    leaks_nothing(line.heard.decode("latin-1"))
    line.heard.clear()  # examples are many
    if not 200 <= reply.status < 500:
        return f"{method} {path[:200]} {headers} {body[:200]!r}: {reply.status}"
    return ""


@pytest.mark.parametrize("caller", ["nobody", "an organiser", "a program"])
def test_every_route_answers_every_method(attack: Attack, routes: list[str], callers: dict[str, Headers], caller: str) -> None:
    wrong = [ask(attack, method, filled(route, []), b"", callers[caller]) for route in routes for method in METHODS]
    assert not list(filter(None, wrong))


def test_every_route_answers_hostile_addresses(attack: Attack, routes: list[str], callers: dict[str, Headers]) -> None:
    with_names = [route for route in routes if "<" in route]
    wrong = [
        ask(attack, method, filled(route, [value] * 3), b"", callers["an organiser"]) for route in with_names for value in HOSTILE for method in ("GET", "POST")
    ]
    assert not list(filter(None, wrong))


def test_every_route_that_takes_a_body_answers_hostile_ones(attack: Attack, routes: list[str], callers: dict[str, Headers]) -> None:
    wrong = [
        ask(attack, method, filled(route, []), body, {**callers["a program"], "Content-Type": TYPES[at % len(TYPES)]})
        for route in routes
        for at, body in enumerate(BODIES)
        for method in (("POST", "PUT") if LONG else ("POST",))
    ]
    assert not list(filter(None, wrong))


@pytest.mark.parametrize("caller", ["nobody", "an organiser", "a program"])
def test_nothing_that_is_asked_breaks_it(attack: Attack, routes: list[str], callers: dict[str, Headers], caller: str) -> None:
    @fuzzed
    @given(
        st.sampled_from(METHODS),
        st.sampled_from(routes),
        st.lists(any_bytes, max_size=3),
        st.dictionaries(any_bytes, any_bytes, max_size=3),
        st.dictionaries(st.sampled_from(HEADERS), any_header, max_size=4),
        st.sampled_from(TYPES),
        any_body,
    )
    def try_it(method: str, route: str, values: list[bytes], query: dict[bytes, bytes], headers: dict[str, str], kind: str, body: bytes) -> None:
        path = filled(route, values) + ("?" + urlencode(query) if query else "")
        assert not ask(attack, method, path, body, {**headers, **callers[caller], "Content-Type": kind})

    try_it()


def test_forms_of_a_phone_answer_whatever_is_filled_in(attack: Attack) -> None:
    """By a phone that is known, in a hall of its own: who asks for a page is there for a minute."""
    made: dict[str, Any] = attack.server.make({"title": "Elders", "roles": ["docent"], "steps": [{"kind": "text", "title": "Hoi"}]})
    cookie = "; ".join(f"{name}={value}" for name, value in attack.server.cookies(f"/{made['code']}").items())

    @fuzzed
    @given(any_form | any_body, st.sampled_from(TYPES[:3]))
    def fill_in(body: bytes, kind: str) -> None:
        assert not ask(attack, "POST", f"/{made['code']}/do", body, {"Cookie": cookie, "Content-Type": kind})

    fill_in()
