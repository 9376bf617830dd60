"""A fragment at home: one tap, a count, the same picture on every phone, what touched people, and a phone that can't keep up."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone
from tests.browser.moments import expect_title, go, press, wait_playing, wait_still
from tests.support.browser import PROJECTOR, Hall
from tests.support.clip import Clip
from tests.support.crowd import Crowd
from tests.support.server import Server

IN, OUT = 1.0, 13.0
SOUND = "Zet het geluid aan"
STATE = "#together .state-title"
WATCH_FOR = "Wie komt er aan het woord, en wie niet?"
SAID = "Juf, mag ik ook naar die school?"
STALL = """() => {
    const video = document.querySelector("video.clip");
    Object.defineProperty(video, "play", { value: () => Promise.resolve() });
    video.pause();
    video.dispatchEvent(new Event("waiting"));
}"""  # as when nothing comes in any more


def programme(clip: Clip, where: str) -> dict[str, Any]:
    fragment = {"file": clip.video.name, "captions": clip.captions.name, "in": IN, "out": OUT, "where": where, "before": WATCH_FOR}
    steps = [{"kind": "fragment", "title": "Het advies", "minutes": 6, "fragment": fragment}, {"kind": "text", "title": "Verder", "body": "Praat."}]
    return {"title": "Klassen Lelystad", "language": "nl", "steps": steps}


@pytest.fixture
def put(server: Server, clip: Clip) -> Clip:
    for file in (clip.video, clip.captions):
        assert server.put_media(file.name, file.read_bytes()).status == 201
    return clip


@pytest.fixture
def made(server: Server, put: Clip) -> dict[str, Any]:
    return server.make(programme(put, "home"))


@pytest.fixture
def crowd(server: Server, made: dict[str, Any]) -> Iterator[Crowd]:
    with Crowd(server, made) as crowd:
        crowd.come(12)
        yield crowd


def open_desk(hall: Hall, made: dict[str, Any]) -> Page:
    desk = hall.laptop()
    desk.goto(hall.address(made["desk_url"]))
    return desk


def open_phone(hall: Hall, made: dict[str, Any]) -> Page:
    phone = hall.phone()
    phone.goto(f"{hall.base}/{made['code']}")
    return phone


def arm(phone: Page) -> None:
    phone.get_by_role("button", name=SOUND).tap()
    expect(phone.locator(STATE)).to_have_text("Deze telefoon is klaar")


def test_a_clip_at_home_from_the_tap_to_the_talk(hall: Hall, made: dict[str, Any], crowd: Crowd) -> None:
    desk, screen, anna = open_desk(hall, made), hall.laptop(PROJECTOR), open_phone(hall, made)
    screen.goto(hall.address(made["screen_url"]))
    expect(anna.locator(STATE)).to_have_text("Straks kijken we samen naar iets")
    look_at_phone(anna, "phone-at-home-sound")
    arm(anna)
    look_at_phone(anna, "phone-at-home-ready")
    crowd.each("fragment.progress", among=9, state="ready")
    desk.get_by_role("tab", name="Fragment").click()
    expect(desk.locator(".meter")).to_contain_text("10 van 13 klaar · 3 telefoons hebben het geluid nog niet aan.")

    go(desk, "Het advies")
    expect(anna.get_by_text(WATCH_FOR)).to_be_visible()
    expect(anna.get_by_text("Kijk naar het scherm")).to_be_hidden()
    expect(desk.locator(".fragment-tab .meter")).to_contain_text("10 van 13 klaar")
    look_at(desk, "desk-at-home-ready")
    press(desk, "k")
    expect(anna.locator(".together .countdown")).to_have_text(re.compile("[12]"))
    expect(screen.locator(".countdown")).to_have_text(re.compile("[12]"))
    wait_playing(screen, IN + 0.2)
    wait_playing(anna, IN + 0.2)
    expect(desk.locator(".meter")).to_contain_text("1 telefoon speelt mee")
    anna.get_by_role("button", name="Dit raakt me").tap()
    expect(anna.get_by_text("1 moment genoteerd. Niemand ziet van wie het is.")).to_be_visible()
    look_at_phone(anna, "phone-at-home-plays")
    crowd.each("fragment.progress", among=9, state="playing", step="s1")
    crowd.each("fragment.moment", step="s1", position=[4.2, 4.2, 10.0])

    press(desk, "k")
    expect(anna.locator(STATE)).to_have_text("Het staat stil")
    here = crowd.sees("fragment")["position"]
    wait_still(screen, here)
    anna.wait_for_function("(place) => Math.abs(document.querySelector('video.clip').currentTime - place) < 0.001", arg=here)
    press(desk, "k")
    expect(anna.locator(STATE)).to_have_text("Dat was het fragment", timeout=20_000)
    crowd.each("fragment.progress", among=7, state="ended", step="s1")
    expect(desk.locator(".meter")).to_contain_text("8 van 10 zagen het einde · 2 kijken nog: wacht even.")
    crowd.each("fragment.progress", among=9, state="ended", step="s1")
    expect(desk.locator(".meter")).to_contain_text("10 van 10 zagen het einde · U kunt praten.")
    look_at_phone(anna)

    press(desk, "r")
    expect_title(screen, "Het advies")
    expect(screen.locator(".curve__sentence")).to_have_text("13 mensen gaven een moment aan · de meeste bij 0:02 (8)")
    look_at(screen, "screen-moments")
    look_at(desk, "desk-moments")
    desk.get_by_role("button", name="0:02 · 8 mensen").click()
    expect(screen.locator(".curve")).to_have_count(0)
    wait_still(screen, IN)


def test_who_comes_late_joins_in_the_middle(hall: Hall, made: dict[str, Any]) -> None:
    desk, late = open_desk(hall, made), open_phone(hall, made)
    go(desk, "Het advies")
    expect(late.locator(STATE)).to_have_text("Dit fragment speelt op uw eigen telefoon")
    press(desk, "k")
    desk.wait_for_timeout(4_000)
    late.get_by_role("button", name=SOUND).tap()
    wait_playing(late, IN + 2)


def test_a_phone_that_can_not_keep_up_says_so_and_gives_the_text(hall: Hall, made: dict[str, Any]) -> None:
    desk, phone = open_desk(hall, made), open_phone(hall, made)
    arm(phone)
    go(desk, "Het advies")
    press(desk, "k")
    wait_playing(phone, IN + 0.2)
    phone.evaluate(STALL)
    expect(phone.locator(STATE)).to_have_text("Deze telefoon kan het beeld niet bijhouden")
    expect(phone.locator(".spoken")).to_contain_text(SAID)
    expect(desk.locator(".meter")).to_contain_text("1 kan het niet bijhouden en leest mee")
    look_at_phone(phone, "phone-at-home-text")


def test_a_still_is_shown_before_it_begins_and_the_words_from_when_it_plays(hall: Hall, server: Server, put: Clip, tmp_path: Path) -> None:
    still = tmp_path / "still.jpg"
    subprocess.run(["ffmpeg", "-v", "error", "-ss", "6", "-i", str(put.video), "-frames:v", "1", str(still)], check=True, timeout=60)
    assert server.put_media("still.jpg", still.read_bytes()).status in (200, 201)
    told = programme(put, "home")
    told["steps"][0]["fragment"] |= {"poster": "still.jpg", "captions": None, "transcript": f"{SAID}\n\nDat hangt van je advies af."}
    made = server.make(told)
    desk, screen, phone, plain = open_desk(hall, made), hall.laptop(PROJECTOR), open_phone(hall, made), hall.phone(script=False)
    screen.goto(hall.address(made["screen_url"]))
    arm(phone)
    expect(phone.locator(".poster")).to_be_hidden()
    go(desk, "Het advies")
    plain.goto(f"{hall.base}/{made['code']}")
    for page in (screen, phone):
        expect(page.locator("img.poster")).to_be_visible()
        page.wait_for_function("() => document.querySelector('img.poster').naturalWidth > 0")
    expect(phone.get_by_role("button", name="Lees wat er gezegd wordt")).to_be_hidden()
    assert SAID not in plain.content()
    look_at(screen, "screen-fragment-still")
    look_at_phone(phone, "phone-at-home-still")
    press(desk, "k")
    wait_playing(screen, IN + 0.2)
    expect(screen.locator(".poster")).to_have_count(0)
    expect(phone.locator(".poster")).to_be_hidden()
    phone.get_by_role("button", name="Lees wat er gezegd wordt").tap()
    expect(phone.locator(".spoken p")).to_have_text([SAID, "Dat hangt van je advies af."])
    look_at_phone(phone, "phone-at-home-words")
    plain.reload()
    expect(plain.locator("noscript details p").first).to_contain_text(SAID)


def test_in_the_hall_who_can_not_hear_it_reads_the_words_of_a_clip_without_captions(hall: Hall, server: Server, put: Clip) -> None:
    told = programme(put, "hall")
    told["steps"][0]["fragment"] |= {"captions": None, "transcript": SAID}
    made = server.make(told)
    desk, phone = open_desk(hall, made), open_phone(hall, made)
    go(desk, "Het advies")
    expect_title(phone, "Het advies")
    expect(phone.locator(".spoken")).to_have_count(0)
    press(desk, "k")
    phone.get_by_role("button", name="Lees wat er gezegd wordt").tap()
    expect(phone.locator(".spoken")).to_have_text(SAID)
    look_at_phone(phone, "phone-hall-words")


def test_in_the_hall_and_at_home_the_phone_asks_where_one_is(hall: Hall, server: Server, put: Clip) -> None:
    made = server.make(programme(put, "both"))
    desk, phone = open_desk(hall, made), open_phone(hall, made)
    expect(phone.locator(STATE)).to_have_text("Kijkt u thuis?")
    go(desk, "Het advies")
    expect(phone.get_by_text("Kijk naar het scherm", exact=True)).to_be_visible()
    look_at_phone(phone)
    phone.get_by_role("button", name=SOUND).tap()
    expect(phone.get_by_text("Kijk naar het scherm", exact=True)).to_be_hidden()


def test_in_the_hall_the_button_is_there_while_the_clip_plays(hall: Hall, server: Server, put: Clip) -> None:
    told = programme(put, "hall")
    told["steps"][0]["fragment"]["moments"] = True
    made = server.make(told)
    desk, phone = open_desk(hall, made), open_phone(hall, made)
    go(desk, "Het advies")
    expect_title(phone, "Het advies")
    button = phone.get_by_role("button", name="Dit raakt me")
    expect(button).to_be_hidden()
    press(desk, "k")
    button.tap()
    expect(phone.get_by_text("1 moment genoteerd")).to_be_visible()
    expect(phone.get_by_text("Kijk naar het scherm", exact=True)).to_be_visible()
    look_at_phone(phone)
    press(desk, "k")
    expect(button).to_be_hidden()


def test_a_phone_without_a_script_has_the_clip_to_start_by_hand(hall: Hall, made: dict[str, Any]) -> None:
    desk, phone = open_desk(hall, made), hall.phone(script=False)
    phone.goto(f"{hall.base}/{made['code']}")
    go(desk, "Het advies")
    phone.reload()
    told = phone.locator("section noscript")
    expect(told.locator("p").first).to_contain_text("start het zelf als de gespreksleider dat doet")
    expect(told.locator("video[controls]")).to_be_visible()
    expect(told.locator("video")).to_have_attribute("src", re.compile(r"^/media/.+\.mp4$"))
    expect(told.locator("a")).to_have_text("Lees wat er gezegd wordt")
    look_at_phone(phone)
