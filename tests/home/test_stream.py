"""A stream: from any cursor one comes to what is there now."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from facilitator.home.stream import Stream

KEYS = ["a", "b", "c"]
docs = st.dictionaries(st.sampled_from(KEYS), st.one_of(st.none(), st.fixed_dictionaries({"n": st.integers(0, 2)})))


def after(known: dict[str, Any], push: dict[str, Any]) -> dict[str, Any]:
    """What a client knows, by the rules of docs/protocol.md."""
    changed = {**(known if push["from"] else {}), **push["docs"]}
    return {key: doc for key, doc in changed.items() if doc is not None}


@given(st.lists(docs, max_size=8))
def test_since_tells_what_is_missing_and_no_more(changes: list[dict[str, Any]]) -> None:
    stream = Stream("e", {"a": {"n": 0}})
    moments = [(stream.seq, stream.docs())]
    for change in changes:
        if stream.take(change):
            moments.append((stream.seq, stream.docs()))
    for seq, known in moments:
        push = stream.since("e", seq)
        assert after(known, push) == stream.docs()
        assert all(stream.get(key) == doc for key, doc in push["docs"].items())
    assert stream.since("e", stream.seq)["docs"] == {}
    assert after({}, stream.since()) == after({"x": {}}, stream.since("another", 1)) == stream.docs()


def test_only_what_changed_since_is_told() -> None:
    stream = Stream("e", {"a": {"n": 0}, "b": {"n": 0}, "c": {"n": 0}})
    stream.take({"b": {"n": 1}})
    stream.take({"a": {"n": 1}})
    stream.take({"b": None})
    assert stream.since("e", 2) == {"epoch": "e", "seq": 4, "from": 2, "docs": {"a": {"n": 1}, "b": None}}
