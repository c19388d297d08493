package dev.plimsoll;

import dev.plimsoll.sleeve.Projection;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A sleeve backtest to run and under which name. Start from {@link #of} and change what differs.
 *
 * @param inputs directory with sleeves.yaml, asset returns and positions
 * @param runId id for the run, or empty for the default one
 * @param projection replaces the projection that sleeves.yaml names, if given
 * @param supersedes run this one replaces, if any
 * @param reason why it is made, if said
 * @param author who starts it; empty = the account's name
 */
public record SleeveBacktestRequest(Path inputs, Optional<String> runId, Optional<Projection> projection, Optional<String> supersedes,
        Optional<String> reason, Optional<String> author) {

    /**
     * A plain backtest of a directory under its default id.
     *
     * @param inputs directory with sleeves.yaml, asset returns and positions
     * @return the request
     */
    public static SleeveBacktestRequest of(Path inputs) {
        return new SleeveBacktestRequest(inputs, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * This request under an id.
     *
     * @param id 1 to 200 characters
     * @return the changed request
     */
    public SleeveBacktestRequest withRunId(String id) {
        return new SleeveBacktestRequest(inputs, Optional.of(id), projection, supersedes, reason, author);
    }

    /**
     * This request with another projection than sleeves.yaml names.
     *
     * @param other how weights are brought back within the constraints
     * @return the changed request
     */
    public SleeveBacktestRequest withProjection(Projection other) {
        return new SleeveBacktestRequest(inputs, runId, Optional.of(other), supersedes, reason, author);
    }
}
