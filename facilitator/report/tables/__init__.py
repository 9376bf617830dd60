"""The tables of the export, one file of the ZIP each.

    evening   meetup.csv, steps.csv         the evening as it was led
    results   results.csv, figures.csv      what was answered, of the whole room
    splits    splits.csv, shifts.csv        the same by role and table, and who moved; of small groups nothing
    pictures  pictures.csv                  what is on the pictures that go along, in words
    ideas     ideas.csv, groups.csv, screening.csv   what was written, what belongs together, and what was taken away
    common_ground  common_ground.csv        with which ideas all groups agree; of small groups nothing
    moments   moments.csv                   what touched people, by place in each fragment; of few people nothing
    agreed    conditions.csv, agreements.csv   what must change, and who does what
    log       log.ndjson                    what happened, line by line

Each column says beside its rows what it means; `codebook` makes the codebook and the file to begin with of that.
"""

from facilitator.report.tables import agreed, common_ground, evening, ideas, moments, pictures, results, splits

TABLES = (*evening.TABLES, *results.TABLES, *splits.TABLES, *pictures.TABLES, *ideas.TABLES, *common_ground.TABLES, *moments.TABLES, *agreed.TABLES)
