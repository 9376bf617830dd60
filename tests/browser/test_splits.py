"""After a vote: the answers by role, who changed their mind, on desk, screen and phones; taken once, and nothing of small groups."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.look import look_at, look_at_phone
from tests.support.axe import small_letters
from tests.support.browser import Hall
from tests.support.crowd import Crowd
from tests.support.server import BEARER, Server

QUESTION = "Elke school neemt een kind aan zonder schooladvies"
POLL = {"kind": "choice", "question": QUESTION, "options": ["Mee eens", "Niet mee eens"]}
SCALE = {"kind": "scale", "question": "Ons onderwijs geeft ieder kind dezelfde kansen", "low": "oneens", "high": "eens", "unsure": "Weet ik niet"}
EVENING: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "roles": ["docent", "ouder", "wethouder"],
    "tables": 2,
    "steps": [{"kind": "poll", "title": name, "poll": poll} for name, poll in (("Eerst", POLL), ("Schaal", SCALE), ("Daarna", POLL))],
}
ROLES = ["docent"] * 60 + ["ouder"] * 36 + ["wethouder"] * 3
FIRST = ["o1"] * 36 + ["o2"] * 24 + ["o1"] * 14 + ["o2"] * 22 + ["o1"] * 2 + ["o2"]
POINTS = [1, 2, 3, 4, 5, "unsure"]
THEN = [*(["o2"] * 7 + ["o1"] * 29), *(["o1"] * 11 + ["o2"] * 13), *FIRST[60:]]
LEAST_TYPE = 1 / 25  # of the height of the screen
AWAY = 12  # who answered the first time only


def test_a_vote_by_role_and_who_moved(hall: Hall, server: Server) -> None:
    made = server.make(EVENING)
    desk, screen, phone, plain = hall.laptop(), hall.laptop((1280, 720)), hall.phone("dark"), hall.phone(script=False)
    desk.goto(hall.address(made["desk_url"]))
    screen.goto(hall.address(made["screen_url"]))
    for page in (phone, plain):
        page.goto(hall.address(made["phone_url"]))
    with Crowd(server, made) as crowd:
        crowd.come(len(ROLES))
        crowd.each("me.describe", role=ROLES, table=["1", "2"])
        vote(crowd, "s1", FIRST)
        desk.get_by_role("tab", name="Stemming").click()
        by_role(desk, screen)
        look_at_phone(phone, "phone-by-role")
        plain.reload()
        look_at_phone(plain)
        assert split_words(plain) == split_words(phone), "with and without script the same"
        assert "docent (60) Mee eens: 36 · Niet mee eens: 24" in split_words(phone)
        scale_by_table(crowd, desk, screen)
        shift(crowd, desk, screen, phone, plain)
        once(crowd)
        publication(crowd, server, made)


MANY: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "language": "nl",
    "roles": ["docent basisonderwijs", "ouder of verzorger", "leerling", "schoolbestuurder", "wethouder", "onderwijsassistent", "jeugdhulp", "bibliotheek"],
    "tables": 12,
    "steps": [{"kind": "poll", "title": "Schaal", "poll": SCALE}],
}


def test_of_many_groups_the_screen_shows_as_many_as_can_be_read_and_phones_show_all(hall: Hall, server: Server) -> None:
    made = server.make(MANY)
    screen, phone = hall.laptop((1280, 720)), hall.phone()
    screen.goto(hall.address(made["screen_url"]))
    phone.goto(hall.address(made["phone_url"]))
    with Crowd(server, made) as crowd:
        crowd.come(192)
        crowd.each("me.describe", role=[role for role in MANY["roles"] for _ in range(24)], table=[f"{1 + at % 12}" for at in range(192)])
        vote(crowd, "s1", [1, 5, 2, 4, 5, 1, 5])
        crowd.desk("round.split")
        for view, word, number in (("role", "rollen", 8), ("table", "tafels", 12)):
            crowd.desk("round.view", view=view)
            more = screen.get_by_text(f" {word}; alle staan op de telefoons")
            expect(more).to_be_visible()
            shown = screen.locator(".groups__group:visible").count()
            assert (more.inner_text().split()[0], shown > 2) == (f"+{number - shown}", True)
            assert small_letters(screen, LEAST_TYPE) == []
            assert screen.locator("[data-cut]").count() == 0
            look_at(screen)
        for name in range(1, 13):
            expect(phone.get_by_text(f"tafel {name}", exact=False).first).to_be_visible()


def vote(crowd: Crowd, step: str, answers: list[Any], among: int | None = None) -> None:
    told = crowd.desk("show.go", step=step)
    assert told["on_air"] == step
    crowd.until("round", lambda round: round and round["step"] == step)
    crowd.each("answer", among, round=crowd.sees("round")["id"], choice=answers)
    crowd.desk("round.close")
    crowd.until("round", lambda round: round["state"] == "closed")


def by_role(desk: Page, screen: Page) -> None:
    desk.get_by_role("button", name="Per rol en tafel").click()
    expect(desk.get_by_role("group", name="De zaal ziet")).to_be_visible()
    expect(screen.get_by_role("figure")).to_contain_text("99 antwoorden")
    desk.get_by_role("button", name="Per rol", exact=True).click()
    expect(screen.get_by_role("figure")).to_contain_text("docent: 36 van 60")
    expect(screen.get_by_text("Uitslag per rol")).to_be_visible()
    assert small_letters(screen, LEAST_TYPE) == []
    look_at(screen, "screen-by-role")
    look_at(desk, "desk-by-role")


def scale_by_table(crowd: Crowd, desk: Page, screen: Page) -> None:
    vote(crowd, "s2", POINTS)
    crowd.desk("round.view", view="table")
    expect(screen.get_by_role("figure")).to_contain_text("tafel 1")
    assert small_letters(screen, LEAST_TYPE) == []
    look_at(screen, "screen-by-table")


def shift(crowd: Crowd, desk: Page, screen: Page, phone: Page, plain: Page) -> None:
    crowd.desk("show.go", step="s3")
    late, crowd.phones = crowd.phones[-AWAY:], crowd.phones[:-AWAY]
    crowd.come(AWAY)
    vote_again = [*THEN[: len(ROLES) - AWAY], *["o1", "o2"] * (AWAY // 2)]
    crowd.until("round", lambda round: round and round["step"] == "s3")
    crowd.each("answer", round="r3", choice=vote_again)
    crowd.desk("round.close")
    crowd.until("round", lambda round: round["state"] == "closed")
    crowd.phones += late
    desk.get_by_role("button", name="Per rol en tafel").click()
    desk.get_by_role("button", name="Wie van mening veranderde").click()
    sentence = "18 van de 87 veranderden van mening; 11 naar “Mee eens”; 7 naar “Niet mee eens”"
    expect(screen.get_by_role("figure")).to_contain_text(sentence)
    expect(desk.get_by_text("Vraag de verschuivers: 11 gingen naar “Mee eens”.")).to_be_visible()
    assert small_letters(screen, LEAST_TYPE) == []
    net = desk.get_by_role("table", name="Van het antwoord in de rij naar het antwoord in de kolom").get_by_role("row", name="Netto")
    assert (net.inner_text().split(), net.bounding_box()["height"] > 20) == (["Netto", "+4", "−4"], True), "in sight on the desk"  # type: ignore[index]
    assert screen.locator(".splits__table").count() == 0
    look_at(screen, "screen-shift")
    look_at(desk, "desk-shift")
    expect(phone.get_by_role("figure")).to_contain_text(sentence)
    plain.reload()
    expect(plain.get_by_role("figure")).to_contain_text(sentence)
    moves = [who_went_where(page) for page in (phone, plain)]
    assert moves[0] == moves[1], "with and without script the same"
    assert "Eerst “Mee eens”, nu: Mee eens" in moves[0]
    assert moves[0].endswith("Meer of minder mensen dan de vorige keer: Mee eens +4 Niet mee eens −4")
    look_at_phone(phone, "phone-shift")
    by_key(desk, screen)


def who_went_where(page: Page) -> str:
    """The table, which opens at a tap."""
    page.locator("summary", has_text="Wie ging waarheen: de tabel").tap()
    return " ".join(page.get_by_role("table", name="Wie van mening veranderde").inner_text().split()).removeprefix("Wie van mening veranderde ")


def by_key(desk: Page, screen: Page) -> None:
    """One key goes by all that there is to see."""
    expect(desk.get_by_role("group", name="De zaal ziet").first.locator("kbd")).to_have_text("V")
    for told in ("99 antwoorden", "tafel 1"):
        desk.keyboard.press("v")
        expect(screen.get_by_role("figure")).to_contain_text(told)
    desk.get_by_role("button", name="De hele zaal").click()
    expect(screen.get_by_role("figure")).to_contain_text("99 antwoorden")


def once(crowd: Crowd) -> None:
    """Whoever says another role afterwards changes nothing of what was told."""
    told = crowd.sees("round")["split"]
    crowd.each("me.describe", 9, role="wethouder")
    crowd.desk("round.split")
    assert crowd.sees("round")["split"] == told


def publication(crowd: Crowd, server: Server, made: dict[str, Any]) -> None:
    whole = server.request("GET", f"/office/api/meetups/{made['id']}/export.zip", headers=BEARER).body
    with zipfile.ZipFile(io.BytesIO(whole)) as files:
        splits, shifts = (list(csv.DictReader(io.StringIO(files.read(name).decode("utf-8-sig")))) for name in ("splits.csv", "shifts.csv"))
    docent = [(row["label"], row["count"], row["total"]) for row in splits if row["round"] == "r1" and row["group"] == "docent"]
    assert docent == [("Mee eens", "36", "60"), ("Niet mee eens", "24", "60")]
    assert all(row["count"] == "" or int(row["count"]) >= 5 for row in splits + shifts if row.get("figure") != "net")
    assert [(row["to"], row["count"]) for row in shifts if row["figure"] == "net"] == [("o1", "4"), ("o2", "-4")]
    figures = {row["figure"]: row["count"] for row in shifts if row["figure"] in ("matched", "stayed", "changed")}
    assert figures == {"matched": "87", "stayed": "69", "changed": "18"}


def split_words(page: Page) -> str:
    return " ".join(page.get_by_role("figure").inner_text().split()).partition("Per rol")[2]
