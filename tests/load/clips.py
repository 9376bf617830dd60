"""Everybody fetches the clip that plays at home, while everybody votes: are votes still acknowledged at once? By the sample proxy, and without one.

`make clips`, or python -m tests.load.clips [voters] [megabytes].
"""

from __future__ import annotations

import asyncio
import sys
import time
from typing import Any, ClassVar

from tests.load.build import compile_all
from tests.load.burst import ARRIVAL_PATIENCE, vote_seconds
from tests.load.fetching import Fetching
from tests.load.hall import Hall, Measured, hall
from tests.load.processor import CORES, LOAD_CORE, on_core, seconds_of, seconds_of_all
from tests.load.servers import OPTIONS, PROGRAMME, Ours
from tests.load.table import machine
from tests.support.media import address_in
from tests.support.nginx import Nginx

VOTERS, MEGABYTES = 300, 60
ROUNDS = 3  # at least, however soon all have the clip
PROXIED, DIRECT = 300, 50  # who fetch: a hall whose server has a proxy, and a small evening on a laptop without one
ACKS = ("p50", "p95", "p99", "max")
MOST_MS = 300  # p95 of an acknowledgement
HEAD = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"
FILE = "clip.mp4"
FRAGMENT = {"kind": "fragment", "title": "Het fragment", "fragment": {"file": FILE, "in": 0.0, "out": 60.0, "where": "home"}}


class Straight(Ours):
    """Our server, with a clip of so many bytes, which it sends itself."""

    programme: ClassVar[dict[str, Any]] = {**PROGRAMME, "steps": [*PROGRAMME["steps"], FRAGMENT]}
    size: ClassVar[int] = 0

    def start(self) -> None:
        super().start()
        assert self.server.put_media(FILE, HEAD.ljust(self.size, b"f")).status == 201
        self.address = address_in(self.server, self.made)

    def proxy_cpu(self) -> float:
        """Seconds of processor of what is in front of it."""
        return 0.0


class ByProxy(Straight):
    """The same behind nginx, which sends the clip; phones and desk come in by it too."""

    settings: ClassVar[dict[str, str]] = {"MEDIA_SENT_BY": "X-Accel-Redirect"}

    def start(self) -> None:
        super().start()
        self.nginx = Nginx(self.folder, self.server.port, self.server.data / "media").__enter__()
        self.port = self.nginx.port

    def stop(self) -> None:
        self.nginx.__exit__()
        super().stop()

    def proxy_cpu(self) -> float:
        return sum(map(seconds_of, self.nginx.pids))


async def clips(kind: type[Straight], voters: int, fetchers: int, size: int, least: int = ROUNDS) -> Measured:
    """`voters` are there; `fetchers` others fetch `size` bytes each, all at once, and again when they have them; meanwhile there is vote after vote, at
    `least` so many, until all had the clip. Of the votes the slowest counts."""
    async with hall(type("Clip", (kind,), {"size": size})) as room:
        assert isinstance(room.served, Straight)
        await room.fill(voters)
        await one_round(room, voters)  # nobody has voted yet: the first is of another kind
        room.measured.figures.clear()
        await one_round(room, voters)
        calm = room.measured.medians["ack_p95"]
        room.measured.figures.clear()
        async with Fetching(room.served.port, room.served.address, fetchers) as fetching:
            costs, rounds = Costs(room, fetching), 0
            while rounds < least or not fetching.once.done():
                await one_round(room, voters)
                rounds += 1
            costs.note(room.measured)
            told, once = await fetching.end(), await fetching.once
        room.measured.note(calm=calm, rounds=rounds, once=once["seconds"], seconds=told["seconds"], bytes=told["bytes"], first=told["first_ms"]["p95"])
        room.measured.check(not told["failed"] and told["whole"] >= fetchers, f"not everybody had the clip: {told}")
        room.measured.check(told["bytes"] >= told["whole"] * size, f"the clip was not whole: {told}")
        await room.check_connections(voters)
        return room.measured


async def one_round(room: Hall, voters: int) -> None:
    await room.close_round()
    await room.phones.ask("expect", "round")
    round_id = await room.open_round()
    opened = await room.phones.ask("arrived", ARRIVAL_PATIENCE)
    told = await room.phones.ask("vote", round_id, vote_seconds(voters), OPTIONS)
    room.measured.note(**{f"ack_{name}": told["ack_ms"][name] for name in ACKS}, late_p99=told["late_ms"]["p99"])
    room.measured.check(opened["arrived"] == voters, f"the opened poll came to {opened['arrived']} of {voters}")
    room.measured.check(told["converged"] == voters, f"{told['converged']} of {voters} have the right total")
    room.check_commands(told, voters)


class Costs:
    """Processor from here until `note`: of the server, of the proxy, of all phones, and of whatever else this machine does."""

    def __init__(self, room: Hall, fetching: Fetching) -> None:
        assert isinstance(room.served, Straight)
        self.served, self.begun, self.phones = room.served, time.monotonic(), (room.phones.pid, fetching.pid)
        self.before = self.now()

    def now(self) -> tuple[float, float, float, float]:
        server, proxy, phones = self.served.cpu(), self.served.proxy_cpu(), sum(map(seconds_of, self.phones))
        return server, proxy, phones, seconds_of_all() - server - proxy - phones - time.process_time()

    def note(self, measured: Measured) -> None:
        server, proxy, phones, others = (after - before for after, before in zip(self.now(), self.before, strict=True))
        measured.note(server=server, proxy=proxy, phones=phones, others=others / (time.monotonic() - self.begun) / len(CORES))


def told(title: str, measured: Measured, fetchers: int) -> str:
    """In words; of the rounds the slowest."""
    of = {name: max(values) for name, values in measured.figures.items()}
    acks = " ".join(f"{name} {of[f'ack_{name}']:.1f}" for name in ACKS)
    return "\n  ".join(
        [
            f"{title}: all {fetchers} had the clip after {of['once']:.1f} s, the first bytes after {of['first']:,.0f} ms (p95)",
            f"they fetched it again: {of['bytes'] / 1e6:,.0f} MB in {of['seconds']:.0f} s, {of['bytes'] / of['seconds'] / 1e6:,.0f} MB/s",
            f"votes acknowledged: {acks} ms, in the slowest of {of['rounds']:.0f} rounds (p95 of the middle one {measured.medians['ack_p95']:.1f} ms); "
            f"sent late, p99 {of['late_p99']:.1f} ms; p95 while nobody fetched {of['calm']:.1f} ms",
            f"processor: server {of['server']:.1f} s, proxy {of['proxy']:.1f} s, phones {of['phones']:.1f} s",
            f"taken by other programs, of all cores: {of['others']:.0%}",
            f"p95 is to be below {MOST_MS} ms: {'yes' if of['ack_p95'] < MOST_MS else 'NO'}",
        ]
    )


def main(voters: int = VOTERS, megabytes: int = MEGABYTES) -> int:
    compile_all()
    faults = []
    for title, kind, fetchers in (("by the proxy", ByProxy, PROXIED), ("without a proxy", Straight, DIRECT)):
        with on_core(LOAD_CORE):
            measured = asyncio.run(clips(kind, voters, fetchers, megabytes * 1_000_000))
        print(told(title, measured, fetchers), flush=True)
        faults += [f"{title}: {fault}" for fault in measured.faults]
    print("\n".join([machine(), *faults]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
