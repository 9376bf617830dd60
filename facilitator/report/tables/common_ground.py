"""On which ideas the groups of the room agree, and on which they part: steps, and no shares. Of small groups nothing is told: such a cell is empty."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meetup import Meetup
from facilitator.meetup.common_ground import NOTHING, in_sight
from facilitator.meetup.support import counted
from facilitator.meetup.weighing import OPINION, ROLE
from facilitator.meetup.words import DESK
from facilitator.report.tables.table import ID, NUMBER, TEXT, YES_NO, Column, Row, Table, yes


def common_ground_rows(meetup: Meetup) -> Iterator[Row]:
    """Of ideas that the room could not read there is no line."""
    for step, found in meetup.common_ground.by_step.items():
        if meetup.collecting.of(step).open:
            continue
        groups = "; ".join(" + ".join(names) for names in found.groups) if found.by == ROLE else ""
        for idea in in_sight(meetup, step, DESK):
            told = meetup.common_ground.standing(meetup, idea) or NOTHING
            counts = counted(meetup, idea)
            graded = "" if told["everywhere"] is None else yes(told["everywhere"]), _told(told["common"]), _told(told["divided"])
            yield step, idea.id, found.by, groups, len(found.groups) or "", found.voters, sum(counts.values()), counts["agree"], *graded


def _told(grade: int | None) -> object:
    return "" if grade is None else grade


TABLES = (
    Table(
        "common_ground.csv",
        "with which ideas all groups agree, and on which they part: a line for each idea of the steps of which it was worked out",
        {
            "step": Column("id of the step it was written in", ID),
            "idea": Column("number of the idea, in order of writing", NUMBER),
            "by": Column(
                "by what the room was divided: role (as people had said until then), opinion (who votes alike), or empty: too few for any", (ROLE, OPINION)
            ),
            "groups": Column("the roles of each group; several, where they were too small to tell apart; empty for opinion: who is in which is not kept", TEXT),
            "number_of_groups": Column("number of groups", NUMBER),
            "voters": Column("participants who voted on any idea of this step when it was worked out", NUMBER),
            "votes": Column("participants who voted on this idea, those who passed too", NUMBER),
            "agree": Column("participants whose last choice was agree", NUMBER),
            "everywhere": Column(
                "whether in every group more than half of those who voted on it agree: yes or no; empty: too few to tell, telling it would tell of too few,"
                " or votes have changed since it was worked out",
                YES_NO,
            ),
            "common": Column(
                "common ground, 0 to 4: of the typical group (the root of the shares multiplied) fewer than one in five agree, from one, two, three, or four;"
                " empty as above",
                ("0", "1", "2", "3", "4"),
            ),
            "divided": Column(
                "how far apart the groups are that agree most and least: 0 less than 30 percentage points, 1 less than 50, 2 more; empty as above",
                ("0", "1", "2"),
            ),
        },
        common_ground_rows,
    ),
)
