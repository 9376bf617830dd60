"""What holds for every kind of poll: what is an answer, and that only the last answer of each voter counts, in whatever order they came."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import Invalid
from facilitator.meetup.polls import PollKind
from facilitator.meetup.totals import LIVE_STEP, Totals
from tests.support.answers import SAMPLES, Sample

KINDS = sorted(PollKind.known)
VOTERS = [f"p{number}" for number in range(8)]
every_kind = pytest.mark.parametrize("sample", [SAMPLES[kind] for kind in KINDS], ids=KINDS)


def votes(sample: Sample, data: st.DataObject) -> list[tuple[str, Any]]:
    """Answers as they come in: of a few voters, who change them and take them back."""
    answers = st.one_of(st.none(), sample.answers.map(lambda choice: PollKind.known[sample.kind].check(sample.asked, choice)))
    return data.draw(st.lists(st.tuples(st.sampled_from(VOTERS), answers), max_size=30))


def cast(sample: Sample, given: list[tuple[str, Any]]) -> Totals:
    totals = Totals(sample.asked)
    for voter, choice in given:
        totals.cast(voter, choice)
    return totals


def test_every_kind_has_a_sample() -> None:
    assert sorted(SAMPLES) == KINDS


@every_kind
def test_what_is_an_answer_is_kept_in_one_way(sample: Sample) -> None:
    kind = PollKind.known[sample.kind]
    for choice, kept in sample.right:
        found = kind.check(sample.asked, choice)
        assert (found, type(found)) == (kept, type(kept))
        assert kind.check(sample.asked, json.loads(json.dumps(found))) == found, "it is its own answer, also from the disk"


@every_kind
def test_what_is_none_is_refused_with_what_to_do(sample: Sample) -> None:
    for choice in sample.wrong:
        with pytest.raises(Invalid) as refusal:
            PollKind.known[sample.kind].check(sample.asked, choice)
        assert refusal.value.faults[0].path.startswith("choice"), choice


@every_kind
@given(data=st.data())
def test_the_order_of_votes_does_not_matter(sample: Sample, data: st.DataObject) -> None:
    last = dict(votes(sample, data))
    given = [(voter, choice) for voter, choice in last.items() if choice is not None]
    shuffled = data.draw(st.permutations(given))
    assert cast(sample, given).results(everything=True) == cast(sample, shuffled).results(everything=True)


@every_kind
@given(data=st.data())
def test_a_vote_that_was_changed_leaves_nothing_behind(sample: Sample, data: st.DataObject) -> None:
    given = votes(sample, data)
    last = [(voter, choice) for voter, choice in dict(given).items() if choice is not None]
    totals = cast(sample, given)
    assert totals.results(everything=True) == cast(sample, last).results(everything=True)
    assert +totals.tally == totals.tally + Counter(), "nothing is counted less than not at all"
    assert min(totals.tally.values(), default=0) >= 0


@every_kind
@given(data=st.data())
def test_the_total_is_that_of_the_ballots(sample: Sample, data: st.DataObject) -> None:
    totals = cast(sample, votes(sample, data))
    results = totals.results(everything=True)
    assert results["total"] == len(totals.ballots)
    assert json.loads(json.dumps(results)) == results
    if results["total"] == 0:
        assert not any(results["counts"].values())


@every_kind
@given(data=st.data())
def test_live_totals_move_by_five_voters_at_least(sample: Sample, data: st.DataObject) -> None:
    totals, shown = Totals(sample.asked), [dict[str, Any]()]
    for voter, choice in votes(sample, data):
        before = totals.live
        totals.cast(voter, choice)
        if totals.live is not before:
            shown.append(dict(totals.ballots))
    for earlier, later in pairwise(shown):
        assert sum(earlier.get(voter) != later.get(voter) for voter in VOTERS) >= LIVE_STEP


@every_kind
def test_without_answers_every_option_is_told_with_nothing(sample: Sample) -> None:
    kind = PollKind.known[sample.kind]
    results = Totals(sample.asked).results()
    assert results["total"] == 0
    assert results["counts"] == {option["id"]: 0 for option in kind.options(sample.asked)}


def test_where_no_decimals_may_be_given_one_is_told_to_write_a_whole_number() -> None:
    number = PollKind.known["number"]
    for decimals, sentence in ((0, "Write a whole number."), (1, "Digits behind the decimal mark: at most {decimals}.")):
        with pytest.raises(Invalid) as refused:
            number.check({"least": 0, "most": 10, "decimals": decimals}, 2.25)
        assert refused.value.sentence == sentence
