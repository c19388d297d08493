-- Since when has the store known something? One row per thing recorded, with the place of its record in the hash chain. What is chained
-- nowhere was not recorded by Plimsoll, and counts as not known.
CREATE OR REPLACE VIEW audit.knowledge AS
SELECT
    subject,
    subject_id AS id,
    recorded_at AS known_at,
    sequence AS chain_sequence,
    record_hash AS chain_hash
FROM main.chain;

COMMENT ON VIEW audit.knowledge IS 'One row per thing recorded: since when the store knows it. Time here never goes back, unlike the clock of a machine.';
COMMENT ON COLUMN audit.knowledge.subject IS 'What was recorded: run, audit, sign_off, promotion, replay, lookahead, sweep, sweep_batch, incident, migration or views. Unit: none (name).';
COMMENT ON COLUMN audit.knowledge.id IS 'Which one: run id, audit id, or sequence in the table of that name. Unit: none (identifier).';
COMMENT ON COLUMN audit.knowledge.known_at IS 'When the store knew it. Unit: instant, UTC, microseconds.';
COMMENT ON COLUMN audit.knowledge.chain_sequence IS 'Place of its record in the chain. Unit: whole number from 1.';
COMMENT ON COLUMN audit.knowledge.chain_hash IS 'Hash of that record: the head of the chain as it was then. Unit: SHA-256, 64 hexadecimal digits.';
