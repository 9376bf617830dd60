"""Clips and captions in the office, as plain pages and forms: without a script all of it works too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.office import Office, media_of, text_of
from tests.support.server import Server

CLIP = b"\x00\x00\x00\x18ftypisom" + bytes(2000)
CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:02.000\n<i>H\xc3\xa9</i>\n"
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def office(server: Server) -> Office:
    return Office(server)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Office]:
    """The office of a server that takes files of at most one megabyte."""
    with Server(tmp_path, MEDIA_MEGABYTES="1") as server:
        yield Office(server)


def test_files_come_with_a_plain_form_under_names_that_programmes_can_use(office: Office) -> None:
    files = [("file", "Mijn clip (1).mp4", CLIP), ("file", "Mijn clip (1).vtt", CAPTIONS)]
    page = office.follow(office.send("/office/media", {}, files))
    assert "Uw bestanden staan er nu." in text_of(page)
    assert {"Mijn-clip-1.mp4", "Mijn-clip-1.vtt"} <= set(media_of(office))


def test_a_file_with_the_same_name_is_replaced_only_when_that_is_asked(office: Office) -> None:
    office.send("/office/media", {}, [("file", "zelfde.mp4", CLIP)])
    longer = CLIP + bytes(10)
    refused = office.send("/office/media", {}, [("file", "zelfde.mp4", longer)])
    assert (refused.status, "Er is al een bestand zelfde.mp4." in text_of(refused)) == (422, True)
    assert media_of(office)["zelfde.mp4"]["size"] == len(CLIP)
    assert office.send("/office/media", {"replace": "on"}, [("file", "zelfde.mp4", longer)]).status == 303
    assert media_of(office)["zelfde.mp4"]["size"] == len(longer)


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "Kies eerst een bestand."),
        ([("file", "brief.docx", b"x")], "een video (.mp4, .webm)"),
        ([("file", "clip.mp4", b"<html>" + bytes(99))], "Dit bestand is geen video"),
    ],
)
def test_what_is_refused_is_said_on_the_page(office: Office, files: list[tuple[str, str, bytes]], sentence: str) -> None:
    page = office.send("/office/media", {}, files)
    assert (page.status, sentence in text_of(page)) == (422, True)
    assert 'role="alert"' in page.text


def test_what_is_too_large_is_said_in_megabytes_before_it_is_taken(small: Office) -> None:
    large = CLIP + bytes(MEGABYTE)
    answer = small.api("PUT", "/media/groot.mp4", large)
    assert (answer.status, answer.json["message"]) == (422, "Dit bestand is te groot: hoogstens 1 MB.")
    page = small.send("/office/media", {}, [("file", "groot.mp4", large)])
    assert (page.status, "hoogstens 1 MB" in text_of(page)) == (422, True)
    page = small.send("/office/media", {}, [("file", "groot.mp4", large + bytes(200_000))])
    assert (page.status, "Naar het kantoor" in page.text) == (413, True)
    assert media_of(small) == {}


def test_the_page_tells_of_each_file_what_it_is_and_what_is_missing(office: Office) -> None:
    office.send("/office/media", {"replace": "on"}, [("file", "er.mp4", CLIP)])
    steps = [{"kind": "fragment", "title": name, "fragment": {"file": name, "out": 3}} for name in ("er.mp4", "mist.mp4")]
    made = office.server.make({"title": "Klassen Urk", "steps": steps})
    page = office.get("/office/media")
    missing, there = page.text.split('id="files"')
    assert re.search(rf'file__name">mist\.mp4.*?/office/meetups/{made["id"]}', missing, re.DOTALL)
    assert re.search(rf'/office/media/er\.mp4".*?Video · 3&nbsp;kB.*?/office/meetups/{made["id"]}', there, re.DOTALL)


def test_a_clip_is_played_with_its_captions_and_captions_are_read(office: Office) -> None:
    office.send("/office/media", {"replace": "on"}, [("file", "kijk.mp4", CLIP), ("file", "kijk.nl.vtt", CAPTIONS), ("file", "kijker.vtt", CAPTIONS)])
    page = office.get("/office/media/kijk.mp4").text
    video = re.findall(r'<video class="player" src="([^"]+)"', page)[0]
    assert office.get(video).body == CLIP
    assert re.findall(r'<track[^>]* label="([^"]+)"', page) == ["kijk.nl.vtt"]
    captions = office.get("/office/media/kijk.nl.vtt").text
    assert "&lt;i&gt;Hé&lt;/i&gt;" in captions
    assert f'<video class="player" src="{video}"' in captions


def test_a_file_is_deleted_after_its_page_said_what_that_breaks(office: Office) -> None:
    office.send("/office/media", {"replace": "on"}, [("file", "stuk.mp4", CLIP)])
    assert "Geen bijeenkomst mist het." in text_of(office.get("/office/media/stuk.mp4"))
    made = office.server.make({"title": "Klassen Urk", "steps": [{"kind": "fragment", "title": "F", "fragment": {"file": "stuk.mp4", "out": 3}}]})
    page = text_of(office.get("/office/media/stuk.mp4"))
    assert "Klassen Urk" in page
    assert "er is dan niets meer om af te spelen" in page
    gone = office.follow(office.post("/office/media/stuk.mp4/delete"))
    assert "Het bestand is verwijderd." in text_of(gone)
    assert office.get("/office/media/stuk.mp4").status == 404
    assert "het bestand stuk.mp4 is er nog niet" in text_of(office.get(f"/office/meetups/{made['id']}"))
