"""The evening that the stories tell: its run of show, what people say in it, and who is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.support.browser import Hall
from tests.support.server import Server

IN, MIDDLE, OUT = 2.5, 4.5, 6.5
WATCH_FOR = "Wie besliste over de toekomst van dit kind?"
QUESTION = "Elke middelbare school neemt ook kinderen aan zonder schooladvies."
YES, NO = "Mee eens", "Niet mee eens"
THEMES = ["oorzaak", "gevolg", "oplossing"]
LATER_ADVICE = "Stel het schooladvies uit tot kinderen vijftien zijn."
HOMEWORK = "Huiswerkbegeleiding op school, gratis en voor ieder kind."
RUDE = "De school in deze wijk deugt niet."
EVENING: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "region": "Flevoland",
    "language": "nl",
    "roles": ["docent", "schoolleider", "bestuurder", "raadslid", "ouder", "jeugdwerk", "leerling"],
    "steps": [
        {
            "kind": "text",
            "title": "Welkom",
            "minutes": 5,
            "body": "Fijn dat u er bent.\n\nVanavond kijken we samen naar oorzaken, gevolgen en vooral naar oplossingen.",
            "script": "Vertel waarom we hier zijn, en dat niemand een naam hoeft te geven.",
        },
        {"kind": "poll", "title": "Stelling", "minutes": 3, "poll": {"kind": "choice", "question": QUESTION, "options": [YES, NO, "Weet ik niet"]}},
        {
            "kind": "fragment",
            "title": "Het advies",
            "minutes": 6,
            "fragment": {
                "file": "klas.mp4",
                "in": IN,
                "out": OUT,
                "captions": "klas.vtt",
                "before": WATCH_FOR,
                "notice": "Een kind huilt in dit fragment.",
                "rights": "Een voorbeeld",
            },
        },
        {
            "kind": "ideas",
            "title": "Wat moet er anders?",
            "minutes": 15,
            "ideas": {"themes": THEMES, "screening": {"phones": False, "screen": True}, "support": "agree_disagree_pass"},
            "script": "Laat de tafels eerst zelf praten.",
        },
        {"kind": "text", "title": "Tot slot", "minutes": 5, "body": "Wat neemt u mee naar uw eigen school?"},
    ],
}


@dataclass(frozen=True)
class Evening:
    """Who is there. Anna and Bram read Dutch, Carol English."""

    hall: Hall
    made: dict[str, Any]
    desk: Page
    screen: Page
    anna: Page
    bram: Page
    carol: Page

    @property
    def phones(self) -> tuple[Page, Page, Page]:
        return self.anna, self.bram, self.carol

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.desk, self.screen, *self.phones

    @property
    def server(self) -> Server:
        return self.hall.server
