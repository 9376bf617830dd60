"""The question bank in the office API."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from facilitator.meetup.fields import Fields
from facilitator.report.comparing import Asking
from facilitator.store import QuestionRow
from facilitator.web.answers import QuestionAsked, QuestionList, QuestionRound, Wording
from facilitator.web.bank import comparison, is_archived, question_document, questions, rows_of
from facilitator.web.reading import read_json
from facilitator.web.site import Site


def add(pages: Blueprint, site: Site) -> None:
    @pages.get("/questions")
    def list_questions() -> Response:
        return jsonify(QuestionList(questions=questions(site, request.args.get("search", ""), "archived" in request.args)))

    @pages.post("/questions")
    def add_question() -> tuple[Response, int]:
        """Takes a poll into the bank; one with words that are there already is that one."""
        return kept(None)

    @pages.get("/questions/<question>")
    def one_question(question: str) -> Response:
        rows = rows_of(site, question)
        about = question_document(rows, is_archived(site, question))
        return jsonify(QuestionAsked(**about, rounds=[asking_document(asking) for asking in comparison(site, rows).askings]))

    @pages.post("/questions/<question>/versions")
    def add_version(question: str) -> tuple[Response, int]:
        """Other words of a question; words that it has already are that version."""
        return kept(question)

    @pages.put("/questions/<question>/archived")
    def archive_question(question: str) -> tuple[str, int]:
        """Puts a question away: it is in no list any more. What asks it, and its rounds, stay as they are."""
        site.home.archive_question(question, True)
        return "", 204

    @pages.delete("/questions/<question>/archived")
    def bring_back_question(question: str) -> tuple[str, int]:
        """Brings a question back into the lists."""
        site.home.archive_question(question, False)
        return "", 204

    def kept(question: str | None) -> tuple[Response, int]:
        row, new = site.home.add_question(Fields(read_json(request.get_data())), question)
        return jsonify(told(row)), 201 if new else 200


def told(row: QuestionRow) -> Wording:
    return Wording(id=row.id, version=row.version, words=row.words)


def asking_document(asking: Asking) -> QuestionRound:
    """A closed round of a question, whole."""
    return QuestionRound(
        meetup=asking.meetup,
        title=asking.title,
        region=asking.region,
        date=asking.date,
        number=asking.number,
        version=asking.version,
        question=asking.asked["question"],
        opened_at=asking.at,
        voting=asking.voting,
        results=asking.results,
    )
