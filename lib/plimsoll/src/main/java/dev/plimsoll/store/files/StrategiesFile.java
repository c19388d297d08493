package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code allocator_v1} of a file like {@code configs/strategies.yaml}: whether and how production scales weights.
 *
 * @param enabled false = baseline, whatever the mode says
 * @param mode off, compute or precomputed
 * @param precomputedRunId baseline run whose applied scalars are used
 * @param missingScalar scalar at rebalances before that run's first, above 0, to 1
 * @param maxScalarAge calendar days from that run's last daily scalar to a rebalance, beyond which production stops; 0 or more
 */
public record StrategiesFile(boolean enabled, AllocatorMode mode, Optional<String> precomputedRunId, double missingScalar,
        int maxScalarAge) {

    /** Calendar days that scalars stay in use where the file does not say: a quarter and its revalidation. */
    public static final int DEFAULT_MAX_SCALAR_AGE = 100;

    private static final String SHIPPED = "configs/strategies.yaml";
    private static final String VERSION = "v1.0";

    /**
     * Reads a file.
     *
     * @param file YAML
     * @return its allocator section
     * @throws InputMissingException when the file cannot be read
     * @throws DataException for broken YAML, an unknown key, or a version other than v1.0
     * @throws UsageException for an unknown mode
     */
    public static StrategiesFile read(Path file) {
        return parse(TextFile.read(file, "a configuration in YAML, as --strategies names it"), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param yaml the configuration
     * @param source what to call it in a message
     * @return its allocator section
     */
    public static StrategiesFile parse(String yaml, String source) {
        Map<String, Object> given = Binding.PLAIN.yaml(yaml, source, SHIPPED);
        Section section = Binding.PLAIN.bind(Document.class, given, Binding.PLAIN.shipped(SHIPPED), source).allocatorV1();
        return new StrategiesFile(section.enabled().equals("true"), AllocatorMode.parse(section.mode()), section.precomputedRunId(),
                section.applyMissingScalarAs(), section.maxScalarAge());
    }

    private record Document(Section allocatorV1) {
    }

    /** The section as it stands; {@code enabled} may be a text. */
    private record Section(String enabled, String mode, Optional<String> precomputedRunId, double applyMissingScalarAs, int maxScalarAge,
            String stateVersion, String regimeVersion, String riskVersion) {

        Section {
            version("state_version", stateVersion);
            version("regime_version", regimeVersion);
            version("risk_version", riskVersion);
            check(enabled.equals("true") || enabled.equals("false"), "enabled", enabled, "true or false.");
            check(applyMissingScalarAs > 0 && applyMissingScalarAs <= 1, "apply_missing_scalar_as", applyMissingScalarAs,
                    "a scalar above 0, to 1.");
            check(maxScalarAge >= 0, "max_scalar_age", maxScalarAge, "calendar days, 0 or more.");
        }

        private static void version(String key, String found) {
            check(found.equals(VERSION), key, found, VERSION + ": production runs the frozen rules.");
        }

        private static void check(boolean valid, String key, Object found, String expected) {
            if (!valid) {
                throw new DataException("." + key + ": found " + excerpt(found) + ", expected " + expected);
            }
        }
    }

    /**
     * The mode in effect.
     *
     * @return off unless enabled
     */
    public AllocatorMode effectiveMode() {
        return enabled ? mode : AllocatorMode.OFF;
    }

    /**
     * The file that says that nothing is in production.
     *
     * @return YAML text that {@link #parse} reads back
     */
    public static String revoked() {
        return "# Written by plimsoll promote --revoke: nothing is in production.\nallocator_v1:\n  enabled: false\n  mode: \"off\"\n";
    }

    /**
     * The file that puts a run into production.
     *
     * @param runId baseline run whose applied scalars are used
     * @return YAML text that {@link #parse} reads back
     */
    public static String production(String runId) {
        return "# Written by plimsoll promote: production applies the scalars of this baseline run.\n"
                + "allocator_v1:\n  enabled: true\n  mode: precomputed\n  precomputed_run_id: \"" + runId.replace("\\", "\\\\")
                        .replace("\"", "\\\"") + "\"\n  apply_missing_scalar_as: 1.0\n  state_version: \"v1.0\"\n"
                + "  regime_version: \"v1.0\"\n  risk_version: \"v1.0\"\n";
    }
}
