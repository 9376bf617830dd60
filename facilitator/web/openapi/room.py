"""What the room uses: phones, the links and surfaces of desk and screen, media and static files."""

from __future__ import annotations

from facilitator.errors import Closed, Invalid, NotAllowed, StorageFailed, TooFast, UnknownCode, UnknownVerb
from facilitator.media import KINDS
from facilitator.meetup.words import Document
from facilitator.web.ballots import BALLOTS, PART
from facilitator.web.openapi.operation import FORM, NOTHING, PAGE, SEE_PAGE, SENT_ON, TEXT, Content, Door, Operation, fields, form, json
from facilitator.web.phone_forms import FORMS

FOUND_BY_CODE = (UnknownCode, TooFast)
SENT = (*FOUND_BY_CODE, NotAllowed, Invalid, Closed, UnknownVerb, StorageFailed)
WISHES = dict.fromkeys(("change", "take-back", "all", "still", "without"), TEXT)
FILLED_IN = ("round", "choice", "step", "theme", "text", "idea", "value", "role", "table", "on", "done")
IN_PARTS = {"Range": {**TEXT, "pattern": "^bytes=([0-9]{1,9}-[0-9]{0,9}|-[0-9]{1,9})$"}, "If-Range": TEXT, "If-None-Match": TEXT, "If-Modified-Since": TEXT}
CLIPS: Content = {kind: {} for kind in sorted(set(KINDS.values()))}
STATIC: Content = {kind: {} for kind in ("text/javascript", "text/css", "image/svg+xml", "font/woff2", "application/json", "text/plain", "text/x-python")}


def whole_or_part(content: Content) -> dict[int, Content]:
    """A file that can be asked for in parts, or only when it is another than before."""
    return {200: content, 206: content, 304: NOTHING, 412: NOTHING, 416: PAGE}


def form_of_a_phone() -> Document:
    """Any form of the phone's page: `verb` says which it is, and so which of the others are read. An answer of several parts (words, points ...)
    has a field for each, as `choice.o1`."""
    known = {"id": {**TEXT, "format": "uuid"}, "verb": {"enum": sorted(FORMS)}, "kind": {"enum": sorted(BALLOTS)}}
    return {**fields(("id", "verb"), dict.fromkeys(FILLED_IN, TEXT) | known), "patternProperties": {f"^{PART.replace('.', '[.]')}": TEXT}}


DOORS = {
    "phone": Door(),
    "afterwards": Door(),
    "my_data": Door(refuses=FOUND_BY_CODE),
    "tickets": Door(),
    "surfaces": Door(refuses=(NotAllowed,)),
    "files": Door(has_pages=False),
}
OPERATIONS = {
    "phone.code_page": Operation("The field for the join code.", SEE_PAGE),
    "phone.enter_code": Operation("Goes to the meetup of a join code.", SENT_ON, FOUND_BY_CODE, body=form("code")),
    "phone.phone_page": Operation(
        "The evening as a phone sees it; 503 when the server is full, 303 when its ticket was freed.", {200: PAGE, 303: PAGE, 503: PAGE}, FOUND_BY_CODE, WISHES
    ),
    "phone.out": Operation("Why this phone is out, and what to do next.", SEE_PAGE, FOUND_BY_CODE),
    "phone.after_a_form": Operation("Back to the page that a form stood on.", SENT_ON),
    "phone.do": Operation("What a form of the page asks, as a command of the live protocol.", SENT_ON, SENT, {"all": TEXT}, body={FORM: form_of_a_phone()}),
    "phone.docs": Operation("The phones' documents as last committed.", {200: json("Push")}, FOUND_BY_CODE),
    "phone.sit_down": Operation(
        "The card of a table: this phone sits there from now on.", {303: PAGE, 503: PAGE}, (*FOUND_BY_CODE, Invalid, Closed, StorageFailed), {"again": TEXT}
    ),
    "afterwards.page": Operation(
        "What came of an evening that is over, until a day of the settings; 303 to the evening before that, 410 after it.",
        {200: PAGE, 303: PAGE, 410: PAGE},
        FOUND_BY_CODE,
    ),
    "my_data.me": Operation("What is stored of this phone.", SEE_PAGE),
    "my_data.ask": Operation("Asks whether it is to be forgotten.", SEE_PAGE),
    "my_data.forget": Operation("Forgets this phone.", SENT_ON, (NotAllowed, Invalid, Closed, StorageFailed), body=form("id", id={**TEXT, "format": "uuid"})),
    "my_data.forgotten": Operation("It is forgotten.", SEE_PAGE),
    "tickets.scan": Operation("A ticket's own address: shows it to this phone, which may use it then.", SENT_ON, FOUND_BY_CODE),
    "tickets.ticket": Operation(
        "The ticket that was scanned, or a field for its code; 403 when another device uses it.", {200: PAGE, 403: PAGE}, FOUND_BY_CODE
    ),
    "tickets.use": Operation(
        "Uses the ticket whose code was typed, or else the one that was scanned.", SENT_ON, (*FOUND_BY_CODE, NotAllowed, StorageFailed), body=form(code=TEXT)
    ),
    "surfaces.open_link": Operation("Exchanges a link for a cookie and sends on to its surface.", SENT_ON),
    "surfaces.surface": Operation("Desk, operator, remote or screen, for who has its cookie.", SEE_PAGE, FOUND_BY_CODE),
    "files.media": Operation("A clip or captions at a signed address that expires.", whole_or_part(CLIPS), (NotAllowed,), headers=IN_PARTS),
    "files.static": Operation("Scripts, styles and fonts.", whole_or_part(STATIC), headers=IN_PARTS),
}
