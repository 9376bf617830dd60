"""What goes along with the tables, for who opens them: the file to begin with, in plain words, and the codebook with each column. Both are made of what the
tables say of themselves, in the language of the meetup."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from facilitator.language import translate
from facilitator.meetup.life import Life
from facilitator.report.album import ABOUT as DRAWN
from facilitator.report.album import FOLDER, SHOWS
from facilitator.report.tables import TABLES, log
from facilitator.report.tables.table import Column, Row

NAME, ABOUT = "codebook.csv", "what each column of these files means"
FIRST = {"nl": "LEESMIJ.txt", "en": "README.txt"}
FILES: tuple[tuple[str, str, dict[str, Column]], ...] = (
    *((table.name, table.about, table.columns) for table in TABLES),
    (log.NAME, log.ABOUT, log.COLUMNS),
)
HEAD = ("file", "column", "meaning", "values")


def codebook(language: str) -> Iterator[Row]:
    """File, column, what it means, and what stands in it: a unit, or values with bars between them."""
    for name, _, columns in FILES:
        for column, said in columns.items():
            holds = translate(language, said.holds) if isinstance(said.holds, str) else " | ".join(said.holds)
            yield name, column, translate(language, said.meaning), holds


def sentences() -> set[str]:
    """All of it that is translated, and stands in no call of `translate`."""
    said = [column for _, _, columns in FILES for column in columns.values()]
    return {
        ABOUT,
        DRAWN,
        *SHOWS.values(),
        *(about for _, about, _ in FILES),
        *(each.meaning for each in said),
        *(each.holds for each in said if isinstance(each.holds, str)),
    }


def read_me(life: Life) -> str:
    """The text of the file to begin with, as Windows' Notepad opens it too."""
    t = partial(translate, life.language)
    head = " · ".join(part for part in (life.title, life.region, life.date) if part)
    files = [(name, about) for name, about, _ in FILES]
    files[len(TABLES) :] = [(FOLDER, DRAWN), (NAME, ABOUT), *files[len(TABLES) :]]
    width = max(len(name) for name, _ in files) + 2
    paragraphs = (
        head,
        t("These files hold what was asked, answered and written in this meetup. Nobody is in them by name, and nobody can tell who gave which answer."),
        "\n".join(f"{name:<{width}}{t(about)}" for name, about in files),
        t("Files that end in .csv open in a spreadsheet, as Excel or LibreOffice. {codebook} explains each of their columns.", codebook=NAME),
        t("An empty cell in splits.csv, shifts.csv or common_ground.csv is no mistake: of fewer than five people nothing is told, nor what would tell it."),
        t("In the pictures such people are hatched, or left out."),
        t("Those who came are not the whole region. Tell beside each percentage how many people answered."),
        t("What people wrote themselves may name somebody. Read it before you pass it on."),
    )
    return "\ufeff" + "\n\n".join(paragraphs).replace("\n", "\r\n") + "\r\n"
