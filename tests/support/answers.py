"""A question of every kind of poll, answers that could be given to it, and what is none."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from facilitator.meetup.fields import Fields
from facilitator.meetup.polls import PollKind
from facilitator.meetup.words import Document

OPTIONS = ["Loten", "Later kiezen", "Gemengde klassen", "Meer tijd"]
IDS = [f"o{number}" for number in range(1, len(OPTIONS) + 1)]
WORDS = ["kansen", "Kansen", "kansen!", "ongelijkheid", "ongelijkeid", "taal", "thuis taal", "thuistaal", "één", "een", "vertrouwen"]
TEXTS = ["Meer tijd voor ieder kind.", "Een brugklas van twee jaar.", "Ouders eerder erbij."]


@dataclass(frozen=True)
class Sample:
    """`poll` is what a programme file says of it; `right` answers, each with how it is kept; `wrong` ones."""

    kind: str
    poll: Document
    answers: st.SearchStrategy[Any]
    right: tuple[tuple[Any, Any], ...]
    wrong: tuple[Any, ...]

    @property
    def asked(self) -> Document:
        return asked(self.kind, self.poll)


def asked(kind: str, poll: Document) -> Document:
    """A question as it is kept; its file must be without faults."""
    fields = Fields({"kind": kind, **poll})
    read = {"kind": kind, "question": "Wat denkt u?", "results": "after_close", **PollKind.known[kind].read(fields)}
    assert fields.faults == []
    return read


def divided(cuts: list[int]) -> dict[str, int]:
    """A hundred points over the options, cut at these places."""
    at = [0, *sorted(cuts), 100]
    return {option: high - low for option, (low, high) in zip(IDS, pairwise(at), strict=True)}


NEVER: tuple[Any, ...] = (None, True, {}, [], "", [[]], {"o1": {}}, float("nan"), 10**400)
SAMPLES = {
    sample.kind: sample
    for sample in (
        Sample("choice", {"options": OPTIONS}, st.sampled_from(IDS), (("o2", "o2"),), (*NEVER, "o5", "o0", ["o1"], 1)),
        Sample(
            "choices",
            {"options": OPTIONS, "most": 2},
            st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True),
            ((["o3", "o1"], ["o1", "o3"]), (["o2"], ["o2"])),
            (*NEVER, "o1", ["o1", "o1"], ["o1", "o2", "o3"], ["o9"], [1]),
        ),
        Sample(
            "scale",
            {"from": 1, "to": 5, "low": "Helemaal niet", "high": "Helemaal wel", "unsure": "Weet ik niet"},
            st.one_of(st.integers(1, 5), st.just("unsure")),
            ((1, 1), (5, 5), ("unsure", "unsure")),
            (*NEVER, 0, 6, 2.5, "3", [3]),
        ),
        Sample(
            "rank",
            {"options": OPTIONS},
            st.permutations(IDS),
            ((["o4", "o1", "o2", "o3"], ["o4", "o1", "o2", "o3"]),),
            (*NEVER, "o1", ["o1"], ["o1", "o2", "o3"], ["o1", "o1", "o2", "o3"], ["o1", "o2", "o3", "o5"], [*IDS, "o1"]),
        ),
        Sample(
            "words",
            {},
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
            (([" Kansen ", "kansen!"], ["Kansen"]), (["thuis \n taal"], ["thuis taal"]), (["", "a"], ["a"]), (["kan\u00adsen", "\u202ekansen"], ["kansen"])),
            (*NEVER, "kansen", [1], ["...", "?"], [" "], ["\u200b"], ["x" * 41], ["a", "b", "c", "d"], ["a\x00"], ["\ud800"]),
        ),
        Sample(
            "number",
            {"least": 0, "most": 100, "decimals": 1, "unit": "%"},
            st.integers(0, 1000).map(lambda tenths: tenths / 10),
            ((12.0, 12), (12.5, 12.5), (0, 0), (100, 100)),
            (*NEVER, -1, 100.1, 12.34, "12", [12], float("inf")),
        ),
        Sample(
            "text",
            {},
            st.sampled_from(TEXTS),
            (("  Meer tijd.\r\nEcht. ", "Meer tijd.\nEcht."),),
            (*NEVER, " ", "\u200b\u2060", "x" * 201, 5, ["a"], "a\x07", "\ud800"),
        ),
        Sample(
            "points",
            {"options": OPTIONS},
            st.lists(st.integers(0, 100), min_size=3, max_size=3).map(divided),
            (({"o3": 60, "o1": 40, "o2": 0}, {"o1": 40, "o3": 60}), ({"o1": 100}, {"o1": 100})),
            (*NEVER, [100], {"o1": 99}, {"o1": 101}, {"o1": 150, "o2": -50}, {"o9": 100}, {"o1": 50.0, "o2": 50}, {"o1": True, "o2": 99}),
        ),
    )
}
