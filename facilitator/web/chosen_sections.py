"""What a phone shows of ideas in their groups, and of dots, made of documents. The same decisions as in `static/js/phone/choosing`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.meetup.collecting import GROUPS
from facilitator.meetup.ideas import SHOWN, VALUES
from facilitator.meetup.lying import DOTS, ON_GROUPS
from facilitator.meetup.words import Document
from facilitator.web.own_order import in_own_order

AT_A_TIME = 20  # ideas to weigh
AT_ONCE = 60  # of what can be chosen; who wants sees all
Docs = Mapping[str, Document]


def has_dots(docs: Docs) -> bool:
    """Whether the section of dots is what a phone shows now. Where writing goes on it shows the usual one."""
    step = docs.get("step", {})
    return step.get("kind") == "ideas" and not step["open"] and docs.get(DOTS, {}).get("step") == step["id"]


def is_weighed(docs: Docs) -> bool:
    """Whether the room weighs ideas now, and nobody writes."""
    return bool(docs.get("step", {}).get("weighing"))


def has_own_order(docs: Docs) -> bool:
    """Whether each phone sees what can be chosen in another order."""
    return has_dots(docs) or is_weighed(docs)


def weighed_facts(docs: Docs, mine: Docs, who: str, everything: bool) -> Document:
    """The `ideas` of others in this phone's own order, as many from the first as make AT_A_TIME that it has yet to weigh, and `more`: how many come after them.
    `done` of the `number` it has weighed."""
    step, own, weighed = docs["step"], own_ideas(mine), mine.get("my/support", {})
    ideas = {str(number): idea for number, idea in ideas_of(docs, step["id"]).items() if number not in own["ids"]}
    order = in_own_order(who, ideas)
    left = [at for at, target in enumerate(order) if target not in weighed]
    listed = order if everything or len(left) < AT_A_TIME else order[: left[AT_A_TIME - 1] + 1]
    return {
        "ideas": [ideas[target] for target in listed],
        "more": len(order) - len(listed),
        "number": len(order),
        "done": len(order) - len(left),
        "values": VALUES[step["support"]],
        "supported": weighed,
        "own": own,
    }


def dots_facts(docs: Docs, mine: Docs, who: str, everything: bool) -> Document:
    """`options` is what dots can be put on, in this phone's own order, and `more` how many of it are not among them; `lying` those with one's own dots;
    `told` how all lie, once that is said."""
    step, dots, own = docs["step"], docs[DOTS], mine.get("my/dots", {})
    placed: dict[str, int] = own["placed"] if own.get("step") == step["id"] else {}
    options = own_options(docs, placed, step["id"], dots["on"])
    is_told = "counts" in dots
    grouped = not dots["open"] and not is_told and step["view"] == GROUPS
    offered = [] if is_told or grouped else [options[target] for target in in_own_order(who, options)]
    listed = offered if everything else offered[:AT_ONCE]
    return {
        "dots": dots,
        "asks": dots["open"] and not dots.get("paused"),
        "left": max(0, dots["each"] - sum(placed.values())),
        "options": listed,
        "more": len(offered) - len(listed),
        "lying": [option for option in options.values() if option["own"]],
        "told": told(list(options.values()), dots) if is_told else None,
        "groups": groups_of(docs, step["id"]) if grouped else [],
        **usual_facts(docs, step, mine),
    }


def dots_told(docs: Docs, mine: Docs, step: str, dots: Document) -> Document:
    """How dots that are told lie."""
    own = mine.get("my/dots", {})
    return told(list(own_options(docs, own["placed"] if own.get("step") == step else {}, step, dots["on"]).values()), dots)


def own_options(docs: Docs, placed: Mapping[str, int], step: str, on: str) -> dict[str, Document]:
    """What dots can be put on, by target, each with how many of one's `own` lie there."""
    return {each["target"]: each | {"own": placed.get(each["target"], 0)} for each in options_of(docs, step, on)}


def grouped_facts(docs: Docs, mine: Docs, step: Document) -> Document:
    """The ideas of the usual section by group, while the room sees them so."""
    return {"groups": groups_of(docs, step["id"]) if step["view"] == GROUPS and "groups" in docs else [], "own": own_ideas(mine)}


def usual_facts(docs: Docs, step: Document, mine: Docs) -> Document:
    """What is told beside an idea when nobody writes any more: how the room supports it, and whose it is."""
    support = docs.get("support", {})
    counts = support["counts"] if support.get("step") == step["id"] else {}
    return {"own": own_ideas(mine), "values": VALUES[step["support"]], "supported": mine.get("my/support", {}), "counts": counts}


def own_ideas(mine: Docs) -> dict[str, set[Any]]:
    """Their numbers, and their words as the others read them: what says the same as another comes without a number."""
    ideas = [idea for key, idea in mine.items() if key.startswith("my/idea/")]
    return {"ids": {idea["id"] for idea in ideas}, "texts": {idea.get("edited") or idea["text"] for idea in ideas if idea["status"] == SHOWN}}


def ideas_of(docs: Docs, step: str) -> dict[int, Document]:
    """Those of a step that phones are told of by themselves, oldest first."""
    ideas = [idea for key, idea in docs.items() if key.startswith("idea/") and idea["step"] == step]
    return {idea["id"]: idea for idea in sorted(ideas, key=lambda idea: int(idea["id"]))}


def groups_of(docs: Docs, step: str) -> list[Document]:
    """The groups of a step in which there is anything to see, each with its ideas, and at the end, without a name, the ideas that are in none."""
    left = ideas_of(docs, step)
    told = [group for group in docs.get("groups", {"groups": []})["groups"] if group["step"] == step]
    named = [(group["id"], group["name"], [left.pop(idea) for idea in group["ideas"] if idea in left]) for group in told]
    groups = [*named, ("loose", None, [*left.values()])]
    return [{"id": id, "name": name, "ideas": ideas, "size": len(ideas)} for id, name, ideas in groups if ideas]


def options_of(docs: Docs, step: str, on: str) -> list[Document]:
    """What dots can be put on: each idea, or each group, with its `ideas`, and each idea in none. `target` is where such a dot lies."""
    if on != ON_GROUPS:
        return [as_option(idea) for idea in ideas_of(docs, step).values()]
    groups = groups_of(docs, step)
    named = [{"target": group["id"], "words": group["name"], "idea": None, "ideas": group["ideas"]} for group in groups if group["name"] is not None]
    return named + [as_option(idea) for group in groups if group["name"] is None for idea in group["ideas"]]


def as_option(idea: Document) -> Document:
    return {"target": str(idea["id"]), "words": idea["text"], "idea": idea, "ideas": []}


def told(options: list[Document], dots: Document) -> Document:
    """How the dots of the room lie, the most first; what is equal stays in the order in which it was made. `share` is a width, in percent of the first."""
    counts = dots["counts"]
    rows = sorted((option for option in options if counts.get(option["target"])), key=lambda option: -int(counts[option["target"]]))
    most = counts[rows[0]["target"]] if rows else 0
    bars = [row | {"count": counts[row["target"]], "share": round(100 * counts[row["target"]] / most, 1)} for row in rows]
    return {"rows": bars, "voted": dots["voted"], "without": len(options) - len(rows)}
