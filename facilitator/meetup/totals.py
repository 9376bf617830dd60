"""What the answers of one round come to, counted as they come; and what of it is shown while the round is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from facilitator.figures.suppression import K
from facilitator.meetup.polls import PollKind
from facilitator.meetup.words import Document
from facilitator.meetup.written import HIDDEN, SEEN, WAITING, Written

LIVE_STEP = K  # live totals move when this many voters stand elsewhere, so that no single vote can be read from them


@dataclass(frozen=True)
class Snapshot:
    """Totals as they stood at a moment: how many answered, and the tally of their kind of poll."""

    total: int
    tally: Counter[str]


@dataclass
class Totals:
    """State: the last answer of each voter, and their tally. `live` is what was last shown while people vote, `unshown` who stands elsewhere since, with
    where they stood then; `seen` what a voter was shown right after voting. `written`: what the desk said of texts; `redacted`: how many
    texts were taken away for good, by why."""

    asked: Document
    ballots: dict[str, Any] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)
    live: Snapshot | None = None
    taken_up: Snapshot | None = None
    unshown: dict[str, Any] = field(default_factory=dict)
    seen: dict[str, Snapshot | None] = field(default_factory=dict)
    written: Written = field(init=False)
    redacted: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.written = Written(self.kind)

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
        """Which totals were shown before is not kept, so the room sees none until enough has changed again."""
        self.live, self.unshown, self.seen = None, {}, {}
        self.taken_up = self.now()

    def closed(self) -> None:
        """All of it is told; when it is open again, it moves when so many have changed since."""
        self.unshown = {}

    def stepped(self) -> Snapshot:
        """As last shown while people vote, or as they stood when the server took the meetup up; nothing, while too few have voted."""
        return self.live or self.taken_up or Snapshot(0, Counter())

    def now(self) -> Snapshot:
        return Snapshot(len(self.ballots), Counter(self.tally))

    def results(self, of: Snapshot | None = None, everything: bool = False) -> Document:
        """What documents tell of a snapshot, or of how it stands now. Of what people wrote the room gets what may be seen; with `everything` also what
        waits for the desk, what it hid, what of all of it stands out (`flags`), and what is judged with what (`spellings`)."""
        taken = of or self.now()
        if not self.kind.is_written:
            return {"total": taken.total, **self.kind.results(self.asked, taken.tally)}
        texts = self._texts(taken.tally)
        results = {"total": taken.total, **self.kind.results(self.asked, texts.pop(SEEN))}
        return results | self._for_the_desk(results, texts, taken.tally) if everything else results

    def _for_the_desk(self, results: Document, texts: dict[str, Counter[str]], tally: Counter[str]) -> Document:
        told: Document = {name: self.kind.results(self.asked, found)["counts"] for name, found in texts.items()}
        labels = [label for counts in (results["counts"], *told.values()) for label in counts]
        spellings = self.written.spellings(labels, tally)
        flags = {label: list(self.written.flags((label, *spellings.get(label, ())))) for label in labels}
        extra = {"flags": {label: found for label, found in flags.items() if found}, "spellings": spellings}
        return told | {name: found for name, found in extra.items() if found} | ({"redacted": self.redacted.total()} if self.redacted else {})

    def _texts(self, tally: Counter[str]) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {SEEN: Counter(), WAITING: Counter(), HIDDEN: Counter()}
        for text, standing in self.standings(tally).items():
            found[standing][text] = tally[text]
        return found

    def standings(self, of: Counter[str] | None = None) -> dict[str, str]:
        """Whether each text of a tally is seen, waiting or hidden."""
        return self.written.standings(text for text, count in (self.tally if of is None else of).items() if count > 0)

    def erased(self, number: int, why: str | None) -> None:
        """A text is in no ballot any more; nor is it then in what was shown before."""
        self.redacted[why or ""] += number
        for snapshot in {id(each): each for each in (self.live, self.taken_up, *self.seen.values()) if each}.values():
            for text in [text for text in snapshot.tally if self.tally[text] <= 0]:
                del snapshot.tally[text]
        self.written.left(self.tally)

    def has(self, text: str) -> bool:
        """Whether this text, or one that is judged with it, stands in somebody's answer."""
        key = self.kind.key(text)
        return self.kind.is_written and any(count > 0 and self.kind.key(each) == key for each, count in self.tally.items())
