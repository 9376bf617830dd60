"""Ideas in their order in words: what a phone says of common ground, what divides, and the top of each theme.

The same words as in `static/js/parts/ranking.js`; `tests/browser/test_common_ground.py` holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from facilitator.language import translate
from facilitator.meetup.common_ground import COMMON_GROUND, DIVIDED
from facilitator.meetup.ranking import TOP
from facilitator.meetup.weighing import OPINION
from facilitator.meetup.words import Document
from facilitator.report.pictures.figures import T

MEASURES = {
    COMMON_GROUND: "Common ground: in every group most people agree with this",
    DIVIDED: "Divided: the groups think very differently about this",
    TOP: "Most support for each theme",
}


def ranking_words(docs: Mapping[str, Document], language: str) -> Document | None:
    """`measure`, who was `asked`, that there is `nothing`, and `lists` with a theme and ideas, each with its text and its `weight`; None while the room does
    not see ideas so."""
    ranking, step, t = docs.get("ranking"), docs.get("step"), partial(translate, language)
    if not ranking or not step or ranking["step"] != step["id"]:
        return None
    support = docs.get("support", {})
    counts = support["counts"] if support.get("step") == step["id"] else None
    themes = ranking["themes"] if "themes" in ranking else [{"theme": None, "ideas": ranking["ideas"]}]
    lists = [
        {"theme": each["theme"], "ideas": [_idea(docs, idea, counts, step, t) for idea in each["ideas"] if f"idea/{idea['id']}" in docs]} for each in themes
    ]
    nothing = _nothing(ranking, t) if "ideas" in ranking and not ranking["ideas"] else ""
    return {"measure": t(MEASURES[ranking["view"]]), "asked": _asked(ranking, t), "nothing": nothing, "lists": lists}


def _idea(docs: Mapping[str, Document], idea: Document, counts: Document | None, step: Document, t: T) -> Document:
    return {"text": docs[f"idea/{idea['id']}"]["text"], "weight": _weight(idea["votes"], counts.get(f"{idea['id']}") if counts else None, step["support"], t)}


def _weight(votes: int, counts: Document | None, kind: str, t: T) -> str:
    if not counts:
        return t("1 vote") if votes == 1 else t("{n} votes", n=votes)
    return t("{n} agree", n=counts["agree"]) if kind == "agree" else t("{n} of {m} agree", n=counts["agree"], m=votes)


def _asked(ranking: Document, t: T) -> str:
    groups, untold, voters = ranking.get("groups", []), ranking.get("untold", 0), ranking["voters"]
    parts = [_groups(ranking["by"], groups, t)] if groups else []
    parts.append(t("1 person voted") if voters == 1 else t("{n} people voted", n=voters))
    if groups and untold:
        parts.append(t("of 1 idea it can't be told") if untold == 1 else t("of {n} ideas it can't be told", n=untold))
    return " · ".join(parts)


def _groups(by: str, groups: list[list[str]], t: T) -> str:
    if by == OPINION:
        return t("{n} groups of people who vote alike", n=len(groups))
    return t("Groups: {groups}", groups=", ".join(" + ".join(names) for names in groups))


def _nothing(ranking: Document, t: T) -> str:
    if not ranking["groups"]:
        return t("Too few people voted to lay groups side by side.")
    if ranking["of"] == 0:
        return t("Too few people of each group voted to tell this safely.")
    return t("On no idea did the groups think very differently.") if ranking["view"] == DIVIDED else t("On no idea did all groups agree.")
