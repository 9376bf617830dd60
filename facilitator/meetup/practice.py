"""The practice question: on the waiting page everyone tries their phone on it before the evening starts. It counts for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import Closed
from facilitator.meetup.fields import Fields
from facilitator.meetup.polls import ChoicePoll
from facilitator.meetup.polls.options import option_ids, options_document
from facilitator.meetup.text import coming_in
from facilitator.meetup.words import DESK, OPERATOR, PHONE, SCREEN, Actor, Ballot, Command, Document, Event, document, own_document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

USUAL: dict[str, Document] = {
    "nl": {
        "question": "Hoe bent u vandaag gekomen?",
        "options": ["Lopend of met de fiets", "Met de auto", "Met bus of trein", "Ik doe thuis mee"],
    },
    "en": {
        "question": "How did you get here today?",
        "options": ["On foot or by bike", "By car", "By bus or train", "I take part from home"],
    },
}
KIND = ChoicePoll()


@dataclass
class Practice:
    """State: the question (None: there is none) and each participant's answer to it."""

    asked: Document | None = None
    answers: dict[str, str] = field(default_factory=dict)

    def is_open(self, meetup: Meetup) -> bool:
        return self.asked is not None and coming_in(meetup)


def read_practice(fields: Fields, language: str) -> Document | None:
    """`practice` of a programme file: a question with options; left out the usual one of the language, `null` for none."""
    if "practice" not in fields.given:
        return USUAL[language]
    if fields.given["practice"] is None:
        return None
    practice = fields.part("practice")
    return {"question": practice.text("question"), **KIND.read(practice)}


class Practised(Ballot, kind="practice"):
    """A participant's answer to the practice question."""

    def apply(self, meetup: Meetup) -> None:
        meetup.practice.answers.pop(self.voter, None)
        if self.value is not None:
            meetup.practice.answers[self.voter] = self.value

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("practice",)

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((self.voter, "my/practice"),)


@dataclass(frozen=True)
class AnswerPractice(Command, verb="practice", by=(PHONE,)):
    """Gives or changes the answer to the practice question. Refused once people are in."""

    choice: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if meetup.practice.asked is None or not meetup.practice.is_open(meetup):
            raise Closed("The evening has started: the practice question is over.")
        yield Practised(Practised.kind, meetup.voter(actor), KIND.check(meetup.practice.asked, self.choice))


@document("practice", (PHONE, SCREEN, DESK, OPERATOR))
def practice_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Phones are not told how many answered: they would hear of every answer of others."""
    asked = meetup.practice.asked
    if asked is None or not meetup.practice.is_open(meetup):
        return None
    facts: Document = {"question": asked["question"], "options": options_document(asked)}
    return facts if audience == PHONE else facts | {"answered": len(meetup.practice.answers)}


@own_document("my/practice")
def my_practice_document(meetup: Meetup, participant: str, key: str) -> Document | None:
    """Once it is over only for who asks what is stored of them (`told`)."""
    asked, choice = meetup.practice.asked, meetup.practice.answers.get(participant)
    if asked is None or choice not in option_ids(asked):  # the organiser may have changed the question since
        return None
    if meetup.practice.is_open(meetup):
        return {"choice": choice}
    return {"told": {"question": asked["question"], "answer": next(each["label"] for each in options_document(asked) if each["id"] == choice)}}
