"""The phone page as HTML: every state of the evening, with forms that work without a script. It reads documents and nothing else.

`static/js/phone` draws the same sections with the same words and takes the page over where scripts run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from flask import render_template
from markupsafe import Markup

from facilitator.language import LANGUAGES, translate
from facilitator.meetup.words import Document
from facilitator.web.ballots import number_text
from facilitator.web.phone_forms import Refused
from facilitator.web.phone_sections import Sections, Wish, colour_of, left_of, paragraphs, time_text
from facilitator.web.phone_sheet import WITHOUT_SCRIPT, Sheet, sheet_for
from facilitator.web.site import Site

AGAIN_SECONDS = 15  # after which a page on which there is nothing to do asks again by itself, where no script runs


def phone_html(site: Site, docs: Mapping[str, Document], mine: Mapping[str, Document], *, code: str, preview: bool = False) -> str:
    """The page of these documents. `preview`: as a phone with a script shows it, to be looked at in a frame; in the meetup's language."""
    language = docs["meetup"]["language"] if preview else site.language()
    return PhonePage(site, language, docs, mine, code, preview=preview).html()


@dataclass(frozen=True)
class PhonePage:
    """`refused` is a form to be mended: such a page gets no script, which would draw over what was filled in. `who`: the mark of its phone."""

    site: Site
    language: str
    docs: Mapping[str, Document]
    mine: Mapping[str, Document]
    code: str
    wish: Wish = field(default_factory=Wish)
    refused: Refused | None = None
    role_waved_off: bool = False
    boot: Document | None = None
    sheet: Sheet = field(default_factory=partial(sheet_for, has=True))
    preview: bool = False
    ticket: int | None = None
    who: str = ""

    @property
    def script(self) -> str | None:
        """The address of what takes the page over."""
        return None if self.preview or self.refused else self.site.phone_script(self.language)

    def html(self) -> str:
        stage = Sections(self.docs, self.mine, self.wish, self.refused, self.role_waved_off, self.language, bool(self.ticket) or self.preview, self.who).stage()
        return render_template(
            "phone/phone.html",
            **frame(self.language, self.docs["meetup"], self.code),
            stage=stage,
            step=self.docs.get("step"),
            clock=self._clock(),
            wish=self.wish,
            refused=self.refused,
            preview=self.preview,
            ticket=self.ticket,
            boot=self.boot if self.script else None,
            script=self.script,
            again=AGAIN_SECONDS if self.script and stage.waits and not self.wish.still else None,
            sheet=self.sheet,
            without_script=WITHOUT_SCRIPT,
            number_text=partial(number_text, language=self.language),
        )

    def _clock(self) -> Document | None:
        clock = self.docs.get("clock")
        return {"left": left_of(clock, self.site.home.now()), "running": clock["running"]} if clock else None


def frame(language: str, meetup: Document, code: str, path: str = "") -> dict[str, Any]:
    """What every page of a phone in a meetup needs: its language, its top and its foot. `path` is the page's own, below the code."""
    other = next(each for each in LANGUAGES if each != language)
    return {
        "t": partial(translate, language),
        "lang": language,
        "other_language_url": f"/{code}{path}?lang={other}",
        "meetup": meetup,
        "code": code,
        "words": Markup(' lang="{}"').format(meetup["language"]) if meetup["language"] != language else "",
        "colour_of": colour_of,
        "time_text": time_text,
        "paragraphs": paragraphs,
    }
