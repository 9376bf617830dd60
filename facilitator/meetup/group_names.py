"""What the room reads of the name of a group: nothing in it that only an idea says which was hidden or withdrawn since, says something else by now, or waits.

Then, and where a name was removed for good, it reads REMOVED. A name is the desk's: it gives another one, or the same once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.figures.borrowed import borrowed, may_borrow
from facilitator.meetup.ideas import Idea, may_see
from facilitator.meetup.words import PHONE, SCREEN, SEES_ALL

if TYPE_CHECKING:
    from facilitator.meetup import Meetup
    from facilitator.meetup.grouping import Group

REMOVED = "[…]"  # in any language: something stood here


def name_for(meetup: Meetup, group: Group, audience: str) -> str:
    return group.name if audience in SEES_ALL or _reads(meetup, group, audience) else REMOVED


def published_name(meetup: Meetup, group: str) -> str:
    """As phones or the screen read it: nobody outside learns what nobody in the hall was shown."""
    found = meetup.grouping.by_id[group]
    return found.name if _reads(meetup, found, PHONE, SCREEN) else REMOVED


def is_kept(meetup: Meetup, group: Group) -> bool:
    """Whether phones or the screen don't read its name: the desk is told."""
    ideas = _ideas(meetup, group)
    return not all(_is_read(ideas, group, audience) for audience in (PHONE, SCREEN))


def _reads(meetup: Meetup, group: Group, *audiences: str) -> bool:
    """Whether one of these audiences does."""
    ideas = _ideas(meetup, group)
    return any(_is_read(ideas, group, audience) for audience in audiences)


def _ideas(meetup: Meetup, group: Group) -> list[Idea]:
    return [meetup.ideas.by_id[each] for number in meetup.grouping.ideas(group.id) for each in meetup.grouping.family(number)]


def _is_read(ideas: list[Idea], group: Group, audience: str) -> bool:
    may_have = may_borrow(group.name)
    unread = [text for idea in ideas for text in _unread(idea, group, audience) if may_have(text) and borrowed(group.name, text)]
    return not unread or not any(borrowed(group.name, text, [idea.text for idea in ideas if may_see(idea, audience)]) for text in unread)


def _unread(idea: Idea, group: Group, audience: str) -> tuple[str, ...]:
    """What it says that the audience does not read, but for what was gone already when the group got its name."""
    is_edited = idea.marks.original is not None
    is_seen = may_see(idea, audience)
    if is_seen and not is_edited:
        return ()
    left_before = idea.gone_at < group.named if idea.hidden or idea.withdrawn or is_edited else group.insisted
    if left_before:
        return ()
    return (idea.own_words,) if is_seen else (idea.text, idea.own_words)
