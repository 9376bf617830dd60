"""Captions beside the picture, a still of the clip, and going by frames: in the office, with real files."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser.look import look_at
from tests.support.browser import Hall
from tests.support.clip import Clip
from tests.support.style import log_in

WIDE, SMALL = (1440, 900), (1024, 768)
TIME = "() => document.querySelector('video').currentTime"
SHOWN = "() => [...document.querySelector('video').textTracks[0].activeCues].map((cue) => cue.text)"


@pytest.fixture
def files(hall: Hall, clip: Clip) -> Hall:
    hall.server.put_media("klas.mp4", clip.video.read_bytes())
    hall.server.put_media("klas.vtt", clip.captions.read_bytes())
    return hall


def opened(hall: Hall, name: str, size: tuple[int, int] = WIDE) -> Page:
    page = log_in(hall, hall.laptop(size))
    page.goto(f"{hall.base}/office/media/{name}")
    page.wait_for_function("() => document.querySelector('video').readyState > 1")
    return page


def row(page: Page, number: int) -> Locator:
    return page.locator("[data-caption]").nth(number - 1)


def near(page: Page, seconds: float) -> None:
    page.wait_for_function("(at) => Math.abs(document.querySelector('video').currentTime - at) < 0.002", arg=seconds)


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_a_caption_is_shown_on_the_picture_and_mended_there(files: Hall, size: tuple[int, int]) -> None:
    page = opened(files, "klas.vtt", size)
    page.get_by_role("button", name="Toon ondertitel 2 bij het beeld").click()
    near(page, 3)
    expect(row(page, 2)).to_have_class(re.compile("caption--now"))
    page.get_by_label("Tekst van ondertitel 2").fill("Juf, mag ik mee?")
    assert page.evaluate(SHOWN) == ["Juf, mag ik mee?"], "as it is typed, before it is saved"
    for _ in range(5):
        page.get_by_role("button", name="Een beeldje verder").click()
    near(page, 3.2)
    page.get_by_role("button", name="Hier begint de ondertitel").click()
    expect(page.get_by_label("Ondertitel 2 begint")).to_have_value("0:03.200")
    look_at(page, f"office-12-captions-{size[0]}")
    page.get_by_role("button", name="Nog een ondertitel").click()
    expect(page.get_by_label("Tekst van ondertitel 6")).to_be_focused()
    page.keyboard.type("Einde.")
    page.get_by_label("Ondertitel 6 begint").fill("0:14.5")
    page.get_by_label("Ondertitel 6 eindigt").fill("0:99")
    with files.expecting("422"):
        page.get_by_role("button", name="Bewaar de ondertitels").click()
        expect(page.get_by_text("dit is geen tijd, zoals 0:12.500")).to_be_visible()
    expect(page.get_by_role("alert").first).to_contain_text("Een paar ondertitels kunnen zo niet.")
    look_at(page)
    page.locator("[name=end][value='0:99']").fill("0:15")
    page.get_by_role("button", name="Bewaar de ondertitels").click()
    expect(page.get_by_text("De ondertitels zijn bewaard.").first).to_be_visible()
    expect(page.get_by_label("Ondertitel 2 begint")).to_have_value("0:03.200")
    expect(page.get_by_label("Tekst van ondertitel 5")).to_have_value("Einde.")


def test_what_was_not_saved_is_asked_about_before_the_page_goes(files: Hall) -> None:
    page = opened(files, "klas.vtt")
    page.get_by_label("Tekst van ondertitel 1").fill("Anders")
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.get_by_role("link", name="Bijeenkomsten", exact=True).click()
    page.wait_for_url("**/office")
    assert asked == ["beforeunload"]


def test_comma_and_point_go_by_frames_and_the_picture_that_stands_there_becomes_the_still(files: Hall) -> None:
    page = opened(files, "klas.mp4")
    page.get_by_role("button", name="Een seconde verder").click()
    near(page, 1)
    page.keyboard.press(".")
    near(page, 1.04)
    page.keyboard.press(",")
    near(page, 1)
    expect(page.get_by_label("Plek in de video")).to_have_text("0:01.000")
    expect(page.get_by_text("Er is nog geen stilstaand beeld van deze video.")).to_be_visible()
    page.get_by_role("button", name="Neem het beeld dat er nu staat").click()
    still = page.get_by_role("img", name="Het stilstaande beeld van deze video")
    expect(still).to_be_visible()
    assert still.evaluate("(image) => image.decode().then(() => [image.naturalWidth, image.naturalHeight])") == [640, 360]
    page.wait_for_function("() => document.querySelector('video').readyState > 1")
    look_at(page, "office-13-clip")


def test_the_page_speaks_english_too(files: Hall) -> None:
    page = opened(files, "klas.vtt", SMALL)
    page.get_by_role("link", name="EN, English").click()
    expect(page.get_by_role("button", name="Save the captions")).to_be_visible()
    look_at(page)
