package dev.plimsoll.store;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.artifact.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a store says about its own reliability: receipts of replays and no-lookahead certificates, and what they are made from. */
public final class Evidence {

    private final Store store;
    private final StoreFile file;
    private final Clock clock;

    Evidence(Store store, StoreFile file, Clock clock) {
        this.store = store;
        this.file = file;
        this.clock = clock;
    }

    /**
     * A run as it stands in its tables now, changed or not.
     *
     * @param runId the run
     * @param roles artifacts whose rows are wanted
     * @return the run with these artifacts
     * @throws InputMissingException when there is no such run
     */
    public RunAsStored run(String runId, Set<Role> roles) {
        return file.read(connection -> {
            RunCatalog catalog = new RunCatalog(connection);
            RunInfo info = store.require(connection, runId);
            List<RowsAsStored> rows = new ArrayList<>();
            for (StoredArtifact artifact : catalog.artifacts(runId)) {
                if (roles.contains(artifact.role())) {
                    rows.add(RowsAsStored.read(connection, artifact));
                }
            }
            String config = catalog.config(runId);
            return new RunAsStored(info, config, Sha256.hex(config).equals(configHash(connection, runId)), rows);
        });
    }

    private static String configHash(Connection connection, String runId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT sha256 FROM main.run_config WHERE run_id = ?")) {
            query.setString(1, runId);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
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
