package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.walkforward.Step4Config;
import java.nio.file.Path;
import java.util.Map;

/** Settings like {@code configs/step4.yaml}, which holds the default of each, and those of a stored run. */
public final class Step4File {

    private static final String SHIPPED = "configs/step4.yaml";

    private Step4File() {
    }

    /** The default settings. */
    public static Step4Config defaults() {
        return parse("", SHIPPED);
    }

    /**
     * Reads a file. Whatever it leaves out keeps its default; an unknown key is an error that names the known ones.
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
        return of(Binding.PLAIN.yaml(yaml, source, SHIPPED), source);
    }

    /**
     * The settings of a stored run.
     *
     * @param values as {@link Json#members} gave them
     * @param source what to call them in a message
     * @return the settings
     */
    public static Step4Config of(Map<String, Object> values, String source) {
        return Binding.PLAIN.bind(Step4Config.class, values, Binding.PLAIN.shipped(SHIPPED), source);
    }
}
