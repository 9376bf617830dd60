"""A stream: the documents of one audience (or of one participant) as last committed, with the cursor of the live protocol."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

import msgspec

from facilitator.meetup.words import Document


class Stream:
    """`seq` counts changes. A gone document stays as None, so that `since` can tell it."""

    def __init__(self, epoch: str, docs: Mapping[str, Document]) -> None:
        self.epoch = epoch
        self.seq = 1
        self._docs: dict[str, Document | None] = dict(docs)
        self._set_at: dict[str, int] = dict.fromkeys(docs, 1)  # the seq at which each key was set, the latest last
        self._body: bytes | None = None
        self._packed: bytes | None = None

    @property
    def cursor(self) -> tuple[str, int]:
        return self.epoch, self.seq

    def get(self, key: str) -> Document | None:
        return self._docs.get(key)

    def docs(self) -> dict[str, Document]:
        return {key: doc for key, doc in self._docs.items() if doc is not None}

    def take(self, rendered: Mapping[str, Document | None]) -> dict[str, Any] | None:
        """Sets what is different; gives the push that tells it, or None when nothing changed."""
        changed = {key: doc for key, doc in rendered.items() if self.get(key) != doc}
        if not changed:
            return None
        before, self.seq, self._body, self._packed = self.seq, self.seq + 1, None, None
        self._docs.update(changed)
        for key in changed:
            self._set_at.pop(key, None)
            self._set_at[key] = self.seq
        return self._push(before, changed)

    def since(self, epoch: str | None = None, seq: int | None = None) -> dict[str, Any]:
        """The push for a client that has `seq` of `epoch`: what changed since, or everything (`from` 0)."""
        if seq is None or not self._knows(epoch, seq):
            return self._push(0, self.docs())
        changed = takewhile(lambda key: self._set_at[key] > seq, reversed(self._set_at))
        return self._push(seq, {key: self._docs[key] for key in changed})

    def encoded_since(self, epoch: str | None, seq: int | None) -> bytes:
        """The same as JSON. Everything is encoded once, for a whole hall that comes back."""
        return msgspec.json.encode(self.since(epoch, seq)) if self._knows(epoch, seq) else self.body()

    def keys(self) -> set[str]:
        return set(self._docs)

    def body(self) -> bytes:
        """Everything, encoded once per seq."""
        if self._body is None:
            self._body = msgspec.json.encode(self.since())
        return self._body

    def packed_body(self) -> bytes:
        """The same as gzip."""
        if self._packed is None:
            self._packed = gzip.compress(self.body(), 6)
        return self._packed

    def _knows(self, epoch: str | None, seq: int | None) -> bool:
        return epoch == self.epoch and seq is not None and 0 < seq <= self.seq

    def _push(self, start: int, docs: Mapping[str, Document | None]) -> dict[str, Any]:
        return {"epoch": self.epoch, "seq": self.seq, "from": start, "docs": docs}
