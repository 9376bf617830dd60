"""A simulated phone keeps its documents by the rules of docs/protocol.md."""

from __future__ import annotations

from typing import Any

from facilitator.demo.documents import Documents


def push(seq: int, since: int, epoch: str = "e1", **docs: Any) -> dict[str, Any]:
    return {"epoch": epoch, "seq": seq, "from": since, "docs": docs}


def test_the_first_push_replaces_everything() -> None:
    known = Documents()
    assert known.take(push(5, 0, a=1, b=2))
    assert known.take(push(9, 0, epoch="e2", c=3))
    assert (known.docs, known.epoch, known.seq) == ({"c": 3}, "e2", 9)


def test_a_later_push_changes_what_it_names_and_null_takes_away() -> None:
    known = Documents()
    known.take(push(5, 0, a=1, b=2))
    assert known.take(push(6, 5, a=None, c=3))
    assert known.docs == {"b": 2, "c": 3}


def test_an_older_document_never_replaces_a_newer_one() -> None:
    known = Documents()
    known.take(push(5, 0, a="old"))
    known.take(push(8, 5, a="new"))
    assert known.take(push(7, 5, a="older", b=1))
    assert (known.docs, known.seq) == ({"a": "new", "b": 1}, 8)


def test_after_a_hole_or_a_restart_everything_must_be_asked_for() -> None:
    known = Documents()
    known.take(push(5, 0, a=1))
    assert not known.take(push(9, 7, a=2))
    assert not known.take(push(6, 5, epoch="e2", a=3))
    assert known.docs == {"a": 1}
