"""One table of all that was measured: absolute figures, ratios, and beside them what we ask of ourselves."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator import __version__
from tests.load.build import version_of
from tests.load.servers import SERVERS
from tests.support.server import HOUSE

PAGE = HOUSE / "docs" / "performance.md"
BEGIN, END = "<!-- measured: make bench writes this -->", "<!-- /measured bench -->"
TITLES = {"ours": "ours", "node": "Node", "memory": "Node, no disk", "limit": "C"}
Results = dict[str, dict[str, float]]  # by server, then by "scenario/figure" or "burst N/figure"


@dataclass(frozen=True)
class Target:
    """At most `most`: of the figure itself, or (`of` a server) of its ratio to that server's."""

    most: float
    of: str | None = None

    def text(self, unit: str) -> str:
        return f"<= {self.most:g} of {TITLES[self.of]}" if self.of else f"<= {self.most:g} {unit}"

    def holds(self, key: str, results: Results) -> bool | None:
        """None where one of the two was not measured."""
        ours = results["ours"].get(key)
        other = results.get(self.of, {}).get(key) if self.of else 1.0
        return None if ours is None or other is None else ours <= self.most * other


@dataclass(frozen=True)
class Row:
    """`key` is the figure's name, `unit` stands behind it; `scale` makes it of what was measured. `places`: decimals. `ours`: it says
    something of the server, and not of the measuring, so that servers may be compared by it."""

    key: str
    label: str
    unit: str
    targets: tuple[Target, ...] = ()
    scale: float = 1.0
    places: int = 0
    ours: bool = True

    def figure(self, results: Results, server: str) -> str:
        value = results.get(server, {}).get(self.key)
        return "" if value is None else f"{value * self.scale:,.{self.places}f}"

    def ratio(self, results: Results, server: str) -> str:
        ours, other = results["ours"].get(self.key), results.get(server, {}).get(self.key)
        return f"{ours / other:.2f}" if self.ours and ours is not None and other else ""

    def met(self, results: Results) -> str:
        held = [Target(each.most / (1 if each.of else self.scale), each.of).holds(self.key, results) for each in self.targets]
        return "no" if False in held else "" if None in held or not held else "yes"


def node(most: float) -> Target:
    return Target(most, "node")


CPU = {1_000: (node(1.3),), 5_000: (node(1.0), Target(2.5, "limit")), 10_000: (node(1.0),)}
ACKS = {5_000: (node(0.5), Target(100)), 10_000: (node(0.5), Target(100))}
OPENED = {5_000: (node(0.9),)}


def burst_rows(size: int) -> Iterator[Row]:
    name = f"burst {size}"
    yield Row(f"{name}/cpu", f"{size:,} vote: processor", "s", CPU.get(size, ()), places=2)
    yield Row(f"{name}/cpu_per_vote", f"{size:,} vote: processor a vote", "µs")
    yield Row(f"{name}/cpu_per_push", f"{size:,} vote: processor a push that reached a phone", "µs")
    yield Row(f"{name}/ack_p50", f"{size:,} vote: acknowledged, median", "ms", places=1)
    yield Row(f"{name}/ack_p95", f"{size:,} vote: acknowledged, p95", "ms", ACKS.get(size, ()), places=1)
    yield Row(f"{name}/opened", f"{size:,}: poll opened, last phone has it", "ms", OPENED.get(size, ()), places=1)
    yield Row(f"{name}/convergence", f"{size:,}: last vote, last phone has the total", "ms")
    yield Row(f"{name}/page_p95", f"{size:,} vote: a page meanwhile, p95", "ms", (Target(50),), places=1)
    yield Row(f"{name}/bytes", f"{size:,} vote: received, a phone", "kB", scale=1e-3, places=1)
    yield Row(f"{name}/pushes", f"{size:,} vote: pushes, a phone", "", places=1)
    yield Row(f"{name}/memory", f"{size:,} came in: memory, a phone", "kB", (Target(50),) if size >= 5_000 else (), scale=1e-3, places=1)
    yield Row(f"{name}/memory_after", f"{size:,} voted some times: memory, a phone", "kB", scale=1e-3, places=1)
    yield Row(f"{name}/generator", f"{size:,} vote: the phones' processor, of the server's", "%", scale=100, ours=False)
    yield Row(f"{name}/late_p99", f"{size:,} vote: sent later than due, p99", "ms", places=1, ours=False)
    yield Row(f"{name}/others", f"{size:,} vote: taken by other programs, of all cores", "%", scale=100, ours=False)


OTHER_ROWS = (
    Row("growth/cpu_per_vote", "processor a vote, the largest hall of 1,000's", "times", (Target(1.3),), places=2),
    Row("storm/refused", "125 arrive in 10 s: refused or failed", "phones", (Target(0),)),
    Row("storm/documents_p95", "125 arrive in 10 s: page to first documents, p95", "ms", (Target(2_000),), places=1),
    Row("join/refused", "2,000 arrive in 10 s: refused or failed", "phones", (Target(0),)),
    Row("join/page_p95", "2,000 arrive in 10 s: page, p95", "ms"),
    Row("join/documents_p95", "2,000 arrive in 10 s: page to first documents, p95", "ms", (Target(1_000),)),
    Row("join/seconds", "2,000 arrive in 10 s: until the last is in", "s", places=1),
    Row("join/cpu", "2,000 arrive in 10 s: processor", "s", places=1),
    Row("idle/core", "10,000 are there, 60 s: of a core", "%", (Target(5),), places=1),
    Row("idle/bytes", "10,000 are there, 60 s: received, a phone", "kB", scale=1e-3, places=2),
    Row("support/ack_p95", "1,000 weigh 10 of 100 ideas in 60 s: acknowledged, p95", "ms", (Target(100),), places=1),
    Row("support/core", "1,000 weigh 10 of 100 ideas in 60 s: of a core", "%", (Target(30),)),
    Row("support/bytes", "1,000 weigh 10 of 100 ideas in 60 s: received, a phone", "kB", (Target(60),), scale=1e-3, places=1),
    Row("ideas/ack_p95", "100 of 400 write, the desk lets on: acknowledged, p95", "ms", places=1),
    Row("ideas/core", "100 of 400 write in 30 s, the desk lets on: of a core", "%", places=1),
    Row("ideas/bytes", "100 of 400 write, the desk lets on: received, a phone", "kB", scale=1e-3, places=1),
    Row("wall/change", "5,000 ideas on, one is hidden or shown, 200 phones: processor a change", "ms", places=1),
    Row("wall/growth", "5,000 ideas on: processor a change, of that with 50 on", "times", (Target(1.3),), places=2),
    Row("wall/bytes", "5,000 ideas on: received for one change, a phone", "bytes", (Target(500),)),
    Row("wall/desk_bytes", "5,000 ideas on: received for one change, the desk, with its log", "bytes", (Target(10_000),)),
    Row("past/started", "50 meetups of 150 people in the folder: ready", "s", (Target(1),), places=2),
    Row("past/opened", "50 meetups in the folder: a phone opens one that was not read yet", "s", places=2),
    Row("past/bytes", "50 meetups in the folder: database", "MB", scale=1e-6),
    Row("restart/started", "killed with 2,000: ready again", "s", (Target(3),), places=2),
    Row("restart/back_p95", "killed with 2,000: 95 % are back", "s", (Target(20),), places=1),
    Row("restart/back_all", "killed with 2,000: all are back", "s", (Target(45),), places=1),
    Row("evening/bytes", "an evening of two hours, 60 times as fast, 150 phones: received, a phone", "kB", (Target(500),), scale=1e-3),
    Row("evening/pushes", "an evening, 60 times as fast: pushes, a phone", ""),
    Row("evening/cpu", "an evening, 60 times as fast: processor", "s", places=1),
)


def table(results: Results) -> str:
    """In Markdown: only the servers and the rows that were measured."""
    shown = [name for name in SERVERS if name in results]
    compared = [name for name in ("node" if "node" in results else "memory", "limit") if name in results and "ours" in results]
    head = ["", *(TITLES[name] for name in shown), *(f"ours / {TITLES[name]}" for name in compared), "target", "met"]
    lines = [head, ["---"] * len(head), *(cells(row, results, shown, compared) for row in rows(results))]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def rows(results: Results) -> Iterator[Row]:
    measured = {key for figures in results.values() for key in figures}
    sizes = sorted({int(key.split("/")[0].removeprefix("burst ")) for key in measured if key.startswith("burst ")})
    yield from (row for size in sizes for row in burst_rows(size) if row.key in measured)
    yield from (row for row in OTHER_ROWS if row.key in measured)


def cells(row: Row, results: Results, shown: Sequence[str], compared: Sequence[str]) -> list[str]:
    told = {"ours": {}, **results}
    targets = " and ".join(each.text(row.unit) for each in row.targets)
    figures = [row.figure(told, name) for name in shown]
    return [f"{row.label}, {row.unit}" if row.unit else row.label, *figures, *(row.ratio(told, name) for name in compared), targets, row.met(told)]


def add_growth(results: Results) -> None:
    """How much more a vote costs in the largest hall that was measured than in one of 1,000."""
    for figures in results.values():
        costs = {int(key.split("/")[0].removeprefix("burst ")): value for key, value in figures.items() if key.endswith("/cpu_per_vote")}
        if 1_000 in costs and max(costs) > 1_000:
            figures["growth/cpu_per_vote"] = costs[max(costs)] / costs[1_000]


def machine() -> str:
    """Where the figures come from."""
    today = datetime.date.today().isoformat()
    versions = f"facilitator {__version__}, Python {platform.python_version()}, Node {version_of('node')}, {version_of('gcc')}"
    return f"{today}, {versions}, {os.cpu_count()} cores, {platform.system()} {platform.release()} {platform.machine()}, loopback."


def write(results: Results) -> None:
    """Puts the figures into docs/performance.md, between their two marks."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{table(results)}\n{machine()}\n\n{END}{after}", "utf-8")
