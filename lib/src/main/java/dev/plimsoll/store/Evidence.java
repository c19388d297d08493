package dev.plimsoll.store;

import dev.plimsoll.store.artifact.Sha256;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What a store says about its own reliability: receipts of replays and no-lookahead certificates, and what they are made from. */
public final class Evidence {

    private final StoreFile file;
    private final Clock clock;

    Evidence(StoreFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Rows of artifacts as they stand in their tables now, changed or not.
     *
     * @param artifacts which ones
     * @return in the same order
     */
    public List<RowsAsStored> rows(List<StoredArtifact> artifacts) {
        return file.read(connection -> {
            List<RowsAsStored> rows = new ArrayList<>();
            for (StoredArtifact artifact : artifacts) {
                rows.add(RowsAsStored.read(connection, artifact));
            }
            return rows;
        });
    }

    /**
     * Whether a run's configuration is the one that was recorded.
     *
     * @param runId the run
     * @return true when it has the hash recorded with it
     */
    public boolean isConfigIntact(String runId) {
        return file.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT config, sha256 FROM main.run_config WHERE run_id = ?")) {
                query.setString(1, runId);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() && Sha256.hex(row.getString(1)).equals(row.getString(2));
                }
            }
        });
    }

    /**
     * Records what a replay found.
     *
     * @param draft what it found
     * @return the receipt
     */
    public Receipt record(ReplayDraft draft) {
        return file.write(connection -> new EvidenceLog(connection, clock).append(draft));
    }

    /**
     * Records what a no-lookahead test found.
     *
     * @param draft what it found
     * @return the certificate
     */
    public Certificate record(CertificateDraft draft) {
        return file.write(connection -> new EvidenceLog(connection, clock).append(draft));
    }
}
