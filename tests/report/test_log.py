"""The log that is taken out has no words that the room could not read, and no table at which few sat."""

from __future__ import annotations

import json
from typing import Any

from facilitator.meetup import Meetup
from facilitator.meetup.group_names import REMOVED
from facilitator.meetup.written import mark_of
from facilitator.report.tables.agreed import condition_rows
from facilitator.report.tables.ideas import idea_rows
from facilitator.report.tables.log import log_lines
from tests.support.stage import PROGRAMME, Stage

IDEAS = {"kind": "ideas", "title": "Wat nu?", "ideas": {"screening": {"phones": False, "screen": False, "flagged": False}}}
EVENING = {**PROGRAMME, "tables": 2, "steps": [IDEAS, {"kind": "agreements", "title": "Afspraken"}]}


def lines(stage: Stage) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log_lines(Meetup("m", "482913"), stage.log)]


def test_a_table_is_named_only_where_the_room_was_told_which() -> None:
    stage = Stage(EVENING)
    stage.desk("show.go")
    for at in range(6):
        stage.phone(f"p{at}", "me.describe", table="1" if at else "2")
    for scribe in ("p0", "p1"):
        stage.phone(scribe, "table.scribe", on=True)
        stage.phone(scribe, "idea.add", step="s1", text="Meer tijd")
    stage.wait(1)
    room = [stage.docs("screen")[f"idea/{number}"].get("table", "") for number in (1, 2)]
    assert room == ["", "1"]
    assert [row[3] for row in idea_rows(stage.meetup)] == room
    assert [line["body"]["table"] or "" for line in lines(stage) if line["event"] == "IdeaAdded"] == room


def test_a_group_is_named_as_the_room_read_it() -> None:
    stage = Stage(EVENING)
    stage.desk("show.go")
    for number, text in enumerate(("Kanarie zingt", "Later kiezen"), 1):
        stage.phone(f"p{number}", "idea.add", step="s1", text=text)
    stage.desk("group.put", ideas=[1, 2], name="Kanarie")
    stage.desk("condition.add", level="zelf", text="Tijd", group="g1")
    assert "Kanarie" in str(lines(stage))
    assert ([row[11] for row in idea_rows(stage.meetup)], [row[-1] for row in condition_rows(stage.meetup)]) == (["Kanarie"] * 2, ["Kanarie"])
    stage.desk("idea.hide", idea=1)
    stage.desk("group.put", ideas=[2], group="g1", name="Kanarie, zingen")
    stage.desk("group.name", group="g1", name="Later")
    stage.desk("idea.show", idea=1)
    assert "Kanarie, zingen" not in str(lines(stage)), "a name that it has no more"
    stage.desk("group.name", group="g1", name="Kanarie")
    stage.desk("idea.hide", idea=1)
    assert "anarie" not in str(lines(stage))
    assert ([row[11] for row in idea_rows(stage.meetup)], [row[-1] for row in condition_rows(stage.meetup)]) == ([REMOVED] * 2, [REMOVED])


def test_what_was_offered_has_neither_flags_nor_words_in_it_once_it_is_hidden() -> None:
    stage = Stage(EVENING)
    stage.desk("show.go", step="s2")
    stage.phone("p1", "agreement.offer", step="s2", what="Bel juf Kanarie", name="Kanarie", on_screen=True)
    stage.desk("agreement.place", agreement=1, to="listed")
    assert "Kanarie" in str(lines(stage))
    assert "flags" not in str([line["body"] for line in lines(stage)])
    stage.desk("agreement.edit", agreement=1, changes={"what": "Bellen"})
    assert "Kanarie" not in str(lines(stage)), "neither the old words nor the name beside the new ones"


def test_nothing_tells_which_word_the_desk_hid() -> None:
    words = {"kind": "poll", "title": "Woord", "poll": {"kind": "words", "question": "Welk woord?"}}
    stage = Stage({**PROGRAMME, "steps": [words]})
    stage.desk("show.go")
    stage.phone("p1", "answer", round="r1", choice=["Kanarie"])
    stage.desk("answer.hide", round="r1", text="Kanarie")
    told = next(line for line in lines(stage) if line["event"] == "TextJudged")
    assert mark_of("kanarie") in stage.meetup.rounds.by_id["r1"].totals.written.judged, "of which a guess can be tried"
    assert told["body"] == {"round": "r1", "shown": False}
