"""Uploading in the office: real progress, stopping, a name that is taken, a connection that is lost, and what the server refuses."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.look import look_at
from tests.support.browser import Hall
from tests.support.server import Server
from tests.support.style import log_in

HEAD = b"\x00\x00\x00\x18ftypisom"
SIZE = 3_000_000
BYTES_A_SECOND = 1_000_000


@pytest.fixture
def media(hall: Hall) -> Page:
    page = log_in(hall, hall.laptop((1280, 900)))
    page.goto(f"{hall.base}/office/media")
    return page


def clip(name: str, size: int = SIZE) -> FilePayload:
    return {"name": name, "mimeType": "video/mp4", "buffer": HEAD + bytes(size - len(HEAD))}


def choose(page: Page, *files: FilePayload) -> None:
    page.get_by_label("Upload video's").set_input_files(list(files))


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("list", name="Gekozen bestanden").get_by_role("listitem").filter(has_text=name)


def slowly(page: Page, bytes_a_second: int = BYTES_A_SECOND) -> None:
    page.context.new_cdp_session(page).send(
        "Network.emulateNetworkConditions", {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": bytes_a_second}
    )


def kept(server: Server) -> int:
    return len(list((server.data / "media").iterdir()))


def test_progress_is_told_in_percent_and_megabytes_and_can_be_stopped(hall: Hall, media: Page) -> None:
    before = kept(hall.server)
    slowly(media)
    choose(media, clip("Mijn clip (1).mp4"), clip("daarna.mp4", 200_000))
    sending, waiting = row(media, "Mijn-clip-1.mp4"), row(media, "daarna.mp4")
    expect(sending.get_by_role("progressbar")).to_be_visible()
    expect(sending).to_contain_text("was Mijn clip (1).mp4")
    expect(sending).to_contain_text(re.compile(r"[2-8]\d% · [0-2],\d van 3,0 MB"))
    expect(waiting).to_contain_text("Wacht op zijn beurt")
    slowly(media, 1_000)  # it is not done before it was looked at
    look_at(media, "office-09-uploading")
    sending.get_by_role("button", name="Stop: Mijn-clip-1.mp4").click()
    expect(sending).to_contain_text("Het uploaden is gestopt. Wat verstuurd is, blijft bewaard.")
    slowly(media)
    expect(waiting).to_contain_text("Staat klaar")
    expect(media.get_by_role("link", name="daarna.mp4")).to_be_visible()
    expect(media.get_by_role("link", name="Mijn-clip-1.mp4")).to_have_count(0)
    sending.get_by_role("button", name="Haal het weg: Mijn-clip-1.mp4").click()
    expect(sending).to_have_count(0)
    gone_from(hall.server, before + 1)


def gone_from(server: Server, files: int) -> None:
    for _ in range(50):
        if kept(server) == files:
            return
        time.sleep(0.05)
    assert kept(server) == files


def test_a_lost_connection_is_waited_for_and_the_file_goes_on_where_it_was(hall: Hall, media: Page) -> None:
    slowly(media)
    choose(media, clip("weg.mp4"))
    sending = row(media, "weg.mp4")
    expect(sending).to_contain_text(re.compile(r"[4-8]\d% · "))
    with hall.expecting("ERR_CONNECTION|ERR_EMPTY"):
        hall.server.kill()
        expect(sending).to_contain_text(re.compile("De verbinding is weg. Het gaat vanzelf verder waar het was: "))
        look_at(media, "office-10-upload-lost")
        hall.server.start()
        expect(media.get_by_role("link", name="weg.mp4")).to_be_visible(timeout=20_000)
    expect(sending).to_contain_text("Staat klaar")
    expect(media.get_by_role("status")).to_have_text("Geüpload: weg.mp4")


def test_a_page_that_was_reloaded_goes_on_with_what_was_half_there(tmp_path: Path, hall: Hall, media: Page) -> None:
    film = tmp_path / "lang.mp4"  # of the disk: the browser knows it again by when it was changed
    film.write_bytes(HEAD + bytes(12_000_000 - len(HEAD)))
    slowly(media, 4_000_000)
    media.get_by_label("Upload video's").set_input_files(film)
    expect(row(media, "lang.mp4")).to_contain_text(re.compile(r"(7|8)\d% · "))
    media.evaluate("() => window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)")
    media.reload()
    half = media.locator(".file--half", has_text="lang.mp4")
    expect(half).to_contain_text(re.compile(r"[67]\d% · [89],\d van 12,0 MB"))
    look_at(media, "office-11-half-there")
    slowly(media, 1_500_000)
    with media.expect_file_chooser() as chooser:
        half.get_by_role("button", name="Kies het bestand opnieuw: lang.mp4").click()
    chooser.value.set_files(film)
    expect(row(media, "lang.mp4")).to_contain_text(re.compile(r"[6789]\d% · "))
    expect(half).to_be_hidden()
    expect(media.get_by_role("link", name="lang.mp4")).to_be_visible(timeout=20_000)


def test_a_name_that_is_taken_is_asked_about(hall: Hall, media: Page) -> None:
    choose(media, clip("film.mp4", 5_000))
    expect(media.get_by_role("link", name="film.mp4")).to_be_visible()
    media.reload()
    choose(media, clip("film.mp4", 6_000))
    asked = row(media, "film.mp4")
    expect(asked).to_contain_text("Er is al een bestand met deze naam.")
    look_at(media)
    asked.get_by_role("button", name="Bewaar beide").click()
    expect(media.get_by_role("link", name="film-2.mp4")).to_be_visible()
    media.reload()
    choose(media, clip("film.mp4", 7_900))
    row(media, "film.mp4").get_by_role("button", name="Vervang het").click()
    expect(media.locator(".file", has=media.get_by_role("link", name="film.mp4", exact=True))).to_contain_text("8\u00a0kB")


def test_what_the_server_refuses_is_said_beside_the_file(hall: Hall, media: Page) -> None:
    wrong: FilePayload = {"name": "nep.mp4", "mimeType": "video/mp4", "buffer": b"<html>" + bytes(500)}
    note: FilePayload = {"name": "brief.docx", "mimeType": "text/plain", "buffer": b"x"}
    with hall.expecting("422"):
        choose(media, wrong, note)
        expect(row(media, "nep.mp4")).to_contain_text("Dit bestand is geen video")
    expect(row(media, "brief.docx")).to_contain_text("Dit is geen video (MP4, WebM) en dit zijn geen ondertitels (VTT, SRT).")
    expect(row(media, "brief.docx").get_by_role("button")).to_have_count(1)  # trying again would not help
    look_at(media)
    row(media, "brief.docx").get_by_role("button", name="Sluiten").click()
    expect(row(media, "brief.docx")).to_have_count(0)


def test_files_are_dropped_on_the_place_and_nowhere_else(hall: Hall, media: Page) -> None:
    dropped = """([where, name]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array([0, 0, 0, 24, 102, 116, 121, 112, 105, 115, 111, 109, ...new Array(500).fill(0)])], name));
        const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
        document.querySelector(where).dispatchEvent(event);
        return event.defaultPrevented;
    }"""
    assert media.evaluate(dropped, ["h1", "ernaast.mp4"]), "the browser does not leave for the file"
    assert media.evaluate(dropped, [".drop", "gesleept.mp4"])
    expect(media.get_by_role("link", name="gesleept.mp4")).to_be_visible()
    expect(media.get_by_text("ernaast.mp4")).to_have_count(0)


def test_a_full_shelf_and_a_file_that_is_too_large_are_said_in_sentences(tmp_path: Path, hall: Hall) -> None:
    with Server(tmp_path, MEDIA_MEGABYTES="1", MEDIA_QUOTA_MEGABYTES="1") as server:
        full = Hall(hall.playwright, hall.browser, server)
        page = log_in(full, full.laptop())
        page.goto(f"{full.base}/office/media")
        with full.expecting("422"):
            choose(page, clip("een.mp4", 600_000), clip("twee.mp4", 600_000), clip("drie.mp4", 1_100_000))
            expect(row(page, "twee.mp4")).to_contain_text("Er is geen ruimte voor meer media: alles samen is hoogstens 1 MB.")
        expect(row(page, "drie.mp4")).to_contain_text("Dit bestand is te groot: hoogstens 1 MB.")
        expect(row(page, "een.mp4")).to_contain_text("Staat klaar")
        full.close()
