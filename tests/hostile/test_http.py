"""Requests that no browser makes: each is refused at once or answered, with nothing of the server in it, and the next one is served."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.hostile.attack import Attack, leaks_nothing
from tests.support.media import clip_address
from tests.support.raw import NONE, SOCKET_PATH, Headers, Reply, Tcp, handshake, request
from tests.support.room import Room
from tests.support.server import Server

POSTS = 1_024  # as many stopped the server once
AT_ONCE_SECONDS = 1.0
CLIP = b"\x00\x00\x00\x18ftypisom" + bytes(range(256)) * 4
Say = Callable[[str], None]

LYING_POST = b"POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: a\r\nContent-Length: 1000001\r\n\r\n"
POLLING = {
    "a post whose body never comes": LYING_POST,
    "a post to a session": LYING_POST.replace(b"polling", b"polling&sid=AAAAAAAAAAAAAAAAAAAA"),
    "a post without end in chunks": LYING_POST.replace(b"Content-Length: 1000001", b"Transfer-Encoding: chunked"),
    "a get": b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: a\r\n\r\n",
    "a get with a body that never comes": LYING_POST.replace(b"POST", b"GET"),
    "a post that waits to be asked": LYING_POST.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n"),
}


@pytest.mark.parametrize("sent", POLLING.values(), ids=POLLING.keys())
def test_polling_is_refused_at_once_and_closed_on(attack: Attack, sent: bytes) -> None:
    line = attack.tcp()
    begun = time.monotonic()
    assert 400 <= line.ask(sent).status < 500
    assert line.is_closed_within(AT_ONCE_SECONDS)
    assert time.monotonic() - begun < AT_ONCE_SECONDS


@pytest.mark.parametrize("sent", [POLLING["a post whose body never comes"], POLLING["a get"]], ids=["posts", "gets"])
def test_1024_polls_at_the_same_time_keep_nobody_out(attack: Attack, many_files: None, say: Say, sent: bytes) -> None:
    lines = [attack.tcp() for _ in range(POSTS)]
    for line in lines:
        line.send(sent)
    seconds = attack.others_come_in()
    say(f"a page and a socket beside {POSTS} polls: {seconds * 1000:.0f} ms")
    assert seconds < 2
    assert all(line.is_closed_within(5) for line in lines)


# the handshake of a websocket

HANDSHAKES: dict[str, dict[str, str | None]] = {
    "version 8": {"Sec-WebSocket-Version": "8"},
    "version 0": {"Sec-WebSocket-Version": "0"},
    "version 14": {"Sec-WebSocket-Version": "14"},
    "version 13 twice": {"Sec-WebSocket-Version": "13, 13"},
    "a version that is none": {"Sec-WebSocket-Version": "x"},
    "no version": {"Sec-WebSocket-Version": None},
    "no key": {"Sec-WebSocket-Key": None},
    "an empty key": {"Sec-WebSocket-Key": ""},
    "a key that is too short": {"Sec-WebSocket-Key": "AAAA"},
    "a key that is no base64": {"Sec-WebSocket-Key": "!" * 24},
    "no Connection": {"Connection": None},
    "Connection: close": {"Connection": "close"},
    "Connection: keep-alive": {"Connection": "keep-alive"},
    "no Upgrade": {"Upgrade": None},
    "an upgrade to HTTP/2": {"Upgrade": "h2c", "Connection": "Upgrade, HTTP2-Settings", "HTTP2-Settings": "AAMAAABkAAQAAP__"},
    "another upgrade": {"Upgrade": "banana"},
    "another site": {"Origin": "https://elsewhere.example"},
    "another port": {"Origin": "http://127.0.0.1:1"},
    "an origin that only begins like ours": {"Origin": "http://127.0.0.1.elsewhere.example"},
    "no origin at all, of a sandbox": {"Origin": "null"},
    "an origin that is none": {"Origin": "\x7f"},
    "hixie-76": {
        "Sec-WebSocket-Version": None,
        "Sec-WebSocket-Key": None,
        "Sec-WebSocket-Key1": "4 @1  46546xW%0l 1 5",
        "Sec-WebSocket-Key2": "12998 5 Y3 1  .P00",
    },
    "hixie-75": {"Sec-WebSocket-Version": None, "Sec-WebSocket-Key": None, "Upgrade": "WebSocket", "WebSocket-Protocol": "a"},
}


@pytest.mark.parametrize("headers", HANDSHAKES.values(), ids=HANDSHAKES.keys())
def test_a_handshake_that_is_not_right_is_refused(attack: Attack, headers: dict[str, str | None]) -> None:
    line = attack.tcp()
    reply = line.ask(handshake(attack.port, headers=headers) + b"^n:ds[4U")
    assert 400 <= reply.status < 500, reply
    assert "websocket" not in (reply.header("Upgrade") or "").lower() or reply.status == 426


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": None}, {"Origin": "ours"}, {"Connection": "keep-alive, Upgrade"}, {"Upgrade": "WebSocket"}, {"connection": "upgrade"}]
)
def test_a_handshake_that_is_right_is_answered(attack: Attack, headers: dict[str, str | None]) -> None:
    ours = {name: f"http://127.0.0.1:{attack.port}" if value == "ours" else value for name, value in headers.items()}
    socket = attack.websocket(headers=ours)
    assert socket.shaken.status == 101, socket.shaken
    assert socket.shaken.header("Sec-WebSocket-Accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
    assert socket.next_text("0")


@pytest.mark.parametrize(
    "offer", ["permessage-deflate", "permessage-deflate; client_max_window_bits", "x-webkit-deflate-frame", "a" * 4_000, "permessage-deflate, " * 200]
)
def test_compression_is_not_accepted(attack: Attack, offer: str) -> None:
    reply = attack.websocket(headers={"Sec-WebSocket-Extensions": offer}).shaken
    assert reply.header("Sec-WebSocket-Extensions") is None
    assert reply.status == 101


def test_a_protocol_that_is_offered_is_not_taken_up(attack: Attack) -> None:
    reply = attack.websocket(headers={"Sec-WebSocket-Protocol": "banana, graphql-ws"}).shaken
    assert (reply.status, reply.header("Sec-WebSocket-Protocol")) == (101, None)


@pytest.mark.parametrize("path", ["/", "/healthz", "/office", "/nowhere", "/static/x/css/tokens.css"])
def test_a_page_is_no_websocket(attack: Attack, path: str) -> None:
    assert attack.tcp().ask(handshake(attack.port, path=path)).status != 101


# requests that break HTTP

LONG = b"a" * 70_000
FORM = b"application/x-www-form-urlencoded"
BROKEN: dict[str, bytes] = {
    "no version": b"GET /\r\n\r\n",
    "no path": b"GET HTTP/1.1\r\n\r\n",
    "a version that is none": b"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
    "a version that is no number": b"GET / HTTP/x.y\r\nHost: a\r\n\r\n",
    "no HTTP": b"hello\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "TLS": bytes.fromhex("16030100f4010000f0030300000000") + b"\r\n\r\n",
    "noughts": bytes(1_000) + b"\r\n\r\n",
    "a path of 70,000 bytes": b"GET /" + LONG + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    "a query of 70,000 bytes": b"GET /?" + LONG + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    "a method of 70,000 bytes": LONG + b" / HTTP/1.1\r\nHost: a\r\n\r\n",
    "a header of 70,000 bytes": b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + LONG + b"\r\n\r\n",
    "a header name of 70,000 bytes": b"GET / HTTP/1.1\r\nHost: a\r\n" + LONG + b": a\r\n\r\n",
    "1,000 headers": b"GET / HTTP/1.1\r\nHost: a\r\n" + b"".join(b"X-%d: a\r\n" % number for number in range(1_000)) + b"\r\n",
    "the same header 1,000 times": b"GET / HTTP/1.1\r\nHost: a\r\n" + b"Cookie: a=b\r\n" * 1_000 + b"\r\n",
    "200,000 bytes of headers": b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X-A: " * 1 + b"".join(b"X-%d: %s\r\n" % (n, b"a" * 2_000) for n in range(100)) + b"\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\nHost: a\r\nbanana\r\n\r\n",
    "a header without a name": b"GET / HTTP/1.1\r\nHost: a\r\n: a\r\n\r\n",
    "a space before the colon": b"GET / HTTP/1.1\r\nHost: a\r\nX-A : a\r\n\r\n",
    "a folded header": b"GET / HTTP/1.1\r\nHost: a\r\nX-A: a\r\n  b\r\n\r\n",
    "a nought in a header": b"GET / HTTP/1.1\r\nHost: a\r\nX-A: a\x00b\r\n\r\n",
    "a byte beyond ASCII in a header name": b"GET / HTTP/1.1\r\nHost: a\r\nX-\xff: a\r\n\r\n",
    "bytes beyond ASCII in headers": b"GET / HTTP/1.1\r\nHost: a\r\nCookie: \xff\xfe=\xc3\x28\r\nAccept-Language: \xff\r\n\r\n",
    "line ends of one byte": b"GET / HTTP/1.1\nHost: a\n\n",
    "a carriage return in a header": b"GET / HTTP/1.1\r\nHost: a\r\nX-A: a\rb\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 5\r\n\r\naaaaa",
    "a negative length": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    "a length that is no number": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: abc\r\n\r\n",
    "a length with a plus": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\naaaaa",
    "a length in hex": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x5\r\n\r\naaaaa",
    "a huge length": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + b"9" * 400 + b"\r\n\r\n",
    "a length of 5,000 digits": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + b"9" * 5_000 + b"\r\n\r\n",
    "a chunk that is no number": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\naaa\r\n0\r\n\r\n",
    "a chunk of negative length": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\naaaaa\r\n0\r\n\r\n",
    "a chunk of huge length": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + b"f" * 40 + b"\r\naaaaa\r\n0\r\n\r\n",
    "a chunk shorter than it says": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\naaaaa\r\n0\r\n\r\n",
    "a chunk length without end": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1" * 70_000,
    "a chunk extension without end": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;" + b"a" * 70_000,
    "an unknown transfer coding": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: banana\r\n\r\n",
    "a coding twice": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    "an expectation that is none": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: banana\r\n\r\naaaaa",
    "an asterisk": b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "a path with a space": b"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
    "a path with a nought": b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
    "a path beyond ASCII": b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
    "a path that does not begin": b"GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n",
    "a path with two slashes": b"GET //elsewhere.example/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "the address of a proxy": b"GET http://elsewhere.example/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "the address of ourselves": b"GET http://127.0.0.1/healthz HTTP/1.1\r\nHost: a\r\n\r\n",
    "an address that is none": b"GET http://[::1 HTTP/1.1\r\nHost: a\r\n\r\n",
    "a tunnel": b"CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: a\r\n\r\n",
    "TRACE": b"TRACE / HTTP/1.1\r\nHost: a\r\nCookie: secret=1\r\n\r\n",
    "a method that is none": b"BANANA / HTTP/1.1\r\nHost: a\r\n\r\n",
    "a method in small letters": b"get / HTTP/1.1\r\nHost: a\r\n\r\n",
    "escapes that are none": b"GET /%zz%%%u1234 HTTP/1.1\r\nHost: a\r\n\r\n",
    "a form that is none": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n%ff%&&==;",
    "a form of parts without an edge": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data\r\nContent-Length: 5\r\n\r\naaaaa",
    "a form of parts with a broken edge": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=\xff\r\nContent-Length: 5\r\n\r\naaaaa",
    "JSON where a form is wanted": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
    "a form in a coding that is none": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: " + FORM + b"; charset=banana\r\nContent-Length: 6\r\n\r\ncode=1",
}
WITH_AN_END = {name: sent.replace(b"Host: a\r\n", b"Host: a\r\nConnection: close\r\n", 1) for name, sent in BROKEN.items()}


@pytest.mark.parametrize("sent", WITH_AN_END.values(), ids=WITH_AN_END.keys())
def test_a_broken_request_is_answered_or_closed_on_at_once(attack: Attack, sent: bytes) -> None:
    line = attack.tcp()
    reply = line.ask(sent)
    assert reply.status < 500, reply
    assert b"secret" not in line.heard
    line.say_no_more()
    assert reply.status or line.is_closed_within(AT_ONCE_SECONDS), "neither an answer nor an end"
    assert attack.server.get("/healthz").status == 200


def test_a_request_of_two_lengths_is_not_two_requests(attack: Attack) -> None:
    """What a proxy in front of us takes for a body must not be a request of somebody else to us."""
    smuggled = request("GET", "/healthz", attack.port)
    chunked = b"0\r\n\r\n" + smuggled
    for headers in (
        {"Content-Length": f"{len(chunked)}", "Transfer-Encoding": "chunked"},
        {"Content-Length": f"{len(chunked)}", "Transfer-Encoding": " chunked"},
        {"Content-Length": f"{len(chunked)}", "Transfer-Encoding": "xchunked"},
        {"Content-Length": f"{len(chunked)}", "Transfer-Encoding": "chunked, identity"},
        {"Content-Length": f"{len(chunked)}", "Transfer-Encoding": "\x0bchunked"},
    ):
        line = attack.tcp()
        line.send(request("POST", "/", attack.port, headers=headers) + chunked)
        line.is_closed_within(1)
        assert b'"writer"' not in line.heard, headers


def test_a_body_that_nobody_reads_is_not_the_next_request(attack: Attack) -> None:
    smuggled = request("GET", "/healthz", attack.port)
    for path in ("/nowhere", "/healthz", "/office/api/meetups", f"/{attack.code}"):
        line = attack.tcp()
        line.send(request("POST", path, attack.port, smuggled))
        line.is_closed_within(0.5)
        assert b'"writer"' not in line.heard, path


def test_what_is_larger_than_allowed_is_refused_before_it_comes(attack: Attack) -> None:
    for path in ("/", f"/{attack.code}/do", "/office/login", "/office/api/meetups"):
        line, begun = attack.tcp(), time.monotonic()
        headers = {"Content-Length": "100000000", "Content-Type": "application/x-www-form-urlencoded"}
        assert 400 <= line.ask(request("POST", path, attack.port, headers=headers)).status < 500, path
        assert time.monotonic() - begun < AT_ONCE_SECONDS, path


def test_one_who_waits_to_be_asked_is_asked_or_refused(attack: Attack) -> None:
    line = attack.tcp()
    headers = {"Content-Length": "11", "Expect": "100-continue", "Content-Type": "application/x-www-form-urlencoded", "Connection": "close"}
    first = line.ask(request("POST", "/", attack.port, headers=headers), 2)
    if first.status == 100:
        begin = len(line.heard)
        line.send(b"code=000000")
        first = line.reply(begin)
    assert 400 <= first.status < 500


# headers and addresses that come back

INJECTED = "%0d%0aX-Injected:%20yes%0d%0a%0d%0a"


@pytest.mark.parametrize(
    "path",
    [
        f"/?lang=nl&a={INJECTED}",
        f"/?lang={INJECTED}",
        f"/{INJECTED}?lang=nl",
        f"/office/login?next={INJECTED}",
        f"/link/{INJECTED}",
        f"/static/x/{INJECTED}",
        f"/media/1/{INJECTED}/a.mp4",
        f"/office/login/{INJECTED}?lang=en",
        f"//elsewhere.example/{INJECTED}?lang=nl",
        f"/%5celsewhere.example/{INJECTED}?lang=nl",
    ],
)
def test_a_line_end_in_an_address_makes_no_header(attack: Attack, path: str) -> None:
    reply = attack.tcp().ask(request("GET", path, attack.port, headers={"Connection": "close"}))
    assert 200 <= reply.status < 500
    assert reply.header("X-Injected") is None


@pytest.mark.parametrize(
    "path", ["//elsewhere.example/?lang=nl", "/%2felsewhere.example/?lang=nl", "/\\elsewhere.example/?lang=nl", "/%5celsewhere.example/?lang=nl"]
)
def test_nobody_is_sent_to_another_site(attack: Attack, path: str) -> None:
    reply = attack.tcp().ask(request("GET", path, attack.port, headers={"Connection": "close"}))
    where = reply.header("Location") or "/"
    assert where.startswith(("/", f"http://127.0.0.1:{attack.port}/")), where
    assert not where.startswith(("//", "/\\")), where


HOSTS = ["elsewhere.example; script-src *", "a' 'unsafe-inline'", '"><script>', "a b", "a,b", "\x7f", "[::1", "a:99999999", "a" * 2_000, "é", "a\tb", "..", ""]


@pytest.mark.parametrize("host", HOSTS, ids=range(len(HOSTS)))
@pytest.mark.parametrize("path", ["/", "/office/login", "/code"])
def test_a_host_that_is_none_loosens_no_policy_and_is_in_no_page(attack: Attack, host: str, path: str) -> None:
    asked = path.replace("/code", f"/{attack.code}")
    reply = attack.tcp().ask(request("GET", asked, attack.port, headers={"Host": host, "Connection": "close"}))
    assert reply.status < 500, reply
    policy = reply.header("Content-Security-Policy") or ""
    assert "script-src *" not in policy
    assert "unsafe-inline" not in policy
    assert b'"><script>' not in reply.body


def test_a_form_of_another_site_does_nothing(attack: Attack) -> None:
    headers = {"Origin": "https://elsewhere.example", "Content-Type": "application/x-www-form-urlencoded", "Cookie": attack.cookie(), "Connection": "close"}
    body = b"id=b5b4a2d4-9f9c-4d0a-9a59-5cf9f6b7e001&verb=me.describe&role=ouder"
    # a phone that asks for a page is there for a minute: in another hall, where nobody counts
    reply = attack.tcp().ask(request("POST", f"/{another_hall(attack)}/do", attack.port, body, headers))
    assert reply.status == 403


def another_hall(attack: Attack) -> str:
    made: dict[str, Any] = attack.server.make({"title": "Elders", "steps": [{"kind": "text", "title": "Hoi"}]})
    return str(made["code"])


# files

CLIMBING = [
    "../pyproject.toml",
    "%2e%2e/pyproject.toml",
    "..%2fpyproject.toml",
    "%252e%252e/pyproject.toml",
    "..%5cpyproject.toml",
    "....//pyproject.toml",
    "/etc/passwd",
]
CLIMBING += [
    "%2fetc%2fpasswd",
    "css/../../Makefile",
    "css/%2e%2e/%2e%2e/Makefile",
    "%00",
    "css/tokens.css%00.js",
    "css",
    "css/",
    ".",
    "..",
    "~",
    "CON",
    "css/tokens.css/x",
    "a" * 300,
    "é" * 300,
]


@pytest.mark.parametrize("name", CLIMBING)
def test_nobody_climbs_out_of_the_static_files(attack: Attack, name: str) -> None:
    reply = attack.tcp().ask(request("GET", f"/static/x/{name}", attack.port, headers={"Connection": "close"}))
    assert 300 <= reply.status < 500, reply
    assert b"[project]" not in reply.body
    assert b"root:" not in reply.body
    assert b".PHONY" not in reply.body


@pytest.fixture(scope="module")
def clip(server: Server) -> str:
    """The address of a clip that somebody may see."""
    assert server.put_media("clip.mp4", CLIP).status == 201
    return clip_address(server, "clip.mp4")


def ask_clip(attack: Attack, clip: str, headers: Headers = NONE) -> Reply:
    return attack.tcp().ask(request("GET", clip, attack.port, headers={"Connection": "close", **headers}))


RANGES = {
    "the first byte": ("bytes=0-0", (206,)),
    "the last ten": ("bytes=-10", (206,)),
    "from beyond": ("bytes=999999999-", (416,)),
    "to beyond": ("bytes=0-999999999999999999999", (206,)),
    "backwards": ("bytes=9-3", (200, 416)),
    "nothing": ("bytes=", (200, 416)),
    "minus nothing": ("bytes=-0", (200, 206, 416)),
    "words": ("bytes=a-b", (200, 416)),
    "other units": ("bananas=0-1", (200, 416)),
    "noughts": ("bytes=\x7f-\x7f", (200, 400, 416)),
    "numbers without end": ("bytes=" + "9" * 5_000 + "-", (200, 400, 416)),
    "a minus too many": ("bytes=0--1", (200, 416)),
    "1,000 at once": ("bytes=" + ",".join(f"{at}-{at}" for at in range(1_000)), (200, 416)),
    "1,000 that lap over": ("bytes=" + ",".join("0-" for _ in range(1_000)), (200, 416)),
}


@pytest.mark.parametrize(("asked", "allowed"), RANGES.values(), ids=RANGES.keys())
def test_a_range_is_a_part_or_the_whole_or_refused_and_never_more(attack: Attack, clip: str, asked: str, allowed: tuple[int, ...]) -> None:
    reply = ask_clip(attack, clip, {"Range": asked})
    assert reply.status in allowed, reply.head
    assert len(reply.body) <= max(len(CLIP), 10_000)
    assert reply.status != 206 or reply.body in CLIP


@pytest.mark.parametrize(
    "headers", [{"If-Range": "\x7f"}, {"If-None-Match": '"' * 3_000}, {"If-Modified-Since": "yesterday"}, {"If-Range": "9" * 5_000, "Range": "bytes=0-1"}]
)
def test_a_condition_that_is_none_is_passed_over(attack: Attack, clip: str, headers: dict[str, str]) -> None:
    assert ask_clip(attack, clip, headers).status in (200, 206)


@pytest.mark.parametrize("change", ["expiry", "signature", "name", "climb", "nothing"])
def test_a_clip_wants_its_own_signature(attack: Attack, clip: str, change: str) -> None:
    assert ask_clip(attack, clip).body == CLIP
    _, _, meetup, expires, signature, name = clip.split("/")
    changed = {
        "expiry": f"/media/{meetup}/{int(expires) + 1}/{signature}/{name}",
        "signature": f"/media/{meetup}/{expires}/{signature[:-1]}x/{name}",
        "name": f"/media/{meetup}/{expires}/{signature}/x{name}",
        "climb": f"/media/{meetup}/{expires}/{signature}/..%2ffacilitator.db",
        "nothing": f"/media/{meetup}/{expires}/%20/{name}",
    }[change]
    reply = ask_clip(attack, changed)
    assert reply.status in (403, 404)
    assert CLIP not in reply.body


def test_many_requests_in_one_piece_are_answered_in_order(attack: Attack) -> None:
    line: Tcp = attack.tcp()
    line.send(request("GET", "/healthz", attack.port) * 20 + request("GET", "/healthz", attack.port, headers={"Connection": "close"}))
    assert line.is_closed_within(5)
    assert line.heard.count(b"HTTP/1.1 200") == 21


def test_who_leaves_before_the_answer_costs_nothing(attack: Attack) -> None:
    for _ in range(200):
        line = attack.tcp()
        line.send(request("GET", f"/{attack.code}/docs", attack.port))
        line.close()


def test_the_doors_of_others_say_nothing_of_the_server(attack: Attack) -> None:
    links = Room(attack.server, attack.made)
    for path in ("/nowhere", "/office/api/meetups", f"/desk/{attack.code}", "/link/x", SOCKET_PATH):
        reply = attack.tcp().ask(request("GET", path, attack.port, headers={"Connection": "close"}))
        leaks_nothing(reply.head + reply.body.decode("utf-8", "replace"))
        assert (reply.header("Server") or "").lower() in ("", "facilitator")
    assert links.link_cookies("screen")
