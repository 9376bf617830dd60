"""Captions: SubRip becomes WebVTT, whatever wrote it, and what is wrong with a file is said with its line."""

from __future__ import annotations

import pytest

from facilitator.errors import Invalid
from facilitator.media.captions import Cue, as_webvtt, clock, cues_of, faults_of, is_subrip, is_webvtt, readable, write

SUBRIP = """1
00:00:01,000 --> 00:00:02,500
Een <i>kind</i> & een <font color="red">school</font>

2
0:00:03,000 --> 0:00:04,000
{\\an8}Eén < twee
nog een regel
"""


def test_subrip_becomes_webvtt_with_its_slanted_words_and_without_its_colours() -> None:
    assert as_webvtt(SUBRIP.encode()).decode() == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nEen <i>kind</i> &amp; een school\n\n00:00:03.000 --> 00:00:04.000\nEén &lt; twee\nnog een regel\n"
    )


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "cp1252"])
def test_subrip_is_read_in_the_letters_in_which_programs_write_it(coding: str) -> None:
    written = SUBRIP.replace("\n", "\r\n").encode(coding)
    assert is_subrip(written)
    assert "Eén" in as_webvtt(written).decode()


def test_a_letter_that_is_cut_in_two_at_the_end_of_the_head_does_not_make_it_another_coding() -> None:
    assert readable("één".encode()[:-2]) == "é\ufffd"


def test_what_is_webvtt_stays_as_it_is() -> None:
    given = b"WEBVTT - titel\n\nNOTE x\n\n00:01.000 --> 00:02.000 line:10%\nHallo\n"
    assert as_webvtt(given) == given
    assert not is_subrip(given)


@pytest.mark.parametrize("given", [b"", b"1\n", b"#EXTM3U\nfile:///etc/passwd", b"<html>", bytes(500)])
def test_what_is_neither_is_refused(given: bytes) -> None:
    assert not is_webvtt(given)
    assert not is_subrip(given)
    with pytest.raises(Invalid, match="no captions"):
        as_webvtt(given)


def test_captions_of_more_than_a_film_are_refused() -> None:
    with pytest.raises(Invalid, match="too large"):
        as_webvtt(b"WEBVTT\n\n" + bytes(2_000_000))


def test_cues_are_read_as_browsers_do_also_without_an_empty_line_between_two() -> None:
    text = "WEBVTT\n\neerste\n00:01.000 --> 00:02.000 align:start\nEen\n00:03.000 --> 00:04.000\nTwee\n\nniets"
    assert list(cues_of(text)) == [Cue(1.0, 2.0, "Een", "align:start", 4), Cue(3.0, 4.0, "Twee", "", 6)]


def test_what_is_written_is_read_again() -> None:
    cues = [Cue(0.5, 1.0, "Een\nTwee"), Cue(3661.25, 3662.0, "Later", "line:0")]
    assert [(cue.start, cue.end, cue.text, cue.settings) for cue in cues_of(write(cues))] == [(cue.start, cue.end, cue.text, cue.settings) for cue in cues]
    assert faults_of(write(cues)) == ()
    assert clock(3661.25) == "01:01:01.250"


def test_an_empty_line_or_an_arrow_in_a_text_does_not_break_the_file() -> None:
    (cue,) = cues_of(write([Cue(0, 1, "a\n\nb --> c")]))
    assert cue.text == "a\nb → c"


FAULTS = {
    "hallo": [("line 1", "must begin with WEBVTT"), ("line 1", "there is no caption in it")],
    "WEBVTT\n\n00:01.000 --> 00:01.000\nx\n": [("line 3", "must end after it begins")],
    "WEBVTT\n\n00:05.000 --> 00:06.000\nx\n\n00:01.000 --> 00:02.000\ny\n": [("line 6", "begins before the one above it")],
    "WEBVTT\n\n00:01 --> 00:02\nx\n\n00:01.000 --> 00:02.000\ny\n": [("line 3", "this is no time as 00:01.000 --> 00:02.500")],
    "WEBVTT\n\n00:01,000 --> 00:02.000\nx\n": [("line 3", "a time has a point, not a comma")],
    "WEBVTT\n\n0:00:01.000 --> 0:00:02.000\nx\n": [("line 3", "this is no time as 00:01.000 --> 00:02.500")],
    "WEBVTT\n\n00:01.000 --> 00:02.000\n\nx\n": [("line 3", "there is no text under this time")],
    "WEBVTT\n\n00:01.000 --> 00:12.000\nx\n": [("line 3", "ends after the clip, which lasts {length}")],
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_wrong_is_said_with_its_line(text: str) -> None:
    assert [(fault.path, fault.sentence) for fault in faults_of(text, length=10.0)] == FAULTS[text]
