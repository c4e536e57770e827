"""The tables of the ledger and the steps between its versions; `user_version` counts the steps taken."""

from __future__ import annotations

STEPS = (
    """
    CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    -- one row for each content that was ever accepted or refused
    CREATE TABLE contents (
        sha256 TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        written INTEGER,                       -- extractor version in the index; NULL: owed to it
        revision INTEGER NOT NULL DEFAULT 0,   -- low bits of the document version
        standing TEXT NOT NULL DEFAULT '',     -- where it stood when it was written
        refused_by INTEGER,                    -- extractor version that refused it; NULL: it was not refused
        stage TEXT, reason TEXT, detail TEXT,
        card TEXT NOT NULL DEFAULT '{}',       -- what the document of its file shows of it
        stirred INTEGER NOT NULL DEFAULT 0,    -- a path took it up or let it go: `standing` may be wrong
        touched INTEGER NOT NULL               -- grows with every change of the row
    ) WITHOUT ROWID;
    CREATE INDEX contents_touched ON contents (touched);
    CREATE INDEX contents_stirred ON contents (sha256) WHERE stirred = 1;

    -- one row for each path; the bytes of its name, absolute
    CREATE TABLE paths (
        path BLOB PRIMARY KEY,
        root BLOB NOT NULL,
        state TEXT NOT NULL,
        stage TEXT, reason TEXT, detail TEXT,
        sha256 TEXT,
        size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER, inode INTEGER, device INTEGER,
        sure INTEGER NOT NULL DEFAULT 0,       -- the stamp is old enough to stand for the bytes
        first_seen TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        revision INTEGER NOT NULL DEFAULT 1,   -- version of the path's document
        due INTEGER NOT NULL DEFAULT 1         -- the document is owed to the index
    ) WITHOUT ROWID;
    CREATE INDEX paths_sha256 ON paths (sha256);
    CREATE INDEX paths_due ON paths (path) WHERE due = 1;

    -- contents that a path held before
    CREATE TABLE earlier (
        path BLOB NOT NULL, sha256 TEXT NOT NULL, superseded_at TEXT NOT NULL,
        PRIMARY KEY (path, sha256)
    ) WITHOUT ROWID;
    CREATE INDEX earlier_sha256 ON earlier (sha256);

    CREATE TABLE runs (
        id TEXT PRIMARY KEY, state TEXT NOT NULL, document TEXT NOT NULL, due INTEGER NOT NULL DEFAULT 1
    ) WITHOUT ROWID;
    """,
)
