"""What follows from an order: the receipt that it has already, or what its meetup decides and how that changes it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from facilitator.errors import Failed, IdReused, NotSent, Refusal, StorageFailed
from facilitator.home.inbox import Order
from facilitator.home.live_meetup import LiveMeetup
from facilitator.home.taken_up import InThread, TakenUp
from facilitator.meetup import Change
from facilitator.meetup.words import Stale
from facilitator.store import Batch, Receipt

log = logging.getLogger(__name__)


class Deciding:
    """Of the writer. `now` gives seconds since 1970."""

    def __init__(self, meetups: TakenUp, in_thread: InThread, now: Callable[[], float]) -> None:
        self.meetups, self.in_thread, self.now = meetups, in_thread, now

    def outcome(self, order: Order) -> tuple[Receipt | Refusal, Batch | None]:
        """The receipt of one command and what must be written for it (None when it was carried out before), or its refusal."""
        try:
            decided = self._decide(order)
            return (decided, None) if isinstance(decided, Receipt) else self._apply(order, decided)
        except Refusal as refusal:
            return refusal, None
        except Exception:
            log.exception("the command %s of meetup %s failed", order.command.verb, order.meetup)
            return Failed("Something went wrong on our side. Nothing was changed."), None

    def is_known(self, order: Order) -> bool:
        """Whether it was carried out or refused for good before."""
        live = self.meetups.by_id.get(order.meetup)
        return live is not None and (order.id in live.receipts or live.refused(order.id) is not None)

    def _decide(self, order: Order) -> tuple[Change, ...] | Receipt:
        """What follows from a command, or its receipt when it was carried out before."""
        live = self.meetups.take_up(order.meetup)
        if live.lost and not self.meetups.make_again(order.meetup):
            raise again()
        live = self.meetups.by_id[order.meetup]
        known = live.receipts.get(order.id)
        if known is None:
            return self._decide_anew(live, order)
        if known.digest != order.digest:
            raise IdReused("This id was used for another command. Make a new one.")
        return known

    def _decide_anew(self, live: LiveMeetup, order: Order) -> tuple[Change, ...]:
        before = live.refused(order.id)
        if before:
            raise before.with_traceback(None)
        try:
            if order.late:
                raise NotSent.late()
            if order.command.slow:
                return self._decide_slowly(live, order)
            return live.meetup.decide(order.command, order.actor, self.now())
        except Refusal as refusal:
            if order.late or order.final:
                live.keep_refusal(order.id, refusal)
            raise

    def _decide_slowly(self, live: LiveMeetup, order: Order) -> tuple[Change, ...]:
        """With what its work gave. Where that failed, or is of a state that is another one now, all of it is done here, and everybody waits."""
        if order.done and order.done.error and not isinstance(order.done.error, Refusal):
            log.error("the work of %s failed", order.command.verb, exc_info=order.done.error)
        elif order.done and not order.done.error:
            try:
                return live.meetup.decide(order.command, order.actor, self.now(), order.done.value)
            except Stale:
                log.info("the work of %s is done again: its meetup went on", order.command.verb)
        changes: tuple[Change, ...] = self.in_thread(live.meetup.decide, order.command, order.actor, self.now())
        return changes

    def _apply(self, order: Order, changes: tuple[Change, ...]) -> tuple[Receipt, Batch]:
        """Applies to the state what was decided. A refusal from here on would be a mistake of ours: the state has moved."""
        live = self.meetups.by_id[order.meetup]
        try:
            return live.apply(changes, order.command, order.actor, self.now(), order.id, order.digest)
        except Refusal as refusal:
            raise RuntimeError("what was decided could not be applied") from refusal


def again() -> StorageFailed:
    return StorageFailed("This could not be saved just now. Nothing was changed; try again.")
