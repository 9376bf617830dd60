"""How many ideas, texts and words of answers, conditions and agreements were taken away, by step and by why: counts alone, never words.

Each counts under each thing that was done to it. `shown`, `waiting`, `hidden`, `redacted` and `withdrawn` are how it stands now, and add up to `written`.
A text of an answer counts as often as it was given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from facilitator.meetup import Meetup
from facilitator.meetup.agreements import Agreement
from facilitator.meetup.conditions import Condition
from facilitator.meetup.flags import PERSONAL, RUDE
from facilitator.meetup.ideas import HIDDEN, REDACTED, SHOWN, WAITING, WITHDRAWN, Idea, status
from facilitator.meetup.marks import WHY
from facilitator.meetup.placing import GONE, LISTED, PARKED
from facilitator.meetup.rounds import Round

WRITTEN, EDITED, MUTED, FLAGGED = "written", "edited", "muted", "flagged"
WHAT = (WRITTEN, SHOWN, WAITING, HIDDEN, REDACTED, WITHDRAWN, EDITED, MUTED, FLAGGED)
WHYS = tuple(dict.fromkeys(("", *WHY, RUDE, *PERSONAL)))  # of both "name" is one
STANDING = {"seen": SHOWN, "waiting": WAITING, "hidden": HIDDEN}  # as the desk judges answers
Counted = tuple[str, str, str]  # step, what, why


def screening_rows(meetup: Meetup) -> Iterator[tuple[object, ...]]:
    """In the order of the steps; only what there was."""
    found = Counter(counted for idea in meetup.ideas.by_id.values() for counted in _counted(meetup, idea))
    for each in meetup.rounds.by_id.values():
        found.update(_answered(each))
    found.update(counted for condition in meetup.conditions.by_id.values() for counted in _agreed(condition))
    found.update(counted for agreement in meetup.agreements.by_id.values() for counted in _agreed(agreement))
    for step in meetup.show.steps:
        for what in WHAT:
            yield from ((step.id, what, why, found[step.id, what, why]) for why in WHYS if found[step.id, what, why])


def _counted(meetup: Meetup, idea: Idea) -> Iterator[Counted]:
    now, marks = status(meetup, idea), idea.marks
    yield idea.step, WRITTEN, ""
    yield idea.step, now, (marks.why or "") if now in (HIDDEN, REDACTED) else ""
    if marks.original is not None:
        yield idea.step, EDITED, ""
    if marks.muted:
        yield idea.step, MUTED, ""
    yield from ((idea.step, FLAGGED, flag) for flag in marks.flags)


def _agreed(item: Condition | Agreement) -> Iterator[Counted]:
    """Of a condition or an agreement; what the desk wrote down and took back at once was none."""
    if item.told == GONE:
        return
    yield item.step, WRITTEN, ""
    yield item.step, SHOWN if item.told in (LISTED, PARKED) else item.told, (item.why or "") if item.told == REDACTED else ""
    if item.original is not None:
        yield item.step, EDITED, ""
    yield from ((item.step, FLAGGED, flag) for flag in item.flags)


def _answered(found: Round) -> Counter[Counted]:
    """Of one asking, what people wrote."""
    told: Counter[Counted] = Counter()
    if found.kind.is_written:
        for text, standing in found.totals.standings().items():
            told[found.step, STANDING[standing], ""] += found.totals.tally[text]
        for why, count in found.totals.redacted.items():
            told[found.step, REDACTED, why] += count
        told[found.step, WRITTEN, ""] = told.total()
    return told
