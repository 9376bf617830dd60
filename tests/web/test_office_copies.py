"""A copy that plays everywhere, in the office: checked, made, stopped, and interrupted by a restart."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.clip import make_clip
from tests.support.office import Office, media_of, text_of
from tests.support.server import Server

PATIENCE_SECONDS = 30


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One that plays everywhere, one that does not, and a long one of which a copy takes a while."""
    folder = tmp_path_factory.mktemp("films")
    clip = make_clip(folder).video
    for name, how in {"webm.webm": ["-t", "2", "-c:v", "libvpx", "-deadline", "realtime", "-an"], "lang.mp4": ["-c", "copy"]}.items():
        loops = ["-stream_loop", "40"] if name == "lang.mp4" else []
        subprocess.run(["ffmpeg", "-v", "error", *loops, "-i", str(clip), *how, str(folder / name)], check=True, timeout=60)
    return {path.name: path.read_bytes() for path in (clip, folder / "webm.webm", folder / "lang.mp4")}


@pytest.fixture
def office(tmp_path: Path, films: dict[str, bytes]) -> Iterator[Office]:
    with Server(tmp_path) as server:
        for name, body in films.items():
            assert server.put_media(name, body).status == 201
        yield Office(server)


def until(office: Office, name: str, sentence: str) -> str:
    ends = time.monotonic() + PATIENCE_SECONDS
    while sentence not in (page := text_of(office.get(f"/office/media/{name}"))):
        assert time.monotonic() < ends, page.partition("{")[0]
        time.sleep(0.1)
    return page


def test_a_clip_says_what_is_in_it_and_its_copy_plays_everywhere(office: Office) -> None:
    page = text_of(office.get("/office/media/klas.mp4"))
    assert "640 × 360 · H.264 + AAC" in page
    assert "Ja: elke telefoon en laptop speelt dit af." in page
    page = text_of(office.get("/office/media/webm.webm"))
    assert "VP8 · geen geluid" in page
    assert "Niet op elk apparaat." in page
    assert office.post("/office/media/webm.webm/copy").status == 303
    assert "webm-h264.mp4" in until(office, "webm.webm", "De kopie staat klaar:")
    assert "webm-h264.mp4" in media_of(office)
    assert "Ja: elke telefoon en laptop speelt dit af." in text_of(office.get("/office/media/webm-h264.mp4"))


def test_one_copy_at_a_time_with_its_progress_and_it_can_be_stopped(office: Office) -> None:
    office.post("/office/media/lang.mp4/copy")
    until(office, "lang.mp4", "De kopie wordt gemaakt:")
    refused = office.post("/office/media/klas.mp4/copy")
    assert (refused.status, "Er wordt al een kopie gemaakt." in text_of(refused)) == (422, True)
    office.post("/office/media/lang.mp4/copy/stop")
    until(office, "lang.mp4", "Het maken van de kopie is gestopt.")
    assert not list((office.server.data / "media").glob("*.part"))
    assert set(media_of(office)) == {"klas.mp4", "webm.webm", "lang.mp4"}


@pytest.mark.parametrize("how", ["kill", "stop"])
def test_a_copy_that_ran_when_the_server_went_is_called_interrupted(office: Office, how: str) -> None:
    office.post("/office/media/lang.mp4/copy")
    until(office, "lang.mp4", "De kopie wordt gemaakt:")
    getattr(office.server, how)()
    office.server.start()
    again = Office(office.server)
    assert "is onderbroken: de server stopte." in text_of(again.get("/office/media/lang.mp4"))
    assert not list((office.server.data / "media").glob("*.part"))
    assert again.post("/office/media/lang.mp4/copy").status == 303
    again.post("/office/media/lang.mp4/copy/stop")


def test_what_is_no_film_has_no_copy(office: Office) -> None:
    office.server.put_media("nep.mp4", b"\x00\x00\x00\x18ftypisom" + bytes(2000))
    page = text_of(office.get("/office/media/nep.mp4"))
    assert "is niet als film te lezen" in page
    assert office.post("/office/media/nep.mp4/copy").status == 422
    office.server.put_media("klas.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHallo\n")
    assert office.post("/office/media/klas.vtt/copy").status == 422
