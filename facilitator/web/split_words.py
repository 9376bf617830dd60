"""A split of a round in words: what phones say of the answers by role, by table, or of who changed their mind.

The same words as in `static/js/phone/kinds/beside.js`; `tests/browser/test_splits.py` holds the two to each other.
"""

from __future__ import annotations

from functools import partial

from facilitator.figures.shift import SHIFT
from facilitator.language import translate
from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T
from facilitator.report.pictures.split_results import note_of
from facilitator.report.pictures.splits import Group, groups_of, split_sentence, tells

TITLES = {"role": "By role", "table": "By table", SHIFT: "Who changed their mind"}


def split_words(round: Document, language: str) -> Document | None:
    """`title`, either `groups` (name, and words) or a `sentence`, and a `note`; None when the room is not shown a split."""
    view = round.get("view", "all")
    if not round.get("split", {}).get(view):
        return None
    t = partial(translate, language)
    told: Document = {"title": t(TITLES[view]), "groups": [], "sentence": "", "note": note_of(round, t)}
    if view == SHIFT or not tells(round, view):
        return told | {"sentence": split_sentence(round, view, t)}
    return told | {"groups": [_group_words(group, t) for group in groups_of(round, view, t)]}


def _group_words(group: Group, t: T) -> dict[str, str]:
    """What is untold of a group that is told whole, nobody gave."""
    said = [part for part in group.parts if part.count is not None or not group.whole]
    told = " · ".join(f"{part.label}: {t('too few') if part.count is None else part.count}" for part in said)
    return {"name": group.name if group.total is None else f"{group.name} ({group.total})", "words": told if group.told else t("too few to show safely")}
