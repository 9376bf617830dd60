"""The figures of a running house, for a monitor: how much, how long, how many, and nothing about persons. Each label is one of a closed set.

Nothing else knows Prometheus. The library's locks are the loop's: the commit thread and the thread of the stall alarm must not call this.
docs/metrics.md says what each figure means; `tests/test_metrics.py` keeps the two equal.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Iterator, Mapping

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, Info, ProcessCollector, disable_created_metrics, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.registry import Collector

from facilitator import errors
from facilitator.errors import Failed, Refusal
from facilitator.meetup.words import LISTENERS

CONTENT_TYPE = CONTENT_TYPE_LATEST
OK, OTHER = "ok", "other"
OUTCOMES = (OK, *sorted({each.code for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Refusal)}))
TURNED_AWAY = ("full", "not_allowed", "unknown_code", OTHER)
CUT = ("bad_message", "never_entered", "not_reading", "put_out", "silent", "too_fast", OTHER)

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
STALL_SECONDS = (0.5, 1.0, 2.5, 5.0, 10.0)  # a stall begins at 0.25
BATCHES = (1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500)


class Metrics:
    """Times are in seconds. `connections` (by audience), `inbox` (orders) and `waiting_bytes` are asked when somebody looks; whoever
    knows sets them, and until then the figure has no value."""

    def __init__(self, version: str = "") -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # for the whole process: else each figure has a second line, about when it began
        self.connections: Callable[[], Mapping[str, int]] | None = None
        self.inbox: Callable[[], int] | None = None
        self.waiting_bytes: Callable[[], int] | None = None

        self.registry = at = CollectorRegistry()
        commands = Counter("facilitator_commands_total", "Commands that were answered, by outcome: ok or the code of the refusal.", ["outcome"], registry=at)
        self._commands = {outcome: commands.labels(outcome) for outcome in OUTCOMES}
        self._commit = Histogram("facilitator_commit_seconds", "One transaction, as the writer waits for it.", buckets=SECONDS, registry=at)
        self._batch = Histogram("facilitator_commands_per_commit", "Commands that one transaction held.", buckets=BATCHES, registry=at)
        self._tell = Histogram("facilitator_tell_seconds", "Rendering what changed in one meetup, and handing it over.", buckets=SECONDS, registry=at)
        push = Histogram("facilitator_push_seconds", "Sending one push to all it is for.", ["audience"], buckets=SECONDS, registry=at)
        self._push = {audience: push.labels(audience) for audience in LISTENERS}
        turned_away = Counter("facilitator_connections_refused_total", "Connections that were not let in, by code.", ["code"], registry=at)
        self._turned_away = {code: turned_away.labels(code) for code in TURNED_AWAY}
        cut = Counter("facilitator_connections_cut_total", "Connections that the server ended, by reason.", ["reason"], registry=at)
        self._cut = {reason: cut.labels(reason) for reason in CUT}
        self._stalls = Counter("facilitator_loop_stalls_total", "Times that the event loop stood still for 250 ms or longer.", registry=at)
        self._stall = Histogram("facilitator_loop_stall_seconds", "How long it stood still.", buckets=STALL_SECONDS, registry=at)
        at.register(_Asked(self))
        ProcessCollector(registry=at)
        Info("facilitator_build", "The version that runs.", registry=at).info({"version": version})

    def text(self) -> bytes:
        """All figures, in the text format of Prometheus (`CONTENT_TYPE`)."""
        return generate_latest(self.registry)

    # the writer

    def answered(self, outcomes: Iterable[object]) -> None:
        """What a batch was answered with: receipts and refusals. Tallied by class, so that one vote more costs next to nothing."""
        for kind, number in Tally(map(type, outcomes)).items():
            self._outcome(kind.code if issubclass(kind, Refusal) else OK).inc(number)

    def committed(self, seconds: float, commands: int) -> None:
        """One transaction, also one that failed."""
        self._commit.observe(seconds)
        self._batch.observe(commands)

    def told(self, seconds: float) -> None:
        """What changed in one meetup was rendered and published."""
        self._tell.observe(seconds)

    # the gate

    def refused(self, refusal: Refusal) -> None:
        """A command that did not come as far as the writer."""
        self._outcome(refusal.code).inc()

    def pushed(self, audience: str, seconds: float) -> None:
        """One push was handed to all of an audience. Not for those to one participant: they come with each vote, and `told` times them."""
        self._push[audience].observe(seconds)

    def turned_away(self, code: str) -> None:
        """A connection was not let in; `code` is one of TURNED_AWAY, else counted as other."""
        self._turned_away.get(code, self._turned_away[OTHER]).inc()

    def cut(self, reason: str) -> None:
        """A connection was ended by us; `reason` is one of CUT, else counted as other."""
        self._cut.get(reason, self._cut[OTHER]).inc()

    # the loop

    def stalled(self, seconds: float) -> None:
        self._stalls.inc()
        self._stall.observe(seconds)

    def _outcome(self, code: str) -> Counter:
        return self._commands.get(code, self._commands[Failed.code])


class _Asked(Collector):
    """The figures that are not counted but asked for when somebody looks."""

    def __init__(self, metrics: Metrics) -> None:
        self.metrics = metrics

    def collect(self) -> Iterator[GaugeMetricFamily]:
        connections = GaugeMetricFamily("facilitator_connections", "Live connections now, by audience.", labels=["audience"])
        for audience, number in (self.metrics.connections() if self.metrics.connections else {}).items():
            connections.add_metric([audience], number)
        yield connections
        yield _gauge("facilitator_inbox_commands", "Commands, and questions of pages, that wait for the writer.", self.metrics.inbox)
        yield _gauge("facilitator_waiting_bytes", "Bytes that connections have not taken yet.", self.metrics.waiting_bytes)


def _gauge(name: str, meaning: str, ask: Callable[[], int] | None) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, meaning, value=ask() if ask else None)
