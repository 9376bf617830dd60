"""The run-of-show editor over HTTP: who may open it, what its page starts with, and previews of what is being written."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.support.server import TOKEN, Answer, Server
from tests.support.stage import EVERY_KIND, PROGRAMME

POLL = {"kind": "poll", "title": "Stelling", "minutes": 3, "poll": {"kind": "choice", "question": "Loten of niet?", "options": ["Ja", "Nee"]}}
SHOWN = {
    "text": "Fijn dat u er bent.",
    "poll": "Loten?",
    "fragment": "Fragment",
    "ideas": "oplossing",
    "talk": "Wat kunt u morgen doen?",
    "agreements": "Noem een voorwaarde",
}


@pytest.fixture(scope="module")
def cookie(server: Server) -> dict[str, str]:
    """The headers of an organiser's browser."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    told = server.request("POST", "/office/login", urlencode({"token": TOKEN}).encode(), form).cookies
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in told.items()), "Accept-Language": "nl"}


def preview(server: Server, made: dict[str, Any], cookie: dict[str, str], what: object, path: str = "preview") -> Answer:
    body = json.dumps(what).encode()
    return server.request("POST", f"/office/meetups/{made['id']}/{path}", body, {"Content-Type": "application/json", **cookie})


def boot_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="boot">(.*?)</script>', page, re.DOTALL)
    assert found
    told: dict[str, Any] = json.loads(unescape(found[1]))
    return told


def test_who_is_no_organiser_is_sent_to_log_in(server: Server, made: dict[str, Any]) -> None:
    page = server.get(f"/office/meetups/{made['id']}/edit")
    assert (page.status, page.headers["Location"]) == (303, "/office/login")
    refused = preview(server, made, {"Accept-Language": "nl"}, POLL)
    assert (refused.status, refused.json["code"]) == (403, "not_allowed")


def test_the_page_starts_with_the_whole_run_of_show_and_the_usual_practice_question(server: Server, made: dict[str, Any], cookie: dict[str, str]) -> None:
    page = server.get(f"/office/meetups/{made['id']}/edit", **cookie)
    boot = boot_of(page.text)
    assert (boot["audience"], boot["id"], boot["code"], boot["language"]) == ("office", made["id"], made["code"], "nl")
    assert [step["title"] for step in boot["docs"]["docs"]["show"]["steps"]] == [step["title"] for step in PROGRAMME["steps"]]
    assert boot["docs"]["docs"]["meetup"]["practice"] == boot["usual_practice"]["nl"]
    assert boot["strings"]["Everything is saved"] == "Alles is bewaard"
    assert boot["strings"]["Vote on your phone"], "it draws the screen"


def test_the_page_speaks_the_language_of_the_organiser_not_that_of_the_meetup(server: Server, made: dict[str, Any], cookie: dict[str, str]) -> None:
    page = server.get(f"/office/meetups/{made['id']}/edit", **{**cookie, "Accept-Language": "en"})
    boot = boot_of(page.text)
    assert (boot["language"], boot["docs"]["docs"]["meetup"]["language"]) == ("en", "nl")


@pytest.mark.parametrize("kind", SHOWN)
def test_a_step_of_each_kind_is_previewed_on_screen_and_phone(server: Server, made: dict[str, Any], cookie: dict[str, str], kind: str) -> None:
    step = next(step for step in EVERY_KIND["steps"] if step["kind"] == kind)
    seen = preview(server, made, cookie, step)
    assert seen.status == 200
    assert seen.json["screen"]["step"]["title"] == step["title"]
    assert seen.json["screen"]["screen"]["scene"] == {"poll": "round", "agreements": "conditions"}.get(kind, kind)
    assert SHOWN[kind] in unescape(seen.json["phone_html"])
    assert "<script" not in seen.json["phone_html"]


def test_the_phone_is_previewed_in_the_language_of_the_meetup(server: Server, made: dict[str, Any], cookie: dict[str, str]) -> None:
    page = preview(server, made, {**cookie, "Accept-Language": "en"}, POLL).json["phone_html"]
    assert 'lang="nl"' in page
    assert "Stem" in page


def test_a_step_is_previewed_in_its_place(server: Server, made: dict[str, Any], cookie: dict[str, str]) -> None:
    seen = preview(server, made, cookie, POLL, "preview?number=3&of=13").json
    assert (seen["screen"]["step"]["number"], seen["screen"]["step"]["of"]) == (3, 13)
    assert "Onderdeel 3 van 13" in seen["phone_html"]


def test_a_step_with_faults_is_refused_with_all_of_them_in_the_language_of_the_page(server: Server, made: dict[str, Any], cookie: dict[str, str]) -> None:
    refused = preview(server, made, cookie, {**POLL, "title": " ", "poll": {**POLL["poll"], "options": ["Ja", "Ja"]}})  # type: ignore[dict-item]
    assert refused.status == 422
    assert {error["path"]: error["message"] for error in refused.json["errors"]} == {
        "steps[0].title": "mag niet leeg zijn",
        "steps[0].poll.options[1]": "staat er twee keer",
    }


@pytest.mark.parametrize("what", [None, [], "step", {}, 7])
def test_what_is_no_step_is_refused(server: Server, made: dict[str, Any], cookie: dict[str, str], what: object) -> None:
    assert preview(server, made, cookie, what).status == 422


def test_the_evening_is_previewed_as_it_is_before_it_begins(server: Server, made: dict[str, Any], cookie: dict[str, str]) -> None:
    own = {"title": "Een andere avond", "practice": {"question": "Koffie of thee?", "options": ["Koffie", "Thee"]}}
    seen = preview(server, made, cookie, own, "preview/evening").json
    assert seen["screen"]["screen"]["scene"] == "join"
    assert seen["screen"]["meetup"]["title"] == "Een andere avond"
    assert seen["screen"]["meetup"]["region"] == PROGRAMME["region"], "what is not given stays as it is"
    assert "step" not in seen["screen"]
    assert "Koffie of thee?" in seen["phone_html"]
    assert preview(server, made, cookie, {"title": ""}, "preview/evening").json["errors"][0]["path"] == "title"


def test_a_preview_saves_nothing(server: Server, made: dict[str, Any], cookie: dict[str, str]) -> None:
    before = server.archive(made["id"])
    preview(server, made, cookie, POLL)
    preview(server, made, cookie, {"title": "Een andere avond"}, "preview/evening")
    assert server.archive(made["id"]) == before


def test_another_site_can_not_ask_with_the_cookie_of_an_organiser(server: Server, made: dict[str, Any], cookie: dict[str, str]) -> None:
    assert preview(server, made, {**cookie, "Origin": "http://elsewhere.test"}, POLL).status == 403
    assert preview(server, made, {**cookie, "Origin": server.base}, POLL).status == 200


def test_a_meetup_that_is_not_there_has_no_editor(server: Server, cookie: dict[str, str]) -> None:
    assert server.get("/office/meetups/nothing/edit", **cookie).status == 404
    missing = preview(server, {"id": "nothing"}, cookie, POLL)
    assert (missing.status, missing.json["ok"]) == (404, False)
