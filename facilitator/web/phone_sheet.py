"""The look of the phone as one sheet: inline in the first page that a phone gets, so that one request is enough, and from its cache after that."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from facilitator.web.sheets import joined_sheet
from facilitator.web.site import STATIC

NAMES = ("tokens", "base", "components", "fields", "plain", "phone", "phone-steps")
WITHOUT_SCRIPT = Markup(".by-itself{display:none}")  # a script that does not come leaves it unseen, in its place; see phone.css
COOKIE = "facilitator_sheet"  # says which version of the sheet a phone has
SAFE_IN_ADDRESS = " '/:=,;()+-."


@dataclass(frozen=True)
class Sheet:
    """`inline` is None for a phone that has it. `icon` comes along with the page: a request of its own would cost more than it holds."""

    inline: Markup | None
    icon: Markup

    @property
    def hashes(self) -> tuple[str, ...]:
        """What a Content-Security-Policy must name for the page."""
        return tuple(hash_of(text) for text in (self.inline, WITHOUT_SCRIPT) if text is not None)


def sheet_for(*, has: bool) -> Sheet:
    return Sheet(None if has else phone_sheet(), phone_icon())


@cache
def phone_sheet(folder: Path = STATIC) -> Markup:
    """The sheets of the phone in one, without comments and needless white space. They are our own and hold no `<`."""
    return Markup(joined_sheet(NAMES, folder))


@cache
def phone_icon() -> Markup:
    """The icon as an address that holds it."""
    drawing = (STATIC / "icons/icon.svg").read_text("utf-8").strip().replace('"', "'")
    return Markup("data:image/svg+xml," + quote(drawing, safe=SAFE_IN_ADDRESS))


@cache
def hash_of(sheet: str) -> str:
    """As a Content-Security-Policy names an inline sheet."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}'"
