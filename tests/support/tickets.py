"""Tickets as an organiser has them: printed in the office, with code and link."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from tests.support.office import Office


@dataclass(frozen=True)
class Paper:
    """What stands on one ticket; `path` is of its link, which the QR code holds."""

    number: int
    code: str
    path: str


def print_tickets(office: Office, meetup: str, more: int) -> list[Paper]:
    """All that there are, after so many more were made."""
    assert office.post(f"/office/meetups/{meetup}/tickets", {"more": f"{more}"}).status == 303
    rows = csv.DictReader(io.StringIO(office.get(f"/office/meetups/{meetup}/tickets.csv").body.decode("utf-8-sig")))
    return [Paper(int(row["number"]), row["code"], "/" + row["link"].split("/", 3)[3]) for row in rows]
