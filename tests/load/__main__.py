"""`make bench`: measures everything, prints the table and writes it into docs/performance.md. With anything given: only that, only printed.

python -m tests.load burst --sizes 125,1000 --servers ours,node,limit --repeat 3
"""

from __future__ import annotations

import argparse
import asyncio
import sys

from tests.load.build import compile_all, install_rival
from tests.load.burst import burst
from tests.load.hall import Measured
from tests.load.processor import LOAD_CORE, on_core
from tests.load.scenarios import OF_ALL_SERVERS, SCENARIOS
from tests.load.servers import SERVERS
from tests.load.table import Results, add_growth, machine, table, write

SIZES = "125,1000,5000,10000"
REPEATS = 7  # the median counts
STEP = 5  # by so many votes live totals move: facilitator/meetup/rounds.py


class Bench:
    """Does scenario after scenario; `results` grows."""

    def __init__(self) -> None:
        self.results: Results = {}
        self.faults: list[str] = []

    def note(self, name: str, server: str, measured: Measured) -> None:
        self.results.setdefault(server, {}).update({f"{name}/{figure}": value for figure, value in measured.medians.items()})
        self.faults += [f"{name}, {server}: {fault}" for fault in measured.faults]
        print(f"{name}, {server}: " + ", ".join(f"{figure} {value:.4g}" for figure, value in measured.medians.items()), file=sys.stderr, flush=True)

    def all(self, scenarios: list[str], sizes: list[int], servers: list[str], repeats: int) -> None:
        for size in sizes if "burst" in scenarios else ():
            for server, measured in zip(servers, asyncio.run(burst([SERVERS[each] for each in servers], size, repeats)), strict=True):
                self.note(f"burst {size}", server, measured)
        for name in scenarios:
            for server in servers if name in SCENARIOS else ():
                if SERVERS[server].whole or name in OF_ALL_SERVERS:
                    self.note(name, server, asyncio.run(SCENARIOS[name](SERVERS[server])))
        add_growth(self.results)


def main() -> int:
    names = ["burst", *SCENARIOS]
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("scenarios", nargs="*", metavar="scenario", help=f"{', '.join(names)}; none: all of them")
    parser.add_argument("--sizes", default=SIZES, help=f"phones of a burst; {SIZES}")
    parser.add_argument("--servers", default=",".join(SERVERS), help=f"of {','.join(SERVERS)}; node needs better-sqlite3")
    parser.add_argument("--repeat", type=int, default=REPEATS, help=f"bursts of a size, of which the median counts; {REPEATS}")
    given = parser.parse_args()
    scenarios, servers = given.scenarios or names, given.servers.split(",")
    sizes = [int(size) for size in given.sizes.split(",")]
    if unknown := set(scenarios) - set(names) | set(servers) - set(SERVERS):
        parser.error(f"not known: {', '.join(sorted(unknown))}")
    if any(size % STEP for size in sizes):
        parser.error("live totals move by five votes: sizes must be multiples of five")
    compile_all()
    if {"node", "memory"} & set(servers):
        install_rival(database="node" in servers)
    bench = Bench()
    with on_core(LOAD_CORE):
        bench.all(scenarios, sizes, servers, given.repeat)
    print(table(bench.results) + "\n" + machine())
    print("\n".join(bench.faults))
    if len(sys.argv) == 1 and not bench.faults:
        write(bench.results)
    return 1 if bench.faults else 0


if __name__ == "__main__":
    sys.exit(main())
