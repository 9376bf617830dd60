"""One split of a round three ways, as results are: a picture, a sentence, and a table. The twin of `static/js/parts/split-results.js`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from facilitator.figures.shift import SHIFT
from facilitator.language import translate
from facilitator.meetup.words import Document
from facilitator.report.pictures.facts import facts_of
from facilitator.report.pictures.figures import T
from facilitator.report.pictures.groups import groups
from facilitator.report.pictures.moves import moves
from facilitator.report.pictures.splits import group_name, measure_of, order_of, split_sentence, tells
from facilitator.report.pictures.untold import not_shown, untold_note


@dataclass(frozen=True)
class Table:
    """The first cell of each row is its head; `head` is the first row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class SplitResults:
    """`svg` is a whole element; `note`: what is counted, and what is not told; `facts` stand with it. Where nothing is told `svg` is empty and there is no
    table."""

    svg: str
    sentence: str
    note: str
    facts: tuple[str, ...]
    table: Table | None


def drawn_split(told: Document, by: str, language: str) -> SplitResults:
    """`told` is a round as its document tells it, with `rows` and `split`; `by`: role, table or shift, which there must be in it."""
    t = partial(translate, language)
    words = split_sentence(told, by, t), note_of(told, t), facts_of({name: value for name, value in told.items() if name != "before"}, t, language)
    if not tells(told, by):
        return SplitResults("", *words, None)
    if by == SHIFT:
        return SplitResults(moves(told, t), *words, _of_moves(told, t))
    return SplitResults(groups(told, by, t), *words, _of_groups(told, by, t))


def note_of(told: Document, t: T) -> str:
    """What stands below each split."""
    return f"{measure_of(told, t)} {untold_note(t)}".strip()


def _of_groups(told: Document, by: str, t: T) -> Table:
    split = told["split"][by]
    order = order_of(split, by)
    whole = any("count" in row for row in told["rows"])
    head = t("Answer"), *(group_name(split["groups"][at], by, t) for at in order), *([t("The whole room")] if whole else [])
    rows = [(row["label"], *(_figure(split["counts"][row["id"]][at], t) for at in order), *([f"{row['count']}"] if whole else [])) for row in told["rows"]]
    together = t("Together"), *(_figure(split["totals"][at], t) for at in order), *([""] if whole else [])
    return Table(told["question"], head, (*rows, together))


def _of_moves(told: Document, t: T) -> Table:
    shift, ids = told["split"][SHIFT], [row["id"] for row in told["rows"]]
    head = "", *(row["label"] for row in told["rows"]), t("Moved away")
    rows = [(row["label"], *(_figure(shift["counts"][row["id"]][other], t) for other in ids), _figure(shift["left"][row["id"]], t)) for row in told["rows"]]
    came = t("Came over"), *(_figure(shift["to"][id], t) for id in ids), ""
    net = t("Net"), *(_net(shift["to"][id], shift["left"][id], t) for id in ids), ""
    return Table(t("From the answer in the row to the answer in the column"), head, (*rows, came, net))


def _figure(count: int | None, t: T) -> str:
    return not_shown(t) if count is None else f"{count}"


def _net(came: int | None, gone: int | None, t: T) -> str:
    """How many more came than went, where both are told."""
    if came is None or gone is None:
        return _figure(None, t)
    return f"{came - gone:+}".replace("-", "−") if came != gone else "0"
