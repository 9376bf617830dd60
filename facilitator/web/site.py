"""What all pages share: language, cookies, addresses, what a live page starts with, and how a refusal is told."""

from __future__ import annotations

import hashlib
import logging
import uuid
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import segno
from flask import Flask, Response, g, jsonify, redirect, render_template, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from facilitator.access import Access, Identity
from facilitator.addresses import ITSELF, network_addresses
from facilitator.errors import NotAllowed, Refusal
from facilitator.home import Home
from facilitator.language import LANGUAGES, choose, fault_document, script_strings, sentence, translate
from facilitator.live import protocol
from facilitator.live.presence import Presence
from facilitator.media import Copies, Uploads
from facilitator.meetup.words import Event
from facilitator.rehearsal import Rehearsals
from facilitator.sealing import Sealing
from facilitator.settings import Settings
from facilitator.store import Receipt
from facilitator.web.once import Once

LANGUAGE_COOKIE = "facilitator_language"
COOKIE_DAYS = 30
STATIC = Path(__file__).parent.parent.parent / "static"
SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self';"
    " connect-src 'self' {sockets}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PARTS_OF_PAGES = ("text/javascript", "text/css", "font/woff2")  # the policy of the page they stand in counts, and theirs would be bytes for nothing
log = logging.getLogger(__name__)


class Site:
    def __init__(
        self,
        app: Flask,
        home: Home,
        access: Access,
        presence: Presence,
        uploads: Uploads,
        copies: Copies,
        rehearsals: Rehearsals,
        sealing: Sealing,
        settings: Settings,
        version: str,
    ) -> None:
        self.app, self.home, self.access, self.presence, self.uploads, self.shelf = app, home, access, presence, uploads, uploads.shelf
        self.copies = copies
        self.rehearsals, self.sealing, self.settings, self.version = rehearsals, sealing, settings, version
        self.static_version = _hash_of(STATIC)
        self.once = Once()
        app.json.sort_keys = app.json.ensure_ascii = False  # type: ignore[attr-defined]
        app.jinja_env.policies["json.dumps_kwargs"] = {"separators": (",", ":")}  # every phone of the hall loads it
        app.config["MAX_CONTENT_LENGTH"] = 2_000_000
        app.before_request(_read_chunks)
        app.before_request(self._switch_language)
        app.after_request(self._headers)
        app.context_processor(self._context)
        app.register_error_handler(Refusal, self.refused)
        app.register_error_handler(HTTPException, self._http_error)
        app.register_error_handler(Exception, self._failed)

    # language

    def language(self) -> str:
        """What the person chose, else the meetup's (`boot` tells which), else their browser's."""
        return choose([request.cookies.get(LANGUAGE_COOKIE), g.get("meetup_language"), request.accept_languages.best_match(LANGUAGES)])

    def t(self, text: str, /, **values: object) -> str:
        return translate(self.language(), text, **values)

    def _switch_language(self) -> AnyResponse | None:
        wanted = request.args.get("lang")
        if request.method != "GET" or wanted not in LANGUAGES:
            return None
        rest = {name: value for name, value in request.args.items() if name != "lang"}
        answer = redirect(quote(request.path) + ("?" + urlencode(rest) if rest else ""), 303)
        self.set_cookie(answer, LANGUAGE_COOKIE, str(wanted))
        return answer

    def _context(self) -> dict[str, Any]:
        lang = self.language()
        other = next(language for language in LANGUAGES if language != lang)
        return {
            "lang": lang,
            "t": partial(translate, lang),
            "static": self.static,
            "other_language_url": f"{request.path}?lang={other}",
            "version": self.version,
            "new_id": lambda: str(uuid.uuid4()),
        }

    # addresses

    def join_base(self) -> str:
        """Where the phones of the room reach us: never `localhost`, by which a laptop opens its own screen."""
        name, _, port = request.host.rpartition(":") if ":" in request.host else (request.host, "", "")
        if self.settings.url or name not in ITSELF:
            return self.base()
        nearest = network_addresses(self.settings.host)[0]
        return f"{request.scheme}://{nearest}:{port}" if port else f"{request.scheme}://{nearest}"

    def static(self, path: str) -> str:
        return f"/static/{self.static_version}/{path}"

    def phone_script(self, language: str | None = None) -> str:
        return self.static(f"joined/phone.{language or self.language()}.js")

    def base(self) -> str:
        """Where people reach us, without a slash at the end."""
        return self.settings.url.rstrip("/") or request.host_url.rstrip("/")

    def qr(self, url: str) -> Markup:
        """A QR code as inline SVG."""
        return Markup(segno.make(url, error="m").svg_inline(scale=1, border=4, omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff"))

    def links(self, meetup: str, code: str) -> dict[str, str]:
        base = self.base()
        links = {audience: f"{base}/link/{self.access.link_token(self.access.link(meetup, audience))}" for audience in ("desk", "operator", "remote", "screen")}
        return {"phone": f"{base}/{code}", **links}

    # cookies

    def set_cookie(self, answer: AnyResponse, name: str, value: str, days: int = COOKIE_DAYS) -> None:
        answer.set_cookie(name, value, max_age=timedelta(days=days), httponly=True, samesite="Lax", secure=self.is_secure(), path="/")

    def is_secure(self) -> bool:
        """Whether people reach us by HTTPS, so that a cookie may ask for it."""
        return request.is_secure or self.settings.url.startswith("https:")

    # live pages

    def boot(self, meetup: str, audience: str) -> dict[str, Any]:
        """What a live page starts with: who it is, its documents as last committed, its strings."""
        stream = self.home.live(meetup).streams[audience]
        g.meetup_language = stream.docs()["meetup"]["language"]
        return self.boot_of(self.home.row(meetup).code, audience, {**stream.since(), "now": self.home.now()})

    def boot_of(self, code: str, audience: str, docs: dict[str, Any]) -> dict[str, Any]:
        """The same for documents that are given, in the shape of a push."""
        language = self.language()
        surface = {"operator": "desk", "remote": "desk"}.get(audience, audience)
        sentences = event_sentences() if surface == "desk" else ()
        url = f"{self.join_base()}/{code}"
        boot = {"code": code, "audience": audience, "language": language, "docs": docs}
        if audience != "phone":  # its script says everything in its own language
            boot["strings"] = script_strings(surface, language, sentences)
            boot |= {"join_url": url, "join_qr": segno.make(url, error="m").svg_data_uri(border=4), "screen_url": f"/screen/{code}"}
        return boot

    def act(self, who: Identity, message: dict[str, Any]) -> Receipt:
        """Carries out a command that came with a form, as if it came over a socket; raises its Refusal. `message` as in docs/protocol.md."""
        id, command = protocol.parse(message)
        if who.audience not in command.by:
            raise NotAllowed("This can't be done from here.")
        return self.home.carry_out(who.meetup, command, who.actor, id, protocol.digest(message, who.stamp))

    # refusals

    def wants_json(self) -> bool:
        return request.path.startswith("/office/api/") or request.path in ("/healthz", "/metrics") or request.is_json

    def refused(self, refusal: Refusal) -> tuple[Response | str, int]:
        language = self._language_of_answer()
        message = sentence(language, refusal)
        errors = [fault_document(language, fault) for fault in refusal.faults]
        if self.wants_json():
            return jsonify({"ok": False, "code": refusal.code, "message": message, "errors": errors}), refusal.status
        return self.message_page(message), refusal.status

    def _language_of_answer(self) -> str:
        """A program that names no language hears English."""
        return "en" if self.wants_json() and not request.accept_languages else self.language()

    def message_page(self, text: str) -> str:
        return render_template("message.html", title=self.t("This did not work"), text=text, link="/", link_text=self.t("To the start"))

    def _http_error(self, error: HTTPException) -> tuple[Response | str, int, dict[str, str]] | HTTPException:
        code = error.code or 500
        if code < 400:
            return error
        t = partial(translate, self._language_of_answer())
        text = {
            404: t("There is no such page."),
            405: t("This can't be done here."),
            413: t("This is too large."),
            416: t("This part of the file does not exist."),
        }.get(code, t("This request can't be used."))
        own = {name: value for name, value in error.get_headers() if name != "Content-Type"}  # which methods, which part: `Allow`, `Content-Range`
        if self.wants_json():
            return jsonify({"ok": False, "code": "invalid", "message": text, "errors": []}), code, own
        return self.message_page(text), code, own

    def _failed(self, error: Exception) -> tuple[Response | str, int]:
        log.exception("a page failed: %s", request.endpoint)
        text = translate(self._language_of_answer(), "Something went wrong on our side. Try again; what was saved is still there.")
        if self.wants_json():
            return jsonify({"ok": False, "code": "failed", "message": text, "errors": []}), 500
        return self.message_page(text), 500

    def policy(self, styles: tuple[str, ...] = ()) -> str:
        """What a page may load; `styles` are the hashes of what stands inline in it."""
        policy = SECURITY_POLICY.format(sockets=f"ws://{request.host} wss://{request.host}")
        return policy.replace("style-src 'self'", " ".join(("style-src 'self'", *styles)))

    def _headers(self, answer: Response) -> Response:
        if answer.mimetype not in PARTS_OF_PAGES:
            answer.headers.setdefault("Content-Security-Policy", self.policy())
            # not no-referrer: with it a browser posts our own forms with `Origin: null`
            answer.headers.setdefault("Referrer-Policy", "same-origin")
        answer.headers.setdefault("X-Content-Type-Options", "nosniff")
        answer.headers.setdefault("Cache-Control", "no-store")
        if request.is_secure:
            answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return answer


def _read_chunks() -> None:
    """A body that is sent in pieces, without saying how long it is, as `curl -T -` does: the server marks its end, so it may be read."""
    if request.headers.get("Transfer-Encoding", "").lower() == "chunked":
        request.environ["wsgi.input_terminated"] = True


def event_sentences() -> tuple[str, ...]:
    """The sentences of the log, which the desk translates: every text constant of the `sentence` methods that is in the catalogue."""
    found: set[str] = set()
    for event in Event.known.values():
        code = event.sentence.__code__
        found |= {constant for constant in _constants(code.co_consts) if isinstance(constant, str)}
    return tuple(sorted(found))


def _constants(values: tuple[object, ...]) -> list[object]:
    return [inner for value in values for inner in (_constants(value) if isinstance(value, tuple) else [value])]


def _hash_of(folder: Path) -> str:
    told = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        told.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return told.hexdigest()[:12]
