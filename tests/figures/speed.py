"""What it costs to compare ideas and to find common ground: `python -m tests.figures.speed` prints it; also of real conversations where they are here."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

from facilitator.figures import stems
from facilitator.figures.common_ground import ground
from facilitator.figures.likeness import Index
from facilitator.figures.opinion_groups import opinion_groups
from facilitator.figures.suggested_groups import suggested_groups
from tests.figures.likeness import sentences
from tests.support.conversation import SHARED, Conversation, read

MANY = 1_000
ROOMS = ("bg2050-volunteers", "scoop-hivemind.biodiversity", "scoop-hivemind.taxes", "scoop-hivemind.affordable-housing", "scoop-hivemind.freshwater")


def own() -> dict[int, str]:
    """Our own sentences, and then the beginning of one with the end of another."""
    texts = [each.text for each in sentences()]
    mixed = [" ".join(texts[at % len(texts)].split()[:4] + texts[at * 7 % len(texts)].split()[-4:]) for at in range(MANY)]
    return dict(enumerate((texts + mixed)[:MANY]))


def report(rooms: list[Conversation]) -> Iterator[str]:
    evenings = {"of our own": own()}
    if rooms:
        evenings["of real conversations, up to 400 letters each"] = dict(enumerate([each.text for room in rooms for each in room.statements][:MANY]))
    for name, ideas in evenings.items():
        arrivals = [arrival * 1000 for arrival in arriving(ideas)][-100:]
        yield f"{len(ideas)} ideas {name}: one more is added and compared in {statistics.median(arrivals):.1f} ms of processor, at most {max(arrivals):.1f}"
        yield f"  suggested groups: {cold(partial(suggested_groups, ideas)):.2f} s of processor; the loop beside it {gap(ideas):.0f} ms late at most"
    for room in rooms[:2]:
        votes: dict[str, dict[int, str]] = {}
        for vote in room.votes:
            votes.setdefault(vote.voter, {})[int(vote.statement)] = vote.value
        found = opinion_groups(votes)
        seen = [int(each.id) for each in room.statements]
        yield f"{room.name}, {len(votes)} people, {len(seen)} ideas: opinion groups {took(partial(opinion_groups, votes)):.2f} s of processor"
        yield f"  common ground {took(partial(ground, seen, votes, found)):.2f} s"


def arriving(ideas: dict[int, str]) -> Iterator[float]:
    index = Index()
    for id, text in ideas.items():
        before = time.process_time()
        index.add(id, text)
        index.related(id)
        index.doubles(id)
        yield time.process_time() - before


def cold(act: Callable[[], object]) -> float:
    """With nothing known of any word yet."""
    stems.stem.cache_clear()
    return took(act)


def took(act: Callable[[], object]) -> float:
    before = time.process_time()
    act()
    return time.process_time() - before


def gap(ideas: dict[int, str]) -> float:
    """Milliseconds by which something that wants to run every millisecond is late, while groups are made in a thread."""
    thread = threading.Thread(target=suggested_groups, args=(ideas,))
    thread.start()
    late = 0.0
    while thread.is_alive():
        before = time.perf_counter()
        time.sleep(0.001)
        late = max(late, time.perf_counter() - before - 0.001)
    return late * 1000


if __name__ == "__main__":
    print("\n".join(report([read(name) for name in ROOMS if (SHARED / name).is_dir()])))
