"""The tables of the history, and bringing those of earlier versions up."""

from __future__ import annotations

import sqlite3

VERSION = 2
"""The version of the file; 0 did not keep what lies beside a result, 1 neither stars, boards nor looks."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS made (number INTEGER PRIMARY KEY, asset TEXT NOT NULL UNIQUE, json TEXT NOT NULL,"
    " recipe TEXT NOT NULL, job TEXT NOT NULL, document TEXT NOT NULL, seconds REAL NOT NULL, created REAL NOT NULL,"
    " prompt TEXT NOT NULL, favourite INTEGER NOT NULL DEFAULT 0, extra TEXT NOT NULL DEFAULT '{}')",
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(content)",
    "CREATE INDEX IF NOT EXISTS made_prompt ON made (prompt, number)",
    "CREATE INDEX IF NOT EXISTS made_favourite ON made (number) WHERE favourite",
    # What is filtered by, apart from what is long: all of it is read within milliseconds.
    "CREATE TABLE IF NOT EXISTS facts (number INTEGER PRIMARY KEY, stars INTEGER NOT NULL DEFAULT 0,"
    " favourite INTEGER NOT NULL DEFAULT 0, created REAL NOT NULL, kind TEXT NOT NULL, generator TEXT NOT NULL,"
    " models TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS facts_stars ON facts (stars, number) WHERE stars > 0",
    "CREATE TABLE IF NOT EXISTS boards (board INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE)",
    "CREATE TABLE IF NOT EXISTS on_boards (board INTEGER NOT NULL, number INTEGER NOT NULL,"
    " PRIMARY KEY (board, number)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS on_boards_number ON on_boards (number)",
    "CREATE TABLE IF NOT EXISTS looks (number INTEGER PRIMARY KEY, look BLOB NOT NULL)",
)
_FROM_0 = "ALTER TABLE made ADD COLUMN extra TEXT NOT NULL DEFAULT '{}'"
_MISSING = "SELECT coalesce((SELECT max(number) FROM made), 0) > coalesce((SELECT max(number) FROM facts), 0)"
# Also what an earlier studio added to a file that was brought up before.
_FACTS = (
    "INSERT INTO facts (number, favourite, created, kind, generator, models)"
    " SELECT number, favourite, created,"
    " CASE WHEN json_valid(json) THEN coalesce(json_extract(json, '$.media_type'), '') ELSE '' END,"
    " CASE WHEN json_valid(recipe) THEN coalesce(json_extract(recipe, '$.generator'), '') ELSE '' END,"
    " CASE WHEN json_valid(recipe) THEN coalesce((SELECT group_concat(json_extract(value, '$.id'), char(10))"
    " FROM json_each(recipe, '$.models')), '') ELSE '' END"
    " FROM made WHERE number NOT IN (SELECT number FROM facts)"
)
TABLES_BY_NUMBER = ("facts", "on_boards", "looks")
"""What belongs to a result by its number, and goes with it."""


def bring_up(connection: sqlite3.Connection) -> None:
    """Make what is missing; within a transaction."""
    for statement in _SCHEMA:
        connection.execute(statement)
    columns = {str(row[1]) for row in connection.execute("PRAGMA table_info(made)")}
    if "extra" not in columns:
        connection.execute(_FROM_0)
    (missing,) = connection.execute(_MISSING).fetchone()
    if missing:
        connection.execute(_FACTS)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < VERSION:
        connection.execute(f"PRAGMA user_version={VERSION}")
