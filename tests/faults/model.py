"""What an evening must be after each command: one poll that is asked again and again, and ideas. Pure, and made without the rules."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

OPTIONS, VALUES = ("o1", "o2", "o3"), ("agree", "disagree", "pass")
OPEN, CLOSING, CLOSED = "open", "closing", "closed"
REMEMBERED = 100  # deeds that can be taken back
PROGRAMME: dict[str, Any] = {
    "title": "Storm",
    "steps": [
        {"kind": "poll", "title": "Stelling", "poll": {"kind": "choice", "question": "?", "options": ["a", "b", "c"], "close": "by_hand"}},
        {
            "kind": "ideas",
            "title": "Ideeën",
            "ideas": {"screening": {"phones": False, "screen": True}, "support": "agree_disagree_pass", "close": "by_hand"},
        },
    ],
}


@dataclass(eq=False)
class Round:
    id: str
    number: int
    state: str = OPEN
    shown: bool | None = None  # as the poll says: they are
    taken_back: bool = False
    ballots: dict[int, str] = field(default_factory=dict)

    def seen(self) -> dict[str, Any]:
        counts = Counter(self.ballots.values())
        results = {"total": len(self.ballots), "counts": {option: counts[option] for option in OPTIONS}}
        told = {"results": results} if self.state == CLOSED else {"answered": len(self.ballots)}  # until then counts move in steps
        return {"number": self.number, "state": self.state, "shown": self.shown is not False, **told}


@dataclass(eq=False)
class Idea:
    id: int
    author: int
    text: str
    approved: bool = False
    hidden: bool = False
    withdrawn: bool = False
    support: dict[int, str] = field(default_factory=dict)

    @property
    def on_phones(self) -> bool:
        return not self.hidden and not self.withdrawn

    @property
    def status(self) -> str:
        if self.withdrawn:
            return "withdrawn"
        return "hidden" if self.hidden else "shown" if self.approved else "waiting"

    def seen(self) -> dict[str, Any]:
        return {"text": self.text, "status": self.status, "phones": self.on_phones, "screen": self.on_phones and self.approved}

    def counts(self) -> dict[str, int]:
        given = Counter(self.support.values())
        return {value: given[value] for value in VALUES}


@dataclass(eq=False)
class Table:
    open: bool = True
    shown: bool = False


Change = tuple[object, str, Any]  # of what, which field, and what it was


class Model:
    """Every method is a command that was carried out; who may give it when is `refusal_of_...`."""

    def __init__(self) -> None:
        self.rounds = {"r1": Round("r1", 1)}
        self.ideas: dict[int, Idea] = {}
        self.table = Table()
        self.deeds: deque[list[Change]] = deque(maxlen=REMEMBERED)

    @property
    def last(self) -> Round:
        return next(found for found in reversed(self.rounds.values()) if not found.taken_back)

    # phones

    def refusal_of_vote(self, round: str) -> str | None:
        return "closed" if self.rounds[round].state == CLOSED else None

    def vote(self, phone: int, round: str, choice: str) -> None:
        self.rounds[round].ballots[phone] = choice

    def write(self, phone: int, number: int, text: str) -> None:
        assert number == len(self.ideas) + 1, "every idea has the next number"
        self.ideas[number] = Idea(number, phone, text)

    def refusal_of_withdrawing(self, phone: int, number: int) -> str | None:
        return None if self.ideas[number].author == phone else "not_allowed"

    def withdraw(self, number: int) -> None:
        self.ideas[number].withdrawn = True

    def refusal_of_support(self, number: int) -> str | None:
        return None if self.table.open and self.ideas[number].on_phones else "closed"

    def support(self, phone: int, number: int, value: str | None) -> None:
        self.ideas[number].support.pop(phone, None)
        if value:
            self.ideas[number].support[phone] = value

    # the desk

    def close(self, round: Round) -> None:
        self._do((round, "state", CLOSING), back=(round, "state", OPEN))

    def ask_again(self, id: str) -> None:
        old, number = self.last, sum(not found.taken_back for found in self.rounds.values()) + 1
        new = self.rounds[id] = Round(id, number)
        back: list[Change] = [(new, "state", CLOSED), (new, "taken_back", True)]
        if old.state != CLOSED:
            back.append((old, "state", OPEN))
            old.state = CLOSED
        self.deeds.append(back)

    def show_results(self, round: Round, on: bool) -> None:
        if round.shown is not on:
            self._do((round, "shown", on))

    def place(self, idea: Idea, *, hidden: bool) -> None:
        if hidden and not idea.hidden:
            self._do((idea, "hidden", True))
        elif not hidden and (idea.hidden or not idea.approved):
            self._do((idea, "hidden", False), (idea, "approved", True))

    def open_table(self, on: bool) -> None:
        self._do((self.table, "open", on))

    def show_support(self, on: bool) -> None:
        if self.table.shown is not on:
            self._do((self.table, "shown", on))

    def undo(self) -> None:
        for what, name, value in self.deeds.pop():
            setattr(what, name, value)

    def _do(self, *changes: Change, back: Change | None = None) -> None:
        self.deeds.append([back] if back else [(what, name, getattr(what, name)) for what, name, _ in changes])
        for what, name, value in changes:
            setattr(what, name, value)

    # what is seen

    def desk(self) -> dict[str, Any]:
        told = {f"round/{each.id}": each.seen() for each in self.rounds.values()} | {f"idea/{each.id}": each.seen() for each in self.ideas.values()}
        return told | {"support": {"step": "s2", "counts": {str(each.id): each.counts() for each in self.ideas.values()}}}

    def phone(self) -> dict[str, Any]:
        told: dict[str, Any] = {f"round/{each.id}": {"state": each.state, "results": None} for each in self.rounds.values() if each.state != CLOSED}
        told |= {f"idea/{each.id}": {"text": each.text, "status": "shown"} for each in self.ideas.values() if each.on_phones}
        if not self.table.open and self.table.shown:
            told["support"] = {"step": "s2", "counts": {str(each.id): each.counts() for each in self.ideas.values() if each.on_phones}}
        return told

    def mine(self, phone: int) -> dict[str, Any]:
        told: dict[str, Any] = {f"my/round/{each.id}": {"choice": each.ballots[phone]} for each in self.rounds.values() if phone in each.ballots}
        for idea in self.ideas.values():
            if idea.author == phone:
                told[f"my/idea/{idea.id}"] = {"text": idea.text, "status": "shown" if idea.on_phones else idea.status}
        supported = {str(idea.id): idea.support[phone] for idea in self.ideas.values() if phone in idea.support}
        return told | ({"my/support": supported} if supported else {})


def as_seen(docs: dict[str, Any], like: dict[str, Any]) -> dict[str, Any]:
    """Of what a client was told: every document of a kind that the model knows; of rounds and ideas the fields that it knows."""
    kinds = ("round/", "idea/", "support", "my/round/", "my/idea/", "my/support")
    return {key: doc if "support" in key else _fields(doc, like.get(key)) for key, doc in docs.items() if key.startswith(kinds)}


def _fields(doc: dict[str, Any], like: dict[str, Any] | None) -> dict[str, Any]:
    return doc if like is None else {name: doc.get(name) for name in like}
