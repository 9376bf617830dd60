"""What the people of the simulated room are and say. `words.<language>.json` fits the example evening; for another one the nearest words are taken."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

USUAL_SHARE, USUAL_LEANING = 3, 0.0
NO_THEME = ""


@dataclass(frozen=True)
class Words:
    """`roles`: how many of each there are (`share`) and what they tend to (`leaning`, from -1, disagree, to 1). `ideas`: texts by title and theme of a step.
    `conditions`: what must change, by who can act. `agreements`: what somebody offers, as the fields of `agreement.offer`."""

    roles: dict[str, dict[str, float]]
    ideas: dict[str, dict[str, list[str]]]
    conditions: dict[str, list[str]] = field(default_factory=dict)
    agreements: list[dict[str, str]] = field(default_factory=list)
    own: list[str] = field(default_factory=list)  # of whoever rehearses: said instead, whatever is asked

    @classmethod
    def load(cls, language: str) -> Words:
        return cls(**json.loads((Path(__file__).parent / f"words.{language}.json").read_text("utf-8")))

    def saying(self, own: list[str]) -> Words:
        return replace(self, own=own)

    def role(self, chance: Random, known: list[str]) -> str:
        """What somebody is, out of the roles that the meetup knows."""
        return chance.choices(known, [self.roles.get(role, {}).get("share", USUAL_SHARE) for role in known])[0]

    def leaning(self, role: str | None) -> float:
        return self.roles.get(role or "", {}).get("leaning", USUAL_LEANING)

    def texts(self, title: str, theme: str | None) -> list[str]:
        """What people may write under a theme of a step. Of a step that is not known: what was meant for this theme elsewhere, else for any."""
        if self.own:
            return self.own
        here = self.ideas.get(title, {}).get(theme or NO_THEME)
        return here or list(self._of_theme(theme)) or list(self._of_theme(None))

    def _of_theme(self, theme: str | None) -> Iterator[str]:
        """Of None: of every step with themes."""
        for themes in self.ideas.values():
            yield from _joined(texts for name, texts in themes.items() if name != NO_THEME and theme in (None, name))


def _joined(lists: Iterable[list[str]]) -> Iterator[str]:
    for texts in lists:
        yield from texts
