"""What is to be heard in the sample clip: soft tones for what happens in the picture, over slow chords."""

from __future__ import annotations

import math
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from facilitator.example.clip.story import (
    CLIMB,
    DOOR_FOR_BOTH,
    HALF,
    HIGH_DOOR,
    LOW_DOOR,
    PLANK,
    SLIDES,
    STAIR_EACH,
    STAIRS,
    STEPS,
    STONES,
    YEARS,
    YEARS_HELPED,
)

RATE = 22_050  # samples a second
LOUDEST = 0.7
FIVE = (0, 2, 4, 7, 9)  # semitones of the scale in which nothing clashes
CHORDS = {False: ((-15, -8, 0), (-19, -12, 0), (-15, -8, -3), (-17, -10, -5)), True: ((-12, -5, 4), (-19, -7, 0), (-15, -8, 0), (-12, -5, 4))}
FADE = 1.6


@dataclass(frozen=True)
class Tone:
    """`pitch` in semitones from middle C; `ring` is how many seconds it takes to die away."""

    at: float
    pitch: float
    loud: float
    ring: float = 1.0


def write(path: Path) -> None:
    """The sound of the whole clip, as a WAV file of one channel."""
    mixed = array("d", bytes(8 * round(2 * HALF * RATE)))
    for tone in _tones():
        _ring(mixed, tone)
    for half, helped in ((0.0, False), (HALF, True)):
        long = HALF / len(CHORDS[helped])
        for number, chord in enumerate(CHORDS[helped]):
            _swell(mixed, half + number * long, long, chord)
    most = max(map(abs, mixed))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(array("h", (round(32_767 * LOUDEST * sample / most) for sample in mixed)).tobytes())


def _tones() -> Iterator[Tone]:
    yield from (Tone(at, scale(number), 0.5) for number, at in enumerate(YEARS))
    yield from (Tone(at + late, pitch, 0.55, 0.35) for at in SLIDES for late, pitch in ((0, -13), (0.22, -17)))
    yield from (Tone(HIGH_DOOR + 0.14 * number, pitch, 0.45, 1.4) for number, pitch in enumerate((12, 16, 19)))
    yield Tone(LOW_DOOR, -8, 0.5, 1.6)
    yield from (Tone(HALF + at, scale(number), 0.5) for number, at in enumerate(YEARS_HELPED))
    helps = [*((at, 2) for _, at in STONES), (PLANK, 3)]
    yield from (Tone(HALF + at + 0.3 * number, scale(2 + number), 0.5, 0.8) for at, tones in helps for number in range(tones))
    yield from (Tone(HALF + STAIRS + STAIR_EACH * number, scale(number), 0.35, 0.5) for number in range(STEPS))
    climb, end = CLIMB
    yield from (Tone(HALF + climb + (end - climb) * (number + 0.5) / STEPS, scale(3 + number), 0.4, 0.5) for number in range(STEPS))
    yield from (Tone(HALF + DOOR_FOR_BOTH + 0.16 * number, pitch, 0.28, 2.0) for number, pitch in enumerate((0, 4, 7, 12, 16, 19)))


def scale(number: int) -> float:
    return 12 * (number // len(FIVE)) + FIVE[number % len(FIVE)]


def _ring(mixed: array[float], tone: Tone) -> None:
    """Struck like a bar of wood: a round tone with a short, high one in its beginning."""
    start, turn = round(tone.at * RATE), 2 * math.pi * _hertz(tone.pitch) / RATE
    for number in range(min(round(tone.ring * 4 * RATE), len(mixed) - start)):
        time = number / RATE
        attack = min(1.0, time / 0.012)
        struck = math.exp(-time / tone.ring * 1.6) * math.sin(turn * number) + 0.25 * math.exp(-time * 9) * math.sin(4 * turn * number)
        mixed[start + number] += tone.loud * attack * struck


def _swell(mixed: array[float], at: float, long: float, chord: tuple[int, ...]) -> None:
    """A chord that comes and goes, each voice beating slowly against itself."""
    start, samples = round(at * RATE), round(long * RATE)
    for pitch in chord:
        turn = 2 * math.pi * _hertz(pitch) / RATE
        for number in range(samples):
            time = number / RATE
            swell = min(1.0, time / FADE, (long - time) / FADE)
            mixed[start + number] += 0.07 * swell * (math.sin(turn * number) + 0.6 * math.sin(1.004 * turn * number))


def _hertz(pitch: float) -> float:
    return 261.63 * math.pow(2, pitch / 12)
