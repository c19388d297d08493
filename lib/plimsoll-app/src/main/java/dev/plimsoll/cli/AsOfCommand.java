package dev.plimsoll.cli;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.time.ZoneOffset.UTC;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.UsageException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** A command whose answer can rest on what was known at a moment. */
abstract class AsOfCommand extends StoreCommand {

    @Option(names = "--as-of", order = INPUTS, paramLabel = "INSTANT")
    private Optional<String> moment;

    final Optional<Instant> moment() {
        return moment.map(AsOfCommand::parse);
    }

    /** The store, if it knew these runs then. */
    final Plimsoll labThatKnows(String... runIds) {
        Plimsoll lab = lab();
        moment().map(lab::asOf).ifPresent(then -> Stream.of(runIds).forEach(then::run));
        return lab;
    }

    private static Instant parse(String text) {
        try {
            return text.indexOf('T') >= 0 ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).plusDays(1).atStartOfDay(UTC).toInstant().minus(1, ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            throw new UsageException("--as-of: found "
                    + excerpt(text) + ", expected a day such as 2026-01-31, or an instant with its offset such "
                    + "as 2026-01-31T12:00:00Z.", e);
        }
    }
}
