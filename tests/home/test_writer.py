"""The one writer: what fails is refused, the state is never ahead of the disk, and the others go on."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from facilitator.errors import Failed, Refusal, StorageFailed
from facilitator.home import Home, LiveMeetup, Order
from facilitator.home.slow import StartThread
from facilitator.meetup import Change, Meetup, programme
from facilitator.meetup.answers import Answer
from facilitator.meetup.people import DescribeMe
from facilitator.meetup.screen import Switch
from facilitator.meetup.splits import SplitAtTheEnd
from facilitator.meetup.words import DESK, PHONE, TIMER, Actor, Command
from facilitator.store import Receipt, Store
from tests.support.stage import PROGRAMME, Clips


@dataclass(frozen=True)
class Explode(Command, verb="test.explode", by=(DESK,)):
    """A mistake of ours: it breaks after it has changed the state."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Change]:
        meetup.screen = "broken"  # type: ignore[assignment]
        raise ZeroDivisionError


del Command.known["test.explode"]  # no client can say it


class House:
    """A home on a folder, and a store that can be made to fail."""

    def __init__(self, folder: Path, start_thread: StartThread) -> None:
        self.store = Store(folder)
        self.failing = False
        self.beside: list[str] = []
        self.home = Home(self.store, lambda row: Clips(), in_thread=self.in_thread, start_thread=start_thread)
        self.home.writer.start()
        self.meetup = self.home.make(programme.read(PROGRAMME)).id
        self.other = self.home.make(programme.read(PROGRAMME)).id

    def in_thread(self, work: Any, *given: Any) -> Any:
        self.beside.append(work.__name__)
        if self.failing:
            raise StorageFailed("no disk", reason="test")
        return work(*given)

    def ask_all(self, *orders: tuple[str, Command, Actor]) -> list[Receipt | Refusal]:
        """Gives all orders at once, so that they share a batch, and waits for their answers."""
        answers: dict[int, Receipt | Refusal] = {}
        done = threading.Event()

        def reply(number: int, answer: Receipt | Refusal) -> None:
            answers[number] = answer
            if len(answers) == len(orders):
                done.set()

        def give() -> None:
            for number, (meetup, command, actor) in enumerate(orders):
                self.home.inbox.put(Order(meetup, command, actor, uuid.uuid4().bytes, b"digest", lambda answer, n=number: reply(n, answer)))  # type: ignore[misc]

        self.home.inbox.ask(give)
        assert done.wait(10)
        return [answers[number] for number in range(len(orders))]

    def docs(self, meetup: str) -> dict[str, Any]:
        self.home.inbox.ask(lambda: None)
        return self.home.live(meetup).streams[DESK].docs()


@contextmanager
def house(folder: Path, start_thread: StartThread = lambda work: work()) -> Iterator[House]:
    made = House(folder, start_thread)
    try:
        yield made
    finally:
        made.home.writer.stop()
        made.store.close()


DESK_HAND, A_PHONE = Actor(DESK), Actor(PHONE, "p1")


def go(step: str) -> Command:
    return Command.known["show.go"](step=step)  # type: ignore[call-arg]


def answer(choice: str) -> Command:
    return Command.known["answer"](round="r1", choice=choice)  # type: ignore[call-arg]


def test_a_batch_that_can_not_be_written_is_refused_whole_and_the_state_goes_back(tmp_path: Path) -> None:
    with house(tmp_path) as home:
        assert isinstance(home.ask_all((home.meetup, go("s2"), DESK_HAND))[0], Receipt)
        home.failing = True
        answers = home.ask_all((home.meetup, answer("o1"), A_PHONE), (home.meetup, go("s3"), DESK_HAND), (home.meetup, answer("x"), A_PHONE))
        assert [getattr(each, "code", None) for each in answers] == ["storage"] * 3, "also what was refused: its state never was"
        assert home.docs(home.meetup)["step"]["id"] == "s2", "what was told last still holds"
        home.failing = False
        assert isinstance(home.ask_all((home.meetup, answer("o2"), A_PHONE))[0], Receipt)
        assert home.docs(home.meetup)["round"]["answered"] == 1


def test_a_mistake_of_ours_takes_down_neither_the_writer_nor_another_meetup(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with house(tmp_path) as home:
        assert isinstance(home.ask_all((home.meetup, go("s2"), DESK_HAND))[0], Receipt)
        answers = home.ask_all((home.other, go("s1"), DESK_HAND), (home.meetup, answer("o1"), A_PHONE), (home.meetup, Explode(), DESK_HAND))
        assert isinstance(answers[0], Receipt)
        assert isinstance(answers[1], StorageFailed), "it is asked to send again"
        assert isinstance(answers[2], Failed)
        assert "ZeroDivisionError" in caplog.text
        assert isinstance(home.ask_all((home.meetup, answer("o1"), A_PHONE))[0], Receipt)
        assert home.docs(home.meetup)["round"]["answered"] == 1
        assert home.docs(home.meetup)["screen"]["black"] is False, "the broken state was thrown away"
        assert home.docs(home.other)["step"]["id"] == "s1"
        assert home.home.writer.alive()


def test_who_waits_too_long_sends_it_again_and_it_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with house(tmp_path) as at:
        at.ask_all((at.meetup, go("s2"), DESK_HAND))
        held = threading.Event()
        threading.Thread(target=at.home.inbox.ask, args=(lambda: held.wait(10),)).start()
        monkeypatch.setattr("facilitator.home.PATIENCE_SECONDS", 0.05)
        id = uuid.uuid4().bytes
        with pytest.raises(StorageFailed, match="counts only once"):
            at.home.carry_out(at.meetup, answer("o1"), A_PHONE, id, b"digest")
        held.set()
        monkeypatch.setattr("facilitator.home.PATIENCE_SECONDS", 10)
        at.home.carry_out(at.meetup, answer("o1"), A_PHONE, id, b"digest")
        assert len(list(at.store.receipts(at.meetup))) == 1 + 1, "of the desk's command and of this one"


def test_asking_for_what_is_stored_of_somebody_stores_nothing(tmp_path: Path) -> None:
    with house(tmp_path) as at:
        live = at.home.live(at.meetup)
        told = [live.own_stream(f"stranger {number}").since() for number in range(5)]
        assert live.own == {}
        at.ask_all((at.meetup, go("s2"), DESK_HAND), (at.meetup, answer("o1"), A_PHONE))
        at.docs(at.meetup)
        assert set(live.own) == {"p1"}
        assert live.own_stream("p1").since(told[0]["epoch"], told[0]["seq"])["docs"]["my/round/r1"]["choice"] == "o1", "and their cursor goes on"


def test_more_commands_than_fit_in_a_turn_are_all_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.home.inbox.MOST_ORDERS", 20)
    with house(tmp_path) as home:
        home.ask_all((home.meetup, go("s2"), DESK_HAND))
        commits = home.home.writer.commits
        answers = home.ask_all(*((home.meetup, answer("o1"), Actor(PHONE, f"p{number}")) for number in range(50)))
        assert all(isinstance(each, Receipt) for each in answers)
        assert home.home.writer.commits == commits + 3


def test_one_answer_that_can_not_be_given_keeps_none_of_the_others(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with house(tmp_path) as home:
        home.ask_all((home.meetup, go("s2"), DESK_HAND))

        def fails(answer: object) -> None:
            raise ZeroDivisionError

        home.home.inbox.put(Order(home.meetup, answer("o1"), Actor(PHONE, "p0"), uuid.uuid4().bytes, b"", fails))
        assert isinstance(home.ask_all((home.meetup, answer("o1"), A_PHONE))[0], Receipt)
        assert "could not be given" in caplog.text


def test_a_meetup_that_never_could_be_read_takes_nobody_elses_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with house(tmp_path) as home:
        home.ask_all((home.meetup, go("s2"), DESK_HAND))
        home.home.writer.meetups.by_id.pop(home.other, None)
        load = home.home.writer.meetups.load

        def unreadable(meetup: str) -> LiveMeetup:
            if meetup == home.other:
                raise ValueError("of a later version")
            return load(meetup)

        monkeypatch.setattr(home.home.writer.meetups, "load", unreadable)
        answers = home.ask_all((home.meetup, answer("o1"), A_PHONE), (home.other, go("s1"), DESK_HAND))
        assert [type(each) for each in answers] == [Receipt, Failed]


def test_a_meetup_that_could_not_be_read_comes_back_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.home.taken_up.PAUSE_SECONDS", 0.05)
    monkeypatch.setattr("facilitator.home.writer.IDLE_SECONDS", 0.05)
    with house(tmp_path) as home:
        home.ask_all((home.meetup, go("s2"), DESK_HAND))
        home.home.live(home.meetup).lost = True
        deadline = time.monotonic() + 5
        while home.home.live(home.meetup).lost and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not home.home.live(home.meetup).lost


def test_many_commands_share_one_commit(tmp_path: Path) -> None:
    with house(tmp_path) as home:
        home.ask_all((home.meetup, go("s2"), DESK_HAND))
        commits = home.home.writer.commits
        answers = home.ask_all(*((home.meetup, answer("o1"), Actor(PHONE, f"p{number}")) for number in range(50)))
        assert all(isinstance(each, Receipt) for each in answers)
        assert home.home.writer.commits == commits + 1


def test_a_closing_round_is_closed_by_the_timer_also_after_a_restart(tmp_path: Path) -> None:
    with house(tmp_path) as home:
        home.ask_all((home.meetup, go("s2"), DESK_HAND), (home.meetup, Command.known["round.close"](), DESK_HAND))
        meetup = home.meetup
    later = Home(Store(tmp_path), lambda row: Clips(), in_thread=lambda work, *given: work(*given), now=lambda: 10**10)
    later.writer.start()
    try:
        assert later.live(meetup).streams[DESK].docs()["round"]["state"] == "closing"
        told = threading.Event()
        later.writer.publish = lambda *push: told.set()
        assert told.wait(5)
        assert later.live(meetup).streams[DESK].docs()["round"]["state"] == "closed"
    finally:
        later.writer.stop()
        later.store.close()


def role(number: int, role: str) -> tuple[Command, Actor]:
    return DescribeMe(role), Actor(PHONE, f"p{number}")


class Worker:
    """A thread that begins its work when one says so."""

    def __init__(self) -> None:
        self.work: list[Callable[[], None]] = []

    def start(self, work: Callable[[], None]) -> None:
        self.work.append(work)

    def do(self) -> None:
        self.work.pop(0)()


def split_evening(here: House) -> None:
    """Four people of two roles have answered, and the question is closed."""
    here.home.inbox.ask(lambda: None)
    said = [role(number, "docent" if number % 2 else "ouder") for number in range(4)]
    answered = [(here.meetup, Answer("r1", "o1"), Actor(PHONE, f"p{number}")) for number in range(4)]
    closed = (here.meetup, Command.known["round.close"](), DESK_HAND)
    orders = [(here.meetup, go("s2"), DESK_HAND), *((here.meetup, *each) for each in said), *answered, closed]
    assert not [answer for answer in here.ask_all(*orders) if isinstance(answer, Refusal)]
    deadline = time.monotonic() + 10
    while here.docs(here.meetup)["round"]["state"] != "closed" and time.monotonic() < deadline:
        time.sleep(0.05)


def splitting(here: House, worker: Worker) -> list[Receipt | Refusal]:
    """A split is asked for, and its work waits; its answer will be in the list."""
    split_evening(here)
    answers: list[Receipt | Refusal] = []
    here.home.inbox.put(Order(here.meetup, Command.known["round.split"](), DESK_HAND, uuid.uuid4().bytes, b"digest", answers.append))
    wait_for(lambda: len(worker.work) == 1)
    return answers


def test_what_takes_long_is_worked_out_while_others_are_answered(tmp_path: Path) -> None:
    assert {verb for verb, command in Command.known.items() if command.slow} == {
        "round.split",
        "round.view",
        "timer.split",
        "groups.suggest",
        "ideas.split",
        "timer.split_support",
    }
    worker = Worker()
    with house(tmp_path, worker.start) as here:
        split_evening(here)
        split, again = Command.known["round.split"](), uuid.uuid4().bytes
        answers: list[Receipt | Refusal] = []
        for _ in range(2):  # another sending of the same
            here.home.inbox.put(Order(here.meetup, split, Actor(DESK), again, b"digest", answers.append))
        dark = Switch(True)
        black = here.ask_all((here.other, dark, DESK_HAND), (here.meetup, dark, DESK_HAND))
        assert not [answer for answer in black if isinstance(answer, Refusal)]
        assert (answers, len(worker.work)) == ([], 1)
        worker.do()
        wait_for(lambda: len(answers) == 2)
        assert answers[0] == answers[1]
        assert here.docs(here.meetup)["round"]["split"] is not None


def test_what_was_worked_out_of_another_state_is_not_taken(tmp_path: Path) -> None:
    """Somebody says another role meanwhile: all of it is done again, and the split is of what they are now."""
    worker = Worker()
    with house(tmp_path, worker.start) as here:
        answers = splitting(here, worker)
        here.ask_all((here.meetup, *role(0, "docent")))
        worker.do()
        wait_for(lambda: len(answers) == 1)
        groups = here.home.live(here.meetup).meetup.rounds.by_id["r1"].groups
        assert groups["p0"]["role"] == "docent"


def test_who_waits_for_what_a_timer_has_asked_already_is_answered(tmp_path: Path) -> None:
    """The meetup's own timer splits after the evening; somebody seals it then, and the same is to be done before."""
    worker = Worker()
    with house(tmp_path, worker.start) as here:
        split_evening(here)
        split, answers = SplitAtTheEnd("r1"), list[Receipt | Refusal]()
        for digest in (b"", b"", b"waited for"):
            here.home.inbox.put(Order(here.meetup, split, Actor(TIMER), uuid.uuid4().bytes, digest, answers.append))
        wait_for(lambda: len(worker.work) == 1)
        worker.do()
        wait_for(lambda: len(worker.work) == 1)
        worker.do()
        wait_for(lambda: len(answers) == 2)
        assert not [answer for answer in answers if isinstance(answer, Refusal)]


def test_a_writer_that_stops_waits_for_no_slow_work(tmp_path: Path) -> None:
    worker = Worker()
    with house(tmp_path, worker.start) as here:
        answers = splitting(here, worker)
        here.home.writer.stop()
        (refusal,) = answers
        assert isinstance(refusal, StorageFailed)


def test_what_is_refused_is_refused_at_once(tmp_path: Path) -> None:
    worker = Worker()
    with house(tmp_path, worker.start) as here:
        (refusal,) = here.ask_all((here.meetup, Command.known["round.split"](), Actor(DESK)))
        assert isinstance(refusal, Refusal)
        assert worker.work == []


def wait_for(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)
