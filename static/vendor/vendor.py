"""Fetches the browser libraries and bundles them into this folder. For maintainers: `python static/vendor/vendor.py`.

Owns the versions and what each bundle exports. Needs node, npm and network; the app itself needs none of them.
"""

import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ESBUILD = "0.28.2"
PACKAGES = {
    "socket.io.js": {"socket.io-client": "4.8.4"},
    "preact.js": {"preact": "11.2.0", "@preact/signals": "2.11.4", "htm": "3.1.1"},
}
FONT, FONT_VERSION = "@fontsource/atkinson-hyperlegible", "5.3.0"
FONT_FILES = {  # for desk and screen; a phone uses its own font
    "atkinson-400.woff2": "files/atkinson-hyperlegible-latin-400-normal.woff2",
    "atkinson-700.woff2": "files/atkinson-hyperlegible-latin-700-normal.woff2",
}
EXPORTS = {
    "socket.io.js": 'export { io } from "socket.io-client";\n',
    "preact.js": """
import { h } from "preact";
import htm from "htm";
export { h, render, Fragment, createRef } from "preact";
export { useState, useEffect, useLayoutEffect, useMemo, useRef, useCallback } from "preact/hooks";
export { signal, computed, effect, batch, untracked, useSignal, useComputed, useSignalEffect } from "@preact/signals";
export const html = htm.bind(h);
""",
}
# The server takes websockets only, and all that is said is JSON: esbuild can't see that the rest is never used, so it is taken away before it looks.
NEVER_USED = {
    "engine.io-client/build/esm/transports/index.js": 'import { WS } from "./websocket.js";\nexport const transports = { websocket: WS };\n',
    "engine.io-client/build/esm/transports/polling-xhr.js": "export class XHR {}\n",
    "socket.io-parser/build/esm/is-binary.js": "export const isBinary = () => false;\nexport const hasBinary = () => false;\n",
    "socket.io-parser/build/esm/binary.js": """
export const deconstructPacket = (packet) => ({ packet, buffers: [] });
export const reconstructPacket = (packet) => packet;
""",
}
# ... and a method that goes from polling to a websocket: from its first line to the next comment.
UPGRADING = ("engine.io-client/build/esm/socket.js", re.compile(r"^    _probe\(name\) \{.*?(?=^    /\*\*)", re.MULTILINE | re.DOTALL), "    _probe() {}\n")


def vendor() -> None:
    with tempfile.TemporaryDirectory() as folder:
        workshop = Path(folder)
        fetch(workshop)
        contents = {name: packages_in(bundle(workshop, name)) for name in PACKAGES}
        contents |= {name: copy(workshop, name) for name in FONT_FILES}
        licences = {name: [about(workshop / package) for package in packages] for name, packages in contents.items()}
    (HERE / "LICENCES.txt").write_text(licence_text(licences), encoding="utf-8")
    manifest = {name: entry(name, licences[name]) for name in contents}
    (HERE / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def fetch(workshop: Path) -> None:
    wanted = [f"{package}@{version}" for packages in PACKAGES.values() for package, version in packages.items()]
    (workshop / "package.json").write_text("{}")
    run(workshop, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", *wanted, f"{FONT}@{FONT_VERSION}", f"esbuild@{ESBUILD}")
    for path, text in NEVER_USED.items():
        (workshop / "node_modules" / path).write_text(text)
    path, method, nothing = UPGRADING
    text, found = method.subn(nothing, (workshop / "node_modules" / path).read_text())
    assert found == 1, path
    (workshop / "node_modules" / path).write_text(text)


def bundle(workshop: Path, name: str) -> list[str]:
    """Writes one bundle beside this script; gives the paths that went into it."""
    (workshop / name).write_text(EXPORTS[name])
    command = [
        "node_modules/.bin/esbuild",
        name,
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2017",
        "--legal-comments=none",
        "--metafile=meta.json",
        f"--outfile={HERE / name}",
    ]
    run(workshop, *command)
    return list(json.loads((workshop / "meta.json").read_text())["inputs"])


def copy(workshop: Path, name: str) -> list[str]:
    package = f"node_modules/{FONT}"
    shutil.copy(workshop / package / FONT_FILES[name], HERE / name)
    return [package]


def packages_in(inputs: list[str]) -> list[str]:
    found = set()
    for path in inputs:
        parts = path.split("/")
        if parts[0] == "node_modules":
            found.add("/".join(parts[: 3 if parts[1].startswith("@") else 2]))
    return sorted(found)


def about(package: Path) -> dict[str, str]:
    facts = json.loads((package / "package.json").read_text())
    texts = sorted(package.glob("LICEN[CS]E*"))
    text = texts[0].read_text(encoding="utf-8").strip() if texts else "(no licence file in the package)"
    return {"package": facts["name"], "version": facts["version"], "licence": facts["license"], "text": text}


def entry(name: str, packages: list[dict[str, str]]) -> dict[str, object]:
    digest = hashlib.sha256((HERE / name).read_bytes()).hexdigest()
    return {"sha256": digest, "packages": [{k: v for k, v in facts.items() if k != "text"} for facts in packages]}


def licence_text(licences: dict[str, list[dict[str, str]]]) -> str:
    pages = [f"{f['package']} {f['version']} ({f['licence']}), in {name}\n\n{f['text']}\n" for name, packages in licences.items() for f in packages]
    return ("\n" + "-" * 80 + "\n\n").join(pages)


def run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True)


if __name__ == "__main__":
    vendor()
