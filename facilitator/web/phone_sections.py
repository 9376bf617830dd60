"""What stands on the phone page: the sections of the room's present moment, made of documents. Knows no HTML and no language.

The same decisions as in `static/js/phone/stage.js` and its views; `tests/browser/test_without_script.py` holds the two to the same words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from facilitator.meetup.ideas import VALUES, WITHDRAWN
from facilitator.meetup.lying import DOTS
from facilitator.meetup.rounds import AFTER_VOTE, CLOSED, CLOSING, LIVE, OPEN
from facilitator.meetup.voting import TABLE, TICKET
from facilitator.meetup.words import Document
from facilitator.web.agreed_sections import agreed_facts
from facilitator.web.ballots import ticked, words_of
from facilitator.web.chosen_sections import dots_facts, grouped_facts, has_dots, is_weighed, weighed_facts
from facilitator.web.phone_forms import Refused
from facilitator.web.ranking_words import ranking_words
from facilitator.web.result_words import result_words
from facilitator.web.split_words import split_words

OVER = ("closed", "sealed")
IDEAS_AT_ONCE = 20
COLOURS = 6


@dataclass(frozen=True)
class Wish:
    """What a person asked for by a link: to change an answer (a round's id, or `practice`), to take back an idea, to see every idea,
    that the page stays as it is."""

    change: str = ""
    leaving: str = ""
    everything: bool = False
    still: bool = False


@dataclass(frozen=True)
class Section:
    """`kind` names its template; `place` is its id on the page; `on_air`: it belongs to the room's present step."""

    kind: str
    place: str
    title: str = ""
    on_air: bool = True
    facts: Document = field(default_factory=dict)


@dataclass(frozen=True)
class Stage:
    """The sections of one phone, in order, and the places of the forms in them."""

    sections: tuple[Section, ...]
    places: frozenset[str]
    waits: bool  # nothing to fill in, and the evening is yet to start

    @property
    def looks(self) -> list[str]:
        """The sheets that these sections need beside the one of every page."""
        kinds = {section.facts["round"]["kind"] for section in self.sections if section.kind == "poll"}
        shown = {section.kind for section in self.sections}
        results = ["results"] if any(section.facts.get("told") for section in self.sections) else []
        ideas = (["ideas"] if shown & {"ideas", "weigh_ideas", "dots", "agreements"} else []) + (["agreements"] if "agreements" in shown else [])
        chosen = ["choosing"] if shown & {"dots", "weigh_ideas"} or any(section.facts.get("groups") for section in self.sections) else []
        return results + ideas + chosen + (["kinds"] if kinds - {"choice", "scale"} else [])

    @property
    def scripts(self) -> list[str]:
        """What takes these sections over needs beside the script of every page."""
        return [look for look in self.looks if look != "ideas" or self.sections[0].kind != "agreements"]


@dataclass
class Sections:
    """Makes the stage of the documents of all phones (`docs`) and of one participant (`mine`)."""

    docs: Mapping[str, Document]
    mine: Mapping[str, Document]
    wish: Wish
    refused: Refused | None
    role_waved_off: bool
    language: str
    ticket: bool = False
    who: str = ""  # the mark of this phone, which makes its own order
    places: set[str] = field(default_factory=set)

    def stage(self) -> Stage:
        sections = tuple(self._sections())
        return Stage(sections, frozenset(self.places), waits=sections[0].kind == "waiting" and not self._asks())

    def _sections(self) -> Iterator[Section]:
        if self.docs["meetup"]["state"] in OVER:
            yield Section("over", "over", facts={"page": self.docs["meetup"]["state"] == "closed"})
            return
        now = self.docs.get("round")
        first = self._on_air(now)
        yield first
        for key, round in self.docs.items():
            if key.startswith("round/") and round["state"] == OPEN and not (now and round["id"] == now["id"]):
                yield self._poll(round)
        if self._at_tables():
            yield self._table(self.docs.get("step", {}))
        if first.kind != "waiting" and self.docs["meetup"]["roles"] and not self._role() and not self.role_waved_off:
            yield self._roles("role")

    def _on_air(self, round: Document | None) -> Section:
        step = self.docs.get("step")
        if step is None or step.get("waiting"):
            return self._waiting()
        if step["kind"] == "poll":
            return self._poll(round) if round and round["step"] == step["id"] else Section("soon", f"step-{step['id']}", step["title"], facts={"step": step})
        kind = "text" if "body" in step else step["kind"]  # a kind with a body is read as a text
        if has_dots(self.docs):
            return Section(DOTS, f"step-{step['id']}", step["title"], facts={"step": step, **self._dots()})
        if is_weighed(self.docs):
            return Section("weigh_ideas", f"step-{step['id']}", step["title"], facts={"step": step, **self._weighed()})
        facts = self._ideas(step) if kind == "ideas" else self._agreements(step) if kind == "agreements" else self._clip()
        return Section(kind, f"step-{step['id']}", step["title"], facts={"step": step, **facts})

    def _clip(self) -> Document:
        """Of a fragment that plays at home: where a phone without a script finds it. And what is said in it, where that is written out."""
        fragment, spoken = self.docs.get("fragment", {}), self.docs.get("transcript", {})
        return {**({"clip": fragment} if fragment.get("url") else {}), **({"spoken": spoken["text"].splitlines()} if spoken else {})}

    def _waiting(self) -> Section:
        present = self.docs.get("crowd", {}).get("present", 0)
        practice = self.docs.get("practice")
        facts: Document = {"present": present, "practice": self._practice(practice) if practice else None}
        if self.docs["meetup"]["roles"]:
            facts["roles"] = self._roles("roles")
        return Section("waiting", "waiting", facts=facts)

    # questions

    def _practice(self, asked: Document) -> Section:
        choice = self.mine.get("my/practice", {}).get("choice")
        round = {**asked, "id": "practice", "kind": "choice", "state": OPEN, "number": 1, "when": "never", "results": None}
        return self._question("practice", "practice", round, choice)

    def _poll(self, round: Document) -> Section:
        mine = self.mine.get(f"my/round/{round['id']}", {})
        return self._question("poll", f"round-{round['id']}", round, mine.get("choice"), mine.get("results"))

    def _question(self, kind: str, place: str, round: Document, choice: Any, own_results: Document | None = None) -> Section:
        refused = self.refused if self.refused and self.refused.place == place else None
        results = round["results"] or own_results
        state = self._state(round, choice, bool(refused))
        if state == "choosing":
            self.places.add(place)
        shown = results if state != "choosing" or round["when"] == LIVE else None
        facts: Document = {
            "round": round,
            "state": state,
            "choice": choice,
            "label": words_of(round, choice, self.language),
            "ticked": refused.filled if refused else ticked(round, choice),
            "changing": state == "choosing" and choice is not None,
            "early": round["when"] in (AFTER_VOTE, LIVE) and not results,
            "told": result_words(round, shown, choice, words_of(round, choice, self.language), self.language) if shown else None,
            "split": split_words(round, self.language),
        }
        step = self.docs.get("step")
        return Section(kind, place, round["question"], on_air=step is not None and round.get("step") == step["id"], facts=facts)

    def _state(self, round: Document, choice: Any, refused: bool) -> str:
        if round["state"] == CLOSING:
            return CLOSING
        if round["state"] == CLOSED:
            return "results" if round["results"] else CLOSED
        if round.get("paused"):
            return "paused"
        if self._is_barred(round):
            return "barred"
        return "received" if choice is not None and not refused and self.wish.change != round["id"] else "choosing"

    def _is_barred(self, round: Document) -> bool:
        """Whether this phone may not vote here. The same as in `static/js/phone/voting/guard.js`."""
        may = {TABLE: bool(self.mine.get("me", {}).get("scribe")), TICKET: self.ticket}
        return not may.get(round.get("voting", ""), True)

    # people

    def _role(self) -> str | None:
        role: str | None = self.mine.get("me", {}).get("role")
        return role

    def _roles(self, kind: str) -> Section:
        self.places.add("role")
        return Section(kind, "role", facts={"roles": self.docs["meetup"]["roles"], "role": self._role(), "waved_off": self.role_waved_off})

    # tables

    def _at_tables(self) -> bool:
        """Whether the room talks, writes or votes at tables now, or waits for an evening in which tables vote."""
        return "tables" in self.docs and bool(self.docs.get("step", self.docs["meetup"]).get("seats"))

    def _table(self, step: Document) -> Section:
        """Where one sits, the way into the video room, and for the phone that writes for its table whether that is done."""
        self.places.add("table")
        told, me = self.docs["tables"], self.mine.get("me", {})
        own = next((table for table in told["tables"] if table["code"] == me.get("table")), None)
        scribe = own is not None and me.get("scribe", False)
        facts = {
            "tables": told["tables"],
            "own": own,
            "choosing": bool(told["tables"]) and (own is None or self.wish.change == "table"),
            "room": own["link"] if own else "",
            "call": told["call"],
            "scribe": scribe,
            "above": scribe and step.get("kind") == "ideas",
            "votes": any(round.get("voting") == TABLE and round["state"] == OPEN for key, round in self.docs.items() if key.partition("/")[0] == "round"),
            "step": step,
            "done": own is not None and own["code"] in step.get("talk", {}).get("tables", {}).get("done", ()),
        }
        return Section("table", "table", facts=facts)

    def _asks(self) -> bool:
        """Whether the waiting page still asks something."""
        role = "role" in self.places and not self._role() and not self.role_waved_off
        table = self._at_tables() and not self.mine.get("me", {}).get("table")
        return role or table or "practice" in self.places

    # ideas

    def _ideas(self, step: Document) -> Document:
        own = {key: idea for key, idea in self.mine.items() if key.startswith("my/idea/")}
        theirs = [idea for key, idea in self.docs.items() if key.startswith("idea/") and "my/" + key not in own and idea["step"] == step["id"]]
        supported = self.mine.get("my/support", {})
        theirs.sort(key=lambda idea: (str(idea["id"]) in supported, -idea["id"]))
        listed = theirs if self.wish.everything else theirs[:IDEAS_AT_ONCE]
        mine = [idea for idea in own.values() if idea["step"] == step["id"] and idea["status"] != WITHDRAWN]
        grouped = grouped_facts(self.docs, self.mine, step)
        if step["open"]:
            self.places |= {f"write-{step['id']}", *(f"idea-{idea['id']}" for idea in [*mine, *(theirs if grouped["groups"] else listed)])}
        support = self.docs.get("support", {})
        return {
            "draft": self.refused.filled if self.refused and self.refused.place == f"write-{step['id']}" else {},
            "mine": mine,
            "theirs": listed,
            "number": len(theirs),
            "more": len(theirs) - len(listed),
            "supported": supported,
            "values": VALUES[step["support"]],
            "counts": support["counts"] if support.get("step") == step["id"] else {},
            "ranking": ranking_words(self.docs, self.language),
            **grouped,
        }

    def _weighed(self) -> Document:
        facts = weighed_facts(self.docs, self.mine, self.who, self.wish.everything)
        self.places |= {f"idea-{idea['id']}" for idea in facts["ideas"]}
        return facts

    def _dots(self) -> Document:
        facts = dots_facts(self.docs, self.mine, self.who, self.wish.everything)
        if facts["asks"]:
            self.places |= {f"dot-{option['target']}" for option in facts["options"]}
        return facts | {"ranking": ranking_words(self.docs, self.language)}

    # conditions and agreements

    def _agreements(self, step: Document) -> Document:
        facts = agreed_facts(self.docs, self.mine, step, self.ticket)
        if facts["forms"]:
            self.places |= {f"offer-{form}" for form in facts["forms"]}
        self.places |= {f"condition-{each['id']}" for each in facts["voting"]} | {f"my-{each['sort']}-{each['id']}" for each in facts["mine"]}
        refused = self.refused
        return facts | {"draft": refused.filled if refused and refused.place.startswith("offer-") else {}, "role": self._role() or ""}


def colour_of(names: list[str], name: str | None) -> int:
    """Colours 1 to 6, in the order in which the organiser wrote the themes; 0 for what is not among them."""
    return names.index(name) % COLOURS + 1 if name in names else 0


def left_of(clock: Document | None, now: float) -> int | None:
    """Whole seconds that the clock leaves, counted as the screen counts them; None without a clock."""
    if clock is None:
        return None
    left: float = clock["ends_at"] - now if clock["running"] and clock["ends_at"] is not None else clock["left"]
    return max(0, math.ceil(left - 0.001))


def time_text(seconds: int) -> str:
    """1:05:09, 3:00, 0:07."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def paragraphs(text: str) -> list[str]:
    """The parts of a text between its empty lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
