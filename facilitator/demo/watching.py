"""How one simulated participant watches: at home they turn the sound on, and their copy plays to the end; anywhere they tap when something touches them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from random import Random

from facilitator.demo.acts import Act, Documents, Intention, Say
from facilitator.demo.agenda import Agenda, Seconds

IS_AT_HOME = {"home": 0.96, "both": 0.4}
TURNS_SOUND_ON_LATE, CANT_KEEP_UP, LEAVES_IT = 0.7, 0.02, 0.03
HOW_MANY_TAPS = ((0, 1, 2, 3), (25, 35, 28, 12))
WITH_OTHERS, TOUCHED_WITHIN, TOUCHING = 0.8, 1.5, 3  # most are touched by the same few moments, within so many seconds of them
LEAD_SECONDS = 2.0  # docs/protocol.md, `fragment.play`

SOUND_AFTER: Seconds = (2, 40, 9)
SOUND_LATE_AFTER: Seconds = (1, 12, 4)
LOADED_AFTER: Seconds = (1, 20, 5)
PLAYING_AFTER: Seconds = (0.1, 1, 0.3)
GIVES_UP_AFTER: Seconds = (3, 10, 5)
ENDED_AFTER: Seconds = (0.1, 6, 0.8)
TAPS_AFTER: Seconds = (0.2, 1.5, 0.6)


class Watching:
    """`told` is the last that this phone said of itself: a step (or None) and a state."""

    def __init__(self, chance: Random, agenda: Agenda[Intention]) -> None:
        self.chance, self.agenda = chance, agenda
        self.told: tuple[str | None, str] | None = None

    def occasions(self, docs: Documents, now: float) -> Iterator[tuple[str, Callable[[], None]]]:
        """Known by a name, as those of a `Person`."""
        preload, fragment = docs.get("preload"), docs.get("fragment")
        if preload:
            yield f"preload/{preload['url'].rpartition('/')[2]}", partial(self._meet_clip, preload["where"], now)
        if not fragment or fragment["id"] != docs.get("step", {}).get("id"):
            return
        where = docs["step"].get("fragment", {}).get("where")
        if where:
            yield f"clip/{fragment['id']}", partial(self._meet_late, fragment["id"], where, now)
        if fragment["playing"]:
            yield f"plays/{fragment['id']}/{fragment['at']}", partial(self._meet_play, fragment, where, now)
        elif fragment["position"] >= fragment["out"]:
            yield f"ended/{fragment['id']}/{fragment['at']}", partial(self._meet_end, fragment["id"], now)

    def comes_back(self, at: float) -> None:
        """A phone that was away says anew how far it is."""
        if self.told:
            self.agenda.plan_at(at, lambda docs, mine: self._say(*self.told) if self.told else None)

    @cached_property
    def _place(self) -> float:
        """How far from the hall they are, so to say."""
        return self.chance.random()

    # its own copy

    def _meet_clip(self, where: str, now: float) -> None:
        self.told = None
        if self._place < IS_AT_HOME.get(where, 0.0):
            at = self.agenda.plan(now, SOUND_AFTER, partial(self._is, None, "loading"))
            self.agenda.plan(at, LOADED_AFTER, partial(self._is, None, "ready"))

    def _meet_late(self, step: str, where: str, now: float) -> None:
        """Who has not turned the sound on does so when they see what it is for."""
        if self.told is None and self._place < IS_AT_HOME.get(where, 0.0) and self._maybe(TURNS_SOUND_ON_LATE):
            at = self.agenda.plan(now, SOUND_LATE_AFTER, partial(self._is, step, "loading"))
            self.agenda.plan(at, LOADED_AFTER, partial(self._is, step, "ready"))

    def _meet_play(self, fragment: Documents, where: str | None, now: float) -> None:
        begins = now + (LEAD_SECONDS if where else 0.0)
        if where:
            self.agenda.plan(begins, PLAYING_AFTER, partial(self._goes_on, fragment["id"], "playing"))
            if self._maybe(CANT_KEEP_UP):
                self.agenda.plan(begins, GIVES_UP_AFTER, partial(self._goes_on, fragment["id"], "cannot"))
        for place in self._touched(fragment):
            if place >= fragment["position"]:
                self.agenda.plan(begins + place - fragment["position"], TAPS_AFTER, partial(self._tap, fragment["id"], place))

    def _meet_end(self, step: str, now: float) -> None:
        if not self._maybe(LEAVES_IT):
            self.agenda.plan(now, ENDED_AFTER, partial(self._goes_on, step, "ended"))

    def _is(self, step: str | None, state: str, docs: Documents, mine: Documents) -> Act | None:
        """Before it plays: of the clip that comes, or of the one on air."""
        about = docs.get("fragment", {}).get("id") if step is None and "preload" not in docs else step
        return self._say(about, state) if about or "preload" in docs else None

    def _goes_on(self, step: str, state: str, docs: Documents, mine: Documents) -> Act | None:
        """Whoever has their copy here; one that did not keep up stays so."""
        ready = self.told is not None and self.told[1] in ("ready", "playing", "ended")
        return self._say(step, state) if ready and docs.get("fragment", {}).get("id") == step else None

    def _say(self, step: str | None, state: str) -> Act:
        self.told = (step, state)
        return Say("fragment.progress", {"state": state, **({"step": step} if step else {})})

    # moments

    def _touched(self, fragment: Documents) -> list[float]:
        """Places in the clip: of everybody mostly the same."""
        start, out = fragment["in"], fragment["out"]
        shared = Random(fragment["id"])
        peaks = [shared.uniform(start + 0.2 * (out - start), out - 0.1 * (out - start)) for _ in range(TOUCHING)]
        numbers, weights = HOW_MANY_TAPS
        count = self.chance.choices(numbers, weights)[0]
        near = (
            self.chance.gauss(self.chance.choice(peaks), TOUCHED_WITHIN) if self._maybe(WITH_OTHERS) else self.chance.uniform(start, out) for _ in range(count)
        )
        return sorted(min(out, max(start, place)) for place in near)

    def _tap(self, step: str, place: float, docs: Documents, mine: Documents) -> Act | None:
        fragment, told = docs.get("fragment", {}), docs.get("step", {}).get("fragment", {})
        return Say("fragment.moment", {"step": step, "position": place}) if fragment.get("id") == step and fragment["playing"] and told.get("moments") else None

    def _maybe(self, part: float) -> bool:
        return self.chance.random() < part
