"""The tables, grown by steps that are only ever added to. Each runs once, in a transaction with its record (sqlite-utils).

`WITHOUT ROWID` is not for speed: a rowid would number ballots and receipts in the order in which they came.
"""

from sqlite_utils import Database, Migrations

from facilitator.store.secret_ballots import OPEN_TABLES

migrations = Migrations("facilitator")


@migrations()
def m001_first_tables(db: Database) -> None:
    db.execute("CREATE TABLE meetup (id TEXT PRIMARY KEY, code TEXT UNIQUE, key BLOB, made_at REAL) WITHOUT ROWID")
    db.execute(
        "CREATE TABLE log (meetup TEXT, seq INTEGER, at REAL, by TEXT, verb TEXT, first INTEGER, event TEXT, body TEXT,"
        " PRIMARY KEY (meetup, seq)) WITHOUT ROWID"
    )
    db.execute("CREATE TABLE ballot (meetup TEXT, kind TEXT, about TEXT, voter TEXT, value TEXT, PRIMARY KEY (meetup, kind, about, voter)) WITHOUT ROWID")
    db.execute("CREATE TABLE receipt (meetup TEXT, id BLOB, digest BLOB, seq INTEGER, extra TEXT, PRIMARY KEY (meetup, id)) WITHOUT ROWID")
    for create in OPEN_TABLES.values():
        db.execute(create)
    db.execute("CREATE TABLE link (id TEXT PRIMARY KEY, meetup TEXT, audience TEXT, made_at REAL, revoked_at REAL) WITHOUT ROWID")
    db.execute("CREATE TABLE media (name TEXT PRIMARY KEY, file TEXT, type TEXT, size INTEGER, made_at REAL) WITHOUT ROWID")
    db.execute("CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")


@migrations()
def m002_rehearsals(db: Database) -> None:
    db.execute("ALTER TABLE meetup ADD COLUMN rehearsal_of TEXT")


@migrations()
def m003_question_bank(db: Database) -> None:
    db.execute("CREATE TABLE question (id TEXT, version INTEGER, words TEXT, made_at REAL, PRIMARY KEY (id, version)) WITHOUT ROWID")


@migrations()
def m004_archived_questions(db: Database) -> None:
    db.execute("CREATE TABLE archived_question (id TEXT PRIMARY KEY, at REAL) WITHOUT ROWID")
