"""The browser libraries are exactly what the manifest says."""

import hashlib
import json
from pathlib import Path

import pytest

VENDOR = Path(__file__).parent.parent / "static" / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
NOT_VENDORED = {"manifest.json", "vendor.py", "LICENCES.txt"}


def test_every_vendored_file_is_in_the_manifest() -> None:
    assert {path.name for path in VENDOR.iterdir() if path.is_file()} - NOT_VENDORED == set(MANIFEST)


@pytest.mark.parametrize("name", MANIFEST)
def test_a_vendored_file_is_unchanged(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == MANIFEST[name]["sha256"]


@pytest.mark.parametrize("name", MANIFEST)
def test_each_package_in_it_has_its_version_and_licence_text(name: str) -> None:
    licences = (VENDOR / "LICENCES.txt").read_text(encoding="utf-8")
    assert MANIFEST[name]["packages"]
    for package in MANIFEST[name]["packages"]:
        assert f"{package['package']} {package['version']} ({package['licence']}), in {name}" in licences


@pytest.mark.parametrize("name", [name for name in MANIFEST if name.endswith(".js")])
@pytest.mark.parametrize("forbidden", ["eval(", "new Function", "XMLHttpRequest"])
def test_a_vendored_script_evaluates_no_text_and_uses_websockets_only(name: str, forbidden: str) -> None:
    assert forbidden not in (VENDOR / name).read_text(encoding="utf-8")


def test_the_parser_of_the_tests_is_unchanged_and_says_where_it_comes_from() -> None:
    folder = Path(__file__).parent / "vendor"
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert {path.name for path in folder.iterdir() if path.is_file()} == {*told, "manifest.json", "vendor.py"}
    for name, facts in told.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == facts["sha256"]
        assert facts["version"] in (folder / name).read_text(encoding="utf-8")
        assert facts["licence"] in facts["text"]
