"""A split of a round in words: what phones say of the answers by role, by table, or of who changed their mind.

The same words as in `static/js/phone/kinds/beside.js`; `tests/browser/test_splits.py` holds the two to each other.
"""

from __future__ import annotations

from facilitator.language import translate
from facilitator.meetup.words import Document

TITLES = {"role": "By role", "table": "By table", "shift": "Who changed their mind"}


def split_words(round: Document, language: str) -> Document | None:
    """`title`, and either `groups` (name, and words) or a `sentence`; None when the room is not shown a split."""
    view = round.get("view", "all")
    split = round.get("split", {}).get(view)
    if not split:
        return None
    title = translate(language, TITLES[view])
    if view == "shift":
        return {"title": title, "groups": [], "sentence": shift_sentence(round, language)}
    if all(count is None for counts in split["counts"].values() for count in counts):
        return {"title": title, "groups": [], "sentence": translate(language, "The groups are too small to show their answers safely.")}
    return {"title": title, "groups": [group_words(round, view, at, language) for at in range(len(split["groups"]))], "sentence": ""}


def group_words(round: Document, by: str, at: int, language: str) -> dict[str, str]:
    split = round["split"][by]
    name = ", ".join(group_name(each, by, language) for each in split["groups"][at])
    told = [f"{row['label']}: {split['counts'][row['id']][at]}" for row in round["rows"] if split["counts"][row["id"]][at] is not None]
    if split["totals"][at] is None:
        return {"name": name, "words": translate(language, "too few to show safely")}
    return {"name": f"{name} ({split['totals'][at]})", "words": " · ".join(told) or translate(language, "too few to show safely")}


def group_name(name: str, by: str, language: str) -> str:
    if not name:
        return translate(language, "unknown")
    return translate(language, "table {code}", code=name) if by == "table" else name


def shift_sentence(round: Document, language: str) -> str:
    shift = round["split"]["shift"]
    if shift["matched"] is None:
        return translate(language, "Too few to show safely who changed their mind.")
    if shift["stayed"] is None:
        return translate(language, "{m} people answered twice. Too few to show safely how many changed their mind.", m=shift["matched"])
    moves = sorted((row for row in round["rows"] if shift["to"][row["id"]] is not None), key=lambda row: -shift["to"][row["id"]])
    where = [translate(language, "{n} to “{answer}”", n=shift["to"][row["id"]], answer=row["label"]) for row in moves[:2]]
    return "; ".join([translate(language, "{n} of {m} changed their mind", n=shift["changed"], m=shift["matched"]), *where])
