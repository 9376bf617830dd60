"""What a screen reader has of a page: its accessibility tree, as the browser gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

CONTROLS = {"button", "link", "textbox", "searchbox", "checkbox", "radio", "combobox", "listbox", "tab", "slider", "switch", "spinbutton", "menuitem"}
CONTROLS |= {"DisclosureTriangle"}  # as Chromium calls a summary
NAMED_PARTS = {"region", "dialog", "complementary", "tabpanel", "tablist", "toolbar", "navigation"}
PARTS = NAMED_PARTS | {"list", "banner", "main"}

Node = dict[str, Any]


class Spoken:
    """The tree as it is now, without what a screen reader passes by."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        self.page = page
        self.nodes: dict[str, Node] = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
        session.detach()

    def check(self) -> None:
        """Every control and every part of the page has a name, and no two controls of one group have the same."""
        faults = [*self._without_name(), *self._alike()]
        assert not faults, f"{self.page.url}: {faults}"

    def roles(self) -> set[str]:
        return {role(node) for node in self._heard()}

    def _heard(self) -> Iterator[Node]:
        return (node for node in self.nodes.values() if not node["ignored"])

    def _without_name(self) -> Iterator[str]:
        return (f"a {role(node)} without a name in {self._place(node)}" for node in self._heard() if role(node) in CONTROLS | NAMED_PARTS and not name(node))

    def _alike(self) -> Iterator[str]:
        controls = Counter((self._group(node), role(node), name(node)) for node in self._heard() if role(node) in CONTROLS and not is_disabled(node))
        return (f"{number} times {kind} {called!r} in {self._place(self.nodes[group])}" for (group, kind, called), number in controls.items() if number > 1)

    def _group(self, node: Node) -> str:
        """The nearest part of the page around it."""
        above = self.nodes[node["parentId"]]
        while not is_part(above) and "parentId" in above:
            above = self.nodes[above["parentId"]]
        return str(above["nodeId"])

    def _place(self, node: Node) -> str:
        around = [node]
        while "parentId" in around[-1]:
            around.append(self.nodes[around[-1]["parentId"]])
        return " < ".join(f"{role(each)} {name(each)!r}" for each in around if is_part(each))


def role(node: Node) -> str:
    return str(node.get("role", {}).get("value", ""))


def name(node: Node) -> str:
    return str(node.get("name", {}).get("value", "")).strip()


def is_part(node: Node) -> bool:
    """A group without a name is nothing but a round that can be folded."""
    return role(node) in PARTS or (role(node) == "group" and bool(name(node)))


def is_disabled(node: Node) -> bool:
    return any(told["name"] == "disabled" and told["value"]["value"] for told in node.get("properties", ()))
