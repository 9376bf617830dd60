"""What was written, with how many agreed, and where it stands. Who wrote it is not in it, nor words that the room could not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.meetup import Meetup
from facilitator.meetup.group_names import published_name
from facilitator.meetup.ideas import HIDDEN, REDACTED, SHOWN, WAITING, WITHDRAWN, Idea, of_named_table, seen_by, status
from facilitator.meetup.lying import counted
from facilitator.meetup.words import PHONE, SCREEN
from facilitator.report.screening import WHAT, WHYS, screening_rows
from facilitator.report.tables.table import ID, NUMBER, TEXT, YES_NO, Column, Row, Table, yes


def idea_rows(meetup: Meetup) -> Iterator[Row]:
    for idea in meetup.ideas.by_id.values():
        counts = ("", "", "") if idea.redacted else (idea.counts["agree"], idea.counts["disagree"], idea.counts["pass"])
        group = meetup.grouping.group_of(idea.id) or ""
        name = published_name(meetup, group) if group else ""
        placed = group, name, meetup.grouping.under.get(idea.id, ""), dots_on(meetup, idea)
        edited, table = yes(idea.marks.original is not None), of_named_table(idea).get("table", "")
        yield idea.id, idea.step, idea.theme or "", table, published(meetup, idea), status(meetup, idea), *counts, edited, *placed


def published(meetup: Meetup, idea: Idea) -> str:
    """The words of an idea, where the room could read them: nobody outside learns what nobody in the hall was shown."""
    return idea.text if seen_by(meetup, idea, PHONE) or seen_by(meetup, idea, SCREEN) else ""


def dots_on(meetup: Meetup, idea: Idea) -> object:
    """How many were put on it by itself; empty where there were none to put, or they are not closed."""
    return final_dots(meetup, idea.step).get(str(idea.id), "")


def final_dots(meetup: Meetup, step: str) -> Mapping[str, int]:
    """By idea or group, once they are closed."""
    dotting = meetup.dots.by_step.get(step)
    return {} if dotting is None or dotting.open else counted(meetup, step, PHONE)


def group_rows(meetup: Meetup) -> Iterator[Row]:
    """Of a group in which the room could read nothing there is no line."""
    for group in meetup.grouping.by_id.values():
        family = [meetup.ideas.by_id[each] for idea in meetup.grouping.ideas(group.id) for each in meetup.grouping.family(idea)]
        number = sum(seen_by(meetup, idea, PHONE) or seen_by(meetup, idea, SCREEN) for idea in family)
        if number:
            yield group.step, group.id, published_name(meetup, group.id), number, final_dots(meetup, group.step).get(group.id, "")


TABLES = (
    Table(
        "ideas.csv",
        "the ideas: a line for each, with how many agreed",
        {
            "idea": Column("number of the idea, in order of writing", NUMBER),
            "step": Column("id of the step it was written in", ID),
            "theme": Column("theme that its author chose", TEXT),
            "table": Column("code of the table that it was written for; empty for an idea of one person, and where fewer than five sat at it", TEXT),
            "text": Column("the words as the room could read them; empty when neither phones nor the screen show them", TEXT),
            "status": Column(
                "waiting, shown, hidden (by the desk), withdrawn (by its author) or redacted (its words were removed for good)",
                (WAITING, SHOWN, HIDDEN, WITHDRAWN, REDACTED),
            ),
            "agree": Column("participants whose last choice was agree", NUMBER),
            "disagree": Column("participants whose last choice was disagree", NUMBER),
            "pass": Column("participants whose last choice was pass", NUMBER),
            "edited": Column("whether the desk changed the words: yes or no", YES_NO),
            "group": Column("id of the group it stands in; empty for an idea by itself", ID),
            "group_name": Column("name of that group", TEXT),
            "under": Column("number of the idea that says the same, under which it stands", NUMBER),
            "dots": Column("dots that were put on it; empty when there were none to put, or they were put on its group: those are in groups.csv", NUMBER),
        },
        idea_rows,
    ),
    Table(
        "groups.csv",
        "the groups of ideas: a line for each, with the dots that were put on it",
        {
            "step": Column("id of the step its ideas were written in", ID),
            "group": Column("id of the group, as in ideas.csv", ID),
            "name": Column("name of the group", TEXT),
            "ideas": Column("ideas in it that the room could read, those too that say the same as another", NUMBER),
            "dots": Column("dots that were put on the group; empty when there were none to put on groups", NUMBER),
        },
        group_rows,
    ),
    Table(
        "screening.csv",
        "how many ideas, texts of answers, conditions and agreements were hidden, removed or changed, and why",
        {
            "step": Column("id of the step", ID),
            "what": Column(
                "written (all of them), shown, waiting, hidden, redacted (words removed for good), withdrawn (by the author), edited, muted (the author was"
                " kept from writing more because of it) or flagged (by the list of words and patterns)",
                WHAT,
            ),
            "why": Column(
                "of hidden and redacted: name (it names a person), insult, off_topic, double, other, or empty when nobody said; of flagged: what was found",
                WHYS,
            ),
            "ideas": Column("number of ideas, of conditions and agreements, or of times that a text was given as an answer", NUMBER),
        },
        screening_rows,
    ),
)
