"""The forms of the phone page: what each sends, as a command of docs/protocol.md, and where on the page it belongs.

A form has an id made by the server. The id of its command is made of that id, of whose phone sent it (a page may be the same for many)
and of what was filled in: sent twice it counts once, also from the page that says it was refused, and who goes back in their browser and
fills in something else is heard too. What was sent
before from the same form changes nothing, also when something else was sent in between: it may just be late.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from facilitator.errors import Invalid, NotAllowed
from facilitator.web.ballots import Filled, taken


@dataclass(frozen=True)
class Form:
    """`fields` makes the command's fields of what was filled in; `place` and `after` are ids on the page: where it stands, where its outcome."""

    fields: Callable[[Filled], dict[str, Any]]
    place: str
    after: str = ""


@dataclass(frozen=True)
class Refused:
    """A form that was refused: what was filled in, so that nothing is lost, the sentence that says why, and which fields it is about."""

    filled: Filled
    sentence: str
    paths: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        return place_of(self.filled)

    def id_for(self, verb: str) -> str:
        """The id of the form that was refused, for its next try; empty for forms of another verb, or when it brought none."""
        return str(_id_of(self.filled) or "") if self.filled.get("verb") == verb else ""


def _answer(filled: Filled) -> dict[str, Any]:
    return {"round": filled.get("round", ""), "choice": taken(filled)}


def _practice(filled: Filled) -> dict[str, Any]:
    return {"choice": taken({"choice": filled.get("choice", "")})}


def _idea(filled: Filled) -> dict[str, Any]:
    return {"step": filled.get("step", ""), "theme": filled.get("theme") or None, "text": filled.get("text", "")}


def _support(filled: Filled) -> dict[str, Any]:
    return {"idea": _number(filled), "value": filled.get("value") or None}


def _withdrawal(filled: Filled) -> dict[str, Any]:
    return {"idea": _number(filled)}


def _role(filled: Filled) -> dict[str, Any]:
    return {"role": filled.get("role") or None}


def _table(filled: Filled) -> dict[str, Any]:
    return {"table": filled.get("table") or None}


def _scribe(filled: Filled) -> dict[str, Any]:
    return {"on": filled.get("on") == "1"}


def _done(filled: Filled) -> dict[str, Any]:
    return {"step": filled.get("step", ""), "done": filled.get("done") == "1"}


def _offered_condition(filled: Filled) -> dict[str, Any]:
    return {name: filled.get(name, "") for name in ("step", "level", "text")}


def _offered_agreement(filled: Filled) -> dict[str, Any]:
    said = {name: filled.get(name, "") for name in ("step", "what", "who", "when", "first_step", "name")}
    return said | {"on_screen": filled.get("on_screen") == "1"}


def _condition_vote(filled: Filled) -> dict[str, Any]:
    return {"condition": _number(filled, "condition"), "value": filled.get("value") or None}


def _condition(filled: Filled) -> dict[str, Any]:
    return {"condition": _number(filled, "condition")}


def _agreement(filled: Filled) -> dict[str, Any]:
    return {"agreement": _number(filled, "agreement")}


def _dot(filled: Filled) -> dict[str, Any]:
    """A target is the number of an idea, or the id of a group."""
    target = filled.get("target", "")
    return {"idea": _number(filled, "target")} if target[:1].isdigit() else {"group": target}


NO_SUCH = {
    "idea": "There is no such idea.",
    "target": "There is no such idea.",
    "condition": "There is no such condition.",
    "agreement": "There is no such agreement.",
}


def _number(filled: Filled, name: str = "idea") -> int:
    digits = filled.get(name, "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise Invalid(NO_SUCH[name])
    return int(digits)


FORMS = {
    "answer": Form(_answer, "round-{round}"),
    "practice": Form(_practice, "practice"),
    "idea.add": Form(_idea, "write-{step}", "mine-{step}"),
    "idea.withdraw": Form(_withdrawal, "idea-{idea}", "mine-{step}"),
    "idea.support": Form(_support, "idea-{idea}"),
    "dot.place": Form(_dot, "dot-{target}"),
    "dot.take": Form(_dot, "dot-{target}"),
    "condition.offer": Form(_offered_condition, "offer-condition", "my-offers"),
    "condition.vote": Form(_condition_vote, "condition-{condition}"),
    "condition.withdraw": Form(_condition, "my-condition-{condition}", "my-offers"),
    "agreement.offer": Form(_offered_agreement, "offer-agreement", "my-offers"),
    "agreement.withdraw": Form(_agreement, "my-agreement-{agreement}", "my-offers"),
    "me.describe": Form(_role, "role"),
    "table.scribe": Form(_scribe, "table"),
    "table.done": Form(_done, "table"),
}
SIT_DOWN = Form(_table, "table")  # the same verb as saying one's role, elsewhere on the page


def message_of(filled: Filled, sender: str) -> dict[str, Any]:
    """The command that this participant filled in; refused when it is none of a phone's forms, or nothing was chosen."""
    form = _form(filled)
    id = _id_of(filled)
    if id is None:
        raise Invalid("This form is too old. Load the page again and send it once more.")
    said = {"verb": filled["verb"], **form.fields(filled)}
    told = msgspec.json.encode([sender, said], order="deterministic").decode()
    return {"id": str(uuid.uuid5(id, told)), **said}


def _id_of(filled: Filled) -> uuid.UUID | None:
    try:
        return uuid.UUID(filled.get("id", ""))
    except ValueError:
        return None


def place_of(filled: Filled) -> str:
    """The id of the form on the page; empty when there is no such form."""
    form = _known(filled)
    return _fill(form.place, filled) if form else ""


def outcome_of(filled: Filled) -> str:
    """The id of the place where one sees what became of it."""
    form = _form(filled)
    return _fill(form.after or form.place, filled)


def _form(filled: Filled) -> Form:
    form = _known(filled)
    if form is None:
        raise NotAllowed("This can't be done from here.")
    return form


def _known(filled: Filled) -> Form | None:
    verb = filled.get("verb", "")
    return SIT_DOWN if verb == "me.describe" and "table" in filled else FORMS.get(verb)


def _fill(place: str, filled: Filled) -> str:
    return place.format_map({name: filled.get(name, "") for name in ("round", "step", "idea", "target", "condition", "agreement")})
