"""The office API, and what monitors ask."""

from __future__ import annotations

from facilitator.errors import Invalid, NotAllowed, StorageFailed
from facilitator.meetup.fields import FILE_NAME
from facilitator.meetup.words import Document
from facilitator.web.openapi.operation import FILE, JSON, NOTHING, TEXT, Door, Operation, json
from facilitator.web.openapi.room import CLIPS, IN_PARTS, whole_or_part

REFUSED = json("Refused")
OF_MEETUP = {"meetup": "$response.body#/id"}
QUESTION = {"question": "$response.body#/id"}
WITH_QUESTION = dict.fromkeys(("api.one_question", "api.add_version", "api.archive_question", "api.bring_back_question"), QUESTION)
KEPT = dict.fromkeys((200, 201), json("Wording"))
REFUSES = (Invalid, StorageFailed)
OF_FILE = {"name": "$response.body#/name"}
OF_UPLOAD = {"upload": "$response.body#/id"}
BEGINNING: Document = {
    "type": "object",
    "properties": {"name": {**TEXT, "pattern": f"^{FILE_NAME.pattern}$"}, "size": {"type": "integer", "minimum": 1}, "mark": {**TEXT, "maxLength": 300}},
    "required": ["name", "size"],
}

DOORS = {
    "api": Door(("token", "organiser"), (NotAllowed,), REFUSED, has_pages=False),
    "health": Door(refusal=REFUSED, has_pages=False),
    "metrics": Door(("token",), (NotAllowed,), REFUSED, has_pages=False),
}
OPERATIONS = {
    "api.openapi": Operation("This description.", {200: {JSON: {"type": "object", "required": ["openapi", "paths"]}}}),
    "api.make_meetup": Operation(
        "Makes a meetup of a programme file or of an archive.",
        {201: json("Made")},
        (Invalid, StorageFailed),
        body={JSON: {"anyOf": [{"$ref": "#/components/schemas/Programme"}, {"$ref": "#/components/schemas/Archive"}]}},
        next=dict.fromkeys(("api.programme_json", "api.archive_json", "api.export_zip", "api.delete_meetup"), OF_MEETUP),
    ),
    "api.delete_meetup": Operation("Deletes a meetup with everything in it, for good.", {204: NOTHING}, (StorageFailed,)),
    "api.seal_meetup": Operation("Seals a meetup that is over: nothing leads from a device to words any more, for good.", {204: NOTHING}, REFUSES),
    "api.programme_json": Operation("The programme file as the run of show stands now.", {200: json("Programme")}, (Invalid,)),
    "api.archive_json": Operation("The archive: everything, to be loaded again. Personal data.", {200: json("Archive")}, (Invalid, StorageFailed)),
    "api.export_zip": Operation("Tables, a codebook and the session log.", {200: {"application/zip": FILE}}, (Invalid, StorageFailed)),
    "api.list_media": Operation("Every clip and caption file.", {200: json("MediaList")}),
    "api.get_media": Operation("A clip or captions, for organisers.", whole_or_part(CLIPS), query={"v": TEXT}, headers=IN_PARTS),
    "api.put_media": Operation(
        "Stores a clip or captions under a name; the body is the file.",
        {201: json("MediaStored")},
        (Invalid, StorageFailed),
        address={"name": {**TEXT, "pattern": f"^{FILE_NAME.pattern}$", "examples": ["clip.mp4"]}},
        body={"application/octet-stream": FILE},
        next={"api.delete_media": OF_FILE},
    ),
    "api.delete_media": Operation("Deletes a file for good.", {204: NOTHING}, (StorageFailed,)),
    "api.list_uploads": Operation("The files of which a part is there.", {200: json("UploadList")}),
    "api.begin_upload": Operation(
        "Begins a file that comes in pieces, or gives what is there of it already.",
        {200: json("UploadState"), 201: json("UploadState")},
        REFUSES,
        body={JSON: BEGINNING},
        next=dict.fromkeys(("api.one_upload", "api.drop_upload"), OF_UPLOAD),
    ),
    "api.one_upload": Operation("How much of a file is there.", {200: json("UploadState")}),
    "api.go_on_with_upload": Operation(
        "A piece of a file, from byte `at`: 201 with the file when it is whole.",
        {200: json("UploadState"), 201: json("MediaStored")},
        REFUSES,
        {"at": {"type": "integer", "minimum": 0}},
        body={"application/octet-stream": FILE},
    ),
    "api.drop_upload": Operation("Takes away what is there of a file.", {204: NOTHING}),
    "api.list_questions": Operation("The question bank, the newest first.", {200: json("QuestionList")}, query={"search": TEXT, "archived": TEXT}),
    "api.add_question": Operation(
        "Takes a poll into the bank, as a new question; one with words that are there already is that one.",
        KEPT,
        REFUSES,
        body=json("Words"),
        next=WITH_QUESTION,
    ),
    "api.one_question": Operation("A question with its versions, and its rounds in all meetups.", {200: json("QuestionAsked")}, (Invalid,)),
    "api.add_version": Operation("Other words of a question; words that it has already are that version.", KEPT, REFUSES, body=json("Words")),
    "api.archive_question": Operation("Puts a question away: it is in no list but that of the archived ones.", {204: NOTHING}, (StorageFailed,)),
    "api.bring_back_question": Operation("Brings a question back into the lists.", {204: NOTHING}, (StorageFailed,)),
    "health.health": Operation("Whether the server lives; 503 when its writer does not turn.", {200: json("Health"), 503: json("Health")}),
    "metrics.metrics": Operation("Figures for a monitor; without a token on the server's own machine.", {200: {"text/plain": TEXT}}),
}
