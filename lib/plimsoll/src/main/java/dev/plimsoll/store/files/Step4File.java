package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.walkforward.DrawdownCaps;
import dev.plimsoll.walkforward.LabelAlignment;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.selection.Objective;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads settings like {@code configs/step4.yaml}, and writes and reads those of a stored run. Whatever a file leaves out keeps its
 * default; an unknown key is an error that names the known ones.
 */
public final class Step4File {

    private static final String CAPS = "max_drawdown_caps";

    private Step4File() {
    }

    /**
     * Reads a file.
     *
     * @param file YAML
     * @return its settings
     * @throws InputMissingException when the file cannot be read
     * @throws DataException for broken YAML, an unknown key or a value of the wrong type
     * @throws UsageException for a value out of range
     */
    public static Step4Config read(Path file) {
        return parse(TextFile.read(file, "a configuration in YAML, as --config names it"), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param yaml the settings
     * @param source what to call it in a message
     * @return its settings
     * @throws DataException as {@link #read}
     * @throws UsageException as {@link #read}
     */
    public static Step4Config parse(String yaml, String source) {
        return of(YamlSection.root(yaml, source, "configs/step4.yaml"));
    }

    /**
     * The settings of a stored run.
     *
     * @param values as {@link #asMap} gave them
     * @param source what to call them in a message
     * @return the settings
     */
    public static Step4Config of(Map<String, Object> values, String source) {
        return of(new YamlSection(source, "", values));
    }

    private static Step4Config of(YamlSection root) {
        Step4Config standard = Step4Config.defaults();
        root.allow(asMap(standard).keySet().toArray(String[]::new));
        try {
            return new Step4Config(root.number("start_capital", standard.startCapital()),
                    root.number("train_ratio", standard.trainRatio()), root.wholeNumber("min_history_months", standard.minHistoryMonths()),
                    root.wholeNumber("bootstrap_samples", standard.bootstrapSamples()),
                    root.wholeNumber("bootstrap_block_months", standard.bootstrapBlockMonths()),
                    root.number("promote_dd_cap", standard.promoteDrawdownCap()), root.wholeNumber("seed", (int) standard.seed()),
                    alignment(root, standard.labelAlignment()), caps(root.section(CAPS), standard.drawdownCaps()));
        } catch (UsageException e) {
            throw new UsageException(root.source() + ": " + e.getMessage(), e);
        }
    }

    private static LabelAlignment alignment(YamlSection root, LabelAlignment standard) {
        String label = root.text("label_alignment", label(standard));
        for (LabelAlignment alignment : LabelAlignment.values()) {
            if (label(alignment).equals(label)) {
                return alignment;
            }
        }
        throw new DataException(root.at("label_alignment") + ": found " + PlainText.excerpt(label) + ", expected seed or matched.");
    }

    private static DrawdownCaps caps(YamlSection section, DrawdownCaps standard) {
        section.allow(asMap(standard).keySet().toArray(String[]::new));
        return new DrawdownCaps(cap(section, standard, Objective.RETURN), cap(section, standard, Objective.BALANCED),
                cap(section, standard, Objective.CALMAR), cap(section, standard, Objective.ROBUST));
    }

    private static double cap(YamlSection section, DrawdownCaps standard, Objective objective) {
        return section.number(objective.label(), standard.of(objective));
    }

    /**
     * All settings by the names that files and the store use.
     *
     * @param config the settings
     * @return numbers, texts and one map, in the order of {@code configs/step4.yaml}
     */
    public static Map<String, Object> asMap(Step4Config config) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("start_capital", config.startCapital());
        values.put("train_ratio", config.trainRatio());
        values.put("min_history_months", config.minHistoryMonths());
        values.put("bootstrap_samples", config.bootstrapSamples());
        values.put("bootstrap_block_months", config.bootstrapBlockMonths());
        values.put("promote_dd_cap", config.promoteDrawdownCap());
        values.put("seed", config.seed());
        values.put("label_alignment", label(config.labelAlignment()));
        values.put(CAPS, asMap(config.drawdownCaps()));
        return values;
    }

    private static Map<String, Object> asMap(DrawdownCaps caps) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Objective objective : Objective.values()) {
            values.put(objective.label(), caps.of(objective));
        }
        return values;
    }

    private static String label(LabelAlignment alignment) {
        return alignment.name().toLowerCase(Locale.ROOT);
    }
}
