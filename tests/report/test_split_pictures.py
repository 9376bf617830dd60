"""The pictures of splits in a report and those of the screen show the same, of random rooms; no letter is too small, and nothing is told by colour alone."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.figures.groups import by_group
from facilitator.figures.shift import SHIFT, nothing, shift
from facilitator.language import script_strings
from facilitator.meetup.polls import PollKind
from facilitator.meetup.splits import BY
from facilitator.meetup.words import Document
from facilitator.report.pictures import SplitResults, drawn_split
from facilitator.report.pictures.moves import TOP, height_of
from facilitator.report.pictures.svg import WIDTH
from tests.support.answers import SAMPLES
from tests.support.server import HOUSE

TWINS = HOUSE / "tests" / "report" / "twins.mjs"
KINDS = [name for name, kind in PollKind.known.items() if kind.can_be_split]
CUTS = [12.5, 40, 60]  # of numbers
ROLES = ["docent", "ouder of verzorger", "leerling", "wethouder", ""]
TABLES = [*(f"{number}" for number in range(9, 13)), "Zaal 2", "Zaal 10", "", "3b", "3", "03", "\ufb03", "\U0001f600"]  # written in the order of neither script
LONG = "Een kind dat thuis geen Nederlands spreekt, hoort later te kiezen dan op zijn twaalfde, ook als dat meer kost & moeite geeft"
CLOSE = 0.01  # percent


def answers_of(random: Random, question: Document, number: int) -> dict[str, tuple[str, ...]]:
    """`number` people with the rows that their answers count for; some rows may be far more popular than others."""
    kind = PollKind.known[question["kind"]]
    rows = [row["id"] for row in kind.rows(question)]
    evenly = random.choice((0, 1, 3))
    liked = [random.random() ** evenly for _ in rows]
    most = 1 if kind.one_row else 2
    return {f"p{at}": tuple(dict.fromkeys(random.choices(rows, liked, k=most))) for at in range(number)}


def moved_of(random: Random, answers: dict[str, tuple[str, ...]], rows: list[str]) -> Document:
    """The shift to an asking in which some stay away, and some others come."""
    staying, away = random.random(), random.choice((0, 0.05, 0.2))
    before = {person: given[0] for person, given in answers.items()}
    after = {person: row if random.random() < staying else random.choice(rows) for person, row in before.items() if random.random() > away}
    late = {f"late{at}": random.choice(rows) for at in range(int(away * len(before)))}
    full = shift(rows, before, after | late)
    left_out = random.choice(((), (), ("counts",), ("to", "left"), ("counts", "to", "left")))
    return full | {name: nothing(rows)[name] for name in left_out}


def round_of(kind: str, by: str, seed: int, number: int) -> Document:
    """A closed round of a random room with one split of it."""
    random, question = Random(seed), SAMPLES[kind].asked | {"cuts": CUTS}
    answers, rows = answers_of(random, question, number), PollKind.known[kind].rows(question)
    if PollKind.known[kind].counted_apart:
        rows = [row | {"count": sum(row["id"] in given for given in answers.values())} for row in rows]
    ids = [row["id"] for row in rows]
    names = {"role": ROLES, "table": TABLES}.get(by, [])[: random.choice((2, 3, 5, 12))]
    evenly = random.choice((0, 2))
    shares = [random.random() ** evenly for _ in names]
    of = {person: random.choices(names, shares)[0] for person in answers if names}
    split = moved_of(random, answers, ids) if by == SHIFT else by_group(ids, answers, of, join=by == "role")
    return {"kind": kind, "question": question["question"], "rows": rows, "split": {by: split}}


def written(by: str, rows: int, groups: int) -> Document:
    """A round with labels as long as they may be, of which all is told but the last row of each other group, and the last group."""
    ids = [f"o{at}" for at in range(1, rows + 1)]
    counts = {id: [None if at == groups - 1 or (id == ids[-1] and at % 2) else 5 + at for at in range(groups)] for id in ids}
    names = [[f"{at} {LONG}"[:40] if by == "role" else f"{at}"] for at in range(groups)]
    split = {"groups": names, "totals": [None if at == groups - 1 else (5 + at) * rows for at in range(groups)], "counts": counts}
    moves = {one: {other: 5 if one != other else 40 * at for other in ids} for at, one in enumerate(ids)}
    shift = {"matched": 5000, "stayed": 4000, "changed": 1000, "to": dict.fromkeys(ids, 5), "left": dict.fromkeys(ids, 5), "counts": moves}
    labels = [{"id": id, "label": f"{id} {LONG}"[:120]} for id in ids]
    return {"kind": "choice", "question": LONG, "rows": labels, "split": {by: shift if by == "shift" else split}}


def on_screen(rounds: list[tuple[Document, str, str]]) -> list[Any]:
    given = [{"told": told, "by": by, "language": language, "strings": script_strings("screen", language)} for told, by, language in rounds]
    return list(json.loads(subprocess.run(["node", str(TWINS)], input=json.dumps(given).encode(), stdout=subprocess.PIPE, check=True).stdout))


def named(svg: str, name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(svg) if name in (each.get("class") or "").split()]


def at(each: ElementTree.Element, name: str) -> float:
    return float(each.get(name, ""))


def check_groups(svg: str, screen: Any) -> None:
    """Each bar that is drawn is the screen's: whose it is, where it begins, how long it is, how it is divided; the largest, as many as there is room for."""
    bars: dict[float, list[ElementTree.Element]] = {}
    for part in named(svg, "picture__part"):
        bars.setdefault(at(part, "y"), []).append(part)
    names = [(each.text or "").removesuffix("…") for each in named(svg, "picture__group")]
    more = [int(re.sub(r"\D", "", each.text or "")) for each in named(svg, "picture__more")]
    assert len(bars) == len(names) == len(screen["groups"]) - sum(more)
    drawn = [group for group in screen["groups"] if group["rank"] < len(bars)]
    tracks = {at(track, "y"): track for track in named(svg, "picture__track")}
    for name, (y, parts), group in zip(names, bars.items(), drawn, strict=True):
        assert re.sub(r" (\d+)$", r" (\1)", group["name"]).startswith(name)
        begin, widths = at(parts[0], "x"), [at(part, "width") for part in parts]
        assert [width / sum(widths) * 100 for width in widths] == pytest.approx([share * 100 for share in group["parts"]], abs=CLOSE)
        start, size = 0.0, 100.0
        if tracks:
            start, size = (begin - at(tracks[y], "x")) / at(tracks[y], "width") * 100, sum(widths) / at(tracks[y], "width") * 100
        assert (start, size) == pytest.approx((group["start"], group["size"]), abs=CLOSE)
    if bars:
        check_lettered(svg, screen["letters"], drawn, list(bars.values()))
    few = " ".join((each.text or "").removesuffix("…") for each in named(svg, "picture__few"))
    assert few.partition(": ")[2] == (screen["few"] or [""])[0][: len(few.partition(": ")[2])]
    assert bool(few) == bool(screen["few"])


def check_lettered(svg: str, letters: list[str], groups: list[Any], bars: list[list[ElementTree.Element]]) -> None:
    """The same letters in the legend and in the parts; where there is room for less, only the figure or nothing."""
    inside = [each.text or "" for each in named(svg, "picture__inside")]
    legend = len(letters)
    assert inside[:legend] == letters == list("ABCDEFGHIJ"[:legend])
    expected = [text for group in groups for text in group["inBars"]]
    assert len(expected) == sum("--few" not in (part.get("class") or "") for parts in bars for part in parts)
    left = iter(expected)
    for text in inside[legend:]:
        assert any(text in (wanted, wanted.split()[1]) for wanted in left), "in the same order, some left out"
    beside = [each.text or "" for each in named(svg, "picture__label")]
    assert {text for group in groups for text in group["unsure"]} <= set(beside)


def check_moves(told: Document, svg: str, screen: Any) -> None:
    found = sorted(ribbon(path, height_of(told)) for path in named(svg, "picture__ribbon"))
    assert len(found) == len(screen["ribbons"])
    for one, other in zip(found, sorted(screen["ribbons"]), strict=True):
        assert one == pytest.approx(other, abs=CLOSE)
    bands = [(kind_of(band), (at(band, "y") - TOP) / height_of(told) * 100, at(band, "height") / height_of(told) * 100) for band in named(svg, "picture__band")]
    assert [kind for kind, _, _ in bands] == [kind for kind, _, _ in screen["bands"]]
    for (_, *band), (_, *other) in zip(bands, screen["bands"], strict=True):
        assert band == pytest.approx(other, abs=CLOSE)
    assert " ".join(each.text or "" for each in named(svg, "picture__untold")) == " ".join(screen["untold"])
    if found:
        check_whole(told, found, bands, screen)
    halves = [at(part, "width") for part in named(svg, "picture__part")]
    whole = max(1, sum(screen["halves"]))
    assert [half / WIDTH * 100 for half in halves] == pytest.approx([half / whole * 100 for half in screen["halves"]], abs=CLOSE)
    labels = [each.text or "" for each in named(svg, "picture__label")]
    assert all(any(label.startswith(" ".join(arrival.split()[:2])) for label in labels) for arrival in screen["arrivals"])  # 11 to


def check_whole(told: Document, ribbons: list[list[float]], bands: list[tuple[str, float, float]], screen: Any) -> None:
    """All is as high as the people who answered twice; a figure is one that is told, or what is left of one without all that is told; of five or more."""
    shift = told["split"][SHIFT]
    cells = [(one == other, count) for one, counts in shift["counts"].items() for other, count in counts.items() if count]
    stayed, moved = (sum(count for same, count in cells if same is wanted) for wanted in (True, False))
    of = {"others": None if shift["matched"] is None else shift["matched"] - stayed - moved}
    if shift["stayed"] is not None:
        of |= {"stayed": shift["stayed"] - stayed, "moved": shift["changed"] - moved}
    unit = sum(height for *_, height in ribbons) / (stayed + moved)
    assert [height / unit for _, _, height in bands] == pytest.approx([of[kind] for kind, _, _ in bands], abs=0.5)
    if shift["matched"] is not None:
        assert (sum(height for *_, height in ribbons) + sum(height for *_, height in bands)) / unit == pytest.approx(shift["matched"], abs=0.5)
    least = {kind: of[kind] for kind, _, _ in bands}
    assert set(screen["figures"]) <= {count for _, count in cells} | set(least.values())
    assert all(size >= 5 for size in screen["figures"])
    assert all(size is not None and size >= 5 for kind, size in least.items() if kind != "others")
    numbers = [int(number) for words in screen["untold"] for number in re.findall(r"\d+", words)]
    assert numbers == [size for size in least.values() if size is not None and size >= 5]


def kind_of(band: ElementTree.Element) -> str:
    return (band.get("class") or "").partition("--")[2]


def ribbon(path: ElementTree.Element, high: float) -> list[float]:
    """Its left, right and height in percent of the height of all."""
    _, left, _, _, _, _, _, right, bottom, *_ = map(float, re.findall(r"-?[\d.]+", path.get("d", "")))
    return [(left - TOP) / high * 100, (right - TOP) / high * 100, (bottom - right) / high * 100]


@st.composite
def rounds(draw: st.DrawFn) -> Document:
    kind = draw(st.sampled_from(KINDS))
    by = draw(st.sampled_from((*BY, SHIFT) if PollKind.known[kind].one_row else BY))
    return round_of(kind, by, draw(st.integers(0, 10_000)), draw(st.integers(0, 300)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(rounds(), min_size=5, max_size=10))
def test_report_and_screen_show_the_same(told_rounds: list[Document]) -> None:
    check_twins(told_rounds)


LEFT_OUT = (
    (),
    ("left",),
    ("counts",),
    ("counts", "left"),
    ("counts", "to", "left"),
    ("stayed", "changed"),
    ("stayed", "changed", "counts"),
    ("matched", "stayed", "changed"),
)


@pytest.mark.parametrize("left_out", LEFT_OUT)
def test_report_and_screen_leave_out_the_same_of_a_shift(left_out: tuple[str, ...]) -> None:
    """As `meetup/splitting.py` leaves out what is not safe beside what was told before; and where one row is told of nobody."""
    told = written("shift", 3, 0)
    ids = [row["id"] for row in told["rows"]]
    split = {**told["split"]["shift"], **{name: nothing(ids)[name] for name in left_out}}
    untold = {**split, "counts": {**split["counts"], ids[1]: dict.fromkeys(ids)}, "to": {**split["to"], ids[1]: None}}
    check_twins([{**told, "split": {"shift": each}} for each in (split, untold)])


def check_twins(told_rounds: list[Document]) -> None:
    splits = [(told, by, language) for told in told_rounds for by in told["split"] for language in ("nl", "en")]
    for (told, by, language), screen in zip(splits, on_screen(splits), strict=True):
        report = drawn_split(told, by, language)
        assert report.sentence == screen["sentence"]
        assert [list(row) for row in rows_of(report)] == screen["table"]
        if not report.svg:
            assert (screen["groups"], screen["ribbons"], screen["halves"]) == ([], [], [])
        elif by == "shift":
            check_moves(told, report.svg, screen)
        else:
            check_groups(report.svg, screen)
        check_letters(report.svg)


def rows_of(report: SplitResults) -> list[tuple[str, ...]]:
    return [report.table.head, *report.table.rows] if report.table else []


def check_letters(svg: str) -> None:
    if svg:
        picture = ElementTree.fromstring(svg)
        assert [text.text for text in picture.iter("text") if at(text, "font-size") < at(picture, "height") / 25] == []
        low = [text.text for text in picture.iter("text") if at(text, "y") > at(picture, "height")]
        assert low == [], "cut off"


def found_round(kind: str, by: str, wanted: Callable[[Document, str], bool]) -> tuple[Document, str]:
    """The first random room of which this split is so, and its picture."""
    rooms = (round_of(kind, by, seed, 200) for seed in range(200))
    return next((told, svg) for told in rooms for svg in [drawn_split(told, by, "nl").svg] if svg and wanted(told["split"][by], svg))


@pytest.mark.parametrize("rows", range(2, 11))
def test_letters_are_at_least_a_twenty_fifth_of_the_height(rows: int) -> None:
    for by in ("role", "table"):
        for groups in (2, 5, 9, 24):
            check_letters(drawn_split(written(by, rows, groups), by, "nl").svg)
    check_letters(drawn_split(written("shift", rows, 0), "shift", "nl").svg)


@pytest.mark.parametrize("kind", KINDS)
def test_where_nothing_is_told_there_is_only_a_sentence(kind: str) -> None:
    for by in (*BY, SHIFT) if PollKind.known[kind].one_row else BY:
        report = drawn_split(round_of(kind, by, 1, 8), by, "nl")
        assert (report.svg, report.table) == ("", None)
        assert "te herkennen" in report.sentence


def test_a_part_is_known_by_its_letter_and_its_figure_without_its_colour() -> None:
    told, svg = found_round("choice", "role", lambda split, svg: "picture__part--few" in svg and len(split["groups"]) > 2)
    inside, rows = [(each.text or "").split() for each in named(svg, "picture__inside")], told["rows"]
    assert inside[: len(rows)] == [[letter] for letter in "ABCD"], "the legend"
    lettered = [(letter, int(count)) for letter, count in (words for words in inside[len(rows) :] if len(words) == 2)]
    assert lettered
    for letter, count in lettered:
        assert count in told["split"]["role"]["counts"][rows["ABCD".index(letter)]["id"]]


def test_what_is_too_few_is_hatched_and_pictures_of_one_page_share_no_id() -> None:
    pictures = [drawn_split(round_of("choices", by, seed, 100), by, "nl").svg for seed in range(10) for by in BY]
    hatched = [svg for svg in pictures if "picture__part--few" in svg]
    ids = [found for svg in hatched for found in re.findall(r'id="([^"]+)"', svg)]
    assert len(ids) == len(set(ids)) == len(hatched) > 3
    for svg in hatched:
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) == set(re.findall(r'id="([^"]+)"', svg))


def test_bars_of_a_scale_stand_on_both_sides_of_one_middle_when_all_is_told() -> None:
    _, svg = found_round("scale", "role", lambda split, svg: "picture__middle" in svg and len(split["groups"]) > 1)
    middles = [at(each, "x") + 1 for each in named(svg, "picture__middle")]
    assert middles == pytest.approx([at(each, "x") + at(each, "width") / 2 for each in named(svg, "picture__track")])
    assert len(set(middles)) == 1
    assert "picture__part--few" not in svg


def test_ribbons_of_one_side_do_not_lie_on_each_other() -> None:
    told, svg = found_round("choice", "shift", lambda split, svg: svg.count("picture__ribbon") > 4)
    shapes = [ribbon(path, height_of(told)) for path in named(svg, "picture__ribbon")]
    for side in (0, 1):
        ends = sorted((shape[side], shape[2]) for shape in shapes)
        assert all(one + height <= other + CLOSE for (one, height), (other, _) in pairwise(ends))


def test_what_people_wrote_is_text_in_a_picture() -> None:
    for by in ("role", "shift"):
        told = written(by, 2, 3)
        told["rows"][0]["label"] = "<b>&\"'"
        svg = drawn_split(told, by, "nl").svg
        assert "<b>" not in svg
        assert "<b>&\"'" in [each.text for each in ElementTree.fromstring(svg).iter("text")]


def of_numbers(*told: int | None) -> Document:
    """One group, by range."""
    rows = [{"id": f"n{at}", "label": label, "count": 20} for at, label in enumerate(("0–9", "10–19", "20–99"), 1)]
    split = {"groups": [["docent"], ["ouder"]], "totals": [30, None], "counts": {row["id"]: [count, None] for row, count in zip(rows, told, strict=True)}}
    return {"kind": "number", "question": "Hoeveel?", "rows": rows, "split": {"role": split}}


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ((8, 12, 10), "De middelste – docent: 10–19"),
        ((None, None, 16), "De middelste – docent: 20–99"),
        ((15, 8, 7), "“0–9” – docent: 15 van 30"),  # the two in the middle are on either side of a bound
        ((None, 14, None), "“10–19” – docent: 14 van 30"),
    ],
)
def test_the_middle_of_a_group_is_told_as_far_as_it_follows_from_what_is_told(told: tuple[int | None, ...], sentence: str) -> None:
    assert drawn_split(of_numbers(*told), "role", "nl").sentence == sentence
    check_twins([of_numbers(*told)])


def test_what_was_put_first_and_what_got_most_points_is_said_so() -> None:
    said = {kind: drawn_split({**written(by, 2, 2), "kind": kind}, by, "nl") for kind, by in (("rank", "shift"), ("points", "role"))}
    assert re.match(r"1000 van de 5000 zetten nu iets anders bovenaan; 5 stapten over naar “o1 .*”", said["rank"].sentence)
    assert said["rank"].note.startswith("Geteld is wat ieder bovenaan zette. ")
    assert said["points"].sentence.startswith("de meeste punten naar “o1 ")
