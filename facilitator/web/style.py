"""The living style page, while developing: all components, and every surface in every state, drawn by the very templates and scripts of the evening.

Only with the setting `mode` = development, and for organisers. What the states hold comes from `style_samples`.
"""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, send_file
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from facilitator import example
from facilitator.access import OFFICE_COOKIE
from facilitator.errors import Refusal
from facilitator.language import script_strings
from facilitator.meetup.words import DESK, PHONE, SCREEN
from facilitator.web.phone_page import phone_html
from facilitator.web.site import SECURITY_POLICY, Site
from facilitator.web.style_samples import moments
from facilitator.web.style_trial import CODE, Moment

THEMES = ("", "light", "dark")  # as the machine prefers, or chosen here
CONTRASTS = ("", "more")
CLIP_ADDRESS = "/office/style/clip/"


class Clips:
    """A media shelf on which every file is the sample clip."""

    def address(self, name: str) -> str | None:
        return f"{CLIP_ADDRESS}{name}"


def make(site: Site) -> Blueprint:
    pages = Blueprint("style", __name__, url_prefix="/office/style")

    @pages.before_request
    def only_organisers() -> AnyResponse | None:
        try:
            site.access.organiser(request.cookies.get(OFFICE_COOKIE), None)
        except Refusal:
            return redirect("/office/login", 303)
        return None

    @pages.after_request
    def in_frames_of_our_own(answer: Response) -> Response:
        sockets = f"ws://{request.host} wss://{request.host}"
        policy = SECURITY_POLICY.format(sockets=sockets).replace("frame-ancestors 'none'", "frame-ancestors 'self'; frame-src 'self'")
        answer.headers["Content-Security-Policy"] = policy
        return answer

    def moment(name: str) -> Moment:
        found = moments(site.language(), Clips(), site.home.now()).get(name)
        if found is None:
            raise NotFound
        return found

    @pages.get("")
    def page() -> str:
        samples = moments(site.language(), Clips(), site.home.now())
        docs = {name: samples[name].docs[DESK] for name in ("results", "support")}
        boot = site.boot_of(CODE, DESK, {"epoch": "style", "seq": 1, "from": 0, "docs": {}, "now": site.home.now()})
        return render_template("style/style.html", boot=boot | {"samples": docs}, theme=asked("theme", THEMES), contrast=asked("contrast", CONTRASTS))

    @pages.get(f"/{PHONE}/<name>")
    def phone(name: str) -> str:
        found = moment(name)
        return dressed(phone_html(site, found.docs[PHONE], found.mine, code=CODE, preview=True))

    @pages.get("/<any(desk, operator, remote, screen):audience>/<name>")
    def surface(audience: str, name: str) -> str:
        """`status` of the connection, `tab`, `open` (the list of keys) and `say` (a receipt or refusal) say what else is seen."""
        found = moment(name)
        boot = site.boot_of(CODE, audience, {"epoch": "style", "seq": 1, "from": 0, "docs": found.docs[audience], "now": found.now})
        boot["style"] = {word: request.args.get(word, "") for word in ("status", "tab", "open", "say")}
        boot["strings"] = {**boot.get("strings", {}), **script_strings("tools", site.language())}  # the desk's second script brings its own
        html = render_template(f"style/{audience.replace('operator', DESK)}.html", boot=boot, meetup=found.docs[audience]["meetup"])
        return html if audience == SCREEN else dressed(html)

    @pages.get("/clip/<name>")
    def clip(name: str) -> Response:
        paths = [path for _, path in example.files(site.language()) if path.suffix == "." + name.rpartition(".")[2]]
        if not paths:
            raise NotFound
        return send_file(paths[0], conditional=True)

    return pages


def asked(name: str, known: tuple[str, ...]) -> str:
    value = request.args.get(name, "")
    return value if value in known else ""


def dressed(html: str) -> str:
    """A page in the theme and contrast that were asked for."""
    chosen = (f'data-{name}="{value}" ' for name, known in (("theme", THEMES), ("contrast", CONTRASTS)) if (value := asked(name, known)))
    return html.replace("<html ", "<html " + "".join(chosen), 1)
