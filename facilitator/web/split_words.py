"""A split of a round in words: what phones say of the answers by role, by table, or of who changed their mind.

The same words as in `static/js/phone/results/beside.js`; `tests/browser/test_splits.py` holds the two to each other.
"""

from __future__ import annotations

from functools import partial

from facilitator.figures.shift import SHIFT
from facilitator.language import translate
from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T
from facilitator.report.pictures.split_results import drawn_split, note_of
from facilitator.report.pictures.splits import Group, groups_of, split_sentence, tells
from facilitator.report.pictures.untold import not_shown, untold_words

TITLES = {"role": "By role", "table": "By table", SHIFT: "Who changed their mind"}


def split_words(round: Document, language: str) -> Document | None:
    """`title`, a `sentence`, `groups` that are told (name, and words) and a `note`; None when the room is not shown a split. Of a shift that is told also the
    `moves`, its table in a form that a narrow screen can show: parts with a `head`, and rows of an answer and a figure."""
    view = round.get("view", "all")
    if not round.get("split", {}).get(view):
        return None
    t = partial(translate, language)
    told: Document = {"title": t(TITLES[view]), "sentence": split_sentence(round, view, t), "groups": [], "moves": [], "note": note_of(round, t)}
    if view == SHIFT:
        return told | {"moves": _moves(round, language)}
    return told | {"groups": [_group_words(group, t) for group in groups_of(round, view, t)] if tells(round, view) else []}


def _group_words(group: Group, t: T) -> dict[str, str]:
    """What is untold of a group that is told whole, nobody gave."""
    said = [part for part in group.parts if part.count is not None or not group.whole]
    told = " · ".join(f"{part.label}: {not_shown(t) if part.count is None else part.count}" for part in said)
    return {"name": group.name if group.total is None else f"{group.name} ({group.total})", "words": told if group.told else untold_words(t)}


def _moves(round: Document, language: str) -> list[Document]:
    """The table of the picture in parts: from each answer of the last time to those of now, then what came to each and the difference."""
    t, table = partial(translate, language), drawn_split(round, SHIFT, language).table
    if table is None:
        return []
    *moved, came, net = table.rows
    parts = [{"head": t("First “{answer}”, now:", answer=label), "rows": [*zip(table.head[1:], figures, strict=True)]} for label, *figures in moved]
    heads = (t("Came over to:"), came), (t("More or fewer people than last time:"), net)
    return [*parts, *({"head": head, "rows": [*zip(table.head[1:-1], figures, strict=True)]} for head, (_, *figures, _) in heads)]
