package dev.plimsoll.cli;

import dev.plimsoll.twopass.ValidationConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Bounds and windows of the validation. */
final class ValidationOptions {

    @Option(names = "--validation-config", paramLabel = "FILE",
            description = "YAML like configs/validation.yaml; what it leaves out keeps its default.")
    private Path file;

    ValidationConfig config() {
        return file == null ? ValidationConfig.standard() : ValidationConfig.read(file);
    }
}
