"""What the answers of one round come to, counted as they come; and what of it is shown while the round is open."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from facilitator.figures.suppression import K
from facilitator.meetup.polls import PollKind
from facilitator.meetup.words import Document

LIVE_STEP = K  # live totals move when this many voters stand elsewhere, so that no single vote can be read from them


@dataclass(frozen=True)
class Snapshot:
    """Totals as they stood at a moment: how many answered, and the tally of their kind of poll."""

    total: int
    tally: Counter[str]


@dataclass
class Totals:
    """State: the last answer of each voter, and their tally. `live` is what was last shown while people vote, `unshown` who stands elsewhere since, with
    where they stood then; `seen` what a voter was shown right after voting. `judged`: what the desk said of texts, by the mark of their key;
    `redacted`: how many texts were taken away for good, by why."""

    asked: Document
    ballots: dict[str, Any] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)
    live: Snapshot | None = None
    unshown: dict[str, Any] = field(default_factory=dict)
    seen: dict[str, Snapshot | None] = field(default_factory=dict)
    judged: dict[str, bool] = field(default_factory=dict)
    redacted: Counter[str] = field(default_factory=Counter)

    @property
    def kind(self) -> PollKind:
        return PollKind.known[self.asked["kind"]]

    def cast(self, voter: str, choice: Any) -> None:
        """`None` takes an answer back."""
        before = self.ballots.pop(voter, None)
        if before is not None:
            self.kind.count(self.tally, before, -1)
        if choice is not None:
            self.ballots[voter] = choice
            self.kind.count(self.tally, choice, 1)
        self._step(voter, before, choice)
        self.seen[voter] = self.live

    def _step(self, voter: str, before: Any, choice: Any) -> None:
        """One who votes again and again stands elsewhere once, or not at all."""
        if self.unshown.setdefault(voter, before) == choice:
            del self.unshown[voter]
        if len(self.unshown) >= LIVE_STEP:
            self.live, self.unshown = self.now(), {}

    def loaded(self) -> None:
        """Which totals were shown before is not kept, so none are until enough has changed again."""
        self.live, self.unshown, self.seen = None, {}, {}

    def now(self) -> Snapshot:
        return Snapshot(len(self.ballots), Counter(self.tally))

    def results(self, of: Snapshot | None = None, everything: bool = False) -> Document:
        """What documents tell of a snapshot, or of how it stands now. Of what people wrote the room gets what may be seen; with `everything` also what
        waits for the desk, and what it hid."""
        taken = of or self.now()
        texts = self._texts(taken.tally) if self.kind.is_written else {"seen": taken.tally}
        results = {"total": taken.total, **self.kind.results(self.asked, texts.pop("seen"))}
        if everything:
            results |= {name: self.kind.results(self.asked, tally)["counts"] for name, tally in texts.items()}
            results |= {"redacted": self.redacted.total()} if self.redacted else {}
        return results

    def _texts(self, tally: Counter[str]) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {"seen": Counter(), "waiting": Counter(), "hidden": Counter()}
        for text, count in tally.items():
            if count > 0:
                found[self.standing(text)][text] = count
        if self.kind.seen_unjudged:
            del found["waiting"]
        return found

    def standing(self, text: str) -> str:
        """`seen`, `waiting` or `hidden`."""
        seen = self.judged.get(mark_of(self.kind.key(text)), self.kind.seen_unjudged or None)
        return "waiting" if seen is None else "seen" if seen else "hidden"

    def erased(self, number: int, why: str | None) -> None:
        """A text is in no ballot any more; nor is it then in what was shown before."""
        self.redacted[why or ""] += number
        for snapshot in {id(each): each for each in (self.live, *self.seen.values()) if each}.values():
            for text in [text for text in snapshot.tally if self.tally[text] <= 0]:
                del snapshot.tally[text]

    def has(self, text: str) -> bool:
        """Whether this text, or one that is judged with it, stands in somebody's answer."""
        key = self.kind.key(text)
        return self.kind.is_written and any(count > 0 and self.kind.key(each) == key for each, count in self.tally.items())


def mark_of(key: str) -> str:
    """What is kept of a text that was judged: it tells whether it is the same, and not what it says."""
    return hashlib.blake2b(key.encode(), digest_size=12).hexdigest()
