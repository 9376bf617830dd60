"""Fetches what the tests read scripts with into this folder. For maintainers: `python tests/vendor/vendor.py`. Needs npm and network; the tests need neither.

acorn is the parser that knows each year's JavaScript apart: `tests/js/phone-page.test.js` reads with it what an old phone gets.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE, VERSION, FILE, LICENCE = "acorn", "8.19.0", "package/dist/acorn.mjs", "package/LICENSE"


def vendor() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True)
        with tarfile.open(Path(folder) / f"{PACKAGE}-{VERSION}.tgz") as packed:
            script, licence = read(packed, FILE), read(packed, LICENCE)
    (HERE / "acorn.mjs").write_bytes(script)
    facts = {"sha256": hashlib.sha256(script).hexdigest(), "package": PACKAGE, "version": VERSION, "licence": "MIT", "text": licence.decode().strip()}
    (HERE / "manifest.json").write_text(json.dumps({"acorn.mjs": facts}, indent=2) + "\n", encoding="utf-8")


def read(packed: tarfile.TarFile, path: str) -> bytes:
    file = packed.extractfile(path)
    assert file, path
    return file.read()


if __name__ == "__main__":
    vendor()
