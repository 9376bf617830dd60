"""The organiser writes a run of show: a whole evening by hand, with a hand on the keyboard only, next to somebody else, and with the lid closed halfway."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from facilitator import example
from facilitator.language import translate
from tests.browser.evening import EVENING
from tests.browser.look import NARROW_PHONE, look_at
from tests.browser.moments import drag
from tests.support.axe import check_calm, check_forced_colours, check_keyboard, check_large_letters
from tests.support.browser import Hall
from tests.support.clip import Clip
from tests.support.server import BEARER, TOKEN, Server
from tests.support.thorough import ONE_LANGUAGE

SERVER_AWAY = r"WebSocket|ERR_CONNECTION|ERR_EMPTY_RESPONSE"
FAULTY = "422"  # a draft with a fault is refused, which a browser notes
FOLLOWS_MS = 500  # a preview follows what is typed within this time
START = {"title": "Klassen Almere", "steps": [{"kind": "text", "title": "Inloop", "minutes": 10}]}
THREE = {"title": "Klassen Almere", "steps": [{"kind": "text", "title": title, "minutes": 5} for title in ("Eerste", "Tweede", "Derde")]}


@dataclass(frozen=True)
class Office:
    """An organiser at a laptop, in the editor of one meetup."""

    hall: Hall
    made: dict[str, Any]
    page: Page
    language: str

    def say(self, text: str, **values: object) -> str:
        return translate(self.language, text, **values)

    @property
    def address(self) -> str:
        return f"{self.hall.base}/office/meetups/{self.made['id']}/edit"

    # the run of show

    def row(self, title: str) -> Locator:
        return self.page.get_by_role("listbox").get_by_role("option").filter(has_text=title)

    def choose(self, title: str) -> None:
        self.row(title).click()
        expect(self.row(title)).to_have_attribute("aria-selected", "true")

    def expect_order(self, *titles: str) -> None:
        rows = self.page.locator("[data-step] .row__title")
        expect(rows).to_have_text([re.compile(rf"^{number} {re.escape(title)}$") for number, title in enumerate(titles, 1)])

    def add(self, kind: str, where: str | None = None) -> None:
        self.button("Add").click()
        if where:
            self.field("Where").select_option(label=where)
        self.page.locator(".add-item").filter(has=self.page.get_by_text(self.say(kind), exact=True)).click()
        expect(self.field("Title")).to_be_focused()

    # the form

    def button(self, name: str, **values: object) -> Locator:
        return self.page.get_by_role("button", name=self.say(name, **values), exact=True)

    def field(self, label: str, **values: object) -> Locator:
        return self.page.get_by_label(self.say(label, **values), exact=True)

    def expect_line(self, text: str) -> None:
        expect(self.page.locator(".line")).to_contain_text(self.say(text))

    def expect_saved(self) -> None:
        self.expect_line("Everything is saved")

    # what will be seen

    def phone(self, text: str) -> Locator:
        return self.page.frame_locator("iframe.phone__page").get_by_text(text)

    def screen(self, text: str) -> Locator:
        return self.page.frame_locator("iframe.room-view").get_by_text(text)

    def expect_seen(self, text: str) -> None:
        expect(self.screen(text).first).to_be_visible(timeout=FOLLOWS_MS)
        expect(self.phone(text).first).to_be_visible(timeout=FOLLOWS_MS)


def enter(hall: Hall, made: dict[str, Any], language: str = "nl", page: Page | None = None) -> Office:
    """Logs in and opens the editor."""
    page = page or hall.laptop()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    cookies = hall.server.request("POST", "/office/login", urlencode({"token": TOKEN}).encode(), form).cookies
    page.context.add_cookies([{"name": name, "value": value, "url": hall.base} for name, value in cookies.items()])
    office = Office(hall, made, page, language)
    page.goto(f"{office.address}?lang={language}")
    office.expect_saved()
    return office


@pytest.fixture
def office(hall: Hall, server: Server) -> Office:
    return enter(hall, server.make(THREE))


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_an_organiser_makes_a_whole_evening_by_hand(hall: Hall, server: Server, clip: Clip, language: str) -> None:
    office = enter(hall, server.make({**START, "language": language}), language)
    with hall.expecting(FAULTY):  # while a word is typed a draft may lack another
        the_evening_is_described(office)
        a_text_is_written_and_seen_at_once(office)
        a_question_is_asked(office)
        a_clip_is_uploaded_and_marked(office, clip)
        ideas_are_asked_for(office)
        a_template_is_taken(office)
        steps_are_moved_by_drag_buttons_and_keys(office)
        a_step_is_duplicated_removed_and_taken_back(office)
        a_fault_stands_at_its_field(office)
        the_laptop_is_closed_in_the_middle_of_a_word(office)
        the_desk_has_the_run_of_show(office)


def the_evening_is_described(office: Office) -> None:
    office.field("Title").fill("Klassen Almere, de tweede avond")
    office.field("Date and time").fill("24 maart 2021, 19.30 uur")
    office.field("Region or place").fill("Flevoland")
    office.button("Add a role").click()
    for role in ("docent", "ouder"):
        office.page.keyboard.type(role)
        office.page.keyboard.press("Enter")
    expect(office.field("Role {n}", n=3)).to_be_focused()
    office.page.get_by_role("radio", name=office.say("One of our own"), exact=True).check()
    office.field("Question").fill("Koffie of thee?")
    office.field("Answer {n}", n=1).fill("Koffie")
    office.field("Answer {n}", n=2).fill("Thee")
    office.expect_saved()
    expect(office.phone("Koffie of thee?")).to_be_visible()
    expect(office.screen("Klassen Almere, de tweede avond")).to_be_visible()
    look_at(office.page, "editor-01-evening")


def a_text_is_written_and_seen_at_once(office: Office) -> None:
    office.choose("Inloop")
    office.add("Text")
    office.page.keyboard.type("Opening")
    office.expect_seen("Opening")
    office.field("What the room reads").press_sequentially("Fijn dat u er bent.")
    office.expect_seen("Fijn dat u er bent.")
    office.field("Minutes").fill("7,5" if office.language == "nl" else "7.5")
    office.field("For the moderator").fill("Vertel waarom we hier zijn.")
    office.expect_saved()
    expect(office.page.locator(".plan__total")).to_contain_text("17,5" if office.language == "nl" else "17.5")


def a_question_is_asked(office: Office) -> None:
    office.add("Poll")
    office.field("Statement or question").fill("Elke school neemt ook kinderen aan zonder schooladvies.")
    office.field("Answer {n}", n=1).fill("Zeker")
    office.field("Answer {n}", n=3).press("Enter")
    office.page.keyboard.type("Geen mening")
    office.page.keyboard.press("Alt+ArrowUp")
    expect(office.field("Answer {n}", n=3)).to_have_value("Geen mening")
    expect(office.field("Answer {n}", n=3)).to_be_focused()
    office.button("Remove: {what}", what="Geen mening").click()
    expect(office.field("Answer {n}", n=2)).to_be_focused()
    office.field("The room sees the result").select_option("after_vote")
    office.expect_saved()
    office.expect_seen("Zeker")
    look_at(office.page, "editor-02-poll")


def a_clip_is_uploaded_and_marked(office: Office, clip: Clip) -> None:
    office.add("Fragment")
    with office.page.expect_file_chooser() as chooser:
        office.button("Upload a video").click()
    chooser.value.set_files(clip.video)
    expect(office.page.locator(".marker__place")).to_contain_text("0:15.0")
    for _ in range(3):
        office.button("A second on").click()
    office.button("A frame back").click()
    office.button("Begin here").click()
    expect(office.field("Beginning")).to_have_value("0:02.96")
    office.field("End").fill("0:4,5")
    office.button("Play the piece ({length})", length="0:01.54").click()
    office.page.wait_for_function("() => { const v = document.querySelector('video'); return v.paused && Math.abs(v.currentTime - 4.5) < 0.1; }")
    with office.page.expect_file_chooser() as chooser:
        office.button("Upload captions").click()
    chooser.value.set_files(clip.captions)
    office.field("Question to watch with").fill("Wie beslist hier?")
    office.expect_saved()
    office.expect_seen("Wie beslist hier?")
    look_at(office.page, "editor-03-fragment")


def ideas_are_asked_for(office: Office) -> None:
    office.add("Ideas", office.say("At the end"))
    office.page.get_by_role("checkbox", name=office.say("Phones show an idea only after approval")).check()
    office.field("Support for an idea of somebody else").select_option("agree")
    office.field("Theme {n}", n=1).fill("Zelf")
    office.expect_saved()
    office.expect_seen("Zelf")


def a_template_is_taken(office: Office) -> None:
    office.add("Minute of silence", office.say("At the beginning"))
    office.expect_order(office.say("Minute of silence"), "Inloop", "Opening", *_new(office, "Stelling", "Fragment", "Wat kan er anders?"))
    office.page.keyboard.type("Stilte")
    office.expect_saved()


def _new(office: Office, *titles: str) -> list[str]:
    english = {"Stelling": "Statement", "Wat kan er anders?": "What could change?"}
    return [title if office.language == "nl" else english.get(title, title) for title in titles]


def steps_are_moved_by_drag_buttons_and_keys(office: Office) -> None:
    poll, fragment, ideas = _new(office, "Stelling", "Fragment", "Wat kan er anders?")
    drag(office.page, office.row("Stilte"), office.row(ideas))
    office.expect_order("Inloop", "Opening", poll, fragment, "Stilte", ideas)
    office.choose("Opening")
    office.button("Move up").click()
    office.expect_order("Opening", "Inloop", poll, fragment, "Stilte", ideas)
    expect(office.button("Move up")).to_be_focused()
    office.row(poll).click()
    office.page.keyboard.press("Alt+ArrowDown")
    office.expect_order("Opening", "Inloop", fragment, poll, "Stilte", ideas)
    expect(office.row(poll)).to_be_focused()
    expect(office.page.get_by_role("status")).to_have_text(office.say("{title} is now number {n} of {m}", title=poll, n=4, m=6))
    office.expect_saved()


def a_step_is_duplicated_removed_and_taken_back(office: Office) -> None:
    poll, fragment, ideas = _new(office, "Stelling", "Fragment", "Wat kan er anders?")
    office.choose(poll)
    office.button("Duplicate").click()
    office.expect_order("Opening", "Inloop", fragment, poll, poll, "Stilte", ideas)
    expect(office.page.locator("#sheet-title")).to_contain_text("5")
    expect(office.field("Title")).to_be_focused()
    expect(office.field("Statement or question")).to_have_value("Elke school neemt ook kinderen aan zonder schooladvies.")
    office.field("Title").fill("Tweede meting")
    office.expect_saved()
    office.button("Remove").click()
    office.expect_order("Opening", "Inloop", fragment, poll, "Stilte", ideas)
    expect(office.row("Stilte")).to_be_focused()
    office.page.get_by_role("complementary").get_by_role("button", name=office.say("Undo")).click()
    office.expect_order("Opening", "Inloop", fragment, poll, "Tweede meting", "Stilte", ideas)
    expect(office.row("Tweede meting")).to_have_attribute("aria-selected", "true")
    office.button("Skip").click()
    expect(office.row("Tweede meting")).to_contain_text(office.say("skipped"))
    office.page.locator("#undo").click()
    expect(office.row("Tweede meting")).not_to_contain_text(office.say("skipped"))
    office.expect_saved()


def a_fault_stands_at_its_field(office: Office) -> None:
    office.choose("Opening")
    with office.hall.expecting(FAULTY):
        office.field("Title").fill("")
        expect(office.field("Title")).to_have_attribute("aria-invalid", "true")
        fault = office.page.locator(f"[id='{office.field('Title').get_attribute('aria-describedby')}']")
        expect(fault).to_have_text({"nl": "Mag niet leeg zijn.", "en": "Must not be empty."}[office.language])
        office.expect_line("Not saved yet: something is not right")
        expect(office.page.locator(".seen")).to_contain_text(office.say("Something is not right yet: this is how it was."))
        expect(office.phone("Fijn dat u er bent.")).to_be_visible()
        office.choose("Stilte")
        office.button("Go there").click()
        office.field("Title").fill("Opening")
        office.expect_saved()
    expect(office.field("Title")).not_to_have_attribute("aria-invalid", "true")


def the_laptop_is_closed_in_the_middle_of_a_word(office: Office) -> None:
    """Nothing has been sent yet; a day later the word is there, and is saved."""
    office.page.evaluate("() => { WebSocket.prototype.send = () => {}; }")
    office.field("What the room reads").press_sequentially(" We beginnen om half a")
    office.page.goto("about:blank")
    office.page.goto(office.address)
    office.choose("Opening")
    expect(office.field("What the room reads")).to_have_value("Fijn dat u er bent. We beginnen om half a")
    office.expect_saved()


def the_desk_has_the_run_of_show(office: Office) -> None:
    desk = office.hall.laptop()
    desk.goto(office.hall.address(office.made["desk_url"]))
    titles = desk.locator(".step__title")
    expect(titles).to_have_count(7)
    expect(titles.nth(0)).to_contain_text("Opening")
    expect(titles.nth(4)).to_contain_text("Tweede meting")
    office.choose("Opening")
    office.field("Title").fill("De opening")
    expect(titles.nth(0)).to_contain_text("De opening")


def test_a_step_is_added_written_moved_and_removed_with_the_keyboard_only(office: Office) -> None:
    page = office.page
    page.keyboard.press("Tab")
    for _ in range(12):
        if page.evaluate("document.activeElement.id") == "add":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Waar")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#add")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(office.field("Title")).to_be_focused()
    page.keyboard.type("Vraag vooraf")
    page.keyboard.press("Shift+Tab")
    while page.evaluate("document.activeElement.getAttribute('role')") != "option":
        page.keyboard.press("Shift+Tab")
    office.expect_order("Eerste", "Tweede", "Derde", "Vraag vooraf")
    expect(office.row("Vraag vooraf")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    office.expect_order("Eerste", "Vraag vooraf", "Tweede", "Derde")
    expect(office.row("Vraag vooraf")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(office.row("Tweede")).to_be_focused()
    page.keyboard.press("Enter")
    expect(office.field("Title")).to_be_focused()
    expect(office.field("Title")).to_have_value("Tweede")
    page.keyboard.press("Shift+Tab")
    expect(office.button("Remove")).to_be_focused()
    page.keyboard.press("Enter")
    office.expect_order("Eerste", "Vraag vooraf", "Derde")
    expect(office.row("Derde")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Verwijderd: Tweede")
    office.expect_saved()


def test_two_people_at_one_step_lose_nothing_of_each_other(office: Office, hall: Hall) -> None:
    other = enter(hall, office.made)
    for each in (office, other):
        each.choose("Eerste")
    office.field("What the room reads").press_sequentially("Van de een")
    other.field("For the moderator").press_sequentially("Van de ander")
    expect(other.field("What the room reads")).to_have_value("Van de een")
    expect(office.field("For the moderator")).to_have_value("Van de ander")

    with hall.expecting(FAULTY):
        office.field("Minutes").fill("veel")
        office.field("Title").fill("Titel van de een")
        office.expect_line("Not saved yet: something is not right")
        other.field("Title").fill("Titel van de ander")
        other.expect_saved()
        expect(office.page.locator(".elsewhere")).to_contain_text("Titel van de ander")
        expect(office.field("Title")).to_have_value("Titel van de een")
        office.expect_line("Not saved yet: this was changed elsewhere too")
        office.button("Keep mine").click()
        office.field("Minutes").fill("4")
        office.expect_saved()
    expect(other.field("Title")).to_have_value("Titel van de een")
    expect(other.field("Minutes")).to_have_value("4")

    with hall.expecting(FAULTY):
        office.field("Minutes").fill("veel")
        office.field("Title").fill("Toch niet")
        office.expect_line("Not saved yet: something is not right")
        other.field("Title").fill("Wel zo")
        office.button("Take the other").click()
        expect(office.field("Title")).to_have_value("Wel zo")
        office.field("Minutes").fill("4")
        office.expect_saved()


def test_two_tabs_of_one_laptop_follow_each_other(office: Office, hall: Hall) -> None:
    other = enter(hall, office.made, page=hall.watch(office.page.context.new_page()))
    for each in (office, other):
        each.choose("Eerste")
    with hall.expecting(FAULTY):
        office.field("Minutes").fill("veel")
        office.field("What the room reads").press_sequentially("In de ene tab")
        expect(other.field("What the room reads")).to_have_value("In de ene tab")
        other.field("For the moderator").press_sequentially("In de andere tab")
        office.field("Minutes").fill("6")
        for each in (office, other):
            each.expect_saved()
    for each in (office, other):
        expect(each.field("What the room reads")).to_have_value("In de ene tab")
        expect(each.field("For the moderator")).to_have_value("In de andere tab")
        expect(each.field("Minutes")).to_have_value("6")


def test_what_was_being_written_in_a_step_that_is_gone_is_not_thrown_away(office: Office, hall: Hall) -> None:
    other = enter(hall, office.made)
    office.choose("Tweede")
    with hall.expecting(FAULTY):
        office.field("What the room reads").fill("Een heel verhaal.")
        office.field("Minutes").fill("veel")
        office.expect_line("Not saved yet: something is not right")
        other.choose("Tweede")
        other.button("Remove").click()
        expect(office.page.locator(".lost")).to_contain_text("Tweede")
        office.expect_line("Not saved yet: choose what is to become of your text")
        office.button("Let it go").click()
        expect(office.page.locator(".lost")).to_have_count(0)
        other.page.locator("#undo").click()
        office.choose("Tweede")
        office.field("What the room reads").fill("Nog een verhaal.")
        office.field("Minutes").fill("veel")
        office.expect_line("Not saved yet: something is not right")
        desk = hall.laptop()
        desk.goto(hall.address(office.made["desk_url"]))
        for _ in range(2):
            desk.locator(".go").click()
            desk.wait_for_timeout(600)
    expect(office.page.locator(".lost")).to_contain_text("Tweede")
    expect(office.field("Title")).to_be_disabled()
    expect(office.page.locator(".sheet")).to_contain_text("Dit onderdeel is op het scherm geweest.")


def test_the_meetup_page_says_that_text_was_left_unsaved_until_it_is_saved(office: Office, hall: Hall) -> None:
    page, left = office.page, office.page.locator("[data-unsaved]")
    office.choose("Tweede")
    with hall.expecting(FAULTY):
        office.field("Title").fill("")
        office.expect_line("Not saved yet: something is not right")
        page.get_by_role("link", name="Bijeenkomst").click()
        expect(left).to_contain_text("In deze browser staan wijzigingen in het draaiboek die nog niet bewaard zijn.")
        expect(page.locator(".ready__sum")).to_have_text("Nog 2 punten")
        look_at(page)
        left.get_by_role("link").click()
        expect(office.field("Title")).to_have_value("")
        office.field("Title").fill("Nog een keer")
        page.get_by_role("link", name="Bijeenkomst").click()  # at once: it is on its way
        expect(page.locator(".step__title").nth(1)).to_have_text("Nog een keer")
    expect(left).to_be_hidden()
    expect(page.locator(".ready__sum")).to_have_text("Nog 1 punt")


def test_of_the_first_video_all_is_shown(office: Office, hall: Hall) -> None:
    office.add("Fragment")
    with office.page.expect_file_chooser() as chooser:
        office.button("Upload a video").click()
    chooser.value.set_files(example.files("nl")[0][1])
    expect(office.field("End")).to_have_value("1:08.0")
    office.expect_saved()
    with hall.expecting(FAULTY):
        office.field("End").fill("abc")
        office.field("End").press("Tab")
        expect(office.page.locator(".marker")).to_contain_text("Schrijf minuten en seconden, zoals 0:15.")
        tops = [office.field(mark).bounding_box()["y"] for mark in ("Beginning", "End")]  # type: ignore[index]
        assert tops[0] == tops[1]
        office.field("End").fill("0:20")
        office.expect_saved()


def test_a_question_that_is_asked_twice_is_changed_in_both_places(office: Office) -> None:
    twin = office.page.locator(".twin")
    office.add("Statement before and after", office.say("At the end"))
    expect(office.page.locator("[data-step]")).to_have_count(6)
    office.field("Statement or question").fill("Huiswerk is nodig.")
    expect(twin).to_contain_text("Onderdeel 6 stelt dezelfde vraag, nog in de oude woorden.")
    look_at(office.page)
    office.expect_saved()
    office.page.reload()
    expect(twin, "it is not forgotten").to_contain_text("Onderdeel 6 stelt dezelfde vraag, nog in de oude woorden.")
    office.button("Change it there too").click()
    expect(twin).to_have_count(0)
    expect(office.field("Statement or question")).to_be_focused()
    office.field("Answer {n}", n=1).fill("Ja")
    expect(twin).to_have_count(1)
    office.button("Change it there too").click()
    office.expect_saved()
    office.choose("Dezelfde stelling, tweede keer")
    expect(office.field("Statement or question")).to_have_value("Huiswerk is nodig.")
    expect(office.field("Answer {n}", n=1)).to_have_value("Ja")
    office.page.locator("#undo").click()
    expect(office.field("Answer {n}", n=1)).to_have_value("Mee eens")


def test_two_questions_that_only_began_alike_are_left_apart(office: Office) -> None:
    office.add("Statement before and after", office.say("At the end"))
    office.field("Statement or question").fill("Huiswerk is nodig.")
    office.button("They are two questions").click()
    expect(office.page.locator(".twin")).to_have_count(0)
    expect(office.field("Statement or question")).to_be_focused()
    office.expect_saved()
    office.page.reload()
    expect(office.field("Statement or question")).to_have_value("Huiswerk is nodig.")
    expect(office.page.locator(".twin")).to_have_count(0)


def test_a_talk_takes_the_phases_of_its_form_which_are_then_written_over(office: Office) -> None:
    office.add("Talk")
    office.page.keyboard.type("Praten")
    expect(office.field("Phase {n}", n=1)).to_have_value("Aan tafel")
    office.field("Form of the talk").select_option("1-2-4-all")
    expect(office.field("Phase {n}", n=4)).to_have_value("Met de hele zaal")
    office.field("What the room talks or thinks about").fill("Wat kunt u morgen doen?")
    office.expect_seen("Wat kunt u morgen doen?")
    office.expect_seen("Ieder voor zich")
    phases_are_arranged(office)
    with office.hall.expecting(FAULTY):
        minutes = office.field("Minutes").nth(2)
        minutes.fill("lang")
        expect(minutes).to_have_attribute("aria-invalid", "true")
        look_at(office.page, "editor-talk-fault", NARROW_PHONE)
        minutes.fill("1,5")
        office.expect_saved()
    office.page.get_by_role("checkbox", name=office.say("May be left out when time is short")).check()
    expect(office.row("Praten")).to_contain_text(office.say("may be left out"))
    office.expect_saved()
    look_at(office.page, "editor-talk")
    check_forced_colours(office.page)
    check_large_letters(office.page)
    written = office.hall.server.request("GET", f"/office/api/meetups/{office.made['id']}/programme.json", headers=BEARER).json["steps"]
    step = next(step for step in written if step["title"] == "Praten")
    assert (step["kind"], step["droppable"], step["talk"]["template"]) == ("talk", True, "1-2-4-all")
    phases = [(phase["title"], phase["minutes"]) for phase in step["talk"]["phases"]]
    assert phases == [("Ieder voor zich", 1), ("Met z'n vieren", 1.5), ("Met uw buur", 2), ("Nieuwe fase", 5)]


def phases_are_arranged(office: Office) -> None:
    office.field("Phase {n}", n=2).fill("Met uw buur")
    office.button("Down: {what}", what="Met uw buur").click()
    expect(office.field("Phase {n}", n=3)).to_have_value("Met uw buur")
    expect(office.button("Down: {what}", what="Met uw buur")).to_be_focused()
    office.button("Remove: {what}", what="Met de hele zaal").click()
    expect(office.field("Phase {n}", n=3)).to_be_focused()
    office.button("Add a phase").click()
    expect(office.field("Phase {n}", n=4)).to_be_focused()
    expect(office.field("Phase {n}", n=4)).to_have_value("Nieuwe fase")
    office.expect_saved()


def test_what_went_wrong_at_a_step_is_no_news_at_the_next_and_a_skipped_step_does_not_come(office: Office, hall: Hall) -> None:
    office.add("Fragment", office.say("At the end"))
    with hall.expecting("422"), office.page.expect_file_chooser() as chooser:
        office.button("Upload a video").click()
    with hall.expecting("422"):
        chooser.value.set_files({"name": "brief.docx", "mimeType": "video/mp4", "buffer": b"x"})
        expect(office.page.locator(".receipt--error")).to_contain_text("brief.docx: ")
        office.choose("Eerste")
        expect(office.page.locator(".receipt")).to_have_count(0)
    office.button("Skip").click()
    expect(office.page.locator(".seen__why")).to_have_text("Wordt overgeslagen. Zo zou het eruitzien.")


def test_on_a_phone_the_run_of_show_shows_that_it_goes_on(hall: Hall, server: Server) -> None:
    steps = [{"kind": "text", "title": f"Onderdeel over {subject}"} for subject in "abcdefgh"]
    office = enter(hall, server.make({"title": "Klassen Almere", "steps": steps}))
    office.page.set_viewport_size({"width": 390, "height": 844})
    cut = "rows => [...rows.children].some((row) => row.offsetTop + 12 < rows.clientHeight && row.offsetTop + row.offsetHeight - 12 > rows.clientHeight)"
    assert office.page.locator(".rows").evaluate(cut), "half a row"


def test_until_the_editor_is_there_it_says_that_it_is_being_loaded(office: Office) -> None:
    office.page.route("**/editor/main.js", lambda route: None)
    office.page.goto(office.address, wait_until="commit")
    expect(office.page.get_by_text("Laden…")).to_be_visible()


def test_without_the_server_the_writing_goes_on_and_is_saved_when_it_is_back(office: Office, hall: Hall, server: Server) -> None:
    office.choose("Derde")
    with hall.expecting(SERVER_AWAY):
        server.kill()
        office.expect_line("No connection")
        office.field("What the room reads").fill("Zonder verbinding geschreven.")
        office.expect_line("No connection: your changes are kept on this laptop")
        office.row("Derde").click()
        office.page.keyboard.press("Alt+ArrowUp")
        office.expect_order("Eerste", "Derde", "Tweede")
        server.start()
        office.expect_saved()
    office.page.reload()
    office.expect_order("Eerste", "Derde", "Tweede")
    expect(office.field("What the room reads")).to_have_value("Zonder verbinding geschreven.")


def test_it_fits_every_window_in_every_kind_of_step(hall: Hall, server: Server, clip: Clip) -> None:
    for file in (clip.video, clip.captions):
        server.put_media(file.name, file.read_bytes())
    for language, colours in (("nl", "light"), ("en", "dark")):
        office = enter(hall, server.make(EVENING), language, hall.laptop(colours=colours))  # type: ignore[arg-type]
        for title in ("Klassen Lelystad", "Welkom", "Stelling", "Het advies", "Wat moet er anders?"):
            office.choose(title)
            expect(office.page.locator(".room-view")).to_be_visible()
            look_at(office.page)
            look_at(office.page, narrow=NARROW_PHONE)
            check_large_letters(office.page)
            if colours == "light":
                check_forced_colours(office.page)
        check_calm(office.page)
        check_keyboard(office.page)
        office.button("Add").click()
        look_at(office.page, narrow=NARROW_PHONE)


KINDS = {
    "scale": "a point on a scale",
    "rank": "a ranking",
    "words": "a few words, shown as a cloud",
    "number": "a number",
    "text": "an answer in one's own words",
    "points": "a hundred points to divide",
    "choices": "several answers out of some",
    "choice": "one answer out of some",
}


def test_a_question_becomes_one_of_another_kind_and_the_preview_is_of_that_kind(office: Office) -> None:
    office.add("Poll")
    for kind, words in KINDS.items():
        office.field("Kind of question").select_option(label=office.say(words))
        office.expect_saved()
        assert question(office)["kind"] == kind
    assert question(office)["options"] == [office.say("Answer {n}", n=number) for number in (1, 2)], "two to write over"
    office.field("Kind of question").select_option(label=office.say(KINDS["scale"]))
    expect(office.field("To (at most 10)")).to_have_value("5")
    office.field("To (at most 10)").fill("7")
    office.field("What the highest point means").fill("Heel eerlijk")
    office.field("An answer beside the scale").fill("Weet ik niet")
    office.expect_seen("Heel eerlijk")
    office.expect_saved()
    look_at(office.page, "editor-scale")
    asked = question(office)
    assert (asked["to"], asked["high"], asked["unsure"]) == (7, "Heel eerlijk", "Weet ik niet")
    with office.hall.expecting(FAULTY):
        office.field("To (at most 10)").fill("99")
        expect(office.field("To (at most 10)")).to_have_attribute("aria-invalid", "true")
        office.field("To (at most 10)").fill("5")
        office.expect_saved()


def question(office: Office) -> dict[str, Any]:
    written = office.hall.server.request("GET", f"/office/api/meetups/{office.made['id']}/programme.json", headers=BEARER).json["steps"]
    asked: dict[str, Any] = next(step["poll"] for step in written if step["kind"] == "poll")
    return asked


def test_time_to_write_is_given_changed_and_taken_away(hall: Hall, server: Server) -> None:
    office = enter(hall, server.make({"title": "Klassen", "language": "nl", "steps": [{"kind": "ideas", "title": "Wat nu?"}]}))
    minutes, then = office.field("Minutes to write"), office.field("When the time is over")
    office.choose("Wat nu?")
    expect(then).to_have_count(0)
    minutes.fill("2,5")
    expect(office.page.get_by_role("checkbox", name=office.say("Nobody reads what others write until the time is over"))).to_be_checked()
    office.expect_saved()
    office.expect_seen("Eerst schrijven, dan praten")
    then.select_option("open")
    office.expect_saved()
    office.page.reload()
    office.choose("Wat nu?")
    expect(minutes).to_have_value("2,5")
    expect(then).to_have_value("open")
    look_at(office.page)
    minutes.fill("")
    office.expect_saved()
    office.page.reload()
    office.choose("Wat nu?")
    expect(minutes).to_have_value("")
    expect(then).to_have_count(0)
