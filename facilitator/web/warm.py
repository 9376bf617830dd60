"""Templates are compiled when they are first used: for the phone's before that, so that the first question of an evening does not wait for it."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

PAUSE_SECONDS = 0.02
FIRST = ("base.html", "phone/", "screen/", "desk/")


def warm(app: Flask, sleep: Callable[[float], object]) -> None:
    """Compiles them one by one; `sleep` lets others run in between."""
    for name in app.jinja_env.list_templates(filter_func=lambda name: name.startswith(FIRST)):
        app.jinja_env.get_template(name)
        sleep(PAUSE_SECONDS)
