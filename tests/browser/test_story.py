"""One evening in a hall: a moderator at the desk, a screen, three phones, one of them in English. The laptop goes down twice, and nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
import segno
from playwright.sync_api import expect

from tests.browser.evening import EVENING, HOMEWORK, IN, LATER_ADVICE, MIDDLE, NO, OUT, QUESTION, RUDE, WATCH_FOR, YES, Evening
from tests.browser.look import look_at, look_at_phone, picture
from tests.browser.moments import (
    back,
    captions_seen,
    change_vote,
    choose,
    clip_time,
    expect_answer,
    expect_black,
    expect_counts,
    expect_on_air,
    expect_online,
    expect_own_result,
    expect_title,
    go,
    idea,
    join_by_code,
    join_by_qr,
    open_tool,
    press,
    reload_all,
    say_role,
    vote,
    wait_playing,
    wait_still,
    watch_clip,
    weigh,
    write_idea,
)
from tests.support.browser import PROJECTOR, Hall
from tests.support.clip import Clip, caption_at
from tests.support.server import BEARER, Server

SERVER_AWAY = r"WebSocket|ERR_CONNECTION|ERR_EMPTY_RESPONSE"


@pytest.fixture
def evening(hall: Hall, server: Server, clip: Clip) -> Evening:
    assert server.put_media(clip.video.name, clip.video.read_bytes()).status == 201
    assert server.put_media(clip.captions.name, clip.captions.read_bytes()).status == 201
    made = server.make(EVENING)
    return Evening(hall, made, hall.laptop(), hall.laptop(PROJECTOR), hall.phone(), hall.phone("dark"), hall.phone())


def test_one_evening_with_a_desk_a_screen_and_three_phones(evening: Evening) -> None:
    doors_open(evening)
    the_room_comes_in(evening)
    the_evening_begins(evening)
    the_room_votes(evening)
    every_page_is_loaded_again(evening)
    the_server_stops_during_the_vote(evening)
    the_vote_closes(evening)
    the_question_is_asked_again_and_the_server_is_killed(evening)
    a_fragment_plays(evening)
    the_room_writes(evening)
    the_desk_judges(evening)
    the_room_weighs(evening)
    the_moderator_panics(evening)
    the_clock_runs(evening)
    the_evening_ends(evening)
    everything_can_be_taken_out(evening)


def doors_open(evening: Evening) -> None:
    evening.desk.goto(evening.hall.address(evening.made["desk_url"]))
    evening.screen.goto(evening.hall.address(evening.made["screen_url"]))
    expect_title(evening.screen, "Klassen Lelystad")
    code, address = evening.made["code"], evening.hall.address(evening.made["phone_url"])
    expect(evening.screen.get_by_text(f"{code[:3]}\u00a0{code[3:]}")).to_be_visible()
    expect(evening.screen.get_by_text(evening.hall.base.removeprefix("http://"))).to_be_visible()
    qr = evening.screen.get_by_role("img", name="QR-code om mee te doen op uw telefoon")
    expect(qr).to_have_attribute("src", segno.make(address, error="m").svg_data_uri(border=4))
    look_at(evening.screen, "screen-01-join")
    look_at(evening.desk, "desk-01-before")


def the_room_comes_in(evening: Evening) -> None:
    with evening.hall.expecting("404"):
        join_by_code(evening.anna, evening.hall.base, "000000")
        expect(evening.anna.get_by_role("alert")).to_be_visible()
    look_at_phone(evening.anna)
    join_by_code(evening.anna, evening.hall.base, evening.made["code"])
    for phone in (evening.bram, evening.carol):
        join_by_qr(phone, evening.hall.address(evening.made["phone_url"]))
    evening.carol.get_by_role("link", name="EN, English").tap()
    expect_title(evening.anna, "U bent erbij")
    expect_title(evening.carol, "You are in")
    assert not any(page.evaluate("isSecureContext") for page in evening.pages), "as over the network of a hall"
    say_role(evening.anna, "docent")
    say_role(evening.bram, "ouder")
    expect(evening.desk.get_by_text("Aanwezig 3")).to_be_visible()
    for number, phone in enumerate(evening.phones):
        look_at_phone(phone, "phone-01-waiting" if number == 0 else "")


def the_evening_begins(evening: Evening) -> None:
    go(evening.desk, "Welkom")
    for page in (evening.screen, *evening.phones):
        expect_title(page, "Welkom")
        expect(page.get_by_text("Vanavond kijken we samen")).to_be_visible()
    expect(evening.desk.get_by_text("Vertel waarom we hier zijn")).to_be_visible()
    expect(evening.carol.get_by_text("Part 1 of 5")).to_be_visible()
    look_at(evening.screen, "screen-02-text")
    look_at_phone(evening.anna)
    look_at_phone(evening.carol)


def the_room_votes(evening: Evening) -> None:
    go(evening.desk, "Stelling")
    for page in (evening.screen, *evening.phones):
        expect_title(page, QUESTION)
    look_at_phone(evening.carol, "phone-02-poll-english")
    evening.anna.get_by_role("button", name="Stem", exact=True).tap()
    expect(evening.anna.get_by_text("Kies eerst een antwoord.")).to_be_visible()
    choose(evening.carol, NO)
    vote(evening.anna, YES)
    change_vote(evening.anna, NO)
    vote(evening.bram, YES)
    expect(evening.screen.get_by_text("2 van 3")).to_be_visible()
    expect(evening.carol.get_by_label(NO, exact=True), "votes of others disturb nobody's choice").to_be_checked()
    look_at_phone(evening.anna, "phone-03-received")
    look_at_phone(evening.bram)
    look_at(evening.screen, "screen-03-poll")
    expect_nobody_sees_results(evening)
    expect(evening.desk.get_by_role("tabpanel").get_by_text("Beantwoord: 2")).to_be_visible()
    look_at(evening.desk, "desk-02-poll")


def expect_nobody_sees_results(evening: Evening) -> None:
    for page in (evening.screen, *evening.phones):
        expect(page.get_by_role("figure")).to_have_count(0)
        assert "%" not in page.locator("body").inner_text()


def every_page_is_loaded_again(evening: Evening) -> None:
    reload_all(evening.pages)
    expect_on_air(evening.desk, "Stelling")
    expect(evening.desk.get_by_role("tabpanel").get_by_text("Beantwoord: 2")).to_be_visible()
    expect(evening.screen.get_by_text("2 van 3")).to_be_visible()
    expect_answer(evening.anna, NO)
    expect_answer(evening.bram, YES)
    expect_title(evening.carol, QUESTION)
    expect(evening.carol.get_by_role("button", name="Vote", exact=True)).to_be_visible()
    expect_nobody_sees_results(evening)


def the_server_stops_during_the_vote(evening: Evening) -> None:
    with evening.hall.expecting(SERVER_AWAY):
        evening.server.stop()
        vote(evening.carol, YES, "Vote", "Not sent yet")
        expect(evening.carol.get_by_text("1 answer waits")).to_be_visible()
        look_at_phone(evening.carol, "phone-04-not-sent-english")
        expect(evening.screen.get_by_text("2 van 3"), "the screen keeps its picture").to_be_visible()
        expect(evening.desk.get_by_text("weg, probeert")).to_be_visible()
        picture(evening.desk, "desk-03-server-away")
        evening.server.start()
        expect_answer(evening.carol, YES, "Received")
        expect_online(*evening.pages)
    expect(evening.screen.get_by_text("3 van 3")).to_be_visible()
    expect(evening.desk.get_by_role("tabpanel").get_by_text("Beantwoord: 3")).to_be_visible()
    expect_answer(evening.anna, NO)


def the_vote_closes(evening: Evening) -> None:
    press(evening.desk, "c")
    for page in (evening.screen, *evening.phones):
        expect(page.get_by_role("figure")).to_be_visible()
    expect_counts(evening.screen, {YES: 2, NO: 1, "Weet ik niet": 0})
    expect_own_result(evening.anna, NO, 33)
    expect_own_result(evening.carol, YES, 67)
    look_at_phone(evening.anna, "phone-05-results")
    look_at(evening.screen, "screen-04-results")
    press(evening.desk, "r")
    expect(evening.screen.get_by_text("De stemming is gesloten")).to_be_visible()
    expect(evening.bram.get_by_text("Kijk naar het scherm")).to_be_visible()
    expect_nobody_sees_results(evening)
    look_at_phone(evening.bram, "phone-06-closed-dark")
    press(evening.desk, "r")
    expect_counts(evening.screen, {YES: 2, NO: 1})
    expect_own_result(evening.bram, YES, 67)


def the_question_is_asked_again_and_the_server_is_killed(evening: Evening) -> None:
    again = evening.desk.get_by_role("button", name="Nieuwe ronde").first
    expect(again, "not in the moment of the close").not_to_have_attribute("aria-disabled", "true")
    press(evening.desk, "c")
    for phone in (evening.anna, evening.bram):
        expect(phone.get_by_text("Deze vraag wordt opnieuw gesteld")).to_be_visible()
    expect(evening.screen.get_by_text("Stem opnieuw op uw telefoon")).to_be_visible()
    vote(evening.anna, YES)
    with evening.hall.expecting(SERVER_AWAY):
        evening.server.kill()
        vote(evening.bram, NO, received="Nog niet verstuurd")
        evening.server.start()
        expect_answer(evening.bram, NO)
        expect_online(*evening.pages)
    expect_answer(evening.anna, YES)
    vote(evening.carol, YES, "Vote", "Received")
    expect(evening.screen.get_by_text("3 van 3")).to_be_visible()
    press(evening.desk, "c")
    expect_counts(evening.screen, {YES: 2, NO: 1})
    expect_own_result(evening.bram, NO, 33)


def a_fragment_plays(evening: Evening) -> None:
    desk, screen = evening.desk, evening.screen
    go(desk, "Het advies")
    expect(screen.get_by_text(WATCH_FOR)).to_be_visible()
    look_at(screen, "screen-05-watch-for")
    expect(evening.anna.get_by_text(WATCH_FOR)).to_be_visible()
    expect(evening.carol.get_by_text("Look at the screen")).to_be_visible()
    look_at_phone(evening.anna, "phone-07-fragment")
    watch_clip(screen)
    press(desk, "k")
    wait_playing(screen, IN + 0.5)
    expect(screen.get_by_text(WATCH_FOR)).to_be_hidden()
    press(desk, "k")
    the_clip_is_paused_and_moved(evening)
    press(desk, "k")
    wait_playing(screen, 5.2)
    look_at(screen, "screen-06-fragment")
    look_at(desk, "desk-04-fragment")
    wait_still(screen, OUT)
    assert OUT - 0.1 <= clip_time(screen) <= screen.evaluate("furthest") <= OUT + 0.5  # a machine that looks at pages meanwhile stops late
    assert captions_seen(screen) == {caption_at(MIDDLE), caption_at(OUT)}
    expect(desk.get_by_role("button", name="Afspelen").first).to_be_visible()


def the_clip_is_paused_and_moved(evening: Evening) -> None:
    expect(evening.desk.get_by_role("button", name="Afspelen").first).to_be_visible()
    evening.screen.wait_for_function("() => document.querySelector('video').paused")
    assert IN < clip_time(evening.screen) < OUT
    assert caption_at(IN) in captions_seen(evening.screen)
    evening.desk.get_by_label("Plek in het fragment").first.fill(str(MIDDLE))
    wait_still(evening.screen, MIDDLE)
    evening.screen.reload()
    wait_still(evening.screen, MIDDLE)
    watch_clip(evening.screen)


def the_room_writes(evening: Evening) -> None:
    go(evening.desk, "Wat moet er anders?")
    for page in (evening.screen, *evening.phones):
        expect_title(page, "Wat moet er anders?")
    evening.carol.get_by_label("Your idea").type("More time for")
    write_idea(evening.anna, "oplossing", LATER_ADVICE)
    write_idea(evening.anna, "gevolg", RUDE)
    write_idea(evening.bram, "oplossing", HOMEWORK)
    expect(evening.carol.get_by_label("Your idea")).to_have_value("More time for")
    expect(evening.carol.get_by_label("Your idea")).to_be_focused()
    evening.carol.get_by_label("Your idea").type(" every child")
    expect(evening.screen.get_by_text(HOMEWORK), "the desk looks at it first").to_have_count(0)
    look_at_phone(evening.bram, "phone-08-ideas-dark")
    reload_all(evening.phones)
    expect(evening.carol.get_by_label("Your idea"), "her words wait on her phone").to_have_value("More time for every child")
    expect(idea(evening.anna, LATER_ADVICE)).to_be_visible()


def the_desk_judges(evening: Evening) -> None:
    desk = evening.desk
    ideas = open_tool(desk, "Ideeën")
    desk.emulate_media(color_scheme="dark")
    look_at(desk, "desk-05-ideas-dark")
    desk.emulate_media(color_scheme="light")
    for text in (LATER_ADVICE, HOMEWORK):
        ideas.get_by_role("button", name=f"Toelaten: {text}").click()
        expect(evening.screen.get_by_text(text)).to_be_visible()
    ideas.get_by_role("button", name=f"Verbergen: {RUDE}").click()
    expect(idea(evening.anna, RUDE)).to_contain_text("Niet geplaatst")
    expect(evening.bram.get_by_text(RUDE)).to_have_count(0)
    expect(evening.screen.get_by_text(RUDE)).to_have_count(0)
    look_at(evening.screen, "screen-07-ideas")
    press(desk, "z")
    expect(evening.bram.get_by_text(RUDE), "taken back").to_be_visible()
    ideas.get_by_role("button", name=f"Verbergen: {RUDE}").click()
    expect(evening.bram.get_by_text(RUDE)).to_have_count(0)


def the_room_weighs(evening: Evening) -> None:
    weigh(evening.carol, LATER_ADVICE, "Agree")
    weigh(evening.carol, HOMEWORK, "Disagree")
    weigh(evening.bram, LATER_ADVICE, "Eens")
    weigh(evening.anna, HOMEWORK, "Eens")
    weigh(evening.carol, HOMEWORK, "Agree")
    look_at_phone(evening.carol, "phone-09-support-english")
    press(evening.desk, "c")
    expect(evening.anna.get_by_text("De ideeën zijn gesloten")).to_be_visible()
    press(evening.desk, "r")
    expect(evening.screen.get_by_text("Meeste steun eerst")).to_be_visible()
    expect(idea(evening.screen, HOMEWORK)).to_contain_text("2 eens")
    look_at(evening.screen, "screen-08-support")
    reload_all(evening.pages)
    expect(idea(evening.screen, HOMEWORK)).to_contain_text("2 eens")
    expect(idea(evening.carol, HOMEWORK).get_by_role("button", name="Agree", exact=True)).to_have_attribute("aria-pressed", "true")


def the_moderator_panics(evening: Evening) -> None:
    desk, screen = evening.desk, evening.screen
    expect_on_air(desk, "Wat moet er anders?")
    press(desk, "b")
    expect_black(screen, True)
    look_at(desk, "desk-06-black")
    reload_all((desk, screen))
    expect_black(screen, True)
    press(desk, "b")
    expect_black(screen, False)
    press(desk, "f")
    expect(desk.get_by_text("Bevroren: de zaal houdt dit beeld")).to_be_visible()
    go(desk, "Tot slot")
    expect_title(evening.anna, "Tot slot")
    expect_title(screen, "Wat moet er anders?")
    press(desk, "f")
    expect_title(screen, "Tot slot")
    back(desk, "Wat moet er anders?")
    expect(idea(screen, HOMEWORK), "as visible as it was").to_contain_text("2 eens")
    press(desk, "j")
    expect(screen.get_by_role("img", name="QR-code")).to_be_visible()
    press(desk, "z")
    expect(screen.get_by_role("img", name="QR-code")).to_have_count(0)


def the_clock_runs(evening: Evening) -> None:
    desk, screen = evening.desk, evening.screen
    clock = open_tool(desk, "Klok")
    clock.get_by_role("button", name="2 min", exact=True).click()
    press(desk, "t")
    expect(screen.get_by_role("timer", name="Resterende tijd")).to_have_text("1:59")
    expect(evening.anna.get_by_role("timer")).to_contain_text("Nog 1:5")
    press(desk, "+")
    expect(screen.get_by_role("timer")).to_contain_text("2:5")
    press(desk, "t")
    expect(evening.carol.get_by_role("timer")).to_contain_text("left, paused")
    look_at(desk)
    clock.get_by_role("button", name="Weghalen").click()
    expect(screen.get_by_role("timer")).to_have_count(0)
    expect(evening.anna.get_by_role("timer")).to_be_hidden()


def the_evening_ends(evening: Evening) -> None:
    end = evening.desk.get_by_role("button", name="Beëindigen")
    end.click()
    expect(evening.desk.get_by_text("Houd de knop twee seconden ingedrukt").first).to_be_visible()
    expect_on_air(evening.desk, "Wat moet er anders?")
    end.hover()
    evening.desk.mouse.down()
    expect(evening.desk.get_by_role("button", name="Ga verder met de bijeenkomst")).to_be_visible()
    evening.desk.mouse.up()
    expect_title(evening.screen, "Dank u wel voor het meedenken")
    for phone in (evening.anna, evening.bram):
        expect_title(phone, "Dank u wel voor het meedenken")
    expect_title(evening.carol, "Thank you for taking part")
    look_at_phone(evening.anna, "phone-10-over")
    look_at(evening.screen, "screen-09-over")
    look_at(evening.desk)
    evening.anna.reload()
    expect_title(evening.anna, "Dank u wel voor het meedenken")


def everything_can_be_taken_out(evening: Evening) -> None:
    export = evening.server.request("GET", f"/office/api/meetups/{evening.made['id']}/export.zip", headers=BEARER)
    assert export.status == 200, export.text
    with zipfile.ZipFile(io.BytesIO(export.body)) as files:
        tables = {name: list(csv.DictReader(io.StringIO(files.read(name).decode("utf-8-sig")))) for name in files.namelist() if name.endswith(".csv")}
        log = [json.loads(line) for line in files.read("log.ndjson").decode().splitlines()]
    counts = [(row["number"], row["label"], row["count"]) for row in tables["results.csv"]]
    assert counts[:3] == [("1", YES, "2"), ("1", NO, "1"), ("1", "Weet ik niet", "0")]
    assert counts[3:] == [("2", YES, "2"), ("2", NO, "1"), ("2", "Weet ik niet", "0")]
    ideas = {row["text"]: (row["status"], row["agree"], row["disagree"]) for row in tables["ideas.csv"]}
    assert ideas == {LATER_ADVICE: ("shown", "2", "0"), HOMEWORK: ("shown", "2", "0"), "": ("hidden", "0", "0")}, (
        "the words of what was hidden are in no export"
    )
    assert tables["meetup.csv"][0]["participants"] == "3"
    assert log[-1]["verb"] == "meetup.close"
    archive = evening.server.archive(evening.made["id"])
    again = evening.server.make(archive)
    assert evening.server.archive(again["id"])["ballots"] == archive["ballots"]
