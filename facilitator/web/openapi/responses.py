"""What a route may answer, by status: what its table says it gives and refuses, what its door refuses, and what every route may say."""

from __future__ import annotations

from http import HTTPStatus

from facilitator.errors import NotAllowed, NotFound
from facilitator.meetup.words import Document
from facilitator.web.openapi.operation import PAGE, Content, Door, Operation, Refusals


def responses(operation: Operation, door: Door, *, is_get: bool, leads: bool) -> Document:
    """As OpenAPI wants them. `leads`: something is to be filled in in its address, which may lead nowhere."""
    answers = {str(status): answer(text, door.refusal) for status, text in refused(operation, door, is_get=is_get, leads=leads).items()}
    given = {**operation.answers, **({303: PAGE} if door.has_pages and is_get else {})}
    answers |= {str(status): answer(HTTPStatus(status).phrase, content) for status, content in given.items()}
    if operation.next:
        links = {name.rpartition(".")[2]: {"operationId": name, "parameters": dict(found)} for name, found in operation.next.items()}
        answers[str(min(operation.answers))]["links"] = links
    return dict(sorted(answers.items()))


def refused(operation: Operation, door: Door, *, is_get: bool, leads: bool) -> dict[int, str]:
    strangers: Refusals = (NotAllowed,) if door.sends_to_login and not is_get else ()
    nowhere: Refusals = (NotFound,) if leads else ()
    codes: dict[int, list[str]] = {}
    for refusal in dict.fromkeys((*door.refuses, *strangers, *operation.refuses, *nowhere)):
        codes.setdefault(refusal.status, []).append(refusal.code)
    told = {status: f"Refused: {', '.join(found)}" for status, found in codes.items()}
    return told | {400: "The request is malformed."} | ({413: "The body is too large."} if operation.body else {})


def answer(text: str, content: Content) -> Document:
    return {"description": text, "content": written(content)}


def written(content: Content) -> Document:
    return {kind: {"schema": schema} for kind, schema in content.items()}
