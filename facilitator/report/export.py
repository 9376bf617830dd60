"""The export: one ZIP file with tables, pictures, what explains them, and the session log. A publication: no participant is in it, and no time of a ballot."""

from __future__ import annotations

import zipfile
from typing import IO

from facilitator.meetup import Meetup
from facilitator.report import codebook
from facilitator.report.album import album, document
from facilitator.report.tables import TABLES, log
from facilitator.report.tables.table import csv_text
from facilitator.store import Reading


def write_export(store: Reading, meetup_id: str, out: IO[bytes]) -> None:
    """Writes the ZIP file."""
    row = next(row for row in store.meetups() if row.id == meetup_id)
    meetup = Meetup(row.id, row.code)
    lines = list(log.log_lines(meetup, list(store.entries(meetup_id))))
    for ballot in store.ballots(meetup_id):
        meetup.cast(ballot)
    language = meetup.life.language
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr(codebook.FIRST[language], codebook.read_me(meetup.life))
        for table in TABLES:
            files.writestr(table.name, csv_text([tuple(table.columns), *table.rows(meetup)]))
        for picture in album(meetup):
            files.writestr(picture.file, document(picture, language))
        files.writestr(codebook.NAME, csv_text([codebook.HEAD, *codebook.codebook(language)]))
        files.writestr(log.NAME, "".join(lines))
