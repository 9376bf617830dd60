"""Whatever happens on an evening, in whatever order, with crashes between: desk and phones see what a model says they must.

Hypothesis makes up the evenings. `make torture` walks 10,000 steps; here are a few short ones, always the same.
"""

from __future__ import annotations

import os
import time
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from tests.faults import people
from tests.faults.background import Background
from tests.faults.evening import Evening, Person
from tests.faults.model import CLOSED, CLOSING, OPEN, OPTIONS, VALUES, Model, as_seen
from tests.support.server import Server

EVENINGS, STEPS_AN_EVENING = (int(number) for number in os.environ.get("FAULTS_MACHINE", "10x15").split("x"))
MOST_PHONES = 6
GRACE_SECONDS = 2.0  # docs/protocol.md: votes in flight are taken for 2 s
TOLD_WITHIN = 5.0

some = st.integers(0, 10**6)  # which phone, round or idea, of those that are there
choices, values = st.sampled_from(OPTIONS), st.sampled_from([*VALUES, None])
switch = st.booleans()


class Walk(RuleBasedStateMachine):
    """One evening. A rule gives a command to the server and to the model, and both must make the same of it."""

    server: Server
    loop: Background
    steps: Counter[str]

    @initialize()
    def begin(self) -> None:
        self.model, self.evening = Model(), Evening(self.server)
        self.loop.wait(self.evening.begin())
        self.closing_since = 0.0
        self.last_seq = self.evening.said[-1].ack["seq"]
        self.join()

    # people come and go

    @precondition(lambda self: len(self.evening.phones) < MOST_PHONES)
    @rule()
    def join(self) -> None:
        self.step("join")
        self.loop.wait(self.evening.join())

    @rule(who=some)
    def resume(self, who: int) -> None:
        self.step("resume")
        person = [self.evening.desk, *self.evening.phones][who % (len(self.evening.phones) + 1)]
        self.loop.wait(self.evening.part(person))
        self.loop.wait(self.evening.come_back(person))

    @rule(given=st.lists(st.tuples(some, choices), max_size=12))
    def crash(self, given: list[tuple[int, str]]) -> None:
        """kill -9 while votes are under way. They may be kept or not; said again with their ids they count, once."""
        self.step("crash")
        round = self.settled()
        sent = [(who % len(self.evening.phones), choice, self.message("answer", round=round, choice=choice)) for who, choice in given]
        for phone, _, message in sent:
            self.loop.wait(self.evening.throw(message, self.evening.phones[phone]))
        self.evening.fall()
        self.loop.wait(self.evening.everyone())
        for phone, choice, message in sent:
            self.give(message, self.evening.phones[phone], self.model.refusal_of_vote(round), lambda p=phone, c=choice: self.model.vote(p, round, c))  # type: ignore[misc]
        self.check_phones()

    # what phones say

    @rule(who=some, round=some, choice=choices)
    def vote(self, who: int, round: int, choice: str) -> None:
        self.step("vote")
        phone, id = who % len(self.evening.phones), list(self.model.rounds)[round % len(self.model.rounds)]
        message = self.message("answer", round=id, choice=choice)
        if self.model.rounds[id].state == CLOSING:
            self.vote_in_the_grace(phone, id, choice, message)
        else:
            self.give(message, self.evening.phones[phone], self.model.refusal_of_vote(id), lambda: self.model.vote(phone, id, choice))

    def vote_in_the_grace(self, phone: int, round: str, choice: str, message: dict[str, Any]) -> None:
        """It may be over by now, or not yet."""
        ack = self.loop.wait(self.evening.send(message, self.evening.phones[phone]))
        passed = time.monotonic() - self.closing_since
        if ack["ok"]:
            assert passed < GRACE_SECONDS + TOLD_WITHIN, "it was to be closed"
            self.model.vote(phone, round, choice)
        else:
            assert (ack["code"], passed > GRACE_SECONDS * 0.9) == ("closed", True)
            self.model.rounds[round].state = CLOSED

    @rule(who=some, choice=choices)
    def vote_and_lose_the_ack(self, who: int, choice: str) -> None:
        self.step("lost ack")
        phone, round = who % len(self.evening.phones), self.settled()
        person, message = self.evening.phones[phone], self.message("answer", round=round, choice=choice)
        self.loop.wait(self.evening.throw(message, person))
        self.loop.wait(self.evening.part(person))
        self.loop.wait(self.evening.come_back(person))
        self.give(message, person, self.model.refusal_of_vote(round), lambda: self.model.vote(phone, round, choice))

    @rule(who=some)
    def write(self, who: int) -> None:
        self.step("write")
        phone, text = who % len(self.evening.phones), f"Idee {uuid.uuid4()}"
        message = self.message("idea.add", step="s2", theme=None, text=text)
        ack = self.give(message, self.evening.phones[phone], None if self.model.table.open else "closed", lambda: None)
        if ack["ok"]:
            self.model.write(phone, ack["idea"], text)

    @precondition(lambda self: self.model.ideas)
    @rule(who=some, idea=some)
    def withdraw(self, who: int, idea: int) -> None:
        self.step("withdraw")
        phone, number = who % len(self.evening.phones), 1 + idea % len(self.model.ideas)
        refusal = self.model.refusal_of_withdrawing(phone, number)
        self.give(self.message("idea.withdraw", idea=number), self.evening.phones[phone], refusal, lambda: self.model.withdraw(number))

    @precondition(lambda self: self.model.ideas)
    @rule(who=some, idea=some, value=values)
    def support(self, who: int, idea: int, value: str | None) -> None:
        self.step("support")
        phone, number = who % len(self.evening.phones), 1 + idea % len(self.model.ideas)
        message = self.message("idea.support", idea=number, value=value)
        self.give(message, self.evening.phones[phone], self.model.refusal_of_support(number), lambda: self.model.support(phone, number, value))

    # what the desk does

    @precondition(lambda self: self.model.last.state == OPEN)
    @rule()
    def close(self) -> None:
        self.step("close")
        round, self.closing_since = self.model.last, time.monotonic()
        self.lead("round.close", lambda: self.model.close(round), round=round.id)

    @rule()
    def ask_again(self) -> None:
        self.step("again")
        self.settled()
        ack = self.lead("round.again", lambda: None, step="s1")
        self.model.ask_again(ack["round"])

    @rule(round=some, on=switch)
    def show_results(self, round: int, on: bool) -> None:
        self.step("results")
        found = list(self.model.rounds.values())[round % len(self.model.rounds)]
        self.lead("round.reveal" if on else "round.hide", lambda: self.model.show_results(found, on), round=found.id)

    @precondition(lambda self: self.model.ideas)
    @rule(idea=some, hidden=switch)
    def place(self, idea: int, hidden: bool) -> None:
        self.step("place")
        found = self.model.ideas[1 + idea % len(self.model.ideas)]
        refusal = "closed" if found.withdrawn and not hidden else None
        self.lead("idea.hide" if hidden else "idea.show", lambda: self.model.place(found, hidden=hidden), refusal, idea=found.id)

    @rule()
    def open_or_close_the_ideas(self) -> None:
        self.step("table")
        on = not self.model.table.open
        self.lead("ideas.open" if on else "ideas.close", lambda: self.model.open_table(on), step="s2")

    @rule(on=switch)
    def show_support(self, on: bool) -> None:
        self.step("show support")
        self.lead("ideas.reveal" if on else "ideas.hide", lambda: self.model.show_support(on), step="s2")

    @precondition(lambda self: self.model.deeds)
    @rule()
    def undo(self) -> None:
        self.step("undo")
        self.lead("undo", self.model.undo)

    # the same again

    @rule(which=some)
    def say_again(self, which: int) -> None:
        self.step("again the same")
        said = self.evening.said[which % len(self.evening.said)]
        assert said.who.client
        assert self.loop.wait(said.who.client.do_raw(said.message)) == said.ack

    @rule(which=some, choice=choices)
    def use_an_id_twice(self, which: int, choice: str) -> None:
        self.step("id twice")
        said = self.evening.said[which % len(self.evening.said)]
        other = {**said.message, "verb": "screen.black", "on": True} if said.who is self.evening.desk else {**said.message, "verb": "me.describe", "role": None}
        assert said.who.client
        assert self.loop.wait(said.who.client.do_raw(other))["code"] in ("id_reused", "invalid")

    # what must hold

    @invariant()
    def the_desk_sees_what_the_model_says(self) -> None:
        if not hasattr(self, "model"):
            return
        self.sees(self.evening.desk, self.model.desk)
        assert not [fault for person in (self.evening.desk, *self.evening.phones) for fault in person.faults]

    def check_phones(self) -> None:
        for number, person in enumerate(self.evening.phones):
            self.sees(person, self.model.phone)
            self.sees(person, lambda n=number: self.model.mine(n), own=True)  # type: ignore[misc]

    def teardown(self) -> None:
        if not hasattr(self, "model"):
            return
        try:
            self.check_phones()
            check_disk(self.server, self.model, self.evening)
        finally:
            self.loop.wait(self.evening.leave())

    # helpers

    def step(self, name: str) -> None:
        self.steps[name] += 1

    def message(self, verb: str, **fields: Any) -> dict[str, Any]:
        return {"id": str(uuid.uuid4()), "verb": verb, **fields}

    def lead(self, verb: str, then: Callable[[], None], refusal: str | None = None, **fields: Any) -> dict[str, Any]:
        return self.give(self.message(verb, **fields), self.evening.desk, refusal, then)

    def give(self, message: dict[str, Any], who: Person, refusal: str | None, then: Callable[[], None]) -> dict[str, Any]:
        """The server answers as the model expects; what was carried out is carried out in the model."""
        ack = self.loop.wait(self.evening.send(message, who))
        assert ack.get("code") == refusal, (message, ack)
        if ack["ok"]:
            assert ack["seq"] == 0 or ack["seq"] >= self.last_seq, "the seq never goes back"
            self.last_seq = max(self.last_seq, ack["seq"])
            then()
        return ack

    def settled(self) -> str:
        """The last round, when it is no longer on its way to be closed."""
        self.sees(self.evening.desk, lambda: {} if self.model.last.state == CLOSING else self.model.desk())
        return self.model.last.id

    def sees(self, person: Person, expected: Callable[[], dict[str, Any]], *, own: bool = False) -> None:
        until = time.monotonic() + TOLD_WITHIN + GRACE_SECONDS
        while True:
            self.learn_of_the_close()
            docs, must = dict((person.mine if own else person.docs).docs), expected()
            told = as_seen(docs, must)
            if told == must:
                return
            assert time.monotonic() < until, f"{person.audience}: {difference(told, must)}"
            time.sleep(0.005)

    def learn_of_the_close(self) -> None:
        """A closing round is closed after a while, by itself; the model hears that from the desk."""
        for each in self.model.rounds.values():
            if each.state == CLOSING and self.evening.desk.docs.docs.get(f"round/{each.id}", {}).get("state") == CLOSED:
                assert time.monotonic() - self.closing_since > GRACE_SECONDS * 0.9
                each.state = CLOSED


def difference(told: dict[str, Any], must: dict[str, Any]) -> dict[str, Any]:
    return {key: (told.get(key), must.get(key)) for key in told.keys() | must.keys() if told.get(key) != must.get(key)}


def check_disk(server: Server, model: Model, evening: Evening) -> None:
    """Every acknowledged command once, the log without a gap, and the ballots that the model has."""
    kept = people.kept(server.data, evening.made["id"])
    assert {said.message["id"] for said in evening.said} <= people.receipts(kept)
    assert [line["seq"] for line in kept["log"]] == list(range(1, len(kept["log"]) + 1))
    counted = Counter((ballot["about"], ballot["value"]) for ballot in kept["ballots"] if ballot["kind"] == "answer")
    assert counted == Counter((each.id, choice) for each in model.rounds.values() for choice in each.ballots.values())


@pytest.mark.timeout(max(300, EVENINGS * STEPS_AN_EVENING))
def test_an_evening_is_what_the_model_says_whatever_happens(server: Server, say: Callable[[str], None]) -> None:
    begun, walked = time.monotonic(), Counter[str]()
    with Background() as loop:
        Walk.server, Walk.loop, Walk.steps = server, loop, walked
        run_state_machine_as_test(
            Walk,
            settings=settings(
                max_examples=EVENINGS,
                stateful_step_count=STEPS_AN_EVENING,
                derandomize=True,
                database=None,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
    say(f"{walked.total()} steps, {walked['crash']} crashes, no difference; {time.monotonic() - begun:.0f} s; {dict(walked.most_common())}")
