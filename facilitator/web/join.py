"""One script out of the phone's modules, joined in memory: an old phone on bad Wi-Fi asks for one file instead of forty.

Knows the few forms in which our modules import and export, and nothing else (`tests/js/phone-page.test.js` holds the modules to them).
Each module becomes a function that runs once and gives what it exports.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n?', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:class|function|const|let) (\w+))", re.MULTILINE)
VENDOR_EXPORT = re.compile(r"export\{([^}]*)\};?\s*$")
COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:.|\n)*?\*/|//[^\n]*)\n", re.MULTILINE)
INDENT = re.compile(r"^ +", re.MULTILINE)


def joined(folder: Path, entry: str) -> str:
    """The script of `entry` (a path below `folder`) and of all that it imports."""
    modules: dict[str, str] = {}
    _add(folder, entry, modules)
    names = {path: f"m{number}" for number, path in enumerate(modules)}
    return "\n".join(_as_function(path, text, names) for path, text in modules.items())


def _add(folder: Path, path: str, modules: dict[str, str]) -> None:
    """Depth first, so that what is imported stands before who imports it."""
    text = (folder / path).read_text("utf-8")
    for _, wanted in IMPORT.findall(text):
        target = _resolve(path, wanted)
        if target not in modules:
            _add(folder, target, modules)
    modules[path] = text


def _as_function(path: str, text: str, names: dict[str, str]) -> str:
    exported = {name: name for name in EXPORT.findall(text)}
    vendored = VENDOR_EXPORT.search(text)
    if vendored:
        exported |= {new: old for old, new in (pair.split(" as ") for pair in vendored[1].split(","))}
        text = VENDOR_EXPORT.sub("", text)
    text = IMPORT.sub(lambda match: f"const {{{match[1].replace(' as ', ': ')}}} = {names[_resolve(path, match[2])]};\n", text)
    text = EXPORT.sub("", text if vendored else INDENT.sub("", COMMENT.sub("", text)))
    given = ", ".join(f"{new}: {old}" if new != old else new for new, old in exported.items())
    return f"const {names[path]} = (() => {{\n{text.strip()}\nreturn {{ {given} }};\n}})();"


def _resolve(path: str, wanted: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), wanted))
