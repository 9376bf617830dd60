"""The export: CSV files with a codebook, and the session log. A publication: no participant is in it, and no time of a ballot."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from facilitator.figures.shift import SHIFT
from facilitator.language import translate
from facilitator.meetup import Meetup
from facilitator.meetup.ideas import Idea, seen_by, status
from facilitator.meetup.practice import Practised
from facilitator.meetup.rounds import CLOSED, Round
from facilitator.meetup.splits import BY
from facilitator.meetup.voting import is_person
from facilitator.meetup.words import PHONE, SCREEN, Document, Entry
from facilitator.report.screening import screening_rows
from facilitator.store import Store, wire

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
PERSONAL = ("author",)
WORDED = ("IdeaAdded", "IdeaEdited")  # events with the words of an idea
Row = tuple[object, ...]


@dataclass(frozen=True)
class Table:
    """One CSV file: its columns, each with what it means (English, translated), and its rows."""

    name: str
    columns: dict[str, str]
    rows: Callable[[Meetup], Iterator[Row]]


def _meetup(meetup: Meetup) -> Iterator[Row]:
    life = meetup.life
    people = len({ballot.voter for ballot in meetup.ballots() if ballot.kind != Practised.kind and is_person(ballot.voter)} | set(meetup.ideas.of_author))
    yield meetup.code, life.title, life.region, life.date, life.language, life.state, _time(life.opened_at), _time(life.closed_at), people


def _steps(meetup: Meetup) -> Iterator[Row]:
    for number, step in enumerate(meetup.show.steps, 1):
        yield number, step.id, step.kind, step.title, step.minutes, _yes(step.aired), _yes(step.skipped)


def _results(meetup: Meetup) -> Iterator[Row]:
    for found in meetup.rounds.by_id.values():
        results = found.totals.results()  # of what people wrote only what the room may see
        labels = {option["id"]: option["label"] for option in found.kind.options(found.asked)}
        whole = results.get("whole", results["total"])
        bank = found.asked.get("bank") or {}
        truth = truth_of(found)
        about = found.id, found.step, found.number, found.asked["kind"], found.asked["question"], found.state
        for option, count in results["counts"].items():
            share = round(100 * count / whole, 1) if whole else ""
            told = (count, results["total"], share) if found.state == CLOSED else ("", "", "")
            right = option == truth.get("answer"), found.asked.get("source", "")
            of_bank = bank.get("id", ""), bank.get("version", "")
            yield *about, option, labels.get(option, option), *told, _yes(found.taken_back), *of_bank, found.voting, "yes" if right[0] else "", right[1]


def _figures(meetup: Meetup) -> Iterator[Row]:
    for found in meetup.rounds.by_id.values():
        if found.state == CLOSED:
            for name, of, value in figures(found.totals.results()):
                yield found.id, name, of, value
            if not found.kind.options(found.asked) and truth_of(found):
                yield found.id, "truth", "", truth_of(found)["answer"]


def truth_of(found: Round) -> Document:
    """The right answer to a question about a fact, when it is over."""
    truth = found.asked.get("truth")
    return {} if truth is None or found.state != CLOSED else found.kind.truth(found.asked, truth)


def figures(results: Document) -> Iterator[tuple[str, str, float]]:
    """What a kind of poll tells beside its counts: a figure each, and of which option it is."""
    for name in ("mean", "median", "least", "most", "further"):
        if results.get(name) is not None:
            yield name, "", results[name]
    for option, mean in (results.get("mean_place") or {}).items():
        if mean is not None:
            yield "mean_place", option, mean
    for option, places in results.get("places", {}).items():
        yield from (("place", f"{option}:{place}", number) for place, number in enumerate(places, 1))


def _splits(meetup: Meetup) -> Iterator[Row]:
    for found in meetup.rounds.by_id.values():
        for by in BY:
            told = (found.split or {}).get(by) if found.state == CLOSED else None
            if told:
                for row in found.kind.rows(found.asked):
                    for names, total, count in zip(told["groups"], told["totals"], told["counts"][row["id"]], strict=True):
                        yield found.id, by, " + ".join(name or "unknown" for name in names), row["id"], row["label"], _told(count), _told(total)


def _shifts(meetup: Meetup) -> Iterator[Row]:
    for found in meetup.rounds.by_id.values():
        told = (found.split or {}).get(SHIFT)
        if told:
            about = found.id, told["from"]
            yield from ((*about, name, "", "", _told(told[name])) for name in ("matched", "stayed", "changed"))
            for row, counts in told["counts"].items():
                yield (*about, "left", row, "", _told(told["left"][row]))
                yield (*about, "came", "", row, _told(told["to"][row]))
                yield from ((*about, "move", row, other, _told(count)) for other, count in counts.items())


def _told(count: int | None) -> object:
    """An empty cell is too few to tell."""
    return "" if count is None else count


def _ideas(meetup: Meetup) -> Iterator[Row]:
    for idea in meetup.ideas.by_id.values():
        counts = ("", "", "") if idea.redacted else (idea.counts["agree"], idea.counts["disagree"], idea.counts["pass"])
        edited = _yes(idea.marks.original is not None)
        yield idea.id, idea.step, idea.theme or "", idea.table or "", published(meetup, idea), status(meetup, idea), *counts, edited


def published(meetup: Meetup, idea: Idea) -> str:
    """The words of an idea, where the room could read them: nobody outside learns what nobody in the hall was shown."""
    return idea.text if seen_by(meetup, idea, PHONE) or seen_by(meetup, idea, SCREEN) else ""


TABLES = (
    Table(
        "meetup.csv",
        {
            "code": "the join code",
            "title": "title of the meetup",
            "region": "region, as the organiser wrote it",
            "date": "date, as the organiser wrote it",
            "language": "language of the meetup: nl or en",
            "state": "preparing, open, closed or sealed",
            "opened_at": "when the first step went on air (UTC)",
            "closed_at": "when the meetup was closed (UTC)",
            "participants": "devices that gave at least one answer, idea or role",
        },
        _meetup,
    ),
    Table(
        "steps.csv",
        {
            "number": "place in the run of show",
            "step": "id of the step",
            "kind": "text, poll, ideas, fragment or talk",
            "title": "title of the step",
            "minutes": "planned minutes",
            "aired": "whether it was on air: yes or no",
            "skipped": "whether it was skipped: yes or no",
        },
        _steps,
    ),
    Table(
        "results.csv",
        {
            "round": "id of the round; asking again is a new round",
            "step": "id of the step",
            "number": "first, second ... asking of this question",
            "kind": "kind of question: choice, choices, scale, rank, words, number, text or points",
            "question": "the question as it was asked",
            "state": "open, closing or closed; only a closed round has figures",
            "option": "id of the option; the point of a scale, the lower bound of a bin, or the text that was written",
            "label": "the option as it was shown",
            "count": "participants whose last answer had this option; of a ranking its Borda count, of divided points their sum",
            "total": "participants who answered in this round",
            "percent": "count as a share of what it could be at most (of words: of the first one), in percent",
            "taken_back": "whether the asking was taken back, and its number given to the next: yes or no",
            "question_id": "id of the question in the question bank, the same in every meetup; empty when it is not of the bank",
            "version": "which words of that question: only rounds of one version can be compared as they are",
            "voting": "who could vote: open (every device, indicative), ticket (one ticket, one vote) or table (one phone for each table)",
            "right": "yes for the right answer to a question about a fact; of a number it stands in figures.csv",
            "source": "who says so",
        },
        _results,
    ),
    Table(
        "figures.csv",
        {
            "round": "id of the round; only closed rounds have figures",
            "figure": "mean, median, least, most; truth: the right answer; further: other texts not told; of a ranking mean_place, and place: how many gave it",
            "option": "id of the option, of a ranking; behind a colon the place",
            "value": "the figure",
        },
        _figures,
    ),
    Table(
        "splits.csv",
        {
            "round": "id of the round; only rounds whose answers were split",
            "by": "role or table, as people had said until then",
            "group": "the role or the code of the table; several, where they were too small to tell apart; unknown: who did not say",
            "row": "id of the option; of a scale the side (low, middle, high), of a ranking what was put first",
            "label": "the row as it was shown",
            "count": "participants of this group who answered this; empty: too few to tell, or telling it would tell of too few",
            "total": "participants of this group who answered; empty as above",
        },
        _splits,
    ),
    Table(
        "shifts.csv",
        {
            "round": "id of the round",
            "from_round": "id of the earlier round of the same question",
            "figure": "matched: answered both; stayed, changed; left and came: moved away from, and to, a row; move: from a row to a row",
            "from": "id of the row before",
            "to": "id of the row now",
            "count": "participants; empty: too few to tell, or telling it would tell of too few",
        },
        _shifts,
    ),
    Table(
        "ideas.csv",
        {
            "idea": "number of the idea, in order of writing",
            "step": "id of the step it was written in",
            "theme": "theme that its author chose",
            "table": "code of the table that it was written for; empty for an idea of one person",
            "text": "the words as the room could read them; empty when neither phones nor the screen show them",
            "status": "waiting, shown, hidden (by the desk), withdrawn (by its author) or redacted (its words were removed for good)",
            "agree": "participants whose last choice was agree",
            "disagree": "participants whose last choice was disagree",
            "pass": "participants whose last choice was pass",
            "edited": "whether the desk changed the words: yes or no",
        },
        _ideas,
    ),
    Table(
        "screening.csv",
        {
            "step": "id of the step",
            "what": "written (all of them), shown, waiting, hidden, redacted (words removed for good), withdrawn (by the author), edited, muted (the author was"
            " kept from writing more because of it) or flagged (by the list of words and patterns)",
            "why": "of hidden and redacted: name (it names a person), insult, off_topic, double, other, or empty when nobody said; of flagged: what was found",
            "ideas": "number of ideas",
        },
        screening_rows,
    ),
)


def write_export(store: Store, meetup_id: str, out: IO[bytes]) -> None:
    """Writes the ZIP file."""
    row = next(row for row in store.meetups() if row.id == meetup_id)
    meetup, entries = Meetup(row.id, row.code), list(store.entries(meetup_id))
    told: list[dict[str, Any]] = []
    for entry in entries:
        meetup.apply(entry)
        told.append(log_line(meetup, entry))
    for line in told:
        if line["event"] in WORDED:
            idea = meetup.ideas.by_id[line["body"]["idea"]]
            if line["body"]["text"] != published(meetup, idea):
                line["text"], line["body"]["text"] = "", ""
            line["body"].pop("flags", None)
    for ballot in store.ballots(meetup_id):
        meetup.cast(ballot)
    language = meetup.life.language
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        for table in TABLES:
            files.writestr(table.name, csv_text([tuple(table.columns), *table.rows(meetup)]))
        files.writestr("codebook.csv", csv_text([("file", "column", "meaning"), *codebook(language)]))
        files.writestr("log.ndjson", "".join(wire.encode(line) + "\n" for line in told))


def codebook(language: str) -> Iterator[Row]:
    for table in TABLES:
        for column, meaning in table.columns.items():
            yield table.name, column, translate(language, meaning)
    for field, meaning in LOG_FIELDS.items():
        yield "log.ndjson", field, translate(language, meaning)


LOG_FIELDS = {
    "seq": "number of the line",
    "at": "when it happened (UTC)",
    "by": "who did it: desk, operator, remote, phone, office or timer",
    "verb": "the command that it followed from",
    "text": "what happened, in words",
    "event": "what happened, for programs",
    "body": "the fields of the event; who wrote an idea is left out",
}


def log_line(meetup: Meetup, entry: Entry) -> dict[str, Any]:
    sentence, values = entry.event.sentence(meetup)
    wired = wire.entry_to_wire(entry)
    return {
        "seq": entry.seq,
        "at": _time(entry.at),
        "by": entry.by,
        "verb": entry.verb,
        "text": translate(meetup.life.language, sentence, **values),
        "event": wired["event"],
        "body": {name: value for name, value in wired["body"].items() if name not in PERSONAL},
    }


def csv_text(rows: Iterable[Row]) -> str:
    """CSV that a spreadsheet opens as text: UTF-8 with its mark; a cell that would be a formula begins with an apostrophe."""
    out = io.StringIO()
    csv.writer(out).writerows([[_cell(value) for value in row] for row in rows])
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> object:
    return "'" + value if isinstance(value, str) and value.startswith(DANGEROUS) else value


def _time(at: float | None) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if at else ""


def _yes(value: bool) -> str:
    return "yes" if value else "no"
