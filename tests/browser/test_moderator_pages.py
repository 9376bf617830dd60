"""Everyone can use what a moderator sees before and beside the desk: a rehearsal, its form, the remote; and the pictures of docs/moderator.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.evening import EVENING
from tests.browser.look import check_both_schemes, check_sizes, look_at_each, picture
from tests.browser.moments import expect_on_air, go, open_tool
from tests.support.browser import PROJECTOR, Hall
from tests.support.clip import Clip
from tests.support.crowd import Crowd
from tests.support.server import Server
from tests.support.style import log_in
from tests.support.untranslated import check_language

IDEAS = [
    ("oorzaak", "Kinderen worden te vroeg uit elkaar gehaald."),
    ("oplossing", "Huiswerkbegeleiding op school, gratis en voor ieder kind."),
    ("gevolg", "Wie laat bloeit, komt te laag terecht en gelooft dat zelf."),
    ("oplossing", "Een brugklas van twee jaar voor iedereen."),
    ("oorzaak", "Ouders met geld kopen bijles, andere niet."),
    ("oplossing", "Laat scholen in de buurt samen toelaten."),
]
REHEARSING = {"nl": ("Repeteren", "Begin een repetitie", "Dit is een repetitie"), "en": ("Rehearse", "Begin a rehearsal", "This is a rehearsal")}


@pytest.fixture
def evening(server: Server, clip: Clip) -> Iterator[tuple[dict[str, Any], Crowd]]:
    for file in (clip.video, clip.captions):
        assert server.put_media(file.name, file.read_bytes()).status == 201
    made = server.make(EVENING)
    with Crowd(server, made) as crowd:
        yield made, crowd


def test_the_pictures_of_the_moderators_page(hall: Hall, evening: tuple[dict[str, Any], Crowd]) -> None:
    made, crowd = evening
    screen = hall.laptop(PROJECTOR, new=True)
    with hall.expecting("AudioContext was not allowed"):
        screen.goto(hall.address(made["screen_url"]))
    expect(screen.get_by_role("heading", name="Dit scherm instellen")).to_be_visible()
    expect(screen.get_by_text("geladen").first).to_contain_text("1 van 1")
    picture(screen, "tour-7-set-up")
    desk, remote = hall.laptop(), hall.phone()
    desk.goto(hall.address(made["desk_url"]))
    crowd.come(len(IDEAS))
    go(desk, "Welkom")
    crowd.desk("show.go", step="s4")
    for phone, (theme, text) in zip(crowd.phones, IDEAS, strict=True):
        crowd.wait(phone.do("idea.add", step="s4", theme=theme, text=text))
    for idea in (1, 2, 3):
        crowd.desk("idea.show", idea=idea)
        crowd.each("idea.support", among=len(IDEAS) - idea, idea=idea, value=["agree", "agree", "pass"])
    expect_on_air(desk, "Wat moet er anders?")
    expect(open_tool(desk, "Ideeën").get_by_role("listitem")).to_have_count(len(IDEAS))
    picture(desk, "tour-8-ideas")
    remote.goto(hall.address(made["remote_url"]))
    expect(remote.get_by_role("heading", name="Wat moet er anders?")).to_be_visible()
    check_both_schemes(remote)
    picture(remote, "tour-9-remote")


@pytest.mark.parametrize("language", REHEARSING)
def test_everyone_can_begin_a_rehearsal(hall: Hall, evening: tuple[dict[str, Any], Crowd], language: str) -> None:
    form, begin, begun = REHEARSING[language]
    office = hall.laptop((1280, 800))
    log_in(hall, office)
    office.context.add_cookies([{"name": "facilitator_language", "value": language, "url": hall.base}])

    def places() -> Iterator[str]:
        office.goto(f"{hall.base}/office/meetups/{evening[0]['id']}")
        expect(office.get_by_role("heading", name=form, exact=True)).to_be_visible()
        yield "its form"
        office.get_by_role("button", name=begin).click()
        expect(office.get_by_role("heading", name=begun)).to_be_visible()
        yield "the rehearsal"

    look_at_each(office, places(), check_both_schemes, check_language, check_sizes)
    if language == "nl":
        picture(office, "tour-10-rehearsal")
