"""The child process of `making.make_report`: data folder, meetup and kind of report in; the report on standard output."""

import sys
from pathlib import Path

from facilitator.report.making import write_report

write_report(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.stdout.buffer)
