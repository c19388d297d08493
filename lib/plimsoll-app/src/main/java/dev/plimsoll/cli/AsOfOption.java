package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The moment whose knowledge an answer rests on. */
final class AsOfOption {

    @Option(names = "--as-of", paramLabel = "INSTANT",
            description = "Answer from what was recorded until then: a day, meaning its end in UTC, or an instant such as "
                    + "2026-01-31T12:00:00Z.")
    private String moment;

    Optional<Instant> moment() {
        return Optional.ofNullable(moment).map(AsOfOption::parse);
    }

    /** Refuses runs that were not known then; without the option all are welcome. */
    void requireKnown(Plimsoll lab, String... runIds) {
        moment().map(lab::asOf).ifPresent(then -> {
            for (String runId : runIds) {
                then.run(runId);
            }
        });
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
    }

    private static Instant parse(String text) {
        try {
            return text.indexOf('T') < 0 ? endOf(LocalDate.parse(text)) : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new UsageException("--as-of: found "
                    + PlainText.excerpt(text) + ", expected a day such as 2026-01-31, or an instant with its offset such "
                    + "as 2026-01-31T12:00:00Z.", e);
        }
    }
}
