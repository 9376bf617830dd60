"""The figures: each is explained on its page, counts what it says, and tells of nobody."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator import errors
from facilitator.errors import Closed, Failed, Refusal, StorageFailed, TooFast
from facilitator.home import Home
from facilitator.meetup import programme
from facilitator.meetup.words import DESK, LISTENERS, PHONE, Actor, Command
from facilitator.metrics import CUT, OUTCOMES, TURNED_AWAY, Metrics
from facilitator.store import Receipt, Store
from tests.support.stage import PROGRAMME, Clips

PAGE = (Path(__file__).parent.parent / "docs" / "metrics.md").read_text("utf-8")
EVERY = PAGE.partition("## Every figure")[2]
RECEIPT = Receipt(b"id", b"digest")


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


# the page


def test_every_figure_stands_on_its_page_and_no_other() -> None:
    told = re.findall(r"^\| `(\w+)", EVERY, re.MULTILINE)
    assert sorted(told) == sorted(re.findall(r"^# TYPE (\S+)", Metrics().text().decode(), re.MULTILINE))


def test_every_label_stands_on_the_page_with_all_its_values() -> None:
    for values in (CUT, TURNED_AWAY, LISTENERS):
        assert all(f"`{value}`" in EVERY for value in values)
    assert set(re.findall(r"^\| `\w+\{(\w+)\}`", EVERY, re.MULTILINE)) == {"audience", "code", "outcome", "reason", "version"}


# closed sets


def test_an_outcome_is_ok_or_the_code_of_a_refusal() -> None:
    assert set(OUTCOMES) == {"ok"} | {each.code for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Refusal)}
    assert all(code in OUTCOMES for code in ("closed", "too_fast", "too_long", "storage", "failed"))


def test_what_is_not_known_is_counted_without_a_name_of_its_own() -> None:
    metrics = Metrics()

    class Odd(Refusal):
        code = "somebody's words"

    metrics.answered([Odd("x")])
    metrics.refused(Odd("x"))
    metrics.cut("somebody's words")
    metrics.turned_away("somebody's words")
    assert "somebody" not in metrics.text().decode()
    assert value(metrics, "facilitator_commands_total", outcome=Failed.code) == 2
    assert value(metrics, "facilitator_connections_cut_total", reason="other") == 1
    assert value(metrics, "facilitator_connections_refused_total", code="other") == 1


def test_every_series_is_there_from_the_start() -> None:
    metrics = Metrics()
    assert all(value(metrics, "facilitator_commands_total", outcome=outcome) == 0 for outcome in OUTCOMES)
    assert all(value(metrics, "facilitator_push_seconds_count", audience=audience) == 0 for audience in LISTENERS)
    assert all(value(metrics, "facilitator_connections_cut_total", reason=reason) == 0 for reason in CUT)


# counting


def test_a_batch_is_counted_by_outcome() -> None:
    metrics = Metrics()
    metrics.answered([RECEIPT, Closed("x"), RECEIPT, Closed("x"), RECEIPT])
    metrics.refused(TooFast("x"))
    assert [value(metrics, "facilitator_commands_total", outcome=outcome) for outcome in ("ok", "closed", "too_fast", "failed")] == [3, 2, 1, 0]


def test_times_are_kept_as_histograms_in_seconds() -> None:
    metrics = Metrics()
    metrics.committed(0.004, 12)
    metrics.told(0.002)
    metrics.pushed("phone", 0.03)
    metrics.stalled(0.6)
    assert value(metrics, "facilitator_commit_seconds_sum") == 0.004
    assert value(metrics, "facilitator_commit_seconds_bucket", le="0.0025") == 0
    assert value(metrics, "facilitator_commit_seconds_bucket", le="0.005") == 1
    assert value(metrics, "facilitator_commands_per_commit_sum") == 12
    assert value(metrics, "facilitator_tell_seconds_count") == 1
    assert value(metrics, "facilitator_push_seconds_sum", audience="phone") == 0.03
    assert value(metrics, "facilitator_loop_stalls_total") == value(metrics, "facilitator_loop_stall_seconds_count") == 1


def test_what_nobody_knows_yet_has_no_value() -> None:
    metrics = Metrics()
    assert value(metrics, "facilitator_waiting_bytes") is None
    metrics.waiting_bytes = lambda: 70_000
    metrics.inbox = lambda: 3
    metrics.connections = lambda: {"phone": 126, "desk": 1}
    assert value(metrics, "facilitator_waiting_bytes") == 70_000
    assert value(metrics, "facilitator_inbox_commands") == 3
    assert value(metrics, "facilitator_connections", audience="phone") == 126


def test_each_house_has_figures_of_its_own() -> None:
    one, other = Metrics("1.0"), Metrics("2.0")
    one.answered([RECEIPT])
    assert value(other, "facilitator_commands_total", outcome="ok") == 0
    assert value(other, "facilitator_build_info", version="2.0") == 1


def test_no_line_says_when_something_began() -> None:
    assert "_created" not in Metrics().text().decode()


# a house at work


class AtWork:
    """A house with one meetup, and a disk that can be made to fail."""

    def __init__(self, folder: Path) -> None:
        self.failing = False
        self.store = Store(folder)
        self.home = Home(self.store, lambda row: Clips(), in_thread=self.in_thread)
        self.home.writer.start()
        self.meetup = self.home.make(programme.read(PROGRAMME)).id

    def in_thread(self, work: Any, *given: Any) -> Any:
        if self.failing:
            raise StorageFailed("no disk", reason="test")
        return work(*given)

    def do(self, verb: str, actor: Actor, **fields: object) -> str:
        """Carries out a command, waits until it was told and counted, and gives its outcome."""
        try:
            self.home.carry_out(self.meetup, Command.known[verb](**fields), actor, uuid.uuid4().bytes, b"digest")
        except Refusal as refusal:
            return refusal.code
        finally:
            self.home.inbox.ask(lambda: None)
        return "ok"

    def value(self, name: str, **labels: str) -> float | None:
        return value(self.home.metrics, name, **labels)


@pytest.fixture
def at_work(tmp_path: Path) -> Iterator[AtWork]:
    house = AtWork(tmp_path)
    yield house
    house.home.writer.stop()
    house.store.close()


def test_the_writer_counts_what_it_answers_and_times_what_it_commits_and_tells(at_work: AtWork) -> None:
    assert at_work.value("facilitator_commit_seconds_count") == 0
    assert at_work.do("show.go", Actor(DESK), step="s2") == "ok"
    assert at_work.do("answer", Actor(PHONE, "p1"), round="r1", choice="o1") == "ok"
    assert at_work.do("answer", Actor(PHONE, "p1"), round="r1", choice="no option") == "invalid"
    assert [at_work.value("facilitator_commands_total", outcome=outcome) for outcome in ("ok", "invalid")] == [2, 1]
    assert at_work.value("facilitator_commit_seconds_count") == at_work.value("facilitator_commands_per_commit_sum") == 2
    assert (at_work.value("facilitator_tell_seconds_count") or 0) >= 2
    assert at_work.value("facilitator_inbox_commands") == 0


def test_what_the_disk_refuses_is_counted_as_refused_by_the_disk(at_work: AtWork) -> None:
    assert at_work.do("show.go", Actor(DESK), step="s2") == "ok"
    at_work.failing = True
    assert at_work.do("answer", Actor(PHONE, "p1"), round="r1", choice="o1") == "storage"
    at_work.failing = False
    assert [at_work.value("facilitator_commands_total", outcome=outcome) for outcome in ("ok", "storage")] == [1, 1]
    assert at_work.value("facilitator_commit_seconds_count") == 2, "also the one that failed took its time"
