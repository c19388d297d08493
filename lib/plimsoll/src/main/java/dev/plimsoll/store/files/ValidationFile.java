package dev.plimsoll.store.files;

import dev.plimsoll.audit.NamedWindow;
import dev.plimsoll.audit.ValidationConfig;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a configuration like {@code configs/validation.yaml}. Whatever it leaves out keeps its standard value; a list of windows that
 * is given replaces the standard ones. An unknown key is an error that names the known ones.
 */
public final class ValidationFile {

    private ValidationFile() {
    }

    /**
     * Reads a file.
     *
     * @param file YAML
     * @return its bounds and windows
     * @throws InputMissingException when the file cannot be read
     * @throws DataException for broken YAML, an unknown key, a value of the wrong type or bounds that contradict each other, naming
     *     the key
     */
    public static ValidationConfig read(Path file) {
        return parse(TextFile.read(file, "a configuration in YAML, as --validation-config names it"), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param yaml the configuration
     * @param source what to call it in a message
     * @return its bounds and windows
     * @throws DataException as {@link #read}
     */
    public static ValidationConfig parse(String yaml, String source) {
        YamlSection root = YamlSection.root(yaml, source, "configs/validation.yaml");
        root.allow("events", "drawdown", "returns", "transitions", "stress", "canonical", "alerts", "monitoring");
        ValidationConfig standard = ValidationConfig.standard();
        YamlSection events = root.section("events");
        events.allow("threshold");
        try {
            return new ValidationConfig(events.number("threshold", standard.eventThreshold()),
                    drawdown(root.section("drawdown"), standard.drawdown()), returns(root.section("returns"), standard.returns()),
                    transitions(root.section("transitions"), standard.transitions()), stress(root.section("stress"), standard.stress()),
                    canonical(root.section("canonical"), standard.canonical()), alerts(root.section("alerts"), standard.alerts()),
                    monitoring(root.section("monitoring"), standard.monitoring()));
        } catch (DataException e) {
            throw e.getMessage().startsWith(source) ? e : new DataException(source + ", " + e.getMessage(), e);
        }
    }

    private static ValidationConfig.Drawdown drawdown(YamlSection section, ValidationConfig.Drawdown standard) {
        section.allow("improvement_pass");
        return new ValidationConfig.Drawdown(section.number("improvement_pass", standard.improvementPass()));
    }

    private static ValidationConfig.Returns returns(YamlSection section, ValidationConfig.Returns standard) {
        section.allow("cagr_loss_pass", "cagr_loss_fail", "mean_scalar_pass", "mean_scalar_fail", "mean_scalar_idle", "sharpe_loss_pass",
                "normal_share_caution", "normal_share_low", "normal_share_high");
        return new ValidationConfig.Returns(section.number("cagr_loss_pass", standard.cagrLossPass()),
                section.number("cagr_loss_fail", standard.cagrLossFail()), section.number("mean_scalar_pass", standard.meanScalarPass()),
                section.number("mean_scalar_fail", standard.meanScalarFail()),
                section.number("mean_scalar_idle", standard.meanScalarIdle()),
                section.number("sharpe_loss_pass", standard.sharpeLossPass()),
                section.number("normal_share_caution", standard.normalShareCaution()),
                section.number("normal_share_low", standard.normalShareLow()),
                section.number("normal_share_high", standard.normalShareHigh()));
    }

    private static ValidationConfig.Transitions transitions(YamlSection section, ValidationConfig.Transitions standard) {
        section.allow("per_year_pass", "per_year_fail", "thrashing_rows");
        return new ValidationConfig.Transitions(section.number("per_year_pass", standard.perYearPass()),
                section.number("per_year_fail", standard.perYearFail()), section.wholeNumber("thrashing_rows", standard.thrashingRows()));
    }

    private static ValidationConfig.Stress stress(YamlSection section, ValidationConfig.Stress standard) {
        section.allow("derisk_below", "windows", "calm");
        return new ValidationConfig.Stress(section.number("derisk_below", standard.deriskBelow()),
                section.sections("windows").map(ValidationFile::windows).orElse(standard.windows()),
                section.sections("calm").map(ValidationFile::windows).orElse(standard.calm()));
    }

    private static List<NamedWindow> windows(List<YamlSection> sections) {
        return sections.stream().map(section -> {
            section.allow("name", "from", "to");
            for (String key : List.of("name", "from", "to")) {
                if (section.text(key, null) == null) {
                    throw new DataException(section.at(key) + ": missing; expected a name, a first day from and a last day to.");
                }
            }
            try {
                return new NamedWindow(section.text("name", null), section.date("from", null), section.date("to", null));
            } catch (DataException e) {
                throw e.getMessage().startsWith(section.source()) ? e : new DataException(section.at("from") + ": " + e.getMessage(), e);
            }
        }).toList();
    }

    private static ValidationConfig.Canonical canonical(YamlSection section, ValidationConfig.Canonical standard) {
        section.allow("from", "to", "slack_days");
        return new ValidationConfig.Canonical(section.date("from", standard.from()), section.date("to", standard.to()),
                section.wholeNumber("slack_days", standard.slackDays()));
    }

    private static ValidationConfig.AlertBounds alerts(YamlSection section, ValidationConfig.AlertBounds standard) {
        section.allow("transitions_per_year", "mean_scalar");
        return new ValidationConfig.AlertBounds(section.number("transitions_per_year", standard.transitionsPerYear()),
                section.number("mean_scalar", standard.meanScalar()));
    }

    private static ValidationConfig.MonitoringBounds monitoring(YamlSection section, ValidationConfig.MonitoringBounds standard) {
        section.allow("mean_scalar_low", "mean_scalar_high");
        return new ValidationConfig.MonitoringBounds(section.number("mean_scalar_low", standard.meanScalarLow()),
                section.number("mean_scalar_high", standard.meanScalarHigh()));
    }
}
