"""Static files and media, as browsers ask for them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import brotli
import pytest

from facilitator.language import LANGUAGES, texts_in_scripts, translate
from tests.support.media import address_in, clip_address, with_clip
from tests.support.office import Office
from tests.support.room import Room
from tests.support.server import BEARER, Answer, Server

SCRIPT_BUDGET = 30_000  # bytes, compressed: what a phone on bad Wi-Fi can load in two seconds
PAGE_BUDGET = 40_000  # everything of the first visit; tests/browser/test_without_script.py weighs it in a browser
AGAIN_BUDGET = 5_000
GZIP = {"Accept-Encoding": "gzip"}
VIDEO = b"\x00\x00\x00\x18ftypisom" + bytes(range(256)) * 10


def addresses(kind: str, page: str) -> list[str]:
    """Where the page sends for more; what stands in the page itself (`data:`) is not asked for."""
    pattern = {"script": r'<script[^>]* src="(/[^"]+)"', "link": r'<link[^>]* href="(/[^"]+)"'}[kind]
    return re.findall(pattern, page)


def page_of(answer: Answer) -> str:
    assert answer.headers["Content-Encoding"] == "gzip"
    return gzip.decompress(answer.body).decode()


def test_a_first_visit_is_usable_with_one_request_and_within_its_budget(server: Server, made: dict[str, Any]) -> None:
    first = server.get(f"/{made['code']}", **GZIP)
    page = page_of(first)
    assert 'rel="stylesheet"' not in page
    assert len(addresses("script", page)) == 1
    script, *links = (server.get(path, **GZIP) for path in dict.fromkeys(addresses("script", page) + addresses("link", page)))
    assert script.headers["Content-Encoding"] == "gzip"
    assert len(script.body) <= SCRIPT_BUDGET
    assert len(first.body) + len(script.body) + sum(len(link.body) for link in links) <= PAGE_BUDGET


def test_the_script_is_named_in_the_headers_of_the_page_that_it_takes_over(server: Server, made: dict[str, Any]) -> None:
    for language in LANGUAGES:
        answer = server.get(f"/{made['code']}", Cookie=f"facilitator_language={language}")
        (script,) = addresses("script", answer.text)
        assert f"phone.{language}.js" in script
        assert answer.headers["Link"] == f"<{script}>; rel=preload; as=script"
    assert "Link" not in server.get(f"/{made['code']}/me").headers


@pytest.mark.parametrize("name", ["joined/phone.nl.js", "joined/phone.css", "joined/desk.css", "js/language.js", "icons/icon.svg"])
def test_a_file_goes_out_as_small_as_the_browser_can_read(server: Server, name: str) -> None:
    path = f"/static/x/{name}"
    plain = server.get(path, **{"Accept-Encoding": "identity"})
    gzipped = server.get(path, **{"Accept-Encoding": "gzip, deflate, br;q=0"})
    smallest = server.get(path, **{"Accept-Encoding": "gzip, deflate, br, zstd"})
    assert [answer.headers.get("Content-Encoding") for answer in (plain, gzipped, smallest)] == [None, "gzip", "br"]
    assert {answer.headers["Vary"] for answer in (plain, gzipped, smallest)} == {"Accept-Encoding"}
    assert gzip.decompress(gzipped.body) == brotli.decompress(smallest.body) == plain.body
    assert len(smallest.body) < len(gzipped.body) < len(plain.body)


def test_its_inline_style_is_allowed_by_hash_and_no_other_is(server: Server, made: dict[str, Any]) -> None:
    for path in (f"/{made['code']}", f"/{made['code']}/me", "/", "/100001"):
        answer = server.get(path)
        styles = re.findall(r"<style>([^<]*)</style>", answer.text)
        policy = re.findall(r"style-src ([^;]*)", answer.headers["Content-Security-Policy"])[0]
        hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" for style in styles]
        assert styles, path
        assert set(policy.split()) >= {"'self'", *hashes}
        assert "unsafe" not in policy
    assert "sha256" not in server.get("/office/login").headers["Content-Security-Policy"]


def test_screens_and_phones_play_clips_out_of_their_own_memory(server: Server, made: dict[str, Any]) -> None:
    room, media = Room(server, made), dict[str, str]()
    for audience in ("screen", "desk", "phone"):
        cookies = {} if audience == "phone" else room.link_cookies(audience)
        path = f"/{made['code']}" if audience == "phone" else f"/{audience}/{made['code']}"
        answer = server.get(path, Cookie="; ".join(f"{name}={value}" for name, value in cookies.items()))
        assert answer.status == 200
        media[audience] = re.findall(r"media-src ([^;]*)", answer.headers["Content-Security-Policy"])[0]
    assert media == {"screen": "'self' blob:", "desk": "'self'", "phone": "'self' blob:"}


def test_who_has_the_sheet_gets_a_link_to_it_until_it_changes(server: Server, made: dict[str, Any]) -> None:
    path = next(path for path in addresses("link", server.get(f"/{made['code']}").text) if path.endswith("phone.css"))
    sheet = server.get(path, **GZIP)
    name, version = next(iter(sheet.cookies.items()))
    assert "immutable" in sheet.headers["Cache-Control"]
    again = server.get(f"/{made['code']}", Cookie=f"{name}={version}", **GZIP)
    assert f'<link rel="stylesheet" href="{path}">' in page_of(again)
    assert len(again.body) <= AGAIN_BUDGET
    assert "<style>*" not in page_of(again)
    assert 'rel="stylesheet"' not in server.get(f"/{made['code']}", Cookie=f"{name}=of-yesterday").text
    old = server.get(re.sub(r"/static/\w+/", "/static/old/", path))
    assert old.cookies == {}, "that is not the sheet of now"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_of_a_language_is_one_classic_script_that_says_everything_in_it(server: Server, made: dict[str, Any], tmp_path: Path, language: str) -> None:
    page = server.get(f"/{made['code']}", Cookie=f"facilitator_language={language}").text
    path = addresses("script", page)[0]
    assert path.endswith(f"phone.{language}.js")
    script = server.get(path).text
    (tmp_path / "phone.js").write_text(script)
    subprocess.run(["node", "--check", tmp_path / "phone.js"], check=True)
    assert "import" not in re.findall(r"^\w+", script, re.MULTILINE)
    assert "defer" in re.findall(r"<script[^>]* src=[^>]*>", page)[0]
    assert json.dumps(translate(language, "Change my answer")) in script
    foreign = {text for text in texts_in_scripts("phone") if translate("nl", text) != text and " " in text and f'"{text}"' in script}
    assert bool(foreign) is (language == "en")
    boot = json.loads(re.findall(r'<script type="application/json" id="boot">(.*?)</script>', page)[0])
    assert "strings" not in boot


def test_a_static_address_lasts_and_an_old_one_is_asked_again(server: Server, made: dict[str, Any]) -> None:
    path = addresses("script", server.get(f"/{made['code']}").text)[0]
    assert "immutable" in server.get(path).headers["Cache-Control"]
    assert server.get(re.sub(r"/static/\w+/", "/static/old/", path)).headers["Cache-Control"] == "no-cache"


def test_a_page_is_compressed_for_who_asks_and_what_is_streamed_or_small_never(server: Server, made: dict[str, Any]) -> None:
    plain, packed = server.get(f"/{made['code']}/me"), server.get(f"/{made['code']}/me", **GZIP)
    assert "Content-Encoding" not in plain.headers
    assert len(packed.body) < len(plain.body) / 3
    assert (plain.headers["Vary"], packed.headers["Vary"]) == ("Accept-Encoding", "Accept-Encoding")
    documents = server.get(f"/{made['code']}/docs", **GZIP)
    assert json.loads(gzip.decompress(documents.body))["docs"]["meetup"]["code"] == made["code"]
    assert "Content-Encoding" not in server.get("/healthz", **GZIP).headers
    archive = server.request("GET", f"/office/api/meetups/{made['id']}/archive.json", headers={**BEARER, **GZIP})
    assert "Content-Encoding" not in archive.headers
    assert archive.json["format"]


def fragment_address(server: Server) -> str:
    """A clip's address as the screen gets it."""
    assert server.put_media("clip.mp4", VIDEO).status == 201
    return clip_address(server, "clip.mp4")


def test_a_clip_is_given_in_ranges_at_a_signed_address(server: Server) -> None:
    url = fragment_address(server)
    whole = server.get(url)
    assert (whole.status, whole.body, whole.headers["Content-Type"]) == (200, VIDEO, "video/mp4")
    assert (whole.headers["Accept-Ranges"], whole.headers["Cache-Control"]) == ("bytes", "private, max-age=3600")
    part = server.get(url, Range="bytes=10-19")
    assert (part.status, part.body, part.headers["Content-Range"]) == (206, VIDEO[10:20], f"bytes 10-19/{len(VIDEO)}")
    assert server.get(url, Range="bytes=-5").body == VIDEO[-5:]
    beyond = server.get(url, Range="bytes=999999-")
    assert (beyond.status, beyond.headers["Content-Range"]) == (416, f"bytes */{len(VIDEO)}")


def test_a_head_tells_of_the_whole_and_gives_nothing(server: Server) -> None:
    answer = server.request("HEAD", fragment_address(server), headers={"Range": "bytes=10-19"})
    assert (answer.status, answer.headers["Content-Length"], answer.headers["Content-Range"], answer.body) == (200, str(len(VIDEO)), None, b"")


def test_a_thousand_ranges_cost_no_more_than_none(server: Server) -> None:
    answer = server.get(fragment_address(server), Range="bytes=" + ",".join(f"{at}-{at}" for at in range(1000)))
    assert (answer.status, answer.body) == (200, VIDEO)


def test_a_part_is_of_the_file_that_one_has_already_or_it_is_the_whole(server: Server) -> None:
    url = fragment_address(server)
    told = server.get(url).headers
    for same in (told["ETag"], told["Last-Modified"]):
        assert server.get(url, Range="bytes=0-0", **{"If-Range": same}).status == 206
    for other in (f"W/{told['ETag']}", '"other"', "Wed, 21 Oct 2015 07:28:00 GMT", "x"):
        assert server.get(url, Range="bytes=0-0", **{"If-Range": other}).status == 200
    assert server.get(url, Range="bytes=0-0", **{"If-None-Match": told["ETag"]}).status == 304, "that it has it goes before which part of it"
    assert server.get(url, **{"If-Match": '"other"'}).status == 412


def test_a_forged_or_expired_address_opens_nothing(server: Server) -> None:
    url = fragment_address(server)
    _, _, meetup, expires, signature, file = url.split("/")
    assert server.get(f"/media/{meetup}/{int(expires) + 1}/{signature}/{file}").status == 403
    assert server.get(f"/media/{meetup}/{expires}/{'0' * 32}/{file}").status == 403
    assert server.get(f"/media/{meetup}/{expires}/{signature}/facilitator.db").status == 403


def test_an_address_is_of_one_meetup_and_goes_with_it(server: Server) -> None:
    server.put_media("clip.mp4", VIDEO)
    made, other = with_clip(server, "clip.mp4"), with_clip(server, "clip.mp4")
    url = address_in(server, made)
    assert server.get(url).status == 200
    assert server.get(url.replace(made["id"], other["id"])).status == 403
    assert server.request("DELETE", f"/office/api/meetups/{made['id']}", headers=BEARER).status == 204
    assert server.get(url).status == 403


def test_addresses_of_before_they_were_of_a_meetup_open_nothing_and_the_office_asks_for_its_organiser(server: Server) -> None:
    _, _, _, expires, signature, file = fragment_address(server).split("/")
    assert server.get(f"/media/{expires}/{signature}/{file}").status == 404
    assert server.get(f"/media/{file}").status == 404
    own = "/office/api/media/clip.mp4"
    assert (server.get(own).status, server.request("GET", own, headers=BEARER).body, Office(server).get(own).body) == (403, VIDEO, VIDEO)


@pytest.mark.parametrize("header", ["X-Accel-Redirect", "X-Sendfile"])
def test_a_proxy_is_told_where_a_file_is_and_gets_nothing_else(tmp_path: Path, header: str) -> None:
    with Server(tmp_path, MEDIA_SENT_BY=header, MEDIA_PROXY_PATH="/inside/") as server:
        url = fragment_address(server)
        file = url.rpartition("/")[2]
        answer = server.get(url, Range="bytes=0-3")
        assert (answer.status, answer.body, answer.headers["Content-Type"], answer.headers["Content-Range"]) == (200, b"", "video/mp4", None)
        where = {"X-Accel-Redirect": f"/inside/{file}", "X-Sendfile": str((server.data / "media" / file).resolve())}
        assert {name: answer.headers[name] for name in where} == {**dict.fromkeys(where), header: where[header]}
        assert server.get(url.replace(file, "x" + file)).headers[header] is None, "a forged address tells nothing"
