-- Changes from 0: everything.
CREATE SCHEMA audit;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, script VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL, library_version VARCHAR NOT NULL);
CREATE TABLE view_set (sha256 VARCHAR PRIMARY KEY, installed_at TIMESTAMPTZ NOT NULL, library_version VARCHAR NOT NULL);
