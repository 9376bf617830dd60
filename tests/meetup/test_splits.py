"""Answers by role, by table, and beside those of last time: taken once, from what is final, and told to whom the desk lets see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from facilitator.errors import Invalid, NotAllowed
from facilitator.meetup.life import REOPEN_SECONDS
from facilitator.meetup.rounds import GRACE_SECONDS, RoundClosing
from facilitator.meetup.splits import OVER_SECONDS, Grouped, RoundSplit, SplitAnswers
from facilitator.meetup.words import DESK, Actor, Stale
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, ballots, events

POLL = {"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"]}
SCALE = {"kind": "scale", "question": "Hoe eens?", "low": "Oneens", "high": "Eens", "unsure": "Weet niet"}


def evening(*polls: dict[str, Any], tables: int = 0) -> Stage:
    return Stage({**PROGRAMME, "tables": tables, "steps": [{"kind": "poll", "title": f"Vraag {at}", "poll": poll} for at, poll in enumerate(polls, 1)]})


def people(stage: Stage, **groups: int) -> list[str]:
    """So many of each role; `none` says none."""
    found = [(f"{role}{number}", role) for role, count in groups.items() for number in range(count)]
    for person, role in found:
        if role != "none":
            stage.phone(person, "me.describe", role=role)
    return [person for person, _ in found]


def ask(stage: Stage, round_id: str, answers: dict[str, Any], step: str | None = None) -> None:
    if step:
        stage.desk("show.go", step=step)
    for person, choice in answers.items():
        stage.phone(person, "answer", round=round_id, choice=choice)
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)


def asked_once() -> Stage:
    """29 teachers, of whom 17 say yes, and 16 parents, of whom 10 do."""
    stage = evening(POLL)
    everyone = people(stage, docent=29, ouder=16)
    yes = [*everyone[:17], *everyone[29:39]]
    ask(stage, "r1", {person: "o1" if person in yes else "o2" for person in everyone}, "s1")
    return stage


def split(stage: Stage, audience: str = "desk", round_id: str = "r1") -> Any:
    stage.wait(1)
    docs = stage.docs(audience)
    return docs.get(f"round/{round_id}", docs.get("round", {})).get("split")


def test_the_desk_sees_answers_by_role_after_it_asked_for_them_and_the_room_when_it_lets_it() -> None:
    stage = asked_once()
    assert split(stage) is None
    stage.desk("round.split")
    by_role = {"groups": [["docent"], ["ouder"]], "totals": [29, 16], "counts": {"o1": [17, 10], "o2": [12, 6]}}
    assert split(stage) == split(stage, "operator") == {"role": by_role, "table": None, "shift": None}
    assert split(stage, "screen") is split(stage, "phone") is None
    stage.desk("round.view", view="role")
    assert split(stage, "screen") == split(stage, "phone") == {"role": by_role}
    stage.desk("round.hide")
    assert split(stage, "screen") is split(stage, "phone") is None


def changed_role(stage: Stage) -> None:
    stage.phone("docent0", "me.describe", role="ouder")


def open_again(stage: Stage) -> None:
    """By mistake closed, so taken back; one teacher answers otherwise."""
    stage.desk("undo")
    stage.phone("docent0", "answer", round="r1", choice="o2")
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)


@pytest.mark.parametrize("change", [changed_role, open_again])
def test_what_was_worked_out_while_something_changed_is_not_taken(change: Callable[[Stage], None]) -> None:
    stage, command = asked_once(), SplitAnswers()
    done = stage.meetup.work(command, Actor(DESK))()
    change(stage)
    with pytest.raises(Stale):
        stage.meetup.decide(command, Actor(DESK), stage.now, done)


def test_nor_when_the_asking_before_it_is_open_again() -> None:
    stage = evening(POLL, POLL)
    everyone = people(stage, docent=20, ouder=20)
    ask(stage, "r1", dict.fromkeys(everyone, "o1") | dict.fromkeys(everyone[10:30], "o2"), "s1")
    ask(stage, "r2", dict.fromkeys(everyone, "o2") | dict.fromkeys(everyone[15:35], "o1"), "s2")
    command = SplitAnswers("r2")
    done = stage.meetup.work(command, Actor(DESK))()
    assert done.told["shift"]["from"] == "r1"
    closing = next(entry.seq for entry in stage.log if isinstance(entry.event, RoundClosing))
    stage.desk("undo", line=closing)
    assert stage.meetup.rounds.by_id["r1"].state == "open"
    with pytest.raises(Stale):
        stage.meetup.decide(command, Actor(DESK), stage.now, done)


def test_letting_the_room_see_it_takes_it() -> None:
    stage = asked_once()
    assert events(stage.desk("round.view", view="role")) == ["RoundSplit", "ResultsViewed"]
    stage.desk("undo")
    assert stage.docs("screen")["round"]["state"] == "closed"
    assert split(stage, "screen") is None
    assert split(stage)["role"]["totals"] == [29, 16]


def test_it_is_taken_once_whatever_people_say_of_themselves_later() -> None:
    stage = asked_once()
    stage.desk("round.split")
    before = split(stage)
    stage.phone("docent0", "me.describe", role="ouder")
    stage.phone("docent1", "me.forget")
    assert events(stage.desk("round.split")) == []
    assert split(stage) == before


def test_a_round_whose_answers_were_split_can_not_be_open_again() -> None:
    stage = asked_once()
    close = stage.docs("desk")["undo"]["line"]
    stage.desk("round.split")
    with refused(Invalid):
        stage.desk("undo")
    with refused(Invalid):
        stage.desk("undo", line=close)
    assert stage.docs("desk")["round"]["state"] == "closed"


def test_back_at_its_step_it_stays_closed() -> None:
    stage = evening(POLL, SCALE)
    stage.desk("show.go", step="s1")
    for person in people(stage, docent=6, ouder=6):
        stage.phone(person, "answer", round="r1", choice="o1")
    stage.desk("show.go", step="s2")
    stage.wait(GRACE_SECONDS)
    stage.desk("round.split", round="r1")
    stage.desk("show.back")
    assert stage.meetup.rounds.by_id["r1"].state == "closed"


def test_a_go_is_taken_back_also_when_the_answers_it_ended_were_split() -> None:
    stage = evening(POLL, SCALE)
    stage.desk("show.go", step="s1")
    stage.desk("show.go", step="s2")
    stage.wait(GRACE_SECONDS)
    stage.desk("round.split", round="r1")
    stage.desk("undo")
    assert stage.meetup.show.on_air == "s1"
    assert stage.meetup.rounds.by_id["r1"].state == "closed"


@pytest.mark.parametrize("verb", ["round.split", "round.view"])
def test_what_is_open_or_can_not_be_split_is_refused(verb: str) -> None:
    view = {"view": "role"} if verb == "round.view" else {}
    stage = evening(POLL, {"kind": "text", "question": "Wat?"})
    stage.desk("show.go", step="s1")
    with refused(Invalid):
        stage.desk(verb, **view)
    stage.desk("show.go", step="s2")
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)
    with refused(Invalid):
        stage.desk(verb, **view)
    with refused(NotAllowed):
        stage.do("operator", verb, **view)


def test_there_is_no_shift_to_see_of_what_was_asked_once_and_no_such_view() -> None:
    stage = asked_once()
    for view in ("shift", "table", "people"):
        with refused(Invalid):
            stage.desk("round.view", view=view)


def test_the_shift_of_known_moves_is_exact_also_over_two_steps() -> None:
    stage = evening(POLL, SCALE, POLL)
    everyone = people(stage, none=97)
    before = {person: "o1" if at < 47 else "o2" for at, person in enumerate(everyone)}
    after = {person: "o1" if at < 40 or at >= 86 else "o2" for at, person in enumerate(everyone)}
    extra = {**{f"left{at}": "o1" if at < 6 else "o2" for at in range(12)}}, {f"late{at}": "o1" if at < 7 else "o2" for at in range(14)}
    ask(stage, "r1", before | extra[0], "s1")
    ask(stage, "r2", {}, "s2")
    ask(stage, "r3", after | extra[1], "s3")
    assert [stage.docs("desk")[f"round/{found}"]["number"] for found in ("r1", "r2")] == [1, 1]
    assert stage.docs("desk")["round"]["number"] == 2, "it is the second time that this was asked"
    stage.desk("round.view", view="shift")
    assert split(stage, "screen", "r3") == {
        "shift": {
            "from": "r1",
            "matched": 97,
            "stayed": 79,
            "changed": 18,
            "to": {"o1": 11, "o2": 7},
            "left": {"o1": 7, "o2": 11},
            "counts": {"o1": {"o1": 40, "o2": 7}, "o2": {"o1": 11, "o2": 39}},
        }
    }
    assert split(stage, "desk", "r3")["role"] is None, "nobody said a role"
    with refused(Invalid):
        stage.desk("undo", line=next(line["seq"] for line in stage.docs("desk")["log"]["entries"] if line["verb"] == "round.close"))


def test_beside_a_second_asking_stands_what_the_room_saw_of_the_first() -> None:
    stage = evening(POLL)
    everyone = people(stage, none=10)
    ask(stage, "r1", dict.fromkeys(everyone[:6], "o1") | dict.fromkeys(everyone[6:], "o2"), "s1")
    stage.desk("round.again")
    stage.wait(1)
    assert "before" not in stage.docs("screen")["round"], "not while people vote"
    ask(stage, "r2", dict.fromkeys(everyone, "o1"))
    stage.wait(1)
    assert stage.docs("screen")["round"]["before"] == stage.docs("desk")["round"]["before"] == {"total": 10, "counts": {"o1": 6, "o2": 4}}
    assert stage.docs("phone")["round"]["before"] == {"total": 10, "counts": {"o1": 6, "o2": 4}}
    stage.desk("round.hide", round="r1")
    stage.wait(1)
    assert "before" not in stage.docs("screen")["round"] | stage.docs("phone")["round"]


def test_beside_a_question_that_was_asked_anew_before_it_was_over_stands_nothing() -> None:
    stage = evening(POLL)
    stage.desk("show.go", step="s1")
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.desk("round.again")
    ask(stage, "r2", {"p1": "o2"})
    stage.wait(1)
    assert "before" not in stage.docs("desk")["round"]
    stage.desk("round.again")
    ask(stage, "r3", {"p1": "o2"})
    stage.wait(1)
    assert stage.docs("desk")["round"]["before"]["counts"] == {"o1": 0, "o2": 1}


def test_two_quick_questions_in_the_same_words_are_two_questions() -> None:
    stage = evening({**POLL, "quick": True}, {**POLL, "quick": True})
    everyone = people(stage, docent=6, ouder=6)
    for step, found in (("s1", "r1"), ("s2", "r2")):
        ask(stage, found, {person: f"o{1 + at % 2}" for at, person in enumerate(everyone)}, step)
    stage.desk("round.split")
    stage.wait(1)
    round_ = stage.docs("desk")["round"]
    assert (round_["number"], round_["split"]["shift"], "before" in round_) == (1, None, False)
    stage.desk("round.again")
    assert stage.docs("desk")["round"]["number"] == 2, "asked again it is the same one"


def test_what_tables_answered_is_not_split() -> None:
    stage = evening(POLL, tables=2)
    stage.desk("meetup.edit", changes={"voting": "table"})
    ask(stage, "r1", {}, "s1")
    with refused(Invalid):
        stage.desk("round.split")
    assert "rows" not in stage.docs("desk")["round"]


def test_with_fewer_than_five_who_answered_twice_nothing_is_told() -> None:
    stage = evening(POLL)
    everyone = people(stage, none=20)
    ask(stage, "r1", dict.fromkeys(everyone[:12], "o1") | dict.fromkeys(everyone[8:12], "o2"), "s1")
    stage.desk("round.again")
    ask(stage, "r2", dict.fromkeys(everyone[8:], "o1"))
    stage.desk("round.split")
    shift = split(stage, "desk", "r2")["shift"]
    assert shift == {"from": "r1", "matched": None, "stayed": None, "changed": None} | {name: {"o1": None, "o2": None} for name in ("to", "left")} | {
        "counts": {row: {"o1": None, "o2": None} for row in ("o1", "o2")}
    }


def test_a_scale_is_split_by_its_sides() -> None:
    stage = evening(SCALE)
    ask(stage, "r1", {person: (1, 2, 3, 4, 5, "unsure")[at % 6] for at, person in enumerate(people(stage, docent=36, ouder=36))}, "s1")
    stage.desk("round.split")
    round_ = stage.docs("desk")["round"]
    assert [row["label"] for row in round_["rows"]] == ["Oneens (1–2)", "3", "Eens (4–5)", "Weet niet"]
    assert round_["split"]["role"]["counts"] == {"low": [12, 12], "middle": [6, 6], "high": [12, 12], "unsure": [6, 6]}


def test_tables_are_told_where_they_are_large_enough() -> None:
    stage = evening(POLL, tables=2)
    for at in range(30):
        stage.phone(f"p{at}", "me.describe", table="1" if at < 15 else "2")
    ask(stage, "r1", {f"p{at}": "o1" if at % 15 < 8 else "o2" for at in range(30)}, "s1")
    stage.desk("round.view", view="table")
    assert split(stage, "screen")["table"] == {"groups": [["1"], ["2"]], "totals": [15, 15], "counts": {"o1": [8, 8], "o2": [7, 7]}}


def test_a_table_that_a_few_typed_is_not_named() -> None:
    """Where the meetup has no tables any code may be typed, a name too."""
    stage = evening(POLL)
    for at in range(40):
        stage.phone(f"p{at}", "me.describe", table="kanarie" if at < 4 else "1" if at < 24 else "2")
    ask(stage, "r1", {f"p{at}": "o1" if at % 2 else "o2" for at in range(40)}, "s1")
    stage.desk("round.view", view="table")
    assert split(stage)["table"]["groups"] == [["1"], ["2"], [""]]
    assert "kanarie" not in str(stage.docs("screen")) + str(stage.docs("phone")) + str(stage.docs("desk")["round"]) + str(stage.log)


def test_after_the_evening_every_round_is_split_and_one_that_was_open_till_then_a_day_later() -> None:
    stage = evening(POLL, SCALE)
    ask(stage, "r1", dict.fromkeys(people(stage, docent=6, ouder=7), "o1"), "s1")
    stage.wait(1)
    stage.desk("show.go", step="s2")
    stage.desk("meetup.close")
    stage.wait(OVER_SECONDS - 1)
    assert [found.split for found in stage.meetup.rounds.by_id.values()] == [None, None]
    stage.wait(2)
    assert [bool(found.split) for found in stage.meetup.rounds.by_id.values()] == [True, False]
    stage.wait(REOPEN_SECONDS)
    assert all(found.split for found in stage.meetup.rounds.by_id.values())
    assert list(stage.meetup.due()) == []


def test_forgetting_takes_the_role_of_then_too() -> None:
    stage = asked_once()
    stage.desk("round.split")
    assert stage.meetup.rounds.by_id["r1"].groups["docent1"] == {"role": "docent", "table": ""}
    assert ("r1", "docent1", None) in ballots(stage.phone("docent1", "me.forget"))
    assert "docent1" not in stage.meetup.rounds.by_id["r1"].groups
    assert stage.again().rounds.by_id["r1"].groups == stage.meetup.rounds.by_id["r1"].groups


def test_the_log_keeps_only_what_may_be_told() -> None:
    stage = evening(POLL)
    ask(stage, "r1", {person: "o1" if person[0] == "d" else "o2" for person in people(stage, docent=9, ouder=3)}, "s1")
    taken, *groups = stage.desk("round.split")
    assert isinstance(taken, RoundSplit)
    assert taken.role == {"groups": [], "totals": [], "counts": {"o1": [], "o2": []}}
    assert all(isinstance(change, Grouped) for change in groups), "who was of which role stands in ballots, that go with the seal"


def halves(everyone: list[str]) -> dict[str, Any]:
    return dict.fromkeys(everyone[:12], "o1") | dict.fromkeys(everyone[12:], "o2")


def quarters(everyone: list[str]) -> dict[str, Any]:
    """Beside `halves`: of each half six moved."""
    return {person: "o1" if at % 2 else "o2" for at, person in enumerate(everyone)}


def at_tables(*polls: dict[str, Any]) -> tuple[Stage, list[str]]:
    """24 people at four tables, at each of which one writes."""
    stage = evening(*polls, tables=4)
    everyone = people(stage, none=24)
    for at, person in enumerate(everyone):
        stage.phone(person, "me.describe", table=str(1 + at % 4))
    return stage, everyone


def ask_tables(stage: Stage, everyone: list[str], round_id: str) -> None:
    stage.desk("meetup.edit", changes={"voting": "table"})
    stage.desk("round.again")
    for person in everyone[:4]:
        stage.phone(person, "table.scribe", on=True)
        stage.phone(person, "answer", round=round_id, choice="o2")
    stage.desk("round.close")
    stage.wait(GRACE_SECONDS)
    stage.desk("meetup.edit", changes={"voting": "open"})


def test_beside_what_tables_answered_stands_nothing_that_people_answered_one_by_one() -> None:
    stage, everyone = at_tables(POLL)
    ask(stage, "r1", dict.fromkeys(everyone, "o1"), "s1")
    ask_tables(stage, everyone, "r2")
    stage.wait(1)
    assert stage.docs("desk")["round"]["results"]["total"] == 4
    assert "before" not in stage.docs("desk")["round"]


def test_a_round_of_tables_in_between_leaves_the_shift_of_people_as_it_is() -> None:
    stage, everyone = at_tables(POLL)
    ask(stage, "r1", halves(everyone), "s1")
    ask_tables(stage, everyone, "r2")
    stage.desk("round.again")
    ask(stage, "r3", quarters(everyone))
    stage.wait(1)
    assert stage.docs("desk")["round"]["before"]["counts"] == {"o1": 12, "o2": 12}
    stage.desk("round.split")
    shift = split(stage, "desk", "r3")["shift"]
    assert (shift["from"], shift["matched"]) == ("r1", 24)


def test_a_round_that_was_asked_anew_before_it_was_over_is_part_of_no_shift() -> None:
    stage = evening(POLL)
    everyone = people(stage, none=24)
    ask(stage, "r1", halves(everyone), "s1")
    stage.desk("round.again")
    for person in everyone:
        stage.phone(person, "answer", round="r2", choice="o2")
    stage.desk("round.again")
    ask(stage, "r3", quarters(everyone))
    stage.wait(1)
    assert stage.docs("desk")["round"]["before"]["counts"] == {"o1": 12, "o2": 12}, "not those of the one that was not understood"
    stage.desk("round.split", round="r2")
    stage.desk("round.split", round="r3")
    assert split(stage, "desk", "r2")["shift"] is None
    shift = split(stage, "desk", "r3")["shift"]
    assert (shift["from"], shift["matched"], shift["stayed"], shift["changed"]) == ("r1", 24, 12, 12)


def test_a_round_that_is_open_again_because_the_next_was_taken_back_counts_as_any_other() -> None:
    stage = evening(POLL)
    everyone = people(stage, none=10)
    stage.desk("show.go", step="s1")
    stage.desk("round.again")
    stage.desk("undo")
    assert not stage.meetup.rounds.by_id["r1"].replaced
    ask(stage, "r1", dict.fromkeys(everyone, "o1"))
    stage.desk("round.again")
    ask(stage, "r3", dict.fromkeys(everyone, "o2"))
    stage.wait(1)
    assert stage.docs("desk")["round"]["before"]["counts"] == {"o1": 10, "o2": 0}


def test_a_round_that_was_being_closed_when_it_was_asked_again_was_understood() -> None:
    stage = evening(POLL)
    stage.desk("show.go", step="s1")
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.desk("round.close")
    stage.desk("round.again")
    ask(stage, "r2", {"p1": "o2"})
    stage.wait(1)
    assert stage.docs("desk")["round"]["before"]["counts"] == {"o1": 1, "o2": 0}


@pytest.mark.parametrize(("language", "first"), [("nl", "0–29,9 p.p. (v.h. geheel)"), ("en", "0–29.9 p.p. (v.h. geheel)")])
def test_ranges_of_numbers_have_the_decimal_mark_of_the_evening_and_their_unit_as_it_was_written(language: str, first: str) -> None:
    poll = {"kind": "number", "question": "Hoeveel?", "decimals": 1, "unit": "p.p. (v.h. geheel)"}
    stage = Stage({**PROGRAMME, "language": language, "steps": [{"kind": "poll", "title": "Vraag", "poll": poll}]})
    answers = {person: (1.5, 20, 33.3, 60, 90)[at % 5] for at, person in enumerate(people(stage, docent=30, ouder=30))}
    ask(stage, "r1", answers, "s1")
    stage.desk("round.split")
    assert stage.docs("desk")["round"]["rows"][0] == {"id": "n1", "label": first, "count": 24}
