"""Our own messages: whatever stands in them is refused as `invalid` or comes back identical; and the same id twice changes nothing."""

from __future__ import annotations

import json
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from tests.hostile.attack import GHOST_SECONDS, Attack, Witness, until
from tests.support.raw import WebSocket, frame

TEXTS: dict[str, str] = {
    "half a character": "\ud800",
    "the other half": "\udc00",
    "halves the wrong way round": "\udc00\ud800",
    "half a character within words": "a\udfffb",
    **{f"the control character {ord(c):#04x}": f"a{c}b" for c in map(chr, (*range(0x20), 0x7F, *range(0x80, 0xA0)))},
    "a line separator": "a\u2028b\u2029c",
    "an override of direction": "\u202egnp.exe\u202c",
    "isolates of direction without an end": "\u2066\u2067\u2068" * 10,
    "marks of direction": "\u200e\u200f\u061c",
    "no width": "a\u200bb\u200cc\u200dd\u2060e\ufefff",
    "spaces of every kind": "a\u00a0\u1680\u2000\u2003\u202f\u205f\u3000b",
    "spaces only": "\u00a0\u2003\u3000",
    "100 accents on one letter": "a" + "\u0301" * 100,
    "accents on nothing": "\u0301\u0302\u0303",
    "letters that have two forms": "e\u0301 \u212b \u1e9b\u0323 \ufb01",
    "what grows when it is composed": "\ufb2c" * 30,
    "one family in seven characters": "👨‍👩‍👧‍👦" * 4,
    "flags": "🇳🇱" * 4,
    "tags": "\U000e0001\U000e0061",
    "no characters": "\ufffe\uffff\U0001fffe\U0010ffff",
    "of private use": "\ue000\U000f0000\U0010fffd",
    "what replaces others": "\ufffd",
    "Arabic that breaks some": "لُلُصّبُلُلصّبُررً ॣ ॣh ॣ ॣ 冗",
    "markup": "<script>alert(1)</script><!--]]>",
    "an end of a script": "</script><img src=x onerror=alert(1)>",
    "a template": "{{7*7}} ${7*7} %s {0} #{7}",
    "SQL": "'; DROP TABLE log; --",
    "a formula": '=HYPERLINK("http://elsewhere.example")',
    "JSON": '{"a":"\\u0000"}',
    "escapes": "\\u0000\\x00\\n%00%0a",
}
NUMBERS: dict[str, str] = {
    "no number": "NaN",
    "infinity": "Infinity",
    "minus infinity": "-Infinity",
    "1e400": "1e400",
    "minus 1e400": "-1e400",
    "2**53": f"{2**53}",
    "2**63": f"{2**63}",
    "2**70": f"{2**70}",
    "-2**70": f"{-(2**70)}",
    "10**300": f"{10**300}",
    "5,000 digits": "9" * 5_000,
    "5,000 digits behind the point": "0." + "9" * 5_000,
    "minus nought": "-0",
    "minus nought with a point": "-0.0",
    "the smallest": "5e-324",
    "smaller than that": "1e-400",
    "an exponent without end": "1e" + "9" * 300,
    "a number as a text": '"4"',
    "true": "true",
    "null": "null",
    "a list": "[]",
    "an object": "{}",
    "in another script": "٤",
    "hexadecimal": "0x10",
    "a nought before it": "007",
    "a plus before it": "+1",
}
UNSEEN = {0xAD, 0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF}
NO_CLIENT_SENDS = {"5,000 digits", "no number", "infinity", "minus infinity", "in another script", "hexadecimal", "a nought before it", "a plus before it"}


def new_id() -> str:
    return str(uuid.uuid4())


def kept(text: str) -> str:
    """What a person's text is kept as (docs: what is visible of it, NFC, trimmed, a tab is a space, every line end is one character)."""
    text = "".join(character for character in text if ord(character) not in UNSEEN).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    drawn = any(unicodedata.category(character) not in ("Cf", "Co", "Mn", "Mc", "Zs", "Cc") and character not in "\ufffe\uffff" for character in text)
    return unicodedata.normalize("NFC", text).strip() if drawn else ""


Told = tuple[dict[str, Any], Callable[[], Any]]  # the ack, and how to see what came of it


@dataclass
class Speakers:
    """A phone and the desk, while the ideas are on air."""

    attack: Attack
    phone: WebSocket

    def by_phone(self, verb: str, look: Callable[[dict[str, Any], dict[str, Any]], Any], **fields: Any) -> Told:
        ack = self.phone.do({"id": new_id(), "verb": verb, **fields})
        assert ack, (fields, "no ack")
        return ack, lambda: look(self.own_documents(), ack)

    def own_documents(self) -> dict[str, Any]:
        self.phone.say('42["sync",{}]')
        told = self.phone.next_text('42["mine"', 1)
        docs: dict[str, Any] = json.loads(told[2:])[1]["docs"] if told else {}
        return docs

    def by_desk(self, verb: str, look: Callable[[dict[str, Any]], Any], **fields: Any) -> Told:
        desk = self.attack.witness.desk
        return self.attack.witness.run(desk.do(verb, **fields)), lambda: look(desk.docs.docs)


def last_step(docs: dict[str, Any]) -> dict[str, Any]:
    step: dict[str, Any] = docs["show"]["steps"][-1]
    return step


Say = Callable[[Speakers, str], Told]
FIELDS: dict[str, Say] = {
    "an idea": lambda who, text: who.by_phone(
        "idea.add", lambda mine, ack: mine.get(f"my/idea/{ack['idea']}", {}).get("text"), step="s4", theme="oorzaak", text=text
    ),
    "a table": lambda who, text: who.by_phone("me.describe", lambda mine, ack: mine.get("me", {}).get("table") or "", table=text),
    "a title": lambda who, text: who.by_desk("meetup.edit", lambda docs: docs["meetup"]["title"], changes={"title": text}),
    "a region": lambda who, text: who.by_desk("meetup.edit", lambda docs: docs["meetup"]["region"], changes={"region": text}),
    "a role": lambda who, text: who.by_desk("meetup.edit", lambda docs: docs["meetup"]["roles"][-1], changes={"roles": ["docent", "ouder", text]}),
    "the title of a step": lambda who, text: who.by_desk("show.edit", lambda docs: last_step(docs)["title"], step="s8", changes={"title": text}),
    "a script": lambda who, text: who.by_desk("show.edit", lambda docs: last_step(docs)["script"], step="s8", changes={"script": text}),
}


@pytest.fixture(scope="module")
def ideas_on_air(witness: Witness) -> None:
    witness.do("show.go", step="s4")


@pytest.fixture
def ideas(attack: Attack, ideas_on_air: None) -> Attack:
    return attack


@pytest.mark.parametrize("say", FIELDS.values(), ids=FIELDS.keys())
def test_a_text_is_refused_or_comes_back_identical(ideas: Attack, say: Say) -> None:
    speakers, wrong = Speakers(ideas, ideas.phone()), {}
    for name, text in TEXTS.items():
        ack, look = say(speakers, text)
        if ack["ok"] and not until(lambda look=look, text=text: look() == kept(text), GHOST_SECONDS):  # type: ignore[misc]
            wrong[name] = (kept(text), look())
        if not ack["ok"] and (ack["code"] not in ("invalid", "too_long") or not ack["message"]):
            wrong[name] = (text, ack)
    assert not wrong


ANSWER = {"verb": "answer", "round": "r1", "choice": "o1"}
IDEA = {"verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "a"}
ME = {"verb": "me.describe", "role": "ouder"}
SUPPORT = {"verb": "idea.support", "idea": 1, "value": "agree"}
COMMANDS: dict[str, dict[str, Any]] = {"round": ANSWER, "choice": ANSWER, "theme": IDEA, "step": IDEA, "role": ME, "value": SUPPORT, "verb": ME, "id": ME}


NAMES = [TEXTS["half a character"], "a\x00b", "__proto__", "constructor", "a" * 9_000, "", " ", "🏳️‍🌈", "../../etc"]


@pytest.mark.parametrize("field", COMMANDS)
def test_a_name_that_nothing_has_is_refused(ideas: Attack, field: str) -> None:
    phone = ideas.phone()
    codes = {name[:20]: (phone.do({"id": new_id(), **COMMANDS[field], field: name}) or {}).get("code") for name in NAMES}
    right = {"unknown_verb"} if field == "verb" else {"invalid", "not_on_air"}
    assert not {name: code for name, code in codes.items() if code not in right}


PLACES: dict[str, tuple[str, str]] = {
    "an idea's number": ("phone", '"verb":"idea.support","idea":{},"value":"agree"'),
    "a choice": ("phone", '"verb":"answer","round":"r1","choice":{}'),
    "a role": ("phone", '"verb":"me.describe","role":{}'),
    "the seconds of the clock": ("desk", '"verb":"clock.start","seconds":{}'),
    "more seconds of the clock": ("desk", '"verb":"clock.add","seconds":{}'),
    "a place in the clip": ("desk", '"verb":"fragment.seek","position":{}'),
    "the minutes of a step": ("desk", '"verb":"show.edit","step":"s7","changes":{{"minutes":{}}}'),
    "the in point of a clip": ("desk", '"verb":"show.edit","step":"s3","changes":{{"fragment":{{"file":"clip.mp4","in":{},"out":12}}}}'),
    "a number nobody asks for": ("phone", '"verb":"me.describe","role":"ouder","more":{}'),
}
REFUSALS = {"invalid", "not_on_air", "too_long"}


def desk_socket(attack: Attack) -> WebSocket:
    cookie = "; ".join(f"{name}={value}" for name, value in attack.witness.desk.cookies.items())
    socket = attack.websocket(cookie)
    assert socket.enter(attack.auth(audience="desk")).startswith("40{")
    return socket


@pytest.mark.parametrize("place", PLACES)
def test_a_number_is_refused_or_means_what_it_says(attack: Attack, place: str) -> None:
    audience, fields = PLACES[place]
    enter = attack.phone if audience == "phone" else partial(desk_socket, attack)
    socket, wrong = enter(), dict[str, Any]()
    for name, number in NUMBERS.items():
        ack = socket.do_text("{" + f'"id":"{new_id()}",' + fields.format(number) + "}")
        if ack is None:
            closed = socket.is_closed_within(GHOST_SECONDS)
            wrong |= {} if closed and name in NO_CLIENT_SENDS else {name: f"no ack, closed: {closed}"}
            socket = enter()
        elif not ack["ok"] and ack["code"] not in REFUSALS:
            wrong[name] = ack
        told = json.dumps(attack.witness.desk.docs.docs)
        wrong |= {f"{name} shows": word for word in ("NaN", "Infinity", "e+", "99999999") if word in told}
    assert not wrong


KEYS: dict[str, str] = {
    "__proto__": '"__proto__":{"ok":true}',
    "constructor": '"constructor":{"prototype":{"a":1}}',
    "toString": '"toString":1',
    "a Python name": '"__class__":"x","__init__":1,"self":1,"decide":1,"by":["phone"]',
    "an empty name": '"":1',
    "a long name": '"' + "a" * 15_000 + '":1',
    "many names": ",".join(f'"k{number}":1' for number in range(1_000)),
    "half a character": '"\\ud800":1',
    "a nought": '"\\u0000":1',
    "a name twice": '"role":"ouder","role":"docent"',
    "another audience": '"audience":"desk","participant":"x","actor":{"audience":"desk"}',
}


@pytest.mark.parametrize("more", KEYS.values(), ids=KEYS.keys())
def test_a_name_that_nobody_asks_for_is_refused_or_left_out(attack: Attack, more: str) -> None:
    phone = attack.phone()
    ack = phone.do_text(f'{{"id":"{new_id()}","verb":"me.describe","table":"5",{more}}}')
    assert ack
    assert ack["ok"] or ack["code"] == "invalid", ack
    assert set(ack) <= {"ok", "id", "seq", "code", "message", "errors"}
    assert b"__proto__" not in bytes(phone.heard).replace(b"errors", b"")


def test_a_name_twice_means_one_of_both_and_its_replay_the_same(attack: Attack) -> None:
    id = new_id()
    twice = f'{{"id":"{id}","verb":"me.describe","role":"ouder","role":"docent"}}'
    phone = attack.phone()
    assert phone.do_text(twice) == phone.do_text(twice)
    other = attack.phone()
    two = f'{{"id":"{new_id()}","id":"{id}","verb":"me.describe","role":"ouder"}}'
    assert (other.do_text(two) or {}).get("code") == "id_reused"


# the same id again


def test_the_same_command_again_gets_the_same_ack_and_changes_nothing(ideas: Attack) -> None:
    phone, command = ideas.phone(), {"id": new_id(), "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "Eenmaal"}
    first = phone.do(command)
    assert first
    assert first["ok"]
    before = lines(ideas)
    assert [phone.do(command) for _ in range(20)] == [first] * 20
    backwards = dict(reversed(command.items()))
    assert phone.do(backwards) == first, "the order of names is no content"
    assert lines(ideas) == before


def test_the_same_command_50_times_in_one_piece_is_carried_out_once(ideas: Attack) -> None:
    phone, command = ideas.phone(), {"id": new_id(), "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "Tegelijk"}
    count = lines(ideas)
    phone.send(b"".join(frame(f"42{number}{json.dumps(['do', command])}".encode()) for number in range(100, 150)))
    told = [phone.next_text(f"43{number}[") for number in range(100, 150)]
    assert len({text.partition("[")[2] for text in told if text}) == 1
    assert None not in told
    assert lines(ideas) == count + 1


def test_the_same_command_by_two_tabs_is_carried_out_once(ideas: Attack) -> None:
    cookie, command = ideas.cookie(), {"id": new_id(), "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "Twee tabs"}
    tabs = [ideas.websocket(cookie) for _ in range(2)]
    assert all(tab.enter(ideas.auth()).startswith("40{") for tab in tabs)
    count = lines(ideas)
    for tab in tabs:
        tab.say("42777" + json.dumps(["do", command]))
    acks = [tab.next_text("43777[") for tab in tabs]
    assert acks[0]
    assert acks[0] == acks[1]
    assert lines(ideas) == count + 1


@pytest.mark.parametrize("changes", [{"text": "Anders"}, {"theme": "oplossing"}, {"text": "Eerst "}, {"more": 1}, {"verb": "idea.withdraw", "idea": 1}])
def test_the_same_id_with_another_content_is_refused(ideas: Attack, changes: dict[str, Any]) -> None:
    phone, command = ideas.phone(), {"id": new_id(), "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "Eerst"}
    assert (phone.do(command) or {})["ok"]
    before = lines(ideas)
    ack = phone.do({**command, **changes})
    assert ack
    assert (ack["ok"], ack["code"]) == (False, "id_reused")
    assert lines(ideas) == before


def test_the_id_of_another_phones_command_tells_nothing_and_does_nothing(ideas: Attack) -> None:
    command = {"id": new_id(), "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "Van mij"}
    assert (ideas.phone().do(command) or {})["ok"]
    before = lines(ideas)
    for theirs in (command, {**command, "text": "Van een ander"}, {"id": command["id"], "verb": "me.describe", "role": "ouder"}):
        ack = ideas.phone().do(theirs)
        assert ack
        assert (ack["ok"], ack["code"]) == (False, "id_reused")
        assert "idea" not in ack
    assert lines(ideas) == before


@pytest.mark.parametrize("written", [str.upper, lambda id: "{" + id + "}", lambda id: id.replace("-", ""), lambda id: "urn:uuid:" + id])
def test_an_id_in_another_writing_is_refused_or_the_same_id(ideas: Attack, written: Callable[[str], str]) -> None:
    phone, command = ideas.phone(), {"id": new_id(), "verb": "idea.add", "step": "s4", "theme": "oorzaak", "text": "Eens"}
    assert (phone.do(command) or {})["ok"]
    before = lines(ideas)
    ack = phone.do({**command, "id": written(str(command["id"]))})
    assert ack
    assert ack["ok"] or ack["code"] in ("invalid", "id_reused")
    assert lines(ideas) == before


def lines(attack: Attack) -> int:
    """How many lines the session logs have."""
    return int(attack.server.get("/healthz").json["seq"])
