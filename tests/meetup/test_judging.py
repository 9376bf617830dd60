"""What people write as an answer: shown or hidden by the desk, for everyone at once, and the log keeps none of its words."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Invalid, NotAllowed
from facilitator.meetup.rounds import GRACE_SECONDS
from facilitator.store import wire
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, events


def asking(kind: str, results: str = "live") -> Stage:
    poll = {"kind": kind, "question": "Wat?", "results": results}
    stage = Stage({**PROGRAMME, "steps": [{"kind": "poll", "title": "Vraag", "poll": poll}]})
    stage.desk("show.go")
    return stage


def answer(stage: Stage, *answers: Any) -> None:
    for number, choice in enumerate(answers):
        stage.phone(f"p{number}", "answer", round="r1", choice=choice)
    stage.wait(1)


def counts(stage: Stage, audience: str = "phone") -> Any:
    stage.wait(1)
    results = stage.docs(audience)["round"]["results"]
    return results and results["counts"]


def test_a_text_is_seen_when_the_desk_shows_it_and_a_word_until_it_hides_it() -> None:
    texts, words = asking("text"), asking("words")
    answer(texts, *["Ja"] * 5)
    assert counts(texts) == {}
    assert texts.docs("desk")["round"]["results"]["waiting"] == {"Ja": 5}
    texts.desk("answer.show", round="r1", text="Ja")
    assert counts(texts) == {"Ja": 5}
    answer(words, *[["Onzin", "taal"]] * 5)
    assert counts(words) == {"Onzin": 5, "taal": 5}
    words.desk("answer.hide", round="r1", text="onzin!")
    assert counts(words) == {"taal": 5}, "also from what was shown live before"
    assert words.docs("desk")["round"]["results"]["hidden"] == {"Onzin": 5}


def test_it_is_counted_as_an_answer_whatever_the_desk_does() -> None:
    stage = asking("words", "after_close")
    answer(stage, ["Onzin"], ["taal"])
    stage.desk("answer.hide", round="r1", text="Onzin")
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)
    assert stage.docs("screen")["round"]["results"] == {"total": 2, "counts": {"taal": 1}, "whole": 1, "further": 0}


def test_it_can_be_judged_after_the_evening_and_taken_back() -> None:
    stage = asking("text", "after_close")
    answer(stage, "Ja")
    stage.desk("meetup.close")
    assert counts(stage) == {}
    stage.desk("answer.show", round="r1", text="Ja")
    assert counts(stage) == {"Ja": 1}
    stage.desk("undo")
    assert counts(stage) == {}
    assert stage.docs("desk")["round"]["results"]["waiting"] == {"Ja": 1}


def test_who_saw_results_after_their_vote_sees_what_is_hidden_go() -> None:
    stage = asking("words", "after_vote")
    answer(stage, *[["Onzin"]] * 5)
    assert stage.mine("p4")["my/round/r1"]["results"]["counts"] == {"Onzin": 5}
    stage.desk("answer.hide", round="r1", text="Onzin")
    assert stage.mine("p4")["my/round/r1"]["results"]["counts"] == {}


def test_only_what_somebody_wrote_is_judged_and_by_who_leads() -> None:
    stage = asking("text")
    answer(stage, "Ja")
    with refused(Invalid, "text"):
        stage.desk("answer.show", round="r1", text="Nee")
    with refused(NotAllowed):
        stage.phone("p1", "answer.show", round="r1", text="Ja")
    chosen = Stage()
    chosen.desk("show.go", step="s2")
    chosen.phone("p1", "answer", round="r1", choice="o1")
    with refused(Invalid, "text"):
        chosen.desk("answer.hide", round="r1", text="o1")


def test_judged_twice_it_is_judged_once() -> None:
    stage = asking("text")
    answer(stage, "Ja")
    assert events(stage.desk("answer.show", round="r1", text="Ja")) == ["TextJudged"]
    assert events(stage.desk("answer.show", round="r1", text="Ja")) == []


@pytest.mark.parametrize("verb", ["answer.show", "answer.hide"])
def test_the_log_keeps_no_word_of_it(verb: str) -> None:
    stage = asking("text")
    answer(stage, "Geheim woord")
    stage.desk(verb, round="r1", text="Geheim woord")
    assert "Geheim" not in "".join(wire.encode(wire.entry_to_wire(entry)) for entry in stage.log)
    assert "Geheim" not in str(stage.docs("desk")["log"])


def test_what_stands_out_is_marked_for_the_desk_only_and_a_word_waits_then() -> None:
    texts, words = asking("text", "after_close"), asking("words", "after_close")
    answer(texts, "Bel 06 12345678", "Juf Anneke is lief", "Goed idee")
    assert texts.docs("desk")["round"]["results"]["flags"] == {"Bel 06 12345678": ["phone"], "Juf Anneke is lief": ["name"]}
    answer(words, ["klootzak"], ["Klootzak!"], ["taal"], ["klootzaak"])
    told = words.docs("desk")["round"]["results"]
    assert (told["counts"], told["waiting"], told["flags"]) == ({"taal": 1}, {"Klootzak!": 2, "klootzaak": 1}, {"Klootzak!": ["rude"], "klootzaak": ["rude"]})
    words.desk("round.close")
    words.wait(GRACE_SECONDS)
    assert counts(words) == {"taal": 1}
    words.desk("answer.show", round="r1", text="Klootzak!")
    assert set(counts(words)) == {"Klootzak!", "taal", "klootzaak"}
    assert "flags" not in str(words.docs("screen")) + str(words.docs("phone"))
