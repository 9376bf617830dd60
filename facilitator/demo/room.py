"""A room of simulated people, each with a phone, against a running server: `python -m facilitator.demo.room --url ... --code ...`.

A process of its own, so that the server has nothing but its usual work. It ends when its standard input does: when whoever started it is gone.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from random import Random
from threading import Thread

from facilitator.demo.person import Away, Person
from facilitator.demo.phone import LOST, Phone, TurnedAway
from facilitator.demo.words import Words

ARRIVING_SECONDS, ONE_SECONDS = 20.0, 0.5  # in how long a room comes in, and one person at most
AT_THE_DOOR = 4
LOOK_SECONDS = 5.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0  # before a lost connection is opened again


class Clock:
    """Seconds since the room opened, `haste` times as fast as on the wall."""

    def __init__(self, haste: float) -> None:
        self.haste, self.start = haste, time.monotonic()

    def now(self) -> float:
        return (time.monotonic() - self.start) * self.haste

    def wait_until(self, at: float) -> None:
        time.sleep(max(0.0, at - self.now()) / self.haste)


class Guest(Thread):
    """A person with their phone."""

    def __init__(self, person: Person, phone: Phone, clock: Clock, arrives: float, chance: Random) -> None:
        super().__init__(daemon=True)
        self.person, self.phone, self.clock, self.arrives, self.chance = person, phone, clock, arrives, chance

    def run(self) -> None:
        """Until they go home, or are turned away. A lost connection is opened again, ever less often."""
        self.clock.wait_until(self.arrives)
        there, pause = True, FIRST_PAUSE
        while there:
            try:
                self.phone.open()
                pause = FIRST_PAUSE
                self.person.comes_in(self.clock.now())
                there = self._take_part()
            except TurnedAway as why:
                print(f"turned away: {why}", file=sys.stderr)
                return
            except LOST:
                self.phone.close()
                time.sleep(pause * self.chance.uniform(0.5, 1.5))
                pause = min(LONGEST_PAUSE, pause * 2)

    def _take_part(self) -> bool:
        """Until the phone sleeps; then whether it wakes up again."""
        while True:
            for act in self.person.look(self.phone.docs.docs, self.phone.mine.docs, self.clock.now()):
                if isinstance(act, Away):
                    return self._sleep(act)
                self.phone.do(act.verb, act.fields)
            self.phone.listen(min(LOOK_SECONDS, max(0.0, self.person.next_at - self.clock.now()) / self.clock.haste))

    def _sleep(self, away: Away) -> bool:
        self.phone.close()
        if away.seconds is None:
            return False
        self.clock.wait_until(self.clock.now() + away.seconds)
        return True


def arrivals(people: int, chance: Random) -> list[float]:
    """When each comes in: some were waiting at the door, the others come one after the other."""
    each = min(ONE_SECONDS, ARRIVING_SECONDS / max(people, 1))
    return [each * max(0.0, number - AT_THE_DOOR + chance.random()) for number in range(people)]


def fill(url: str, code: str, language: str, words: Words, people: int, seed: int, haste: float, tickets: Sequence[str] = ()) -> list[Guest]:
    """Everybody sets out, with a ticket as long as there are any."""
    clock = Clock(haste)
    guests = []
    for number, arrives in enumerate(arrivals(people, Random(seed))):
        chance = Random(f"{seed}/{number}")
        guests.append(
            Guest(
                Person(number, chance, words, arrives), Phone(url, code, language, tickets[number] if number < len(tickets) else None), clock, arrives, chance
            )
        )
        guests[-1].start()
    return guests


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m facilitator.demo.room", description="People take part in a meetup; they stay until standard input ends.")
    parser.add_argument("--url", required=True, help="where the server is, such as http://127.0.0.1:8000")
    parser.add_argument("--code", required=True, help="the join code of the meetup")
    parser.add_argument("--people", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", default="nl")
    parser.add_argument("--haste", type=float, default=1.0, help="how many times faster than people they are")
    parser.add_argument("--words", type=int, default=0, help="so many lines of standard input are what people write, whatever they are asked")
    parser.add_argument("--tickets", type=int, default=0, help="so many lines of standard input after that are codes of tickets, one for each")
    asked = parser.parse_args(argv)
    words = Words.load(asked.language).saying(lines(asked.words))
    tickets = lines(asked.tickets)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us gets it too, and ends us
    fill(asked.url, asked.code, asked.language, words, asked.people, asked.seed, asked.haste, tickets)
    sys.stdin.buffer.read()


def lines(number: int) -> list[str]:
    """The next ones of standard input that hold something."""
    return [line for _ in range(number) if (line := sys.stdin.readline().strip())]


if __name__ == "__main__":
    main(sys.argv[1:])
