"""The HTTP routes as OpenAPI 3.1: addresses and parameters as the app has them, bodies as its readers and types say, and the rest by tables.

    programs, room, office    what each route takes and answers, and the doors they stand behind
    operation                 the words of these tables
    responses                 what a route may answer, by status
    schemas                   what goes in and out as JSON

A route without its line in a table makes no description (`KeyError`), and so fails the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from werkzeug.routing import Map, Rule

from facilitator.access import OFFICE_COOKIE
from facilitator.language import LANGUAGES
from facilitator.meetup.words import Document
from facilitator.web.openapi import office, programs, room
from facilitator.web.openapi.operation import TEXT, Content, Door, Operation
from facilitator.web.openapi.responses import responses, written
from facilitator.web.openapi.schemas import schemas

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
PART = re.compile(r"<(?:(?P<kind>\w+)(?:\((?P<given>[^)]*)\))?:)?(?P<name>\w+)>")
DOORS = programs.DOORS | room.DOORS | office.DOORS
OPERATIONS = programs.OPERATIONS | room.OPERATIONS | office.OPERATIONS
ABOUT = (
    "What goes over HTTP; what goes live is in docs/protocol.md. A GET with `lang` in its address is sent on to the same address without it, in that"
    " language from then on. A phone, and who came by a link, has a cookie for one meetup: `facilitator_phone_<meetup>`, `facilitator_desk_<meetup>`"
    " and the like. Where GET is answered HEAD is, too."
)
SECURITY = {
    "token": {"type": "http", "scheme": "bearer", "description": "The setting FACILITATOR_ORGANISER_TOKEN."},
    "organiser": {"type": "apiKey", "in": "cookie", "name": OFFICE_COOKIE},
}


def description(routes: Map, version: str) -> Document:
    """Of every route that the app has; `HEAD` and `OPTIONS`, which Flask adds, are not told."""
    paths: dict[str, Document] = {}
    for rule in sorted(routes.iter_rules(), key=lambda rule: rule.rule):
        for method in METHODS:
            if method in (rule.methods or ()):
                paths.setdefault(PART.sub(r"{\g<name>}", rule.rule), {})[method.lower()] = operation_of(rule, method)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Facilitator", "version": version, "description": ABOUT},
        "paths": paths,
        "components": {"schemas": schemas(), "securitySchemes": SECURITY},
    }


def operation_of(rule: Rule, method: str) -> Document:
    operation, door = OPERATIONS[rule.endpoint], door_of(rule.endpoint)
    told: Document = {
        "operationId": rule.endpoint,
        "tags": [rule.endpoint.partition(".")[0]],
        "summary": operation.summary,
        "security": [{scheme: []} for scheme in door.security],
        "parameters": [*in_path(rule, operation), *beside(operation, door, method)],
        "responses": responses(operation, door, is_get=method == "GET", leads=bool(rule.arguments)),
    }
    if operation.body:
        told["requestBody"] = {"required": True, "content": written(with_proof(operation.body) if door.proof else operation.body)}
    return told


def door_of(endpoint: str) -> Door:
    return DOORS["login" if endpoint in office.OPEN_PAGES else endpoint.partition(".")[0]]


def in_path(rule: Rule, operation: Operation) -> Iterator[Document]:
    for part in PART.finditer(rule.rule):
        yield {"name": part["name"], "in": "path", "required": True, "schema": operation.address.get(part["name"]) or schema_of(part)}


def schema_of(part: re.Match[str]) -> Document:
    if part["kind"] == "any":
        return {"enum": part["given"].split(", ")}
    return {"int": {"type": "integer", "minimum": 0}, "path": {**TEXT, "minLength": 1}, None: {**TEXT, "pattern": "^[^/]+$"}}[part["kind"]]


def beside(operation: Operation, door: Door, method: str) -> Iterator[Document]:
    """Parameters of the query and the headers."""
    query = {**operation.query, **({"lang": {"enum": list(LANGUAGES)}} if door.has_pages and method == "GET" else {})}
    yield from ({"name": name, "in": "query", "schema": schema} for name, schema in query.items())
    yield from ({"name": name, "in": "header", "schema": schema} for name, schema in operation.headers.items())


def with_proof(body: Content) -> Content:
    """A form of the office carries `csrf`, which stands in the page that it came with."""
    return {kind: {**schema, "properties": {**schema["properties"], "csrf": TEXT}, "required": [*schema["required"], "csrf"]} for kind, schema in body.items()}
