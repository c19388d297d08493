package dev.plimsoll;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.store.files.ConfigFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to run and under which name. Start from {@link #of} and change what differs.
 *
 * @param source where the inputs come from
 * @param runId id for the run, or empty for the default one
 * @param config constants of the chain and execution options
 * @param researchVersion label for constants that are not v1, such as {@code v2-dd8}
 * @param start first day to use, or empty for all
 * @param end last day to use, or empty for all
 * @param supersedes run this one replaces, if any
 * @param reason why it is made, if said
 * @param author who starts it; empty = the account's name
 * @param exposure whether weights are scaled, and from where
 * @param strict whether findings of the sanity report are refused
 */
public record RunRequest(RunSource source, Optional<String> runId, ConfigFile config, Optional<String> researchVersion,
        Optional<LocalDate> start, Optional<LocalDate> end, Optional<String> supersedes, Optional<String> reason,
        Optional<String> author, ExposureOptions exposure, boolean strict) implements RunLabel {

    private static final Pattern RESEARCH_VERSION = Pattern.compile("v[2-9][0-9]*-[A-Za-z0-9._-]{1,60}");

    /**
     * Checks the research version.
     *
     * @param source where from
     * @param runId id wanted
     * @param config constants
     * @param researchVersion label
     * @param start first day
     * @param end last day
     * @param supersedes run replaced
     * @param reason why
     * @param author who
     * @param exposure scaling
     * @param strict findings are refused
     * @throws UsageException when the label does not look like {@code v2-...}
     */
    public RunRequest {
        researchVersion.ifPresent(RunRequest::checkResearchVersion);
    }

    /**
     * A request that takes what the sanity report finds.
     *
     * @param source where from
     * @param runId id wanted
     * @param config constants
     * @param researchVersion label
     * @param start first day
     * @param end last day
     * @param supersedes run replaced
     * @param reason why
     * @param author who
     * @param exposure scaling
     * @throws UsageException when the label does not look like {@code v2-...}
     */
    public RunRequest(RunSource source, Optional<String> runId, ConfigFile config, Optional<String> researchVersion,
            Optional<LocalDate> start, Optional<LocalDate> end, Optional<String> supersedes, Optional<String> reason,
            Optional<String> author, ExposureOptions exposure) {
        this(source, runId, config, researchVersion, start, end, supersedes, reason, author, exposure, false);
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
                    + PlainText.excerpt(label) + "\" cannot be used; expected v2-, v3- … and a name of letters, "
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
        return of(new RunSource.Directory(inputs));
    }

    /**
     * A plain v1 run under its default id.
     *
     * @param source where the inputs come from
     * @return the request
     */
    public static RunRequest of(RunSource source) {
        return new RunRequest(source, Optional.empty(), ConfigFile.v1(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), ExposureOptions.off());
    }

    /**
     * This request under an id.
     *
     * @param id 1 to 200 characters
     * @return the changed request
     */
    public RunRequest withRunId(String id) {
        return new RunRequest(source, Optional.of(id), config, researchVersion, start, end, supersedes, reason, author,
                exposure, strict);
    }

    /**
     * This request with other constants.
     *
     * @param newConfig constants of the chain and execution options
     * @return the changed request
     */
    public RunRequest withConfig(ConfigFile newConfig) {
        return new RunRequest(source, runId, newConfig, researchVersion, start, end, supersedes, reason, author,
                exposure, strict);
    }

    /**
     * This request under a research version.
     *
     * @param label such as {@code v2-dd8}
     * @return the changed request
     */
    public RunRequest withResearchVersion(String label) {
        return new RunRequest(source, runId, config, Optional.of(label), start, end, supersedes, reason, author,
                exposure, strict);
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
    public RunRequest withExposure(ExposureOptions options) {
        return new RunRequest(source, runId, config, researchVersion, start, end, supersedes, reason, author, options, strict);
    }

    /**
     * This request for a window.
     *
     * @param first first day to use, or empty for all
     * @param last last day to use, or empty for all
     * @return the changed request
     */
    public RunRequest withWindow(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new RunRequest(source, runId, config, researchVersion, first, last, supersedes, reason, author, exposure, strict);
    }

    /**
     * This request with findings of the sanity report refused or not.
     *
     * @param refuse true: a finding is a refusal, and nothing is stored
     * @return the changed request
     */
    public RunRequest withStrict(boolean refuse) {
        return new RunRequest(source, runId, config, researchVersion, start, end, supersedes, reason, author, exposure, refuse);
    }
}
