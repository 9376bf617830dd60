"""The question bank in the office: its list, one question with its versions, a form for new words, and the rounds of all meetups side by side."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.errors import Refusal
from facilitator.meetup.fields import Fields
from facilitator.meetup.words import Document
from facilitator.report.comparing import Asking, Comparison, Wording
from facilitator.report.pictures import drawn, told_of
from facilitator.report.pictures.facts import right_words as words_of_right
from facilitator.report.pictures.numbers import number_text
from facilitator.report.pictures.tally import Row
from facilitator.store import QuestionRow
from facilitator.web.bank import comparison, is_archived, questions, rows_of, used_by
from facilitator.web.office_forms import Filled, fill, refused
from facilitator.web.question_form import FIELDS, at_fields, filled_of, kind_of, poll_of
from facilitator.web.question_words import differences, kind_name, lines_of
from facilitator.web.site import Site

WRITTEN = ("words", "text")  # what people write of their own is counted here, not laid side by side


def add(pages: Blueprint, site: Site) -> None:
    @pages.get("/questions")
    def list_questions() -> str:
        search, archived = request.args.get("search", "").strip(), "archived" in request.args
        away = site.home.of_bank(lambda bank: len(bank.archived))
        return page("questions", questions=questions(site, search, archived), search=search, archived=archived, away=away)

    @pages.get("/questions/new")
    def new_question() -> str:
        kind = kind_of(request.args.get("kind", ""))
        return form(None, kind, filled_of({}, kind))

    @pages.post("/questions")
    def make_question() -> AnyResponse | tuple[str, int]:
        return keep(None)

    @pages.get("/questions/<question>")
    def question_page(question: str) -> str:
        rows = rows_of(site, question)
        versions = [{"row": row, "lines": versus(before, row)} for before, row in zip([None, *rows], rows, strict=False)]
        used = used_by(site, question, comparison(site, rows))
        return page("question", last=rows[-1], versions=versions[::-1], used=used, archived=is_archived(site, question))

    @pages.post("/questions/<question>/archive")
    def archive(question: str) -> AnyResponse:
        """Puts it away, or brings it back."""
        archived = bool(request.form.get("archived"))
        site.home.archive_question(question, archived)
        return redirect(f"/office/questions/{question}?told=question-{'archived' if archived else 'back'}", 303)

    @pages.get("/questions/<question>/edit")
    def edit_question(question: str) -> str:
        last = rows_of(site, question)[-1]
        kind = kind_of(request.args.get("kind", ""), last.words["kind"])
        return form(last, kind, filled_of(last.words, kind))

    @pages.post("/questions/<question>")
    def make_version(question: str) -> AnyResponse | tuple[str, int]:
        return keep(rows_of(site, question)[-1])

    @pages.get("/questions/<question>/compare")
    def compare_page(question: str) -> str:
        rows = rows_of(site, question)
        compared = comparison(site, rows)
        wordings = [told(wording, compared) for wording in compared.wordings]
        said = {"cell": cell, "number_text": figure, "right_words": right_words}
        return page("compare", last=rows[-1], open=len(compared.open), wordings=wordings, written=WRITTEN, **said)

    def cell(asking: Asking, row: Row) -> str:
        """A share with the number behind it; of a ranking the average place, where everybody gave all options one."""
        place = (asking.results.get("mean_place") or {}).get(row.id)
        if place:
            return number_text(place, site.language())
        return f"{row.percent}%" if asking.asked["kind"] == "rank" else f"{row.percent}% ({row.count})"

    def right_words(asking: Asking) -> str:
        """Who could vote, and so what the result is worth."""
        return words_of_right(asking.voting, site.t)

    def figure(number: float | None) -> str:
        return "–" if number is None else number_text(number, site.language())

    def keep(last: QuestionRow | None) -> AnyResponse | tuple[str, int]:
        """What was filled in, as a new question or as a version of this one."""
        kind = kind_of(request.form.get("kind", ""))
        filled = fill(request.form, (field.name for field in FIELDS[kind]))
        try:
            row, new = site.home.add_question(Fields(poll_of(filled, kind)), last.id if last else None)
        except Refusal as refusal:
            return form(last, kind, filled, refused(site, "question", at_fields(refusal), filled)), refusal.status
        said = f"{'version' if last else 'question'}-{'made' if new else 'there'}"
        return redirect(f"/office/questions/{row.id}?told={said}", 303)

    def form(last: QuestionRow | None, kind: str, filled: Filled, wrong: Any = None) -> str:
        return page("question_form", last=last, kind=kind, kinds=list(FIELDS), fields=FIELDS[kind], filled=filled, refused=wrong)

    def page(name: str, **shown: Any) -> str:
        said = {"kind_name": lambda kind: kind_name(kind, site.t), "lines_of": lambda words: lines_of(words, site.t, site.language())}
        return render_template(f"office/{name}.html", **said, **shown)

    def versus(before: QuestionRow | None, row: QuestionRow) -> list[Any]:
        """The lines of a version, with what it changed of the one before."""
        return differences(before.words, row.words, site.t, site.language()) if before else lines_of(row.words, site.t, site.language())

    def told(wording: Wording, compared: Comparison) -> Document:
        """A wording with the pictures of its rounds, and how it differs from the last one, which stands first."""
        language, newest = site.language(), compared.wordings[0]
        results = [drawn(told_of(asking.asked, asking.results), language) for asking in wording.askings]
        lines = [] if wording is newest else differences(wording.words, newest.words, site.t, language)
        return {"wording": wording, "newest": newest, "lines": lines, "rounds": list(zip(wording.askings, results, strict=True))}
