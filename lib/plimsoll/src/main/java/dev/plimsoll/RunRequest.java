package dev.plimsoll;

import static dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode.PRECOMPUTED;
import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.RunSource.Directory;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.StrategiesFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What to run and under which name. Start from {@link #of} and change what differs.
 *
 * @param source where the inputs come from
 * @param label id, reason and author of the run
 * @param config constants of the chain and execution options
 * @param researchVersion label for constants that are not v1, such as {@code v2-dd8}
 * @param start first day to use, or empty for all
 * @param end last day to use, or empty for all
 * @param exposure whether weights are scaled, and from where
 * @param strict whether findings of the sanity report are refused
 */
public record RunRequest(RunSource source, RunLabel label, ConfigFile config, Optional<String> researchVersion,
        Optional<LocalDate> start, Optional<LocalDate> end, Exposure exposure, boolean strict) {

    private static final Pattern RESEARCH_VERSION = Pattern.compile("v[2-9][0-9]*-[A-Za-z0-9._-]{1,60}");

    /**
     * Checks the research version.
     *
     * @throws UsageException when the label does not look like {@code v2-...}
     */
    public RunRequest {
        researchVersion.ifPresent(RunRequest::checkResearchVersion);
    }

    /**
     * Checks a research version's label.
     *
     * @param label what the user gave
     * @throws UsageException when it does not look like {@code v2-...}
     */
    public static void checkResearchVersion(String label) {
        if (!RESEARCH_VERSION.matcher(label).matches()) {
            throw new UsageException("The research version \""
                    + excerpt(label) + "\" cannot be used; expected v2-, v3- … and a name of letters, "
                    + "digits, dots, dashes, such as v2-dd8. v1 is the frozen rules' own name.");
        }
    }

    /**
     * A plain v1 run of a directory under its default id.
     *
     * @param inputs the run directory
     * @return the request
     */
    public static RunRequest of(Path inputs) {
        return of(new Directory(inputs));
    }

    /**
     * A plain v1 run under its default id.
     *
     * @param source where the inputs come from
     * @return the request
     */
    public static RunRequest of(RunSource source) {
        return new RunRequest(source, RunLabel.USUAL, ConfigFile.v1(), Optional.empty(), Optional.empty(), Optional.empty(),
                Exposure.off(), false);
    }

    /**
     * This request with all that is said of its run.
     *
     * @param said id, reason and author
     * @return the changed request
     */
    public RunRequest withLabel(RunLabel said) {
        return new RunRequest(source, said, config, researchVersion, start, end, exposure, strict);
    }

    /**
     * This request under an id.
     *
     * @param id 1 to 200 characters
     * @return the changed request
     */
    public RunRequest withRunId(String id) {
        return new RunRequest(source, label.withRunId(id), config, researchVersion, start, end, exposure, strict);
    }

    /**
     * This request with other constants.
     *
     * @param newConfig constants of the chain and execution options
     * @return the changed request
     */
    public RunRequest withConfig(ConfigFile newConfig) {
        return new RunRequest(source, label, newConfig, researchVersion, start, end, exposure, strict);
    }

    /**
     * This request under a research version.
     *
     * @param version such as {@code v2-dd8}
     * @return the changed request
     */
    public RunRequest withResearchVersion(String version) {
        return new RunRequest(source, label, config, Optional.of(version), start, end, exposure, strict);
    }

    /**
     * This request with another value for one threshold of the regime rules, which makes it a research version.
     *
     * @param name such as dd_enter; see configs/allocator-v1.yaml
     * @param value in the unit of the feature
     * @return the changed request
     * @throws UsageException when there is no threshold of that name
     */
    public RunRequest withThreshold(String name, double value) {
        AllocatorConfig rules = config.allocator();
        return withConfig(new ConfigFile(new AllocatorConfig(rules.version(), rules.thresholds().withValue(name, value), rules.profile(),
                rules.overrideRegime()), config.execution()));
    }

    /**
     * This request with scaling.
     *
     * @param options mode and core weight
     * @return the changed request
     */
    public RunRequest withExposure(Exposure options) {
        return new RunRequest(source, label, config, researchVersion, start, end, options, strict);
    }

    /**
     * This request for a window.
     *
     * @param first first day to use, or empty for all
     * @param last last day to use, or empty for all
     * @return the changed request
     */
    public RunRequest withWindow(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new RunRequest(source, label, config, researchVersion, first, last, exposure, strict);
    }

    /**
     * This request with findings of the sanity report refused or not.
     *
     * @param refuse true: a finding is a refusal, and nothing is stored
     * @return the changed request
     */
    public RunRequest withStrict(boolean refuse) {
        return new RunRequest(source, label, config, researchVersion, start, end, exposure, refuse);
    }

    /**
     * Whether a run's weights are scaled, from where, and how its given returns follow from its weights.
     *
     * @param mode off = baseline; compute = by the run's own scalars; precomputed = by those of a stored run
     * @param precomputedRunId that run, in mode precomputed only
     * @param missingScalar scalar at rebalances before the stored run's first, above 0, to 1
     * @param coreWeight share of the book its weights stand for, above 0, to 1; empty = all of it
     * @param purpose whether this is production, research, or named by hand
     * @param maxScalarAge calendar days from the stored run's last daily scalar to a rebalance, beyond which production stops; 0 or more
     */
    public record Exposure(AllocatorMode mode, Optional<String> precomputedRunId, double missingScalar, OptionalDouble coreWeight,
            Purpose purpose, int maxScalarAge) {

        /**
         * Checks that the options belong together.
         *
         * @throws UsageException naming what is out of range or lacks
         */
        public Exposure {
            if ((mode == PRECOMPUTED) != precomputedRunId.isPresent()) {
                throw new UsageException(precomputedRunId.isPresent()
                        ? "The precomputed run " + precomputedRunId.get() + " is given with mode " + mode + "; expected mode precomputed."
                        : "Mode precomputed needs the run whose scalars are to be applied; name it with --precomputed-run-id.");
            }
            if (maxScalarAge < 0) {
                throw new UsageException("max_scalar_age is " + maxScalarAge + "; expected calendar days, 0 or more.");
            }
            if (!(missingScalar > 0 && missingScalar <= 1)) {
                throw new UsageException("apply_missing_scalar_as is " + missingScalar + "; expected a scalar above 0, to 1.");
            }
            coreWeight.ifPresent(c -> {
                if (!(c > 0 && c <= 1)) {
                    throw new UsageException("The core weight is " + c + "; expected a share above 0, to 1.");
                }
            });
        }

        /**
         * Options named by hand.
         *
         * @throws UsageException naming what is out of range or lacks
         */
        public Exposure(AllocatorMode mode, Optional<String> precomputedRunId, double missingScalar, OptionalDouble coreWeight) {
            this(mode, precomputedRunId, missingScalar, coreWeight, Purpose.STATED, StrategiesFile.DEFAULT_MAX_SCALAR_AGE);
        }

        /**
         * What a strategies file says. Enabled, it is production: only the promoted baseline is applied.
         *
         * @param file the file
         * @return its mode, run and limits
         * @throws UsageException when it is enabled with mode precomputed and names no run
         */
        public static Exposure of(StrategiesFile file) {
            AllocatorMode mode = file.effectiveMode();
            return new Exposure(mode, mode == PRECOMPUTED ? file.precomputedRunId() : Optional.empty(),
                    file.missingScalar(), OptionalDouble.empty(), mode == AllocatorMode.OFF ? Purpose.STATED : Purpose.PRODUCTION,
                    file.maxScalarAge());
        }

        /**
         * These options for research, whatever they were for: any baseline may be applied, and the run cannot be promoted.
         *
         * @return the changed options
         */
        public Exposure forResearch() {
            return new Exposure(mode, precomputedRunId, missingScalar, coreWeight, Purpose.RESEARCH, maxScalarAge);
        }

        /**
         * A baseline whose weights are the whole book.
         *
         * @return mode off, core weight not given
         */
        public static Exposure off() {
            return new Exposure(AllocatorMode.OFF, Optional.empty(), 1.0, OptionalDouble.empty());
        }

        /**
         * These options with a core weight.
         *
         * @param share above 0, to 1; empty = not given
         * @return the changed options
         */
        public Exposure withCoreWeight(OptionalDouble share) {
            return new Exposure(mode, precomputedRunId, missingScalar, share, purpose, maxScalarAge);
        }

        /** What a run of the allocator is for, and so whose scalars it may apply. */
        public enum Purpose {

            /** Mode and run were named by hand: any baseline that verifies may be applied. */
            STATED,

            /** A strategies file has the allocator enabled: only the baseline that is promoted in this store may be applied. */
            PRODUCTION,

            /** Said to be research: any baseline that verifies may be applied, and the run can never be promoted. */
            RESEARCH;

            /** Key of a run's configuration; written for research only, so that the keys of other runs stay as they are. */
            public static final String KEY = "purpose";

            /** Value of that key. */
            public static final String RESEARCH_VALUE = "research";

            /** Whether a stored run was made for research. */
            public static boolean isResearch(Map<String, Object> config) {
                return RESEARCH_VALUE.equals(config.get(KEY));
            }
        }
    }
}
