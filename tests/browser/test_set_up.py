"""Before the doors open: a screen is set up on its projector, the desk sees what it lacks, and a clip that was loaded plays without the server."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from tests.browser.evening import EVENING, OUT
from tests.browser.look import look_at
from tests.browser.moments import THUMB_MS, expect_title, go, press, wait_playing, wait_still
from tests.support.browser import PROJECTOR, Hall, launch
from tests.support.clip import Clip
from tests.support.server import Server

SERVER_AWAY = r"WebSocket|ERR_CONNECTION|ERR_EMPTY_RESPONSE"
NO_SOUND_YET = "AudioContext was not allowed"
SIZE = "(node) => node.getBoundingClientRect().width / innerWidth"


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """As people have it: without a click no sound."""
    browser = launch(playwright, sound_at_once=False)
    yield browser
    browser.close()


@pytest.fixture
def letter() -> str:
    """A clip that is not there yet."""
    return f"brief-{secrets.token_hex(4)}.mp4"


@pytest.fixture
def made(server: Server, clip: Clip, letter: str) -> dict[str, Any]:
    assert server.put_media(clip.video.name, clip.video.read_bytes()).status == 201
    assert server.put_media(clip.captions.name, clip.captions.read_bytes()).status == 201
    missing = {"kind": "fragment", "title": "De brief", "minutes": 6, "fragment": {"file": letter, "in": 0, "out": 5}}
    return server.make({**EVENING, "steps": [*EVENING["steps"], missing]})


@pytest.fixture
def desk(hall: Hall, made: dict[str, Any]) -> Page:
    desk = hall.laptop()
    desk.goto(hall.address(made["desk_url"]))
    return desk


def open_screen(hall: Hall, made: dict[str, Any], *, new: bool = True) -> Page:
    screen = hall.laptop(PROJECTOR, new=new)
    with hall.expecting(NO_SOUND_YET):
        screen.goto(hall.address(made["screen_url"]))
        expect_title(screen, "Dit scherm instellen" if new else EVENING["title"])
    return screen


def set_up(screen: Page) -> Locator:
    return screen.get_by_role("dialog")


def fact(desk: Page) -> Locator:
    """What the desk's top line says of the screens."""
    return desk.locator(".fact--button")


def sign_of(screen: Page) -> str:
    return screen.locator(".setting-up__sign b").inner_text()


def test_a_screen_is_set_up_and_the_desk_sees_what_it_lacks(hall: Hall, made: dict[str, Any], desk: Page, clip: Clip, letter: str) -> None:
    expect(fact(desk)).to_contain_text("geen verbonden")
    look_at(desk, "desk-07-no-screen")
    screen = open_screen(hall, made)
    expect(set_up(screen).get_by_text("1 van 2 fragmenten geladen")).to_be_visible()
    expect(set_up(screen).get_by_text("nog niet vrijgegeven")).to_be_visible()
    look_at(screen, "screen-10-set-up")
    expect(fact(desk)).to_contain_text("geluid niet vrijgegeven")
    fact(desk).click()
    expect(desk.get_by_role("dialog")).to_contain_text(sign_of(screen))
    for lack in ("Geluid niet vrijgegeven: klik op het scherm.", "1 van 2 fragmenten geladen.", "Niet op volledig scherm"):
        expect(desk.get_by_role("dialog").get_by_text(lack)).to_be_visible()
    look_at(desk, "desk-08-screens")
    set_up(screen).get_by_role("button", name="Geluid vrijgeven").click()
    expect(set_up(screen).get_by_text("vrijgegeven", exact=True)).to_be_visible()
    set_up(screen).get_by_role("button", name="Vul het scherm").click()
    expect(set_up(screen).get_by_text("vult het scherm")).to_be_visible()
    expect(desk.get_by_role("dialog").get_by_text("Geluid niet vrijgegeven")).to_have_count(0)
    expect(desk.get_by_role("dialog").get_by_text("Niet op volledig scherm")).to_have_count(0)
    assert hall.server.put_media(letter, clip.video.read_bytes()).status == 201
    the_missing_clip_comes(desk, screen)


def the_missing_clip_comes(desk: Page, screen: Page) -> None:
    expect(set_up(screen).get_by_text("2 van 2 fragmenten geladen")).to_be_visible()
    expect(desk.get_by_role("dialog").get_by_text("Klaar", exact=True)).to_be_visible()
    desk.keyboard.press("Escape")
    expect(fact(desk)).to_contain_text("klaar")
    look_at(screen, "screen-11-set-up-ready")
    look_at(desk, "desk-09-screen-ready")


def test_no_sound(hall: Hall, made: dict[str, Any], desk: Page) -> None:
    """The moment of panic of that name: the desk names the click, and a click on the screen is enough, with a clip on air."""
    screen = open_screen(hall, made, new=False)
    go(desk, EVENING["steps"][0]["title"])
    desk.wait_for_timeout(THUMB_MS)
    press(desk, f"{1 + next(at for at, step in enumerate(EVENING['steps']) if step['title'] == 'Het advies')}")
    press(desk, "Enter")
    expect_title(screen, "Het advies")
    expect(fact(desk)).to_contain_text("geluid niet vrijgegeven")
    fact(desk).click()
    expect(desk.get_by_role("dialog").get_by_text("Geluid niet vrijgegeven: klik op het scherm.")).to_be_visible()
    press(desk, "Escape")
    screen.mouse.click(200, 200)
    expect(fact(desk)).not_to_contain_text("geluid")
    press(desk, "k")
    wait_playing(screen, 0)
    assert not screen.evaluate("document.querySelector('video').muted")


def test_setting_up_in_english(hall: Hall, made: dict[str, Any], desk: Page) -> None:
    screen = open_screen(hall, made)
    with hall.expecting(NO_SOUND_YET):
        screen.get_by_role("link", name="English").click()
        expect_title(screen, "Set up this screen")
    look_at(screen, "screen-12-set-up-english")
    desk.get_by_role("link", name="EN: English").click()
    expect(fact(desk)).to_contain_text("1 of 2 clips")  # the click on the link armed the sound
    fact(desk).click()
    expect(desk.get_by_role("dialog").get_by_text("1 of 2 clips loaded.")).to_be_visible()
    look_at(desk, "desk-10-screens-english")


def test_two_screens_show_which_one_is_which(hall: Hall, made: dict[str, Any], desk: Page) -> None:
    one = open_screen(hall, made)
    other = open_screen(hall, made, new=False)
    expect(fact(desk)).to_contain_text("2 schermen")
    press(other, "s")
    signs = sign_of(one), sign_of(other)
    press(other, "Escape")
    expect(set_up(other)).to_have_count(0)
    fact(desk).click()
    expect(desk.locator(".screens__sign")).to_have_text(signs)
    desk.get_by_role("button", name="Toon de tekens").click()
    for screen, sign in zip((one, other), signs, strict=True):
        expect(screen.locator(".sign-card")).to_have_text(sign)
    look_at(other, "screen-13-sign")
    for screen in (one, other):
        expect(screen.locator(".sign-card")).to_have_count(0)
    other.close()
    expect(desk.locator(".screens__sign")).to_have_text([signs[0]])


def test_setting_up_comes_by_itself_once_and_never_while_the_evening_is_open(hall: Hall, made: dict[str, Any], desk: Page) -> None:
    screen = open_screen(hall, made)
    sign = sign_of(screen)
    press(screen, "Enter")
    expect(set_up(screen)).to_have_count(0)
    with hall.expecting(NO_SOUND_YET):
        screen.reload()
        expect_title(screen, EVENING["title"])
    expect(set_up(screen)).to_have_count(0)
    press(screen, "s")
    assert sign_of(screen) == sign
    go(desk, "Welkom")
    expect_title(screen, "Welkom")
    expect(set_up(screen), "the room sees the evening").to_have_count(0)
    late = hall.laptop(PROJECTOR, new=True)
    with hall.expecting(NO_SOUND_YET):
        late.goto(hall.address(made["screen_url"]))
        expect_title(late, "Welkom")
    expect(set_up(late)).to_have_count(0)
    press(late, "s")
    expect(set_up(late)).to_be_visible()
    expect_title(screen, "Welkom")
    late.get_by_role("button", name="Klaar").click()
    expect(set_up(late)).to_have_count(0)


def test_captions_and_edges_are_chosen_for_the_machine_and_stay_with_it(hall: Hall, made: dict[str, Any], desk: Page) -> None:
    screen = open_screen(hall, made)
    for choice in ("groter", "5 %"):
        screen.get_by_role("radio", name=choice, exact=True).check()
    look_at(screen, "screen-14-set-up-edges")
    press(screen, "s")
    assert screen.locator("main.scene").evaluate(SIZE) == pytest.approx(0.9, abs=0.01)
    with hall.expecting(NO_SOUND_YET):
        screen.reload()
        expect_title(screen, EVENING["title"])
    look_at(screen, "screen-15-edges")
    go(desk, "Welkom")
    for title in ("Stelling", "Het advies"):
        desk.wait_for_timeout(600)  # a thumb that trembles counts once
        go(desk, title)
    screen.mouse.click(640, 360)
    press(desk, "k")
    wait_playing(screen, 3.5)
    look_at(screen, "screen-16-captions-larger")


def test_a_clip_that_was_loaded_plays_without_the_server(hall: Hall, made: dict[str, Any], desk: Page) -> None:
    screen = open_screen(hall, made)
    expect(set_up(screen).get_by_text("1 van 2 fragmenten geladen")).to_be_visible()
    screen.get_by_role("button", name="Klaar").click()
    go(desk, "Welkom")
    for title in ("Stelling", "Het advies"):
        desk.wait_for_timeout(600)
        go(desk, title)
    press(desk, "k")
    wait_playing(screen, 2.6)
    assert screen.evaluate("document.querySelector('video').src").startswith("blob:")
    with hall.expecting(SERVER_AWAY):
        hall.server.kill()
        screen.evaluate("fetch('/healthz').catch(() => (window.away = true))")
        screen.wait_for_function("() => window.away")
        wait_still(screen, OUT)
        assert not screen.evaluate("document.querySelector('video').muted")
        hall.server.start()
        expect(desk.locator(".dot.reconnecting")).to_have_count(0)
