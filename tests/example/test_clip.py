"""The sample clip: small, playable while it loads, with captions for every part that is shown; and how it is made."""

from __future__ import annotations

import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from facilitator import example
from facilitator.example.clip import drawing, story
from facilitator.example.clip.drawing import HEIGHT, WIDTH, Shape, circle
from facilitator.example.clip.people import BLUE, ORANGE
from facilitator.example.clip.picture import picture
from facilitator.language import LANGUAGES
from facilitator.media.kinds import check_content

CUE = re.compile(r"(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d\.\d{3})\n((?:.+\n)+)")
MOST_BYTES = 900_000
LONGEST_LINE = 44  # characters, as captions have them
FASTEST = 20  # characters a second that people read


def path_of(ending: str, language: str) -> Path:
    return next(path for name, path in example.files(language) if name.endswith(ending))


def cues(language: str) -> list[tuple[float, float, str]]:
    found = CUE.findall(path_of(".vtt", language).read_text("utf-8"))
    return [(int(a) * 60 + float(b), int(c) * 60 + float(d), text) for a, b, c, d, text in found]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_programme_names_these_files(language: str) -> None:
    named = {step["fragment"][field] for step in example.programme(language)["steps"] if step["kind"] == "fragment" for field in ("file", "captions")}
    assert named == {name for name, _ in example.files(language)}


def test_the_media_shelf_takes_them(language: str) -> None:
    check_content("video/mp4", path_of(".mp4", language).read_bytes()[:4096])
    check_content("text/vtt", path_of(".vtt", language).read_bytes())


def test_the_clip_is_small_and_plays_while_it_loads() -> None:
    body = path_of(".mp4", "nl").read_bytes()
    assert len(body) <= MOST_BYTES
    assert 0 < body.find(b"moov") < body.find(b"mdat")


def test_the_clip_is_what_every_browser_plays() -> None:
    asked = ["ffprobe", "-v", "error", "-show_entries", "format=duration:stream=codec_name,width,height,pix_fmt", "-of", "json", str(path_of(".mp4", "nl"))]
    told = json.loads(subprocess.run(asked, check=True, capture_output=True, timeout=60).stdout)
    video, sound = told["streams"]
    assert (video["codec_name"], video["width"], video["height"], video["pix_fmt"]) == ("h264", WIDTH, HEIGHT, "yuv420p")
    assert sound["codec_name"] == "aac"
    assert float(told["format"]["duration"]) == pytest.approx(2 * story.HALF, abs=0.1)


def test_captions_tell_what_is_to_be_seen_from_in_to_out_and_never_across(language: str) -> None:
    for step in example.programme(language)["steps"]:
        if step["kind"] == "fragment":
            start, out = step["fragment"]["in"], step["fragment"]["out"]
            inside = [cue for cue in cues(language) if start <= cue[0] and cue[1] <= out]
            assert not [cue for cue in cues(language) if cue not in inside and cue[0] < out and cue[1] > start]
            gaps = [later[0] - earlier[1] for earlier, later in pairwise([(start, start, ""), *inside, (out, out, "")])]
            assert min(gaps) >= 0
            assert max(gaps) <= 1.1


def test_captions_can_be_read_in_their_time(language: str) -> None:
    for start, end, text in cues(language):
        assert len(text.strip()) / (end - start) <= FASTEST, text
        assert max(map(len, text.splitlines())) <= LONGEST_LINE, text
        assert text.count("\n") <= 2, text


def test_captions_say_that_the_story_is_made_up(language: str) -> None:
    assert {"nl": "verzonnen voorbeeld", "en": "made-up example"}[language] in cues(language)[0][2]


def test_both_languages_caption_the_same_moments() -> None:
    assert [cue[:2] for cue in cues("nl")] == [cue[:2] for cue in cues("en")]


# how it is made


def test_the_two_end_at_two_doors_and_when_they_were_helped_at_one() -> None:
    assert top_of(picture(33), BLUE) < top_of(picture(33), ORANGE) - 100
    assert top_of(picture(67), BLUE) == pytest.approx(top_of(picture(67), ORANGE), abs=1)


def test_what_stands_still_is_said_once() -> None:
    still = [circle((10, 10), 4, "#ff8000"), circle((20, 20), 4, "#000000", light=0.0)]
    told = [line for line in drawing.script(lambda second: still, 2.0).splitlines() if line.startswith("Dialogue")]
    assert len(told) == 1, "and what gives no light not at all"
    assert told[0].startswith("Dialogue: 0,0:00:00.00,0:00:02.00,Default,{")
    assert r"\1c&H0080ff&" in told[0]


def top_of(shapes: list[Shape], colour: str) -> float:
    """Pixels from the upper edge to the first shape of a colour that is drawn; smaller is higher."""
    path = next(shape.path for shape in shapes if shape.colour == colour)
    return float(path.split()[2]) / drawing.FINE
