"""The pages of the office and their forms, and the page of all components."""

from __future__ import annotations

from facilitator.errors import Closed, Invalid, NotAllowed, NotFound, StorageFailed
from facilitator.language import LANGUAGES
from facilitator.meetup.describing import read_description
from facilitator.meetup.shape import shape_of
from facilitator.meetup.tables import MOST_TABLES
from facilitator.meetup.words import Document
from facilitator.web.openapi.operation import FILE, HTML, JSON, MULTIPART, SEE_PAGE, SENT_ON, TEXT, Door, Operation, Refusals, fields, form, json
from facilitator.web.openapi.room import IN_PARTS, whole_or_part
from facilitator.web.question_form import FIELDS
from facilitator.web.style import CONTRASTS, THEMES

OPEN_PAGES = ("office.login_page", "office.log_in", "office.open_first_link")  # for who has not come in yet
DESCRIPTION = shape_of(read_description)["properties"]
WORDS = {name: DESCRIPTION[name].get("anyOf", [DESCRIPTION[name]])[0] for name in ("title", "region", "date")}  # what is empty in a form is not null
TOLD = {"told": TEXT}
ONCE = {"form": TEXT}  # sent twice, it makes one thing
NUMBER: Document = {"type": "integer"}
PLACE = {"number": NUMBER, "of": NUMBER}
PAPERS = {"tables": {**NUMBER, "minimum": 1, "maximum": MOST_TABLES}, "size": NUMBER}
TICKETS = dict.fromkeys(("first", "last", "freed"), NUMBER)
DRESS = {"theme": {"enum": list(THEMES)}, "contrast": {"enum": list(CONTRASTS)}}
STATE = dict.fromkeys(("status", "tab", "open", "say"), TEXT)
KIND = {"kind": TEXT}
QUESTION = dict.fromkeys(("kind", *sorted({field.name for fields in FIELDS.values() for field in fields})), TEXT)
MAKING: Refusals = (Invalid, StorageFailed)
DESCRIBING: Document = {"type": "object", "properties": DESCRIPTION}
CHANGING: Refusals = (*MAKING, Closed)

DOORS = {
    "office": Door(("organiser",), sends_to_login=True, proof=True),
    "editor": Door(("organiser",), refusal={**json("Refused"), HTML: TEXT}, sends_to_login=True),
    "style": Door(("organiser",), sends_to_login=True),
    "login": Door(),
}
LOGIN = {
    "office.login_page": Operation("Where an organiser logs in.", SEE_PAGE),
    "office.log_in": Operation("Logs in with the organiser token, or the link that the server printed.", SENT_ON, (NotAllowed,), body=form("token", csrf=TEXT)),
    "office.open_first_link": Operation("The link that the server printed, which works once.", SENT_ON, (NotAllowed,)),
}
MEETUPS = {
    "office.list_meetups": Operation("Every meetup.", SEE_PAGE, query=TOLD),
    "office.new": Operation("Three ways to a new meetup.", SEE_PAGE),
    "office.from_example": Operation("Makes the example evening.", SENT_ON, MAKING, body=form(**ONCE)),
    "office.by_hand": Operation(
        "Makes a meetup of a title and little more.", SENT_ON, MAKING, body=form("title", **WORDS, language={"enum": list(LANGUAGES)}, **ONCE)
    ),
    "office.from_file": Operation(
        "Makes a meetup of a file or of its text; 404 when it was sent before, and what it made is gone.",
        SENT_ON,
        (*MAKING, NotFound),
        body={MULTIPART: fields((), {"programme": FILE, "text": TEXT, **ONCE})},
    ),
    "office.meetup_page": Operation("One meetup.", SEE_PAGE, query=TOLD),
    "office.describe": Operation("Describes a meetup anew.", SENT_ON, CHANGING, body=form("title", **WORDS)),
    "office.follow_up": Operation("Says what happens next, for who took part.", SENT_ON, CHANGING, body=form("text")),
    "office.renew_link": Operation("A new link for a surface; who came by the old one is put out.", SENT_ON, (StorageFailed,), body=form()),
    "office.copy_page": Operation("Asks what a copy is to be called.", SEE_PAGE),
    "office.copy": Operation("Copies a meetup, without what people gave.", SENT_ON, MAKING, body=form("title", **WORDS, **ONCE)),
    "office.rehearse": Operation("Begins a rehearsal with a simulated room.", SENT_ON, MAKING, body={MULTIPART: fields(("people",), {"words": FILE})}),
    "office.end": Operation("Ends a rehearsal.", SENT_ON, MAKING, body=form()),
    "office.seal_page": Operation("Says what a seal cuts, and what stays.", SEE_PAGE),
    "office.seal": Operation("Seals a meetup whose code was typed over.", SENT_ON, CHANGING, body=form("code")),
    "office.delete_page": Operation("Says what deleting a meetup would lose.", SEE_PAGE),
    "office.delete": Operation("Deletes a meetup whose code was typed over.", SENT_ON, MAKING, body=form("code")),
    "office.sheet": Operation("The sheet with the QR code, to print.", SEE_PAGE),
    "office.cards": Operation("A card for each table, to print.", SEE_PAGE, query=PAPERS),
    "office.tickets": Operation("The tickets, to print.", SEE_PAGE, query=TICKETS),
    "office.make_tickets": Operation("More tickets.", SENT_ON, CHANGING, body=form("more")),
    "office.free_ticket": Operation("Frees a ticket: the next phone that opens it uses it, as somebody else.", SENT_ON, CHANGING, body=form("number")),
    "office.ticket_links": Operation("Number, code and link of each ticket, to be mailed. Secrets.", {200: {"text/csv": TEXT}}),
}
MEDIA = {
    "office.media": Operation("Clips and captions.", SEE_PAGE, query=TOLD),
    "office.add_media": Operation(
        "Stores files under names made of theirs.",
        SENT_ON,
        MAKING,
        body={MULTIPART: fields((), {"file": {"type": "array", "items": FILE}, "replace": TEXT})},
    ),
    "office.file_page": Operation("One file.", SEE_PAGE),
    "office.drop_upload": Operation("Takes away a file of which a part is there.", SENT_ON, body=form()),
    "office.begin_copy": Operation("Begins a copy of a clip that plays everywhere.", SENT_ON, MAKING, body=form()),
    "office.stop_copy": Operation("Gives up the copy that is being made.", SENT_ON, MAKING, body=form()),
    "office.save_captions": Operation(
        "Keeps captions as a list of times and texts.",
        SENT_ON,
        MAKING,
        body=form(length=TEXT, **{name: {"type": "array", "items": TEXT} for name in ("start", "end", "text", "place")}),
    ),
    "office.delete_file": Operation("Deletes a file.", SENT_ON, (StorageFailed,), body=form()),
}
QUESTIONS = {
    "office.list_questions": Operation("The question bank.", SEE_PAGE, query={"search": TEXT, "archived": TEXT} | TOLD),
    "office.new_question": Operation("A form for a question of some kind.", SEE_PAGE, query=KIND),
    "office.make_question": Operation("Takes a question into the bank.", SENT_ON, MAKING, body=form(**QUESTION)),
    "office.question_page": Operation("One question, with its versions and where it was asked.", SEE_PAGE, query=TOLD),
    "office.edit_question": Operation("A form for other words.", SEE_PAGE, query=KIND),
    "office.make_version": Operation("Keeps other words as a version.", SENT_ON, MAKING, body=form(**QUESTION)),
    "office.archive": Operation("Puts a question away, or brings it back.", SENT_ON, MAKING, body=form(archived=TEXT)),
    "office.compare_page": Operation("The rounds of all meetups side by side.", SEE_PAGE),
}
EDITOR = {
    "editor.edit": Operation("The run of show, to be written.", SEE_PAGE),
    "editor.step": Operation("What screen and phone will show of a step.", {200: json("Seen")}, (Invalid,), PLACE, body=json("Step")),
    "editor.evening": Operation("What they will show before the evening begins.", {200: json("Seen")}, (Invalid,), PLACE, body={JSON: DESCRIBING}),
}
STYLE = {
    "style.page": Operation("Every component.", SEE_PAGE, query=DRESS),
    "style.phone": Operation("A phone in a moment of the sample evening.", SEE_PAGE, query=DRESS),
    "style.surface": Operation("A surface in a moment of the sample evening.", SEE_PAGE, query=DRESS | STATE),
    "style.clip": Operation("The sample clip or its captions.", whole_or_part({"video/mp4": {}, "text/vtt": {}}), headers=IN_PARTS),
}
OPERATIONS = LOGIN | MEETUPS | MEDIA | QUESTIONS | EDITOR | STYLE
