"""What was answered, of the whole room: a line for each answer, and the figures beside them. Only a closed round has figures."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meetup import Meetup
from facilitator.meetup.polls import PollKind
from facilitator.meetup.rounds import CLOSED, CLOSING, OPEN, Round
from facilitator.meetup.words import Document
from facilitator.report.tables.table import ID, NUMBER, PERCENT, TEXT, VOTING, YES_NO, Column, Row, Table, yes

WHOLE = ("mean", "median", "least", "most", "further")
TRUTH, MEAN_PLACE, PLACE, IN_ROW = "truth", "mean_place", "place", "row"


def result_rows(meetup: Meetup) -> Iterator[Row]:
    for found in meetup.rounds.by_id.values():
        labels = {option["id"]: option["label"] for option in found.kind.options(found.asked)}
        if not labels and found.state != CLOSED:
            continue  # what these lines are would tell what is being answered: words, a text, between which numbers
        results = found.totals.results()  # of what people wrote only what the room may see
        whole = results.get("whole", results["total"])
        bank = found.asked.get("bank") or {}
        right = truth_of(found).get("answer")
        about = found.id, found.step, found.number, found.asked["kind"], found.asked["question"], found.state
        for option, count in results["counts"].items():
            share = round(100 * count / whole, 1) if whole else ""
            told = (count, results["total"], share) if found.state == CLOSED else ("", "", "")
            of_fact = "yes" if option == right else "", found.asked.get("source", "")
            left = yes(found.taken_back), yes(found.replaced)
            yield *about, option, labels.get(option, option), *told, *left, bank.get("id", ""), bank.get("version", ""), found.voting, *of_fact


def figure_rows(meetup: Meetup) -> Iterator[Row]:
    for found in meetup.rounds.by_id.values():
        if found.state == CLOSED:
            for name, of, value in figures(found.totals.results()):
                yield found.id, name, of, value, found.voting
            yield from ((found.id, IN_ROW, row, number, found.voting) for row, number in (found.room or {}).items())
            if not found.kind.options(found.asked) and truth_of(found):
                yield found.id, TRUTH, "", truth_of(found)["answer"], found.voting


def truth_of(found: Round) -> Document:
    """The right answer to a question about a fact, when it is over."""
    truth = found.asked.get("truth")
    return {} if truth is None or found.state != CLOSED else found.kind.truth(found.asked, truth)


def figures(results: Document) -> Iterator[tuple[str, str, float]]:
    """What a kind of poll tells beside its counts: a figure each, and of which option it is."""
    for name in WHOLE:
        if results.get(name) is not None:
            yield name, "", results[name]
    for option, mean in (results.get("mean_place") or {}).items():
        if mean is not None:
            yield MEAN_PLACE, option, mean
    for option, places in results.get("places", {}).items():
        yield from ((PLACE, f"{option}:{place}", number) for place, number in enumerate(places, 1))


TABLES = (
    Table(
        "results.csv",
        "the results: a line for each answer that could be chosen, or that was given",
        {
            "round": Column("id of the round; asking again is a new round", ID),
            "step": Column("id of the step", ID),
            "number": Column("first, second ... asking of this question", NUMBER),
            "kind": Column("kind of question: choice, choices, scale, rank, words, number, text or points", tuple(PollKind.known)),
            "question": Column("the question as it was asked", TEXT),
            "state": Column(
                "open, closing or closed; only a closed round has figures, and only of a closed one is told which words, texts or numbers were given",
                (OPEN, CLOSING, CLOSED),
            ),
            "option": Column("id of the option; the point of a scale, the lower bound of a bin, or the text that was written", ID),
            "label": Column("the option as it was shown", TEXT),
            "count": Column(
                "participants whose last answer had this option; of a ranking its points (of n options the first place gives n - 1, the last none), "
                "of divided points their sum",
                NUMBER,
            ),
            "total": Column("participants who answered in this round", NUMBER),
            "percent": Column("count as a share of what it could be at most (of words: of the first one), in percent", PERCENT),
            "taken_back": Column("whether the asking was taken back, and its number given to the next: yes or no", YES_NO),
            "replaced": Column("whether it was asked again before it was over, as one does when it was not understood: yes or no", YES_NO),
            "question_id": Column("id of the question in the question bank, the same in every meetup; empty when it is not of the bank", ID),
            "version": Column("which words of that question: only rounds of one version can be compared as they are", NUMBER),
            "voting": VOTING,
            "right": Column("yes for the right answer to a question about a fact; of a number it stands in figures.csv", YES_NO[:1]),
            "source": Column("who says so", TEXT),
        },
        result_rows,
    ),
    Table(
        "figures.csv",
        "averages, medians and places: a line for each figure of a question",
        {
            "round": Column("id of the round; only closed rounds have figures", ID),
            "figure": Column(
                "mean, median, least, most; truth: the right answer; further: other texts not told; of a ranking mean_place, and place: how many gave it; "
                "row: how many of the whole room are in a row of splits.csv, where results.csv does not say so",
                (*WHOLE, TRUTH, MEAN_PLACE, PLACE, IN_ROW),
            ),
            "option": Column("id of the option, of a ranking; behind a colon the place; of row its id", ID),
            "value": Column("the figure", NUMBER),
            "voting": VOTING,
        },
        figure_rows,
    ),
)
