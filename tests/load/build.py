"""Makes what the bench runs beside Python: the generator and the limit with gcc, the rival's packages with npm."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
BUILT, RIVALS = HERE / "build", HERE / "rivals"
PACKAGES = RIVALS / "node_modules"
FLAGS = ["-std=gnu11", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra", "-Werror"]


class Missing(Exception):
    """A tool that the bench needs is not on this machine, or it failed; says which."""


def compile_all() -> None:
    """`generator`, `limit` and `fetch` in tests/load/build, made anew: it takes less than a second each."""
    BUILT.mkdir(exist_ok=True)
    for name in ("generator", "limit", "fetch"):
        run("gcc", *FLAGS, *map(str, sorted((HERE / name).glob("*.c"))), "-o", str(BUILT / name), "-pthread", "-lm")


def install_rival(database: bool) -> None:
    """Socket.IO in some seconds; with `database` better-sqlite3 too, which npm may have to compile for some minutes."""
    wanted = ["socket.io"] + ["better-sqlite3"] * database
    if not all((PACKAGES / name / "package.json").exists() for name in wanted):
        run("npm", "ci", "--no-audit", "--no-fund", *([] if database else ["--omit=optional"]))
    if database and not (PACKAGES / "better-sqlite3").exists():
        raise Missing("better-sqlite3 could not be compiled: g++, make and python3 are needed for it.")


def run(tool: str, *given: str) -> None:
    if not shutil.which(tool):
        raise Missing(f"The load bench needs {tool}: see the target tools in the Makefile.")
    done = subprocess.run([tool, *given], cwd=RIVALS, capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"{tool} failed:\n{done.stderr[-2000:]}")


def version_of(tool: str) -> str:
    """The first line of what a tool says its version is."""
    return subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
