package dev.plimsoll.cli;

import dev.plimsoll.store.files.DecimalSign;
import picocli.CommandLine.Option;

/** How the tables that a command reads write numbers. */
class DecimalOption {

    @Option(names = "--decimal", order = BaseCommand.INPUTS, paramLabel = "point|comma", defaultValue = "point")
    private String decimal;

    final DecimalSign sign() {
        return DecimalSign.parse(decimal);
    }

    /** And what is done about findings in them. */
    static final class Strict extends DecimalOption {
        @Option(names = "--strict")
        boolean strict;
    }
}
