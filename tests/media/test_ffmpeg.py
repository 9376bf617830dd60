"""ffmpeg is asked of one file and nothing else, whatever stands in it; and what it says is read."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from facilitator.media.ffmpeg import Film, copying, probe, read
from tests.support.clip import Clip, make_clip

MP4 = "video/mp4"


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    return make_clip(tmp_path_factory.mktemp("clip"))


def test_what_a_clip_holds_is_told(clip: Clip) -> None:
    film = probe(clip.video, MP4)
    assert film
    assert (round(film.seconds), film.picture, film.width, film.height, film.sound) == (15, "h264", 640, 360, "aac")
    assert film.plays_everywhere(MP4)


@pytest.mark.parametrize(
    ("film", "kind", "everywhere"),
    [
        (Film(9, "h264", 1920, 1080, None, "yuv420p"), MP4, True),
        (Film(9, "h264", 3840, 2160, "aac", "yuv420p"), MP4, False),
        (Film(9, "hevc", 640, 360, "aac", "yuv420p"), MP4, False),
        (Film(9, "h264", 640, 360, "mp3", "yuv420p"), MP4, False),
        (Film(9, "h264", 640, 360, "aac", "yuv420p10le"), MP4, False),
        (Film(9, "vp9", 640, 360, "opus", "yuv420p"), "video/webm", False),
    ],
)
def test_what_plays_everywhere(film: Film, kind: str, everywhere: bool) -> None:
    assert film.plays_everywhere(kind) == everywhere


def poisoned(clip: Clip) -> dict[str, str]:
    """Files that ffmpeg, left to itself, takes for a list of others."""
    return {
        "a playlist": f"#EXTM3U\n#EXT-X-TARGETDURATION:15\n#EXTINF:15,\n{clip.video}\n#EXT-X-ENDLIST\n",
        "a list": f"ffconcat version 1.0\nfile '{clip.video}'\n",
        "an address": "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:1/x.ts\n",
        "nothing": "",
    }


@pytest.mark.parametrize("poison", ["a playlist", "a list", "an address", "nothing"])
@pytest.mark.parametrize("kind", [MP4, "video/webm"])
def test_a_file_that_names_others_is_not_read(clip: Clip, tmp_path: Path, poison: str, kind: str) -> None:
    file = tmp_path / "gif.mp4"
    file.write_text(poisoned(clip)[poison])
    assert probe(file, kind) is None
    command = copying(file, kind, tmp_path / "to.mp4", 10**9)
    assert subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=30).returncode != 0


def test_left_to_itself_it_would_be(clip: Clip, tmp_path: Path) -> None:
    """Else the test above could not fail."""
    file = tmp_path / "gif.mp4"
    file.write_text(poisoned(clip)["a list"])
    asked = ["ffprobe", "-v", "error", "-safe", "0", "-show_entries", "stream=width", "-of", "json", str(file)]
    told = json.loads(subprocess.run(asked, capture_output=True, check=True).stdout)
    assert [stream.get("width") for stream in told["streams"]] == [640, None], "the picture of the other file"


def test_a_file_whose_name_looks_like_an_option_or_an_address_is_a_file(clip: Clip, tmp_path: Path) -> None:
    for name in ("-y.mp4", "http:x.mp4", "concat:a|b.mp4"):
        (tmp_path / name).write_bytes(clip.video.read_bytes())
        assert probe(tmp_path / name, MP4)


@pytest.mark.parametrize(
    "told", [b"", b"{}", b'{"streams": [], "format": {}}', b'{"streams": [{"codec_type": "audio", "codec_name": "aac"}], "format": {"duration": "1"}}']
)
def test_what_has_no_picture_is_no_film(told: bytes) -> None:
    assert read(told) is None


def test_a_copy_has_its_index_in_front_and_a_key_frame_every_two_seconds(clip: Clip, tmp_path: Path) -> None:
    to = tmp_path / "to.mp4"
    subprocess.run(copying(clip.video, MP4, to, 10**9), check=True, stdout=subprocess.DEVNULL, timeout=60)
    film = probe(to, MP4)
    assert film
    assert film.plays_everywhere(MP4)
    content = to.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")
    shown = ["ffprobe", "-v", "error", "-skip_frame", "nokey", "-select_streams", "v", "-show_entries", "frame=pts_time", "-of", "csv=p=0", str(to)]
    keys = [float(line.split(",")[0]) for line in subprocess.run(shown, capture_output=True, check=True, text=True).stdout.split()]
    assert [second for second in range(0, 15, 2) if not any(abs(key - second) < 0.05 for key in keys)] == []
