"""What each kind of poll makes of a few answers, by hand."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from facilitator.errors import Fault
from facilitator.meetup.fields import Fields
from facilitator.meetup.polls import PollKind
from facilitator.meetup.totals import Totals
from facilitator.meetup.written import mark_of
from tests.support.answers import SAMPLES, asked


def results(kind: str, answers: list[Any], poll: dict[str, Any] | None = None) -> dict[str, Any]:
    question = asked(kind, poll) if poll is not None else SAMPLES[kind].asked
    totals = Totals(question)
    for number, choice in enumerate(answers):
        totals.cast(f"p{number}", PollKind.known[kind].check(question, choice))
    return totals.results(everything=True)


def faults(kind: str, poll: dict[str, Any]) -> list[Fault]:
    fields = Fields({"kind": kind, **poll})
    PollKind.known[kind].read(fields)
    return fields.faults


def test_of_several_choices_each_counts() -> None:
    assert results("choices", [["o1", "o2"], ["o2"], ["o4", "o2"]]) == {"total": 3, "counts": {"o1": 1, "o2": 3, "o3": 0, "o4": 1}}


def test_a_scale_has_a_mean_and_a_median_of_those_who_chose_a_point() -> None:
    told = results("scale", [1, 2, 2, 5, "unsure", "unsure"])
    assert told == {"total": 6, "counts": {"1": 1, "2": 2, "3": 0, "4": 0, "5": 1, "unsure": 2}, "mean": 2.5, "median": 2}
    assert (results("scale", ["unsure"])["mean"], results("scale", [4, 5])["median"]) == (None, 4.5)


def test_a_scale_names_its_ends_or_every_point() -> None:
    kind = PollKind.known["scale"]
    assert [option["label"] for option in kind.options(SAMPLES["scale"].asked)] == ["1 · Helemaal niet", "2", "3", "4", "5 · Helemaal wel", "Weet ik niet"]
    named = asked("scale", {"from": 0, "to": 2, "labels": ["Nee", "Misschien", "Ja"]})
    assert kind.options(named) == [{"id": "0", "label": "Nee"}, {"id": "1", "label": "Misschien"}, {"id": "2", "label": "Ja"}]
    assert kind.facts(named) == {"scale": {"from": 0, "to": 2, "low": "", "high": "", "named": True}}


def test_a_ranking_has_borda_counts_and_average_places() -> None:
    told = results("rank", [["o1", "o2", "o3", "o4"], ["o1", "o3", "o2", "o4"], ["o4", "o1", "o2", "o3"]])
    assert (told["counts"], told["whole"]) == ({"o1": 8, "o2": 4, "o3": 3, "o4": 3}, 9)
    assert told["places"]["o1"] == [2, 1, 0, 0]
    assert told["mean_place"] == {"o1": 1.33, "o2": 2.67, "o3": 3.0, "o4": 3.0}


def test_of_a_ranking_of_the_first_few_no_average_is_told() -> None:
    told = results("rank", [["o1", "o2"], ["o3", "o1"]], {"options": ["a", "b", "c"], "most": 2})
    assert (told["counts"], told["mean_place"]) == ({"o1": 3, "o2": 1, "o3": 2}, None)


def test_points_add_up() -> None:
    told = results("points", [{"o1": 100}, {"o1": 25, "o2": 75}])
    assert (told["counts"], told["whole"]) == ({"o1": 125, "o2": 75, "o3": 0, "o4": 0}, 200)


def test_numbers_fall_into_bins_of_a_nice_width() -> None:
    told = results("number", [0, 5, 9.9, 10, 34.5, 100])
    assert told["bins"][0] == {"from": 0, "to": 10, "count": 3}
    assert told["bins"][-1] == {"from": 100, "to": 110, "count": 1}
    assert told["counts"] == {str(ten): {0: 3, 10: 1, 30: 1, 100: 1}.get(ten, 0) for ten in range(0, 101, 10)}
    assert (told["mean"], told["median"], told["least"], told["most"]) == (26.57, 9.95, 0, 100)


@pytest.mark.parametrize(
    ("poll", "answers", "bins"),
    [
        ({"decimals": 0}, [7, 7, 8], [(7, 8, 2), (8, 9, 1)]),
        ({"decimals": 0}, [42], [(42, 43, 1)]),
        ({"decimals": 1}, [0.1, 0.2, 0.3], [(0.1, 0.2, 1), (0.2, 0.3, 1), (0.3, 0.4, 1)]),
        ({"least": -50, "most": 50}, [-50, -1, 0, 49], [(-50, -40, 1), (-10, 0, 1), (0, 10, 1), (40, 50, 1)]),
        ({"most": 1_000_000_000}, [0, 1_000_000_000], [(0, 100_000_000, 1), (1_000_000_000, 1_100_000_000, 1)]),
    ],
)
def test_bins_hold_what_falls_in_them(poll: dict[str, Any], answers: list[float], bins: list[tuple[float, float, int]]) -> None:
    told = [(each["from"], each["to"], each["count"]) for each in results("number", answers, poll)["bins"]]
    assert [each for each in told if each[2]] == bins
    assert len(told) <= 12


def test_words_are_folded_and_slips_of_long_words_go_with_them() -> None:
    given = [["kansen"], ["Kansen!"], ["kansen"], ["ongelijkheid"], ["Ongelijkheid"], ["ongelijkheid"], ["ongelijkeid"], ["thuis-taal"], ["thuistaal"]]
    assert results("words", given)["counts"] == {"ongelijkheid": 4, "kansen": 3, "thuis-taal": 2}


def test_accents_and_short_words_stay_apart() -> None:
    given = [["één"], ["een"], ["lezen"], ["lezen"], ["lezen"], ["leven"], ["ideeën"], ["ideeën"], ["ideeën"], ["ideeen"]]
    assert results("words", given)["counts"] == {"ideeën": 3, "lezen": 3, "een": 1, "ideeen": 1, "leven": 1, "één": 1}


def test_texts_wait_for_the_desk_and_words_do_not() -> None:
    totals = Totals(SAMPLES["text"].asked)
    for voter, text in enumerate(["Ja", "Nee", "Ja"]):
        totals.cast(f"p{voter}", text)
    assert totals.results(everything=True) == {"total": 3, "counts": {}, "further": 0, "waiting": {"Ja": 2, "Nee": 1}, "hidden": {}}
    totals.written.judged |= {mark_of("Ja"): True, mark_of("Nee"): False}
    assert totals.results() == {"total": 3, "counts": {"Ja": 2}, "further": 0}
    assert totals.results(everything=True)["hidden"] == {"Nee": 1}
    words = Totals(SAMPLES["words"].asked)
    words.cast("p1", ["Onzin", "taal"])
    words.written.judged[mark_of("onzin")] = False
    assert words.results(everything=True) == {"total": 1, "counts": {"taal": 1}, "whole": 1, "further": 0, "waiting": {}, "hidden": {"Onzin": 1}}


def test_what_was_hidden_is_gone_from_what_is_shown_live_too() -> None:
    totals = Totals(SAMPLES["words"].asked)
    for voter in range(5):
        totals.cast(f"p{voter}", ["onzin", "taal"])
    assert totals.live
    assert totals.results(totals.live)["counts"] == {"onzin": 5, "taal": 5}
    totals.written.judged[mark_of("onzin")] = False
    assert totals.results(totals.live)["counts"] == {"taal": 5}


def test_of_very_many_words_the_most_given_are_told() -> None:
    told = results("words", [[f"w{number % 150}"] for number in range(160)])
    assert (len(told["counts"]), told["further"], list(told["counts"])[:2]) == (100, 50, ["w0", "w1"])


@pytest.mark.parametrize(
    ("kind", "poll", "path"),
    [
        ("choices", {"options": ["a", "b"], "most": 3}, "most"),
        ("choices", {"options": ["a", "b"], "most": 1.5}, "most"),
        ("scale", {"from": 1, "to": 2}, "to"),
        ("scale", {"from": 2}, "from"),
        ("scale", {"to": 11}, "to"),
        ("scale", {"to": 3, "labels": ["a", "b"]}, "labels"),
        ("rank", {"options": ["a"]}, "options"),
        ("words", {"most": 4}, "most"),
        ("number", {"least": 5, "most": 5}, "most"),
        ("number", {"decimals": 3}, "decimals"),
        ("points", {}, "options"),
    ],
)
def test_what_can_not_be_asked_is_told_at_its_place(kind: str, poll: dict[str, Any], path: str) -> None:
    assert path in [fault.path for fault in faults(kind, poll)]


def test_counting_forgets_nothing_and_invents_nothing() -> None:
    kind, tally = PollKind.known["points"], Counter[str]()
    kind.count(tally, {"o1": 60, "o2": 40}, 1)
    kind.count(tally, {"o1": 60, "o2": 40}, -1)
    assert not +tally
