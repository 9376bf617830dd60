"""Pictures of results, drawn as SVG: the twins of `static/js/parts`, file by file and number by number (`tests/report` holds the two to each other).

    numbers     rounding and writing numbers as a browser does
    tally       the rows of a picture: counts, shares, who leads
    figures     what stands beside a row, and the whole in a sentence
    again       what is otherwise than the last time
    facts       what a result is worth: which asking it was, who could vote, the right answer and its source
    bars, columns, cloud, texts     a picture each
    splits      how answers fall apart by role, by table, or who changed their mind: parts, places and sentences, which phones without script say too
    groups, moves                   the pictures of that
    split_results                   one split as a picture, a sentence and a table (`drawn_split`)
    svg         elements, lines of text, how wide they are

A picture is never the only way: `Results` has the sentence and the rows of a table beside it. It says nothing by colour alone, does not move, and its
letters are at least 1/25 of its height (but a cloud and texts are as long as what was written).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from facilitator.language import translate
from facilitator.meetup.polls import PollKind
from facilitator.meetup.words import Document
from facilitator.report.pictures.bars import bars
from facilitator.report.pictures.cloud import cloud, left_words
from facilitator.report.pictures.columns import columns
from facilitator.report.pictures.facts import facts_of
from facilitator.report.pictures.figures import results_sentence, share_text
from facilitator.report.pictures.split_results import SplitResults, Table, drawn_split
from facilitator.report.pictures.tally import Tally, tally_of
from facilitator.report.pictures.texts import texts

__all__ = ["Results", "SplitResults", "Table", "drawn", "drawn_split", "told_of"]

PICTURES = {"scale": columns, "number": columns, "words": cloud, "text": texts}


@dataclass(frozen=True)
class Results:
    """`svg` is a whole element; `table` has (label, count, share in words) of each row; `note`: what of it the picture has not; `facts`
    stand with it wherever it is shown."""

    svg: str
    sentence: str
    note: str
    facts: tuple[str, ...]
    tally: Tally
    table: tuple[tuple[str, int, str], ...]


def drawn(told: Document, language: str) -> Results:
    """The results of a round in a picture, a sentence and a table. `told` is a round as its document tells it, with results, or `told_of` it."""
    t = partial(translate, language)
    tally = tally_of(told, language)
    picture = PICTURES.get(told["kind"], bars)
    table = tuple((row.label, row.count, share_text(told, row, t, language)) for row in tally.rows)
    note = left_words(told, tally, t) if told["kind"] == "words" else ""
    return Results(picture(told, tally, t, language), results_sentence(told, t, language), note, facts_of(told, t, language), tally, table)


def told_of(asked: Document, results: Document) -> Document:
    """What a picture must know of a round: its question as it was asked, and what its answers come to."""
    kind = PollKind.known[asked["kind"]]
    return {"kind": asked["kind"], "question": asked["question"], "options": kind.options(asked), **kind.facts(asked), "results": results}
