"""Captions in the office: a list of times and texts, which is read, checked and written without a script."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from facilitator.web.office_captions import seconds, short
from tests.support.office import FORM, Office, text_of
from tests.support.server import Answer, Server

CLIP = b"\x00\x00\x00\x18ftypisom" + bytes(2000)
CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:02.000 line:10%\nE\xc3\xa9n & <i>twee</i>\n\n00:03.000 --> 00:04.500\nDrie\n"
Row = tuple[str, str, str]


@pytest.fixture
def office(server: Server) -> Office:
    for name, body in (("klas.mp4", CLIP), ("klas.nl.vtt", CAPTIONS)):
        assert server.put_media(name, body).status == 201
    return Office(server)


def save(office: Office, *rows: Row, length: str = "", name: str = "klas.nl.vtt") -> Answer:
    fields = [("csrf", office.csrf), ("length", length)]
    for start, end, text in rows:
        fields += [("start", start), ("end", end), ("text", text), ("place", "")]
    return office.server.request("POST", f"/office/media/{name}/captions", urlencode(fields).encode(), {**office.headers, "Content-Type": FORM})


def kept(office: Office) -> str:
    return office.get("/office/api/media/klas.nl.vtt").text


def values(page: Answer, name: str) -> list[str]:
    return [unescape(value) for value in re.findall(rf'name="{name}" value="([^"]*)"', page.text)]


def test_captions_stand_in_a_list_beside_their_clip_with_room_for_one_more(office: Office) -> None:
    page = office.get("/office/media/klas.nl.vtt")
    assert values(page, "start") == ["0:01.000", "0:03.000", ""]
    assert values(page, "end") == ["0:02.000", "0:04.500", ""]
    assert values(page, "place") == ["line:10%", "", ""]
    assert [unescape(text) for text in re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page.text)] == ["Eén & <i>twee</i>", "Drie", ""]
    assert 'src="/office/api/media/klas.mp4?' in page.text


def test_what_is_saved_is_webvtt_in_the_order_of_times(office: Office) -> None:
    page = office.follow(save(office, ("0:05", "0:06,5", "Later\r\nnog een regel"), ("", "", " "), ("00:00:01.000", "2:00", "Eerst")))
    assert "De ondertitels zijn bewaard." in text_of(page)
    assert kept(office) == "WEBVTT\n\n00:00:01.000 --> 00:02:00.000\nEerst\n\n00:00:05.000 --> 00:00:06.500\nLater\nnog een regel\n"


WRONG = {
    "no time": (("een", "0:02", "x"), "dit is geen tijd, zoals 0:12.500"),
    "no end": (("0:01", "", "x"), "dit is geen tijd, zoals 0:12.500"),
    "backwards": (("0:02", "0:01", "x"), "moet na het begin eindigen"),
    "beyond": (("0:02", "0:21", "x"), "eindigt na de video, die 00:00:20.000 duurt"),
    "nothing to read": (("0:02", "0:03", " "), "er staat geen tekst"),
}


@pytest.mark.parametrize(("row", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_a_row_that_is_wrong_is_named_and_nothing_of_what_was_written_is_lost(office: Office, row: Row, sentence: str) -> None:
    page = save(office, ("0:10", "0:11", "Goed"), row, length="0:20.000")
    assert (page.status, sentence in text_of(page), page.text.count('aria-invalid="true"')) == (422, True, 1)
    assert {row[0], "0:10"} <= set(values(page, "start"))
    assert kept(office) == CAPTIONS.decode()


def test_a_file_with_something_wrong_in_it_says_so_by_line(office: Office) -> None:
    office.server.put_media("fout.vtt", b"WEBVTT\n\n00:01 --> 00:02\nx\n\n00:05.000 --> 00:06.000\ny\n")
    page = text_of(office.get("/office/media/fout.vtt"))
    assert "line 3 : dit is geen tijd zoals 00:01.000 --> 00:02.500" in page
    assert "Er is geen video met deze naam." in page


def test_a_time_is_short_and_means_what_it_meant() -> None:
    for at in (0.0, 62.5, 3599.999, 3662.25):
        assert seconds(short(at)) == at
    assert (short(62.5), short(3662.25)) == ("1:02.500", "1:01:02.250")


def test_only_captions_are_written_over(office: Office) -> None:
    assert save(office, ("0:01", "0:02", "x"), name="klas.mp4").status == 422
    assert save(office, ("0:01", "0:02", "x"), name="nergens.vtt").status == 404
    assert office.get("/office/api/media/klas.mp4").body == CLIP


def test_all_taken_out_is_refused_for_then_it_would_be_no_captions(office: Office) -> None:
    page = save(office, ("", "", ""))
    assert (page.status, "Er is geen ondertitel over." in text_of(page), kept(office)) == (422, True, CAPTIONS.decode())
