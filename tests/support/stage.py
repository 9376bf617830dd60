"""A meetup without a server: commands go in, documents come out. For tests of the rules."""

from __future__ import annotations

import secrets
from typing import Any

import msgspec

from facilitator.home.live_meetup import LiveMeetup
from facilitator.meetup import Change, Meetup, programme, views
from facilitator.meetup.life import MeetupMade
from facilitator.meetup.words import OFFICE, PHONE, TIMER, Actor, Ballot, Command, Entry, Event
from facilitator.store import wire

BEGIN = 1_614_196_800.0  # 24 February 2021, 20:00 UTC

PROGRAMME: dict[str, Any] = {
    "title": "Klassen Lelystad",
    "region": "Flevoland",
    "language": "nl",
    "roles": ["docent", "ouder"],
    "steps": [
        {"kind": "text", "title": "Welkom", "minutes": 5, "body": "Fijn dat u er bent.", "script": "Vertel wat er gebeurt."},
        {"kind": "poll", "title": "Stelling", "minutes": 3, "poll": {"kind": "choice", "question": "Loten?", "options": ["Mee eens", "Niet mee eens"]}},
        {"kind": "fragment", "title": "Fragment", "minutes": 6, "fragment": {"file": "clip.mp4", "in": 4.0, "out": 12.5, "captions": "clip.vtt"}},
        {
            "kind": "ideas",
            "title": "Wat nu?",
            "minutes": 10,
            "ideas": {"themes": ["oorzaak", "oplossing"], "screening": {"phones": False, "screen": True}, "support": "agree_disagree_pass"},
        },
        {"kind": "poll", "title": "Live", "poll": {"kind": "choice", "question": "En nu?", "options": ["a", "b", "c"], "results": "live"}},
        {
            "kind": "poll",
            "title": "Na de stem",
            "poll": {"kind": "choice", "question": "Wie?", "options": ["a", "b"], "results": "after_vote", "close": "by_hand", "open": "by_hand"},
        },
        {"kind": "ideas", "title": "Kort", "ideas": {"screening": {"phones": True, "screen": True}, "support": "agree", "close": "by_hand"}},
        {
            "kind": "talk",
            "title": "Aan tafel",
            "minutes": 7,
            "talk": {
                "template": "1-2-4-all",
                "instruction": "Wat kunt u morgen doen?",
                "phases": [{"title": "Alleen", "minutes": 1}, {"title": "Samen", "minutes": 2}, {"title": "De hele zaal", "minutes": 4}],
            },
        },
    ],
}


# a kind that came later, which has no number in the other tests
EVERY_KIND = {**PROGRAMME, "steps": [*PROGRAMME["steps"], {"kind": "agreements", "title": "Afspraken"}]}


class Clips:
    """A media shelf on which every file stands."""

    def address(self, name: str) -> str | None:
        return f"/media/{name}"


class Stage:
    """`do` gives what was decided; `docs` what an audience was told."""

    def __init__(self, given: dict[str, Any] = PROGRAMME) -> None:
        self.now = BEGIN
        self.log: list[Entry] = [Entry(1, self.now, OFFICE, "", 1, MeetupMade(programme.read(given)))]
        meetup = Meetup("m", "482913", Clips())
        meetup.apply(self.log[0])
        self.live = LiveMeetup(meetup, {}, "epoch")
        self.told: list[tuple[str, str | None]] = []

    @property
    def meetup(self) -> Meetup:
        return self.live.meetup

    def do(self, audience: str, verb: str, participant: str | None = None, **fields: Any) -> tuple[Change, ...]:
        """Carries out a command as it comes over the wire; raises its Refusal."""
        command = msgspec.convert(fields, type=Command.known[verb], strict=True)
        return self.carry_out(command, Actor(audience, participant))

    def carry_out(self, command: Command, actor: Actor) -> tuple[Change, ...]:
        changes = self.meetup.decide(command, actor, self.now)
        _, batch = self.live.apply(changes, command, actor, self.now, secrets.token_bytes(16), b"")
        self.log.extend(batch.entries)
        self.live.tell(self._publish, self.now)
        return changes

    def phone(self, participant: str, verb: str, **fields: Any) -> tuple[Change, ...]:
        return self.do(PHONE, verb, participant, **fields)

    def desk(self, verb: str, **fields: Any) -> tuple[Change, ...]:
        return self.do("desk", verb, **fields)

    def wait(self, seconds: float) -> None:
        """Time goes by; what is due is done."""
        self.now += seconds
        for moment, command in list(self.meetup.due()):
            if moment <= self.now:
                self.carry_out(command, Actor(TIMER))
        self.live.tell(self._publish, self.now)

    def docs(self, audience: str) -> dict[str, Any]:
        return self.live.streams[audience].docs()

    def mine(self, participant: str) -> dict[str, Any]:
        return self.live.own_stream(participant).docs()

    def again(self) -> Meetup:
        """The meetup made anew from its log and its ballots, through the wire."""
        meetup = Meetup("m", "482913", Clips())
        for entry in self.log:
            meetup.apply(wire.entry_from_wire(msgspec.json.decode(msgspec.json.encode(wire.entry_to_wire(entry)))))
        for ballot in self.meetup.ballots():
            meetup.cast(wire.ballot_from_wire(wire.ballot_to_wire(ballot)))
        meetup.people.present, meetup.people.present_calm = self.meetup.people.present, self.meetup.people.present_calm
        return meetup

    def _publish(self, meetup: str, audience: str, participant: str | None, push: dict[str, Any]) -> None:
        self.told.append((audience, participant))


def events(changes: tuple[Change, ...]) -> list[str]:
    return [type(change).__name__ for change in changes if isinstance(change, Event)]


def ballots(changes: tuple[Change, ...]) -> list[tuple[str, str, Any]]:
    return [(change.about, change.voter, change.value) for change in changes if isinstance(change, Ballot)]


__all__ = ["BEGIN", "EVERY_KIND", "PROGRAMME", "Clips", "Stage", "ballots", "events", "views"]
