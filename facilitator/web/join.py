"""One classic script out of a surface's modules, joined in memory: an old phone on bad Wi-Fi asks for one file instead of forty.

Knows the few forms in which our modules import, export, declare and say a sentence, and nothing else (`tests/js/phone-page.test.js`
holds the modules to them). All stand in one scope, what is imported before who imports it; a module with a name that another one has
too is a function that runs once and gives what it exports. Each sentence stands in it as people read it.

A script may be fetched later by another that is there (`base`). Modules that both import are in the first one only, which lends what they export: what it
puts into its `lent` is given to the element of the later script as a property of that name.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n?', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:class|function|const|let) (\w+))", re.MULTILINE)
DECLARED = re.compile(r"^(?:export )?(?:async )?(?:class|function|const|let) (\w+)", re.MULTILINE)
VENDOR_EXPORT = re.compile(r"export\{([^}]*)\};?\s*$")
BROWSER = {"close", "event", "find", "focus", "history", "location", "name", "open", "origin", "parent", "performance", "scroll", "self", "stop", "top"}

COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:.|\n)*?\*/|//[^\n]*)\n", re.MULTILINE)
LAST_COMMENT = re.compile(r"""^((?:[^"'`\n]|"[^"\n]*"|'[^'\n]*')*[;,{]) // [^\n]*$""", re.MULTILINE)
QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
AROUND = re.compile(r" *([{}()\[\],;:?=<>*|&!]+) *")
SENTENCE = re.compile(r"""\bt\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*(\)?)""")

Translate = Callable[[str], str]


@dataclass(frozen=True)
class Module:
    """`exports`: the name that others know -> its own; `private`: the rest of what it declares; `imports`: names of others."""

    text: str
    exports: dict[str, str]
    private: frozenset[str]
    vendored: bool
    imports: frozenset[str] = frozenset()


def joined(folder: Path, entry: str, translate: Translate | None = None, *, base: str | None = None, lends_to: str | None = None) -> str:
    """The script of `entry` (a path below `folder`) and of all that it imports, but for what `base` has; `lends_to`: the entry of a script that comes later.
    With `translate` also made small, and every `t("...")` translated."""
    there = modules_of(folder, base) if base else {}
    modules = {path: module for path, module in modules_of(folder, entry).items() if path not in there}
    borrowed = sorted(name for module in there.values() for name in module.exports if any(name in each.imports for each in modules.values()))
    shared = Counter([*borrowed, *(name for module in modules.values() for name in module.exports)])
    assert max(shared.values(), default=1) == 1, f"two modules export one name: {shared.most_common(3)}"
    names = shared + Counter(name for module in modules.values() for name in module.private)
    taken = {name for name, times in names.items() if times > 1} | BROWSER
    parts = [f"const{{{','.join(borrowed)}}}=document.currentScript.lent;"] if borrowed else []
    parts += [_written(module, taken, translate) for module in modules.values()]
    parts += [f"Object.assign(lent,{{{','.join(_wanted(folder, lends_to, modules))}}});"] if lends_to else []
    body = "\n".join(parts)
    return f'(()=>{{"use strict";\n{body}\n}})();\n'


def _wanted(folder: Path, entry: str, there: dict[str, Module]) -> list[str]:
    """What a later script asks of the modules that are there."""
    asked = {name for path, module in modules_of(folder, entry).items() if path not in there for name in module.imports}
    return sorted(name for module in there.values() for name in module.exports if name in asked)


def modules_of(folder: Path, entry: str) -> dict[str, Module]:
    modules: dict[str, Module] = {}
    _add(folder, entry, modules)
    return modules


def _add(folder: Path, path: str, modules: dict[str, Module]) -> None:
    """Depth first, so that what is imported stands before who imports it."""
    text = (folder / path).read_text("utf-8")
    for names, wanted in IMPORT.findall(text):
        assert " as " not in names, f"{path} gives an import another name"
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), wanted))
        if target not in modules:
            _add(folder, target, modules)
    modules[path] = _module(text)


def _module(text: str) -> Module:
    vendored = VENDOR_EXPORT.search(text)
    if vendored:
        return Module(VENDOR_EXPORT.sub("", text), {new: old for old, new in (pair.split(" as ") for pair in vendored[1].split(","))}, frozenset(), True)
    exports = {name: name for name in EXPORT.findall(text)}
    imports = frozenset(name.strip() for names, _ in IMPORT.findall(text) for name in names.split(",") if name.strip())
    return Module(text, exports, frozenset(DECLARED.findall(text)) - exports.keys(), False, imports)


def _written(module: Module, taken: set[str], translate: Translate | None) -> str:
    text = module.text
    if not module.vendored:
        text = EXPORT.sub("", IMPORT.sub("", text))
        text = _said(_small(text), translate) if translate else _unindented(text)
    if not module.vendored and not module.private & taken:
        return text
    given = ",".join(f"{new}:{old}" if new != old else new for new, old in module.exports.items())
    return f"const{{{','.join(module.exports)}}}=(()=>{{\n{text}\nreturn{{{given}}};\n}})();"


def _unindented(text: str) -> str:
    """Without comments, and without what stands before and between the lines; each line stays one, for templates go over several."""
    return "\n".join(line for each in LAST_COMMENT.sub(r"\1", COMMENT.sub("", text)).splitlines() if (line := each.strip()))


def _small(text: str) -> str:
    """Without comments, and without the white space that only people need."""
    lines = [_tight(line.strip()) for line in LAST_COMMENT.sub(r"\1", COMMENT.sub("", text)).splitlines()]
    return "".join(line if line[-1] in ";,{([" and "//" not in line else line + "\n" for line in lines if line).strip()


def _tight(line: str) -> str:
    """A line in which a template or a regular expression may stand stays as it is; `+` and `-` do, for `+ +` is another thing than `++`."""
    if "`" in line or "/" in line:
        return line
    return "".join(part if part[:1] in ('"', "'") else AROUND.sub(r"\1", part) for part in QUOTED.split(line))


def _said(text: str, translate: Translate) -> str:
    """A sentence without values is its words; one with values keeps the `t` that fills them in."""

    def told(match: re.Match[str]) -> str:
        source = match[1][1:-1].replace("\\" + match[1][0], match[1][0])
        words = json.dumps(translate(source), ensure_ascii=False)
        return words if match[2] else f"t({words}"

    return SENTENCE.sub(told, text)
