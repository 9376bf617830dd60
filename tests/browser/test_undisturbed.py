"""Nobody's typing, choosing or reading is disturbed by what others do: 200 votes, ideas by the dozen, and all that a desk can do meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from facilitator.meetup.words import FAMILIES, OWN_FAMILIES, PHONE
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.server import HOUSE, Server

OTHERS = 200
IDEAS = 30
ELSEWHERE = {
    "ranking",
    "dots",
    "my/dots",
    "condition/",
    "my/condition/",
    "my/conditions",
    "agreement/",
    "my/agreement/",
    "baton",
    "preload",
    "fragment",
    "transcript",
    "my/moments",
}  # of moments in which nobody writes ideas
TYPED, REST = "Meer tijd voor", " elk kind"
WATCH = (HOUSE / "tests" / "support" / "watching.js").read_text()
PROGRAMME: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "roles": ["docent", "ouder", "bestuurder"],
    "tables": 4,
    "steps": [
        {"kind": "text", "title": "Welkom", "body": "Fijn dat u er bent."},
        {
            "kind": "poll",
            "title": "Stelling",
            "poll": {"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"], "results": "live", "close": "by_hand"},
        },
        {
            "kind": "ideas",
            "title": "Wat nu?",
            "ideas": {"themes": ["oorzaak", "oplossing"], "screening": {"phones": False, "screen": True}, "support": "agree"},
        },
        {"kind": "text", "title": "Tot slot", "body": "Wat neemt u mee?"},
    ],
}
# Notes the key of every document that comes in, and lets a test do mischief at each push.
TAP = """(() => {
    const Real = WebSocket;
    window.told = new Set();
    window.WebSocket = class extends Real {
        constructor(...how) {
            super(...how);
            this.addEventListener("message", (event) => {
                const push = /^42\\["(?:docs|mine)",/.test(event.data) && JSON.parse(event.data.slice(2))[1];
                for (const key of Object.keys(push ? push.docs : {})) told.add(key);
                if (push && window.mischief) setTimeout(window.mischief);
            });
        }
    };
})()"""


@dataclass(frozen=True)
class Evening:
    hall: Hall
    made: dict[str, Any]
    crowd: Crowd

    def phone(self) -> Page:
        phone = self.hall.phone()
        phone.add_init_script(TAP)
        return self.come(phone)

    def come(self, phone: Page) -> Page:
        phone.goto(self.hall.address(self.made["phone_url"]))
        phone.wait_for_function("() => performance.getEntriesByName('live').length > 0")
        return phone


@pytest.fixture
def evening(hall: Hall, server: Server) -> Iterator[Evening]:
    made = server.make(PROGRAMME)
    with Crowd(server, made) as crowd:
        yield Evening(hall, made, crowd)


def watch(place: Locator, parts: str = "*") -> None:
    place.evaluate(WATCH, parts)


def complaints(phone: Page, *fine: str) -> list[str]:
    """What came upon the place that is watched, but for the kinds that are fine here."""
    found: list[str] = phone.evaluate("watching.complaints()")
    return [complaint for complaint in found if complaint.partition(":")[0] not in fine]


def told(*phones: Page) -> set[str]:
    """The families of the documents that these phones got by a push."""
    keys = {key for phone in phones for key in phone.evaluate("[...told]")}
    return {family for family in [*FAMILIES, *OWN_FAMILIES] for key in keys if key == family or (family.endswith("/") and key.startswith(family))}


def test_nobody_who_writes_chooses_or_reads_is_disturbed(evening: Evening) -> None:
    writer, chooser, newcomer, reader = (evening.phone() for _ in range(4))
    people_come_in(evening, chooser, newcomer)
    a_question_is_asked(evening, chooser, newcomer)
    ideas_are_written(evening, writer, chooser, reader)
    the_same_person_does_things_elsewhere(evening, writer)
    the_ideas_are_closed_and_weighed(evening, writer, reader)
    the_evening_goes_on(evening, writer)
    expected = ({name for name, family in FAMILIES.items() if PHONE in family.audiences} | set(OWN_FAMILIES)) - ELSEWHERE
    assert told(writer, chooser, newcomer, reader) >= expected, "every kind of document came by"


def people_come_in(evening: Evening, chooser: Page, newcomer: Page) -> None:
    """One has chosen in the practice question, another is among the roles, while the hall fills."""
    expect(chooser.get_by_text("Er zijn 4 aanwezigen")).to_be_visible()
    chooser.get_by_label("Met de auto").check()
    newcomer.get_by_role("button", name="ouder").focus()
    watch(chooser.locator("#practice form"))
    watch(newcomer.locator("#roles"))
    evening.crowd.come(OTHERS)
    evening.crowd.each("practice", choice=["o1", "o2", "o3"])
    evening.crowd.each("me.describe", role=["docent", "ouder", None])
    for changes in ({"title": "Klassen Almere"}, {"region": "Flevoland"}):
        evening.crowd.desk("meetup.edit", changes=changes)
    evening.crowd.desk("undo")
    practise_elsewhere(evening, newcomer)
    for phone in (chooser, newcomer):
        expect(phone.get_by_text(f"Er zijn {OTHERS + 4} aanwezigen")).to_be_visible()
        expect(phone.get_by_role("heading", level=1)).to_have_text("Klassen Almere")
        assert complaints(phone) == []
    evening.crowd.desk("meetup.edit", changes={"roles": ["leerling", "docent", "ouder", "bestuurder"], "tables": 5})
    expect(newcomer.get_by_role("button", name="leerling")).to_be_visible()
    assert complaints(newcomer, "mutation", "box") == [], "another role comes beside the one under their finger"
    for language, words in (("en", "By car"), ("nl", "Met de auto")):
        evening.crowd.desk("meetup.edit", changes={"language": language})
        expect(chooser.get_by_label(words)).to_be_checked()
    assert complaints(chooser, "mutation") == [], "other words come in the place of the old ones"
    evening.crowd.desk("meetup.edit", changes={"practice": {"question": "Werkt het?", "options": ["Ja", "Nee"]}})
    expect(chooser.get_by_text("Werkt het?")).to_be_visible()


def practise_elsewhere(evening: Evening, newcomer: Page) -> None:
    """In another tab of the same phone; the answer comes in above the roles."""
    other = evening.come(evening.hall.watch(newcomer.context.new_page()))
    other.get_by_label("Met de auto").check()
    other.get_by_role("button", name="Stem", exact=True).click()
    expect(newcomer.get_by_text("Ontvangen", exact=True)).to_be_visible()
    other.close()


def a_question_is_asked(evening: Evening, chooser: Page, newcomer: Page) -> None:
    """One has chosen and not sent yet, another stands in the roles below, while everybody votes and the counts move."""
    evening.crowd.desk("show.go")
    evening.crowd.desk("show.go")
    expect(chooser.get_by_role("heading", name="Loten?")).to_be_focused()
    chooser.get_by_label("Nee", exact=True).check()
    newcomer.get_by_role("button", name="ouder").focus()
    watch(chooser.locator("#round-r1 form"))
    watch(newcomer.locator("#role"))
    evening.crowd.each("answer", round="r1", choice=["o1", "o2"])
    evening.crowd.each("answer", round="r1", choice=["o2", "o1", "o2"])
    work_the_clock(evening)
    for verb in ("round.hide", "round.reveal"):
        evening.crowd.desk(verb)
    evening.crowd.desk("show.add", step={"kind": "text", "title": "Nog iets"})
    for phone in (chooser, newcomer):
        expect(phone.get_by_text("Onderdeel 2 van 5")).to_be_visible()
        expect(phone.get_by_text(f"In totaal: {OTHERS}, indicatief.")).to_be_visible()
        assert complaints(phone) == []


def work_the_clock(evening: Evening) -> None:
    evening.crowd.desk("clock.start", seconds=300)
    evening.crowd.desk("clock.add", seconds=-60)
    evening.crowd.desk("clock.pause")
    evening.crowd.desk("clock.start")
    evening.crowd.desk("clock.clear")
    evening.crowd.desk("clock.start", seconds=600)


def ideas_are_written(evening: Evening, writer: Page, chooser: Page, reader: Page) -> None:
    """One writes, one reads half-way down the list, one still has the choice of before under another part; ideas come and go."""
    crowd = evening.crowd
    crowd.desk("show.go")
    expect(chooser.get_by_role("heading", name="Wat nu?")).to_be_focused()
    assert complaints(chooser, "event", "focus", "caret", "box") == [], "the choice is as it was, further down"
    ids = some_write(crowd, IDEAS)
    expect(ideas_on(reader)).to_have_count(20)
    begin_to_write(writer)
    read_half_way(reader)
    seen = shown_on(reader)
    watch(writer.locator("form:has(textarea)"))
    watch(reader.get_by_role("list").filter(has=reader.locator(".idea")), parts="li")
    some_write(crowd, 2 * IDEAS)
    going = [ids[seen[0]], ids[seen[1]], max(ids.values()), min(ids.values())]
    for verb in ("idea.hide", "idea.show", "idea.hide"):
        for idea in going:
            crowd.desk(verb, idea=idea)
    crowd.each("idea.support", idea=[idea for idea in ids.values() if idea not in going], value=["agree", None, "agree"])
    crowd.desk("group.put", ideas=[idea for idea in ids.values() if idea not in going], name="Geld")
    crowd.desk("ideas.view", view="groups", step="s3")
    crowd.desk("round.close", round="r1")
    crowd.until("round/r1", lambda round: round["state"] == "closed")
    crowd.desk("round.again", step="s2")
    work_the_clock(evening)
    expect(reader.get_by_text("Dit idee is weggehaald.")).to_have_count(3)
    for phone in (writer, reader):
        expect(phone.get_by_role("button", name=f"{2 * IDEAS} nieuwe ideeën – tonen")).to_be_visible()
        expect(phone.get_by_text("Deze vraag wordt opnieuw gesteld")).to_be_visible()
    assert complaints(writer) == []
    assert complaints(reader, "mutation") == []


def some_write(crowd: Crowd, number: int) -> dict[str, int]:
    """So many others each send an idea; gives its number by its words."""
    texts = [f"Idee {at}: " + "meer tijd en rust in de klas, " * (at % 4 + 1) for at in range(number)]
    told = crowd.each("idea.add", among=number, step="s3", theme=["oorzaak", "oplossing"], text=texts)
    return {text.strip(): answer["idea"] for text, answer in zip(texts, told, strict=True)}


def ideas_on(phone: Page) -> Locator:
    return phone.get_by_role("listitem").and_(phone.locator(".idea"))


def begin_to_write(phone: Page) -> None:
    """Some words, with the caret in the middle of them."""
    phone.get_by_label("oplossing", exact=True).check()
    phone.get_by_label("Uw idee").fill(TYPED + REST)
    for _ in REST:
        phone.keyboard.press("ArrowLeft")


def write_on(phone: Page, letters: str) -> str:
    """Types where the caret is; gives what must stand in the field then."""
    before = str(phone.get_by_label("Uw idee").input_value())
    phone.keyboard.type(letters)
    return before.removesuffix(REST) + letters + REST


def read_half_way(phone: Page) -> None:
    ideas_on(phone).nth(9).evaluate("(item) => item.scrollIntoView({ block: 'center' })")
    phone.wait_for_function("() => scrollY > 500")


def shown_on(phone: Page) -> list[str]:
    """The ideas that are on the glass, by their words."""
    found: list[str] = ideas_on(phone).evaluate_all(
        """(items) => items.filter((item) => item.getBoundingClientRect().bottom > 60 && item.getBoundingClientRect().top < innerHeight)
            .map((item) => item.querySelector(".words").textContent.trim())"""
    )
    return found


def the_same_person_does_things_elsewhere(evening: Evening, writer: Page) -> None:
    """In another tab of their own phone: all that is theirs alone comes in too."""
    watch(writer.locator("form:has(textarea)"))
    other = evening.come(evening.hall.watch(writer.context.new_page()))
    other.get_by_role("button", name="docent").click()
    other.locator("details.grouped summary").first.click()
    other.get_by_role("button", name="Steun").first.click()
    other.get_by_label("Ja", exact=True).check()
    other.get_by_role("button", name="Stem", exact=True).click()
    other.get_by_label("Uw idee").fill("Van hiernaast")
    other.get_by_label("oorzaak", exact=True).check()
    other.get_by_role("button", name="Verstuur mijn idee").click()
    expect(ideas_on(writer).filter(has_text="Van hiernaast")).to_have_count(1)
    expect(writer.get_by_text("Ontvangen", exact=True)).to_be_visible()
    assert complaints(writer) == []
    other.close()


def the_ideas_are_closed_and_weighed(evening: Evening, writer: Page, reader: Page) -> None:
    """Their words can't be sent now, and the page says so; they stay, and so does the place where one reads."""
    watch(writer.locator("form:has(textarea)"))
    first = ideas_on(reader).filter(has_text=shown_on(reader)[2])
    before = first.bounding_box()
    evening.crowd.desk("ideas.close")
    expect(writer.get_by_text("Deze tekst is niet verstuurd")).to_be_visible()
    evening.crowd.desk("ideas.reveal")
    expect(reader.get_by_text(re.compile(r"^Steun \d+$")).first).to_be_attached()
    after = first.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 60, "a line that comes or goes in the ideas around it"
    evening.crowd.desk("ideas.open")
    expect(writer.get_by_role("button", name="Verstuur mijn idee")).to_be_enabled()
    assert complaints(writer, "mutation", "box") == []


def the_evening_goes_on(evening: Evening, writer: Page) -> None:
    """Who writes stays where they are until they go along themselves."""
    field = writer.get_by_label("Uw idee")
    watch(writer.locator("form:has(textarea)"))
    evening.crowd.desk("show.go")
    along = writer.get_by_role("button", name="De avond is al verder. Ga mee")
    expect(along).to_be_visible()
    assert complaints(writer, "mutation", "box") == []
    expect(field).to_have_value(write_on(writer, ", en rust,"))
    along.tap()
    expect(writer.get_by_role("heading", name="Tot slot")).to_be_focused()
    evening.crowd.desk("show.back")
    expect(field).to_have_value(TYPED + ", en rust," + REST)


@pytest.mark.parametrize("height", [844, 700])
def test_who_comes_in_sees_the_page_from_its_top(evening: Evening, height: int) -> None:
    evening.crowd.come(2)
    phone = evening.hall.phone()
    phone.set_viewport_size({"width": 390, "height": height})
    evening.come(phone)
    expect(phone.get_by_text("Er zijn 3 aanwezigen")).to_be_visible()
    assert phone.evaluate("scrollY") == 0


MISCHIEF = {
    "draws the form anew": ("form => form.replaceWith(form.cloneNode(true))", {"node", "event", "focus", "caret"}),
    "fills it in again": (
        "form => { const field = form.querySelector('textarea'), words = field.value; field.value = ''; field.value = words; }",
        {"caret"},
    ),
    "chooses for them": ("form => form.querySelector('input').click()", {"event", "field"}),
    "takes the focus": ("form => document.querySelector('a').focus()", {"event", "focus"}),
    "pushes it down": ("form => { form.parentNode.style.paddingTop = '9px'; }", {"box"}),
    "writes a note in it": ("form => form.append('Nieuws!')", {"mutation"}),
}


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_the_check_sees_it_when_a_page(evening: Evening, mischief: str) -> None:
    deed, kinds = MISCHIEF[mischief]
    evening.crowd.desk("show.go", step="s3")
    writer = evening.phone()
    begin_to_write(writer)
    form = writer.locator("form:has(textarea)")
    watch(form)
    assert complaints(writer) == []
    form.evaluate(f"(form) => {{ window.mischief = () => ({deed})(document.querySelector('form:has(textarea)')); }}")
    evening.crowd.desk("clock.start", seconds=60)
    writer.wait_for_function("() => told.has('clock')")
    writer.wait_for_function("() => watching.complaints().length > 0")
    assert kinds <= {complaint.partition(":")[0] for complaint in complaints(writer)}
