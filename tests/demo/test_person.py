"""One simulated participant: does what people do, at the pace of people, and nothing that the evening does not ask for."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.demo.people import MEETUP, OPTIONS, absences, asking, collecting, live, people, said, times, with_ideas

MANY = 300


def share(number: int) -> float:
    return number / MANY


# coming in


def test_most_say_a_role_that_the_meetup_knows_within_half_a_minute() -> None:
    lives = [live(person, MEETUP) for person in people(MANY)]
    roles = [role["role"] for done in lives for role in said(done, "me.describe")]
    assert 0.75 < share(len(roles)) < 0.95
    assert set(roles) == {"docent", "ouder", "bestuurder"}
    assert Counter(roles)["docent"] > Counter(roles)["ouder"]
    assert max(max(times(done, "me.describe"), default=0) for done in lives) <= 30


def test_where_no_roles_are_asked_for_nobody_says_one() -> None:
    assert not [said for person in people(20) for said in live(person, {"meetup": {"roles": []}}) if not absences([said])]


def test_most_try_the_practice_question_and_without_one_nobody_does() -> None:
    practising = MEETUP | {"practice": {"question": "Hoe bent u gekomen?", "options": OPTIONS}}
    tried = [choice["choice"] for person in people(MANY) for choice in said(live(person, practising), "practice")]
    assert 0.7 < share(len(tried)) < 0.9
    assert set(tried) == {"o1", "o2", "o3"}
    assert not [given for person in people(20) for given in said(live(person, MEETUP), "practice")]


def test_who_was_thinking_when_the_practice_ended_lets_it_be() -> None:
    for person in people(20):
        list(person.look(MEETUP | {"practice": {"question": "?", "options": OPTIONS}}, {}, 0.0))
        assert not said(live(person, MEETUP), "practice")


# answering


def test_answers_come_after_some_seconds_and_within_half_a_minute_and_some_never() -> None:
    first = [min(times(live(person, asking()), "answer"), default=None) for person in people(MANY)]
    answered = [at for at in first if at is not None]
    assert 0.87 < share(len(answered)) < 0.98
    assert min(answered) >= 3
    assert sorted(answered)[len(answered) // 2] < 15
    assert sum(at <= 30 for at in answered) > 0.9 * len(answered), "whose phone slept is later"


def test_some_change_their_mind_to_the_answer_beside_it() -> None:
    changed = [answers for person in people(MANY) if len(answers := said(live(person, asking()), "answer")) > 1]
    assert 0.05 < share(len(changed)) < 0.2
    places = [option["id"] for option in OPTIONS]
    assert {abs(places.index(one["choice"]) - places.index(other["choice"])) for one, other in changed} == {1}


def test_nobody_answers_a_round_that_is_closed_or_closes_while_they_think() -> None:
    for person in people(20):
        assert not said(live(person, asking(state="closed"), seconds=60), "answer")
    for person in people(20):
        list(person.look(asking(), {}, 0.0))
        assert not said(live(person, asking(state="closing")), "answer")


def test_a_round_that_stayed_open_elsewhere_is_answered_too() -> None:
    elsewhere = {**MEETUP, "step": {"id": "s2", "kind": "text"}, "round/r7": asking("r7")["round"]}
    assert {answer["round"] for person in people(20) for answer in said(live(person, elsewhere), "answer")} == {"r7"}


def test_asked_again_people_give_the_same_answer() -> None:
    for person in people(MANY):
        first, second = (said(live(person, asking(id), seconds=40), "answer")[:1] for id in ("r1", "r2"))
        if first and second:
            assert first[0]["choice"] == second[0]["choice"]


def test_after_a_fragment_some_have_moved_towards_the_statement() -> None:
    def answers(person: Any, id: str) -> list[str]:
        return [answer["choice"] for answer in said(live(person, asking(id), seconds=40), "answer")[:1]]

    before, after = Counter[str](), Counter[str]()
    for person in people(MANY):
        before.update(answers(person, "r1"))
        list(person.look({**MEETUP, "step": {"id": "s4", "kind": "fragment"}}, {}, 50.0))
        after.update(answers(person, "r2"))
    assert after["o1"] > 1.1 * before["o1"]
    assert after["o2"] > 0, "not everyone"


def test_roles_lean_differently() -> None:
    agreeing = {"ouder": Counter[str](), "bestuurder": Counter[str](), "docent": Counter[str]()}
    for person in people(MANY):
        answers = said(live(person, asking()), "answer")
        agreeing[str(person.role)].update(answer["choice"] for answer in answers)
    assert agreeing["ouder"]["o1"] > 3 * agreeing["ouder"]["o2"]
    assert agreeing["bestuurder"]["o2"] > 3 * agreeing["bestuurder"]["o1"]


# ideas


def test_people_write_up_to_three_ideas_under_the_themes_and_some_none() -> None:
    written = [said(live(person, collecting()), "idea.add") for person in people(MANY)]
    assert {len(ideas) for ideas in written} == {0, 1, 2, 3}
    assert {idea["theme"] for ideas in written for idea in ideas} == {"oorzaak", "gevolg"}
    assert all(idea["text"].startswith(idea["theme"]) for ideas in written for idea in ideas)


def test_nobody_writes_the_same_twice_or_what_stands_there_already() -> None:
    taken = [f"oorzaak {n}" for n in range(6)]
    for person in people(MANY):
        texts = [idea["text"] for idea in said(live(person, with_ideas(collecting(), *taken)), "idea.add")]
        assert len(set(texts)) == len(texts)
        assert not set(texts) & set(taken)


def test_one_word_is_written_once_by_each_and_sooner() -> None:
    lives = [live(person, collecting(themes=(), title="In één woord"), seconds=35) for person in people(MANY)]
    words = [said(done, "idea.add") for done in lives]
    assert {len(word) for word in words} <= {0, 1}
    assert {(word["text"], word["theme"]) for given in words for word in given} == {("benieuwd", None), ("hoopvol", None)}
    assert sum(map(len, words)) > 0.9 * MANY


def test_a_step_that_nobody_knows_gets_words_of_the_same_theme_elsewhere_else_any() -> None:
    def texts(theme: str) -> set[str]:
        docs = collecting(themes=(theme,), title="Iets anders")
        return {idea["text"].split()[0] for person in people(50) for idea in said(live(person, docs), "idea.add")}

    assert texts("gevolg") == {"gevolg"}
    assert texts("onbekend") == {"oorzaak", "gevolg"}


def test_once_the_ideas_are_closed_nothing_is_written_or_supported() -> None:
    closed = with_ideas(collecting("agree", opened=False), "iets")
    for person in people(50):
        list(person.look(collecting("agree"), {}, 0.0))
        done = live(person, closed)
        assert not said(done, "idea.add") + said(done, "idea.support")


@pytest.mark.parametrize(("support", "values"), [("agree", {"agree"}), ("agree_disagree_pass", {"agree", "disagree", "pass"})])
def test_people_support_ideas_of_others_each_once(support: str, values: set[str]) -> None:
    given = Counter[str]()
    for person in people(MANY):
        own = {"my/idea/1": {"id": 1, "step": "s3", "theme": "oorzaak", "text": "van mij", "status": "shown"}}
        support_given = said(live(person, with_ideas(collecting(support), "van mij", "b", "c", "d", "e"), own), "idea.support")
        chosen = [each["idea"] for each in support_given if each["value"]]
        assert 1 not in chosen
        assert len(set(chosen)) == len(chosen)
        given.update(each["value"] for each in support_given if each["value"])
    assert set(given) == values
    assert given["agree"] > 0.6 * given.total()


def test_some_take_their_support_back() -> None:
    back = [each for person in people(MANY) for each in said(live(person, with_ideas(collecting("agree"), "a", "b")), "idea.support") if each["value"] is None]
    assert 0 < len(back) < 0.15 * MANY


def test_where_no_support_is_asked_for_none_is_given() -> None:
    assert not [given for person in people(50) for given in said(live(person, with_ideas(collecting("none"), "a", "b")), "idea.support")]


def test_some_withdraw_an_idea_of_their_own() -> None:
    withdrawn = 0
    for person in people(MANY):
        mine: dict[str, Any] = {}
        taken_back = said(live(person, collecting(), mine), "idea.withdraw")
        assert {each["idea"] for each in taken_back} <= {idea["id"] for key, idea in mine.items() if key.startswith("my/idea/")}
        withdrawn += len(taken_back)
    assert 0 < withdrawn < 0.15 * MANY


# being there


def test_some_phones_sleep_for_a_while_and_few_people_go_home() -> None:
    lives = [absences(live(person, MEETUP)) for person in people(MANY)]
    slept = [done for done in lives if any(seconds for _, seconds in done)]
    went = [done for done in lives if any(seconds is None for _, seconds in done)]
    assert 0.3 < share(len(slept)) < 0.5
    assert 0.01 < share(len(went)) < 0.08
    assert all(at >= 40 and 8 <= seconds <= 60 for done in lives for at, seconds in done if seconds)


def test_nobody_does_anything_in_their_sleep() -> None:
    for person in people(MANY):
        done = live(person, with_ideas(collecting("agree"), "a", "b") | asking())
        for went, seconds in absences(done):
            assert not [act for at, act in done if went < at < went + (seconds or 0)]


def test_the_same_seed_makes_the_same_people() -> None:
    evening = with_ideas(collecting("agree"), "a", "b") | asking()
    assert [live(person, evening) for person in people(20)] == [live(person, evening) for person in people(20)]


# at tables


def at_tables(number: int, **me: object) -> tuple[dict[str, Any], dict[str, Any]]:
    tables = [{"code": f"{n}", "name": "", "link": "", "scribe": False} for n in range(1, 5)]
    talk = {"id": "s3", "kind": "talk", "minutes": 10, "talk": {"tables": {"done": [], "of": 4}}}
    return {"tables": {"call": "", "tables": tables}, "step": talk}, {"me": {"role": None, "table": f"{number % 4 + 1}", "scribe": False, **me}}


def test_most_sit_down_at_a_table_and_all_tables_are_taken() -> None:
    chosen = [sat["table"] for person in people(MANY) for sat in said(live(person, at_tables(0)[0]), "me.describe")]
    assert 0.8 < share(len(chosen)) < 1
    assert set(chosen) == {"1", "2", "3", "4"}


def test_one_of_a_table_writes_where_nobody_does_and_says_that_they_are_done_before_the_time_is_up() -> None:
    wrote = [said(live(person, *at_tables(person.number)), "table.scribe") for person in people(MANY)]
    assert 0.4 < share(sum(bool(pens) for pens in wrote)) < 0.8
    scribe = people(1)[0]
    done = live(scribe, *at_tables(0, scribe=True))
    assert said(done, "table.done") == [{"step": "s3"}]
    assert 300 < times(done, "table.done")[0] < 600


def at_table_vote(number: int, **me: object) -> tuple[dict[str, Any], dict[str, Any]]:
    docs, mine = at_tables(number, **me)
    asked = asking()
    return {**docs, "step": {"id": "s2", "kind": "poll"}, **asked, "round": {**asked["round"], "voting": "table"}}, mine


def test_where_tables_vote_somebody_takes_up_the_pen_and_only_who_has_it_answers() -> None:
    lives = [live(person, *at_table_vote(person.number)) for person in people(MANY)]
    assert 0.4 < share(sum(bool(said(done, "table.scribe")) for done in lives)) < 0.8
    assert not [answer for done in lives for answer in said(done, "answer")]
    scribes = [live(person, *at_table_vote(person.number, scribe=True)) for person in people(MANY)]
    assert 0.85 < share(sum(bool(said(done, "answer")) for done in scribes)) < 1


def test_where_a_phone_writes_no_other_takes_the_pen() -> None:
    docs, mine = at_tables(0)
    docs["tables"]["tables"] = [{**table, "scribe": True} for table in docs["tables"]["tables"]]
    assert not [pen for person in people(20) for pen in said(live(person, docs, mine), "table.scribe")]
