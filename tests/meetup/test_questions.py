"""Questions of the bank: equal words are one version, other words are another one, and a round keeps its question for ever."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import Invalid
from facilitator.meetup import programme
from facilitator.meetup.fields import Fields
from facilitator.meetup.questions import ID, ID_LIMIT, Versions, asked_now, next_version, read_bank, readable, taken_in, told_version, version_of, words_of
from facilitator.meetup.rounds import GRACE_SECONDS, RoundOpened
from facilitator.meetup.words import Document, Event
from tests.meetup.refused import refused
from tests.support.answers import SAMPLES
from tests.support.stage import PROGRAMME, Stage

OTHER: dict[str, list[Document]] = {
    "choice": [{"options": ["Ja", "Nee"]}, {"options": ["Later kiezen", "Loten", "Gemengde klassen", "Meer tijd"]}],
    "choices": [{"most": 3}, {"most": None}, {"options": ["Ja", "Nee"]}],
    "scale": [{"from": 0}, {"to": 7}, {"low": "Nooit"}, {"high": ""}, {"unsure": None}, {"labels": ["a", "b", "c", "d", "e"]}],
    "rank": [{"most": 2}, {"options": ["Ja", "Nee"]}],
    "words": [{"most": 1}],
    "number": [{"least": 1}, {"most": 90}, {"decimals": 0}, {"unit": "jaar"}],
    "text": [],
    "points": [{"options": ["Ja", "Nee"]}],
}
NO_WORDS: list[Document] = [{"results": "never"}, {"open": "by_hand"}, {"close": "by_hand"}, {"bank": {"id": "loten-k3f9", "version": 1}}, {"bank": None}]


class Known:
    """A bank of these words: question -> version -> words."""

    def __init__(self, known: dict[str, dict[int, Document]] | None = None) -> None:
        self.known = known or {}

    def versions(self, question: str) -> Versions:
        return self.known.get(question, {})


def poll(kind: str = "choice", **more: Any) -> Document:
    """A poll as a programme file says it."""
    return {"kind": kind, "question": "Loten?", **SAMPLES[kind].poll, **more}


def step(**more: Any) -> Document:
    return {"kind": "poll", "title": "Stelling", "poll": poll(**more)}


def evening(*steps: Document) -> Document:
    return programme.read({"title": "Klassen", "steps": list(steps)})


def opened(changes: tuple[object, ...]) -> Document:
    return next(change.asked for change in changes if isinstance(change, RoundOpened))


def on_stage(bank: Known, *steps: Document) -> Stage:
    stage = Stage({"title": "Klassen", "steps": list(steps)})
    stage.meetup.bank = bank
    return stage


# words


@pytest.mark.parametrize("kind", SAMPLES)
def test_what_is_no_word_makes_no_other_version(kind: str) -> None:
    versions = {1: words_of(poll(kind))}
    for more in NO_WORDS:
        assert version_of(versions, poll(kind, **more)) == 1, more
    assert version_of(versions, poll(kind, question="  Loten? ")) == 1


@pytest.mark.parametrize(("kind", "change"), [(kind, change) for kind, changes in OTHER.items() for change in [*changes, {"question": "Loten!"}]])
def test_every_change_of_words_is_another_version(kind: str, change: Document) -> None:
    assert version_of({1: words_of(poll(kind))}, poll(kind, **change)) is None


def test_another_kind_is_another_version() -> None:
    kinds = [words_of(poll(kind, options=["Ja", "Nee"])) for kind in SAMPLES]
    assert [version_of(dict(enumerate(kinds, 1)), words) for words in kinds] == list(range(1, len(kinds) + 1))


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z")), min_size=1, max_size=40).filter(lambda text: text.strip() != "")


@given(texts, st.lists(texts, min_size=2, max_size=10), st.sampled_from([kind for kind, sample in SAMPLES.items() if "options" in sample.poll]), st.randoms())
def test_the_order_of_fields_does_not_matter_and_words_read_again_are_the_same(question: str, options: list[str], kind: str, chance: Any) -> None:
    written = list({**poll(kind), "question": question, "options": options, "results": "live"}.items())
    chance.shuffle(written)
    words = words_of(dict(written))
    assert words_of(words) == words
    assert version_of({3: words}, {**poll(kind), "question": question, "options": options}) == 3


@given(st.lists(st.tuples(texts, st.lists(texts, min_size=2, max_size=3, unique=True)), min_size=1, max_size=6))
def test_versions_are_as_many_as_there_are_wordings(wordings: list[tuple[str, list[str]]]) -> None:
    versions: dict[int, Document] = {}
    for question, options in wordings:
        words = words_of(poll(question=question, options=options))
        if version_of(versions, words) is None:
            versions[next_version(versions)] = words
    told = {(words["question"], tuple(words["options"])) for words in versions.values()}
    assert len(told) == len(versions) == max(versions)
    assert all(version_of(versions, words) == number for number, words in versions.items())


def test_words_of_an_earlier_version_of_ours_get_what_is_usual() -> None:
    old = {"kind": "scale", "question": "Loten?", "from": 1, "to": 5}
    assert version_of({1: old}, {"kind": "scale", "question": "Loten?"}) == 1


# a programme file


@pytest.mark.parametrize("bank", [{"id": "loten-k3f9", "version": 2}, {"id": "loten-k3f9", "version": None}])
def test_a_poll_carries_its_question(bank: Document) -> None:
    assert evening(step(bank=bank))["steps"][0]["own"]["poll"]["bank"] == bank
    assert "bank" not in evening(step(bank=None))["steps"][0]["own"]["poll"]


@pytest.mark.parametrize(
    ("bank", "path"),
    [
        ("loten", "bank"),
        ({}, "bank.id"),
        ({"id": ""}, "bank.id"),
        ({"id": "Loten"}, "bank.id"),
        ({"id": "../etc"}, "bank.id"),
        ({"id": "a--b"}, "bank.id"),
        ({"id": "a" * 61}, "bank.id"),
        ({"id": "loten", "version": 0}, "bank.version"),
        ({"id": "loten", "version": 1.5}, "bank.version"),
        ({"id": "loten", "version": "2"}, "bank.version"),
        ({"id": "loten", "version": 10_001}, "bank.version"),
    ],
)
def test_what_names_no_question_is_refused(bank: object, path: str) -> None:
    with pytest.raises(Invalid) as refusal:
        evening(step(bank=bank))
    assert {fault.path for fault in refusal.value.faults} >= {f"steps[0].poll.{path}"}


def versions_told(bank: Known, *steps: Document) -> list[int | None]:
    return [each["own"]["poll"]["bank"]["version"] for each in taken_in(bank, evening(*steps)["steps"])]


def test_a_file_brings_a_question_that_is_not_there_with_its_number() -> None:
    assert versions_told(Known(), step(bank={"id": "loten", "version": 4})) == [4]
    assert versions_told(Known(), step(bank={"id": "loten"}), step(bank={"id": "loten"})) == [1, 1]
    same = {"id": "loten", "version": 2}
    assert versions_told(Known(), step(bank=same), step(bank=same), step(bank={"id": "loten", "version": 3}, question="Anders?")) == [2, 2, 3]


def test_words_decide_which_version_it_is_here() -> None:
    bank = Known({"loten": {1: words_of(poll()), 2: words_of(poll(question="Anders?"))}})
    assert versions_told(bank, step(bank={"id": "loten", "version": 1})) == [1]
    assert versions_told(bank, step(bank={"id": "loten"}, question="Anders?")) == [2]
    assert versions_told(bank, step(bank={"id": "loten", "version": 5})) == [1], "equal words are one version"
    assert versions_told(bank, step(bank={"id": "loten", "version": 5}, question="Nieuw?")) == [5]
    assert versions_told(bank, step(bank={"id": "loten"}, question="Nieuw?")) == [None], "it becomes one when it is asked"


def test_a_number_that_means_other_words_here_is_refused_at_every_step() -> None:
    bank = Known({"loten": {1: words_of(poll())}})
    one = {"id": "loten", "version": 1}
    with pytest.raises(Invalid) as refusal:
        versions_told(bank, step(bank=one), step(bank=one, question="Anders?"), {"kind": "text", "title": "x"}, step(bank=one, options=["Ja", "Nee"]))
    assert [fault.path for fault in refusal.value.faults] == ["steps[1].poll.bank.version", "steps[3].poll.bank.version"]
    assert dict(refusal.value.faults[0].values) == {"version": 1, "question": "loten"}
    with pytest.raises(Invalid):
        versions_told(Known(), step(bank=one), step(bank=one, question="Anders?"))


def test_what_is_written_out_names_the_version_that_the_words_are_now() -> None:
    bank = Known({"loten": {1: words_of(poll()), 2: words_of(poll(question="Anders?"))}})
    stage = on_stage(bank, step(bank={"id": "loten", "version": 1}), step())
    assert programme.write(stage.meetup)["steps"][0]["poll"]["bank"] == {"id": "loten", "version": 1}
    assert "bank" not in programme.write(stage.meetup)["steps"][1]["poll"]
    stage.do("office", "show.edit", step="s1", changes={"poll": poll(bank={"id": "loten", "version": 1}, question="Anders?")})
    assert programme.write(stage.meetup)["steps"][0]["poll"]["bank"] == {"id": "loten", "version": 2}
    assert told_version(Known(), poll(bank={"id": "loten", "version": 3}))["bank"]["version"] == 3, "of another bank it says what it said"


# a run of show


def test_who_writes_a_step_need_not_know_the_version() -> None:
    bank = Known({"loten": {1: words_of(poll()), 2: words_of(poll(question="Anders?"))}})
    stage = on_stage(bank, step())
    for question, version in (("Loten?", 1), ("Anders?", 2), ("Nieuw?", None)):
        added = stage.do("desk", "show.add", step=step(bank={"id": "loten", "version": 1}, question=question))
        assert stage.meetup.show.steps[-1].own["poll"]["bank"] == {"id": "loten", "version": version}, added
    stage.do("office", "show.edit", step="s2", changes={"poll": poll(bank={"id": "loten", "version": 1}, question="Nieuw?")})
    assert stage.meetup.show.find("s2").own["poll"]["bank"] == {"id": "loten", "version": None}
    stage.do("office", "show.edit", step="s2", changes={"title": "Andere titel"})
    assert stage.meetup.show.find("s2").own["poll"]["bank"]["version"] is None
    stage.do("office", "show.edit", step="s2", changes={"poll": poll(bank=None)})
    assert "bank" not in stage.meetup.show.find("s2").own["poll"]


@pytest.mark.parametrize(
    ("verb", "fields"), [("show.add", {"step": step(bank={"id": "weg"})}), ("show.edit", {"step": "s1", "changes": {"poll": poll(bank={"id": "weg"})}})]
)
def test_a_question_that_the_bank_does_not_have_is_not_written_into_a_run_of_show(verb: str, fields: Document) -> None:
    stage = on_stage(Known(), step())
    before = copy.deepcopy(stage.docs("office"))
    with refused(Invalid, f"{'step' if verb == 'show.add' else 'changes'}.poll.bank.id"):
        stage.do("office", verb, **fields)
    assert stage.docs("office") == before


def test_a_step_of_a_question_that_came_with_an_archive_and_was_never_asked_can_be_written_on() -> None:
    stage = on_stage(Known(), step(bank={"id": "weg"}))
    stage.do("office", "show.edit", step="s1", changes={"title": "Anders", "poll": poll(bank={"id": "weg"}, question="Anders?")})
    assert stage.meetup.show.find("s1").own["poll"]["bank"] == {"id": "weg", "version": None}
    assert opened(stage.desk("show.go"))["bank"] == {"id": "weg", "version": 1}


# a round


def test_a_round_keeps_its_question_and_its_version() -> None:
    bank = Known({"loten": {1: words_of(poll())}})
    stage = on_stage(bank, step(bank={"id": "loten", "version": 1}), step(bank={"id": "loten"}, question="Anders?"), step())
    assert opened(stage.desk("show.go"))["bank"] == {"id": "loten", "version": 1}
    assert opened(stage.desk("show.go"))["bank"] == {"id": "loten", "version": 2}, "other words are the next version"
    assert "bank" not in opened(stage.desk("show.go"))
    bank.known["loten"][2] = words_of(poll(question="Tussendoor?"))
    assert opened(stage.desk("round.again", step="s2"))["bank"] == {"id": "loten", "version": 3}
    assert [each.asked.get("bank") for each in stage.again().rounds.by_id.values()] == [
        {"id": "loten", "version": 1},
        {"id": "loten", "version": 2},
        None,
        {"id": "loten", "version": 3},
    ]


def test_words_that_were_a_version_before_are_that_version_again() -> None:
    bank = Known({"loten": {1: words_of(poll()), 2: words_of(poll(question="Anders?"))}})
    assert asked_now(bank, poll(bank={"id": "loten", "version": None}, question="Anders?"))["bank"]["version"] == 2
    assert asked_now(bank, poll(bank={"id": "loten", "version": 2}))["bank"]["version"] == 1, "words decide"
    assert asked_now(Known(), poll(bank={"id": "loten", "version": 4}))["bank"]["version"] == 4


def test_events_name_the_versions_that_stand_in_them() -> None:
    stage = on_stage(Known({"loten": {1: words_of(poll())}}), step(bank={"id": "loten", "version": 1}), step())
    stage.do("office", "show.add", step=step(bank={"id": "loten"}, question="Anders?"))
    stage.desk("show.go")
    stage.desk("show.go", step="s3")
    named = [(type(entry.event).__name__, each.question, each.number, each.words["question"]) for entry in stage.log for each in entry.event.versions()]
    assert named == [
        ("MeetupMade", "loten", 1, "Loten?"),
        ("StepsArranged", "loten", 1, "Loten?"),
        ("RoundOpened", "loten", 1, "Loten?"),
        ("RoundOpened", "loten", 2, "Anders?"),
    ]
    assert all(not list(entry.event.versions()) for entry in Stage(PROGRAMME).log)
    assert Event.known["RoundOpened"] is RoundOpened


# ids


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("Loten of niet?", "loten-of-niet"),
        ("Één kind, één kans", "een-kind-een-kans"),
        ("Elke middelbare school neemt ook kinderen aan zonder advies.", "elke-middelbare-school-neemt"),
        ("Onderwijskansengelijkheidsbeleidsmedewerkers?", "onderwijskansengelijkheidsbele"),
        ("你好", "vraag"),
    ],
)
def test_an_id_begins_with_words_that_people_recognise(question: str, beginning: str) -> None:
    assert readable(question) == beginning


@given(st.text(max_size=300))
def test_an_id_of_any_question_can_be_read_again(question: str) -> None:
    made = f"{readable(question)}-k3f9"
    assert ID.fullmatch(made)
    assert len(made) <= ID_LIMIT
    fields = Fields({"bank": {"id": made}})
    assert read_bank(fields) == {"bank": {"id": made, "version": None}}
    assert fields.faults == []


def test_asked_in_other_words_desk_and_screen_say_so_once_it_is_closed() -> None:
    bank = {"id": "loten"}
    polls = [
        {"kind": "choice", "question": question, "options": ["Ja", "Nee"], "bank": bank, "open": "by_hand", "close": "by_hand"}
        for question in ("Loten?", "Is loten eerlijk?", "Is loten eerlijk?")
    ]
    stage = Stage({**PROGRAMME, "steps": [{"kind": "poll", "title": f"Vraag {number}", "poll": poll} for number, poll in enumerate(polls)]})
    told = []
    for number in (1, 2, 3):
        stage.desk("show.go", step=f"s{number}")
        stage.desk("round.open")
        stage.phone("p1", "answer", round=f"r{number}", choice="o1")
        assert "reworded" not in stage.docs("desk")["round"]
        stage.desk("round.close")
        stage.wait(GRACE_SECONDS)
        told.append([(stage.docs(audience)["round"].get("reworded"), "before" in stage.docs(audience)["round"]) for audience in ("desk", "screen", "phone")])
    nothing = (None, False)
    assert told == [[nothing] * 3, [(True, False), (True, False), nothing], [(None, True)] * 3]
