"""What each audience, and each participant, may see: documents by key. How one is made stands with its noun; here they are asked for.

Asked afresh (`documents`) or key by key (`render`), the answer is the same; a property test holds every event to that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.meetup.words import AFTERWARDS, FAMILIES, OWN_FAMILIES, PHONE, Document, Family

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

PARTICIPANTS = (PHONE, AFTERWARDS)


def render(meetup: Meetup, audience: str, key: str) -> Document | None:
    """One document as this audience may see it, or None. Of a sealed meetup who took part is told only that."""
    family = _family(key)
    if audience not in family.audiences or (meetup.seal and audience in PARTICIPANTS and key != "meetup"):
        return None
    return family.render(meetup, audience, key)


def render_own(meetup: Meetup, participant: str, key: str) -> Document | None:
    """One document of a single participant, or None."""
    return OWN_FAMILIES[_family_name(key)].render(meetup, participant, key)


def documents(meetup: Meetup, audience: str) -> dict[str, Document]:
    """Everything this audience may see now."""
    keys = (key for family in FAMILIES.values() for key in family.keys(meetup))
    return {key: told for key in keys if (told := render(meetup, audience, key)) is not None}


def own_documents(meetup: Meetup, participant: str) -> dict[str, Document]:
    """Everything that only this participant may see now."""
    keys = (key for family in OWN_FAMILIES.values() for key in family.keys(meetup, participant))
    return {key: told for key in keys if (told := render_own(meetup, participant, key)) is not None}


def _family(key: str) -> Family:
    return FAMILIES[_family_name(key)]


def _family_name(key: str) -> str:
    """`round` is its own family; `round/r1` is of `round/`, `my/idea/3` of `my/idea/`."""
    head, slash, _ = key.rpartition("/")
    return key if not slash or key in OWN_FAMILIES else head + slash
