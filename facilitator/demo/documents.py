"""What a phone was told: the documents of one stream, by the rules of docs/protocol.md."""

from __future__ import annotations

from typing import Any


class Documents:
    """`epoch` and `seq` say what is known already."""

    def __init__(self) -> None:
        self.docs: dict[str, Any] = {}
        self.epoch: str | None = None
        self.seq = 0
        self._set_at: dict[str, int] = {}

    def take(self, push: dict[str, Any]) -> bool:
        """Takes a push in; False when one was missed before it and everything must be asked for."""
        if push["from"] == 0:
            self.docs, self._set_at, self.epoch, self.seq = {}, {}, push["epoch"], 0
        elif push["epoch"] != self.epoch or push["from"] > self.seq:
            return False
        for key, doc in push["docs"].items():
            if push["seq"] >= self._set_at.get(key, 0):
                self._set_at[key] = push["seq"]
                self._set(key, doc)
        self.seq = max(self.seq, push["seq"])
        return True

    def _set(self, key: str, doc: Any) -> None:
        if doc is None:
            self.docs.pop(key, None)
        else:
            self.docs[key] = doc
