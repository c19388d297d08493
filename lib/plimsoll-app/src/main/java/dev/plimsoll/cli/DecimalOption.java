package dev.plimsoll.cli;

import dev.plimsoll.store.files.DecimalSign;
import picocli.CommandLine.Option;

/** How the tables that a command reads write numbers. */
class DecimalOption {

    @Option(names = "--decimal", order = BaseCommand.INPUTS, paramLabel = "point|comma", defaultValue = "point",
            description = "Decimal sign of the tables read; comma for files of a German or French Excel (default: point).")
    private String decimal;

    final DecimalSign sign() {
        return DecimalSign.parse(decimal);
    }

    /** And what is done about findings in them. */
    static final class Strict extends DecimalOption {
        @Option(names = "--strict",
                description = "Refuse what the sanity report finds in the inputs instead of warning; nothing is stored.")
        boolean strict;
    }
}
