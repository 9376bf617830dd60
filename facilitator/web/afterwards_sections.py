"""What stands on the page of an evening that is over: what was agreed, what happens next, what people brought and thought. Made of documents, and for a
phone that took part of its own; knows no HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from facilitator.meetup.ideas import SHOWN, WITHDRAWN
from facilitator.meetup.placing import LISTED
from facilitator.meetup.words import Document
from facilitator.web.agreed_sections import of
from facilitator.web.chosen_sections import dots_told
from facilitator.web.ranking_words import ranking_words
from facilitator.web.result_words import result_words

Docs = Mapping[str, Document]


@dataclass(frozen=True)
class Afterwards:
    """`docs` are what one reads afterwards, `mine` those of one participant, `steps` the run of show."""

    docs: Docs
    mine: Docs
    steps: Iterable[Document]
    language: str

    def facts(self) -> dict[str, Any]:
        """`yours` is empty for who took no part, or whose device is another one."""
        agreements, levels = self.agreements(), self.levels()
        conditions = [each for level in levels for each in level["conditions"]]
        return {
            "agreements": agreements,
            "levels": levels,
            "baton": self.docs.get("baton"),
            "follow_up": self.docs["meetup"]["follow_up"],
            "parts": self.parts(),
            "rounds": self.rounds(),
            "numbers": {"ideas": number_of(self.ideas), "agreements": len(agreements), "conditions": len(conditions)},
            "yours": {"agreements": [each for each in agreements if each["mine"]], "ideas": self.own_words(), "others": self.elsewhere()},
        }

    @cached_property
    def ideas(self) -> list[Document]:
        """Those that stand by themselves, each with whether it, or one that stands under it, is one's own."""
        own = self.own_words()
        told = ((idea, [(words, words in own) for words in idea.get("also", ())]) for idea in of(self.docs, "idea/"))
        return [{**idea, "also": also, "mine": self.is_mine("idea", idea["id"])} for idea, also in told]

    def is_mine(self, sort: str, number: int) -> bool:
        return f"my/{sort}/{number}" in self.mine

    def own_words(self) -> list[str]:
        """What one's ideas say here, those that stand under another one too."""
        shown = [idea for idea in of(self.mine, "my/idea/") if idea["status"] == SHOWN]
        return [idea.get("edited") or idea["text"] for idea in shown]

    def elsewhere(self) -> int:
        """How many of one's ideas and offers are not here: they wait, or were not placed. What one took back oneself one knows."""
        ideas = [idea for idea in of(self.mine, "my/idea/") if idea["status"] not in (SHOWN, WITHDRAWN)]
        offers = [offer for sort in ("condition", "agreement") for offer in of(self.mine, f"my/{sort}/") if offer["status"] not in (LISTED, WITHDRAWN)]
        return len(ideas) + len(offers)

    # what was agreed

    def agreements(self) -> list[Document]:
        return [self._with_source(each, "agreement") for each in of(self.docs, "agreement/")]

    def levels(self) -> list[Document]:
        """The conditions by who can act, in the order in which that was first said."""
        found = [self._with_source(each, "condition") for each in of(self.docs, "condition/")]
        asked = [level for step in self.steps if step["kind"] == "agreements" for level in step["own"]["agreements"]["levels"]]
        levels = list(dict.fromkeys([*asked, *(each["level"] for each in found)]))
        told = ({"level": level, "conditions": [each for each in found if each["level"] == level]} for level in levels)
        return [level for level in told if level["conditions"]]

    def _with_source(self, item: Document, sort: str) -> Document:
        """Where it came from, when that can be read here: the name of a group, or the words of an idea."""
        idea = self.docs.get(f"idea/{item['idea']}")
        group = next((each["name"] for each in self._groups() if each["id"] == item["group"]), None)
        return {**item, "mine": self.is_mine(sort, item["id"]), "from_idea": idea["id"] if idea else None, "from_group": group}

    # what was brought

    def parts(self) -> list[Document]:
        """Each step in which ideas were written: its groups, and by theme what stands in none."""
        return [self._part(step) for step in self.steps if step["kind"] == "ideas" and any(idea["step"] == step["id"] for idea in self.ideas)]

    def _part(self, step: Document) -> Document:
        ideas = {idea["id"]: idea for idea in self.ideas if idea["step"] == step["id"]}
        groups = [{"name": group["name"], "ideas": [ideas.pop(each) for each in group["ideas"] if each in ideas]} for group in self._groups()]
        groups = sorted((group for group in groups if group["ideas"]), key=lambda group: -len(group["ideas"]))
        themes = list(dict.fromkeys([*step["own"]["ideas"]["themes"], *(idea["theme"] for idea in ideas.values())]))
        loose = [{"theme": theme, "ideas": [idea for idea in ideas.values() if idea["theme"] == theme]} for theme in themes]
        shown = {"groups": groups, "loose": [each for each in loose if each["ideas"]]}
        return {"title": step["title"], "themes": step["own"]["ideas"]["themes"], **shown, **self._chosen(step)}

    def _chosen(self, step: Document) -> Document:
        """What came of choosing between them, as far as the room was told: facts of `phone/_ranking.html` and of `phone/_dots_result.html`."""
        own = step["own"]["ideas"]
        told: Document = next((each for each in self.docs.get("chosen", {"steps": []})["steps"] if each["step"] == step["id"]), {})
        asked = {"id": step["id"], "support": own["support"], "themes": own["themes"]}
        support = {"support": {"step": step["id"], "counts": told["counts"]}} if "counts" in told else {}
        docs = {**self.docs, "step": asked, **support}
        rankings = [ranking_words({**docs, "ranking": ranking}, self.language) for ranking in told.get("rankings", ())]
        lists = [{"facts": {"ranking": ranking, "step": asked}} for ranking in rankings]
        return {"rankings": lists, "dots": {"facts": {"told": dots_told(docs, self.mine, step["id"], told["dots"])}} if "dots" in told else None}

    def _groups(self) -> list[Document]:
        groups: list[Document] = self.docs.get("groups", {"groups": []})["groups"]
        return groups

    # what the room thought

    def rounds(self) -> list[Document]:
        """Every question of which phones had the results, in the order of asking, as facts of `phone/_results.html`."""
        found = sorted((round for key, round in self.docs.items() if key.startswith("round/")), key=lambda round: int(round["id"][1:]))
        return [self._round(round) for round in found]

    def _round(self, round: Document) -> Document:
        choice = self.mine.get(f"my/round/{round['id']}", {}).get("choice")
        told = result_words(round, round["results"], choice, "", self.language)  # own words that the room did not see stand elsewhere
        return {"facts": {"round": round, "told": told, "split": None}}


def number_of(ideas: Iterable[Document]) -> int:
    """With those that stand under another one."""
    return sum(1 + len(idea["also"]) for idea in ideas)
