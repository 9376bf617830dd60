"""A data folder of any earlier version loads, and means what it meant."""

from __future__ import annotations

import asyncio
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.room import Room
from tests.support.server import Server

FOLDERS = sorted(Path(__file__).parent.glob("data-*"))
APART = {"crowd", "log", "undo"}  # nobody is there any more; undo and log are worded by the version that shows them


def test_there_is_a_folder_to_load() -> None:
    assert FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_old_data_folder_loads_and_goes_on(folder: Path, tmp_path: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text())
    (tmp_path / "data").mkdir()
    shutil.copy(folder / "facilitator.db", tmp_path / "data")
    with Server(tmp_path) as server:
        phones = server.get(f"/{expected['code']}/docs").json["docs"]
        assert all(says(phones[key], doc) for key, doc in expected["documents"]["phone"].items() if key not in APART)
        archive = server.archive(expected["id"])
        made = server.make({**archive, "code": "0"})  # an equal meetup, with links that this test knows

        async def look() -> None:
            async with Room(server, made) as room:
                desk, phone = await room.surface("desk"), await room.phone()
                for client, audience in ((desk, "desk"), (phone, "phone")):
                    for key, doc in expected["documents"][audience].items():
                        if key not in APART:
                            assert says(client.docs.docs[key], doc | {"code": made["code"]} if key == "meetup" else doc), key
                assert (await desk.do("show.go", step="s1"))["ok"]

        asyncio.run(look())


def says(now: Any, then: Any) -> bool:
    """Whether a document says all that it said then; later versions may add fields."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(key in now and says(now[key], value) for key, value in then.items())
    if isinstance(then, list):
        return len(now) == len(then) and all(says(*pair) for pair in zip(now, then, strict=True))
    return bool(now == then)
