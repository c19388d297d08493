package dev.plimsoll.kind.sleeves;

import dev.plimsoll.run.RunLabel;
import dev.plimsoll.sleeve.Projection;
import dev.plimsoll.store.files.DecimalSign;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A sleeve backtest to run and under which name. Start from {@link #of} and change what differs.
 *
 * @param inputs directory with sleeves.yaml, asset returns and positions
 * @param label id, reason and author of the run
 * @param projection replaces the projection that sleeves.yaml names, if given
 * @param strict whether findings of the sanity report are refused
 * @param decimal decimal sign of the tables
 */
public record SleeveBacktestRequest(Path inputs, RunLabel label, Optional<Projection> projection, boolean strict, DecimalSign decimal) {

    /**
     * A plain backtest of a directory under its default id.
     *
     * @param inputs directory with sleeves.yaml, asset returns and positions
     * @return the request
     */
    public static SleeveBacktestRequest of(Path inputs) {
        return new SleeveBacktestRequest(inputs, RunLabel.USUAL, Optional.empty(), false, DecimalSign.POINT);
    }

    /**
     * This request under an id.
     *
     * @param id 1 to 200 characters
     * @return the changed request
     */
    public SleeveBacktestRequest withRunId(String id) {
        return new SleeveBacktestRequest(inputs, label.withRunId(id), projection, strict, decimal);
    }

    /**
     * This request with another projection than sleeves.yaml names.
     *
     * @param other how weights are brought back within the constraints
     * @return the changed request
     */
    public SleeveBacktestRequest withProjection(Projection other) {
        return new SleeveBacktestRequest(inputs, label, Optional.of(other), strict, decimal);
    }

    /**
     * This request with findings of the sanity report refused or not.
     *
     * @param refuse true: a finding is a refusal, and nothing is stored
     * @return the changed request
     */
    public SleeveBacktestRequest withStrict(boolean refuse) {
        return new SleeveBacktestRequest(inputs, label, projection, refuse, decimal);
    }
}
