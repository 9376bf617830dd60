"""The question bank as the office and its API tell of it: each question with its versions, and the meetups that ask it."""

from __future__ import annotations

from collections import Counter

from facilitator.meetup.fields import Fields
from facilitator.meetup.questions import next_version, read_bank, version_of, words_of
from facilitator.meetup.words import Document
from facilitator.report.comparing import Asking, Comparison, compare
from facilitator.store import QuestionRow
from facilitator.web.answers import Question, QuestionInList, Standing, Version
from facilitator.web.meetups import summaries
from facilitator.web.site import Site


def question_document(rows: list[QuestionRow], archived: bool) -> Question:
    """A question with the words of its last version."""
    last = rows[-1]
    versions = [Version(version=row.version, words=row.words, made_at=row.made_at) for row in rows]
    return Question(id=last.id, version=last.version, words=last.words, made_at=rows[0].made_at, archived=archived, versions=versions)


def questions(site: Site, search: str = "", archived: bool = False) -> list[QuestionInList]:
    """Every question in which all of these words stand, whatever their capitals, in any of its versions; the newest first. Those that are archived are a list
    of their own. `meetups`: in how many it was asked."""
    found = [question_document(rows, archived) for rows in site.home.of_bank(lambda bank: bank.all(archived))]
    wanted = search.casefold().split()
    asked = Counter(question for question, _ in set(site.home.in_store(site.home.store.askings)))
    return [QuestionInList(**each, meetups=asked[each["id"]]) for each in found if _holds(each, wanted)]


def is_archived(site: Site, question: str) -> bool:
    return site.home.of_bank(lambda bank: question in bank.archived)


def rows_of(site: Site, question: str) -> list[QuestionRow]:
    return site.home.of_bank(lambda bank: bank.rows(question))


def comparison(site: Site, rows: list[QuestionRow]) -> Comparison:
    told: Comparison = site.home.in_store(compare, site.home.store, rows)
    return told


def used_by(site: Site, question: str, compared: Comparison) -> list[Document]:
    """The meetups that asked a question or have it in their run of show; no rehearsals. `askings`: when, and in which version; `asks`: it is open there now."""
    asked: dict[str, list[Asking]] = {meetup: [] for meetup in compared.open}
    for asking in compared.askings:
        asked.setdefault(asking.meetup, []).append(asking)
    return [
        {**meetup, "askings": asked.get(meetup["id"], []), "asks": meetup["id"] in compared.open}
        for meetup in summaries(site)
        if not meetup["rehearsal"] and (meetup["id"] in asked or question in names_in(meetup["steps"]))
    ]


def names_in(steps: list[Document]) -> set[str]:
    """The questions of the bank in a run of show."""
    polls = [step["own"].get("poll", {}) for step in steps]
    return {poll["bank"]["id"] for poll in polls if poll.get("bank")}


def standing(site: Site, step: Document) -> Standing | None:
    """Of a step as it is being written: which version of its question these words are (None: none yet), which one they would become, and which is the last
    one now. None when its question is not of the bank."""
    poll = step.get("poll")
    if step.get("kind") != "poll" or not isinstance(poll, dict):
        return None
    bank = read_bank(Fields(poll)).get("bank", {"id": ""})
    versions = site.home.of_bank(lambda all: all.versions(bank["id"]))
    if not versions:
        return None
    return Standing(id=bank["id"], version=version_of(versions, words_of(poll)), next=next_version(versions), last=max(versions))


def _holds(question: Question, wanted: list[str]) -> bool:
    text = " ".join([question["id"], *(str(value) for version in question["versions"] for value in version["words"].values())]).casefold()
    return all(word in text for word in wanted)
