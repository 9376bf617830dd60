"""The host of the demo: puts the example evening on a fresh server, lets the simulated room in, and says where everything is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat

import segno

from facilitator import Facilitator, __version__, example
from facilitator.addresses import network_addresses, own_address
from facilitator.guests import Guests
from facilitator.language import LANGUAGES, translate
from facilitator.meetup import programme
from facilitator.meetup.together import HALL, HOME
from facilitator.meetup.words import Document
from facilitator.settings import Settings
from facilitator.store import MeetupRow

LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True)
class Wish:
    """How somebody wants to see the demo."""

    language: str
    people: int
    seed: int


def usual_language(environ: Mapping[str, str]) -> str:
    """That of the terminal when we speak it, else Dutch."""
    told = next((environ[name] for name in LANGUAGE_VARIABLES if environ.get(name)), "")
    return told[:2] if told[:2] in LANGUAGES else LANGUAGES[0]


@contextmanager
def host(wish: Wish, facilitator: Facilitator, settings: Settings) -> Iterator[Callable[[int], None]]:
    """Makes the evening ready, and gives what must be called with the port once the server listens. At the end the room is empty."""
    row = make_evening(facilitator, wish.language)
    rooms: list[Guests] = []

    def welcome(port: int) -> None:
        rooms.append(Guests(own_address(settings.host, port), row.code, wish.people, wish.language, wish.seed))
        print(guide(wish, facilitator, settings, row, port), flush=True)

    try:
        yield welcome
    finally:
        for room in rooms:
            room.leave()


def make_evening(facilitator: Facilitator, language: str) -> MeetupRow:
    for name, path in example.files(language):
        facilitator.shelf.take_file(name, path)
    row = facilitator.home.make(programme.read(evening(language)))
    facilitator.access.add_links(row.id)
    return row


def evening(language: str) -> Document:
    """The example, with more to see: the first fragment plays on everybody's own phone, and of all fragments people tell what touches them."""
    told = example.programme(language)
    fragments = [step["fragment"] for step in told["steps"] if step["kind"] == "fragment"]
    for fragment, where in zip(fragments, chain((HOME,), repeat(HALL)), strict=False):
        fragment.update(where=where, moments=True)
    return told


# what is said


def guide(wish: Wish, facilitator: Facilitator, settings: Settings, row: MeetupRow, port: int) -> str:
    """Where everything is, and what to do first."""
    t, access = partial(translate, wish.language), facilitator.access
    addresses = [settings.url.rstrip("/")] if settings.url else [f"http://{address}:{port}" for address in network_addresses(settings.host)]
    phone, here = f"{addresses[0]}/{row.code}", addresses[-1]
    places = {
        t("Desk"): f"{here}/link/{access.link_token(access.link(row.id, 'desk'))}",
        t("Screen"): f"{here}/link/{access.link_token(access.link(row.id, 'screen'))}",
        t("Your own phone"): phone,
        t("Office"): f"{here}/office/login/{access.first_link()}",
    }
    wide = max(map(len, places)) + 2
    return "\n".join(
        [
            "",
            t("Facilitator {version}: an example evening. {people} simulated people are coming in now.", version=__version__, people=wish.people),
            "",
            _qr(phone),
            *(f"  {name:<{wide}}{link}" for name, link in places.items()),
            "",
            t("Open the desk and the screen in two windows, side by side. Then press Space at the desk: each press takes the evening one step on."),
            t("Take part yourself with a phone on the same network: scan the code above. The link of the office works once."),
            t("Everything is in {folder} and is gone when you stop, with Ctrl+C.", folder=settings.data),
            "",
        ]
    )


def _qr(url: str) -> str:
    drawn = io.StringIO()
    segno.make(url, error="l").terminal(out=drawn, border=2, compact=True)
    return drawn.getvalue()
