package dev.plimsoll;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.error.DataException;
import dev.plimsoll.kind.allocator.ProductionGuard;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.timeseries.DateIndex;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How old the scalars may be that a run applies: to the day. */
class ProductionGuardTest {

    private static final LocalDate LAST_SCALAR = LocalDate.parse("2025-06-30");

    private static Optional<RunDraft.Warning> freshness(RunRequest.Exposure.Purpose purpose, int maxAge, int age) {
        DateIndex rebalances = DateIndex.of(List.of(LAST_SCALAR.minusDays(30), LAST_SCALAR, LAST_SCALAR.plusDays(age)));
        return ProductionGuard.freshness(new RunRequest.Exposure(AllocatorMode.PRECOMPUTED, Optional.of("base"), 1.0,
                OptionalDouble.empty(), purpose, maxAge), rebalances, LAST_SCALAR);
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCTION, 100, 7, silent", "PRODUCTION, 100, 8, warned", "PRODUCTION, 100, 100, warned", "PRODUCTION, 100, 101, refused",
        "PRODUCTION, 5, 5, silent", "PRODUCTION, 8, 8, warned", "PRODUCTION, 8, 9, refused",
        "RESEARCH, 100, 7, silent", "RESEARCH, 100, 101, warned", "STATED, 100, 7, silent", "STATED, 100, 101, warned",
    })
    void scalarsAreFreshStaleOrTooOldToTheDay(RunRequest.Exposure.Purpose purpose, int maxAge, int age, String expected) {
        if (expected.equals("refused")) {
            assertFails(() -> freshness(purpose, maxAge, age), DataException.class, "The rebalance of " + LAST_SCALAR.plusDays(age) + " is "
                    + age + " days after 2025-06-30, the last daily scalar of the run " + "base; expected at most " + maxAge
                    + " (max_scalar_age", "--research");
        } else {
            assertThat(freshness(purpose, maxAge, age).map(RunDraft.Warning::code))
                    .isEqualTo(expected.equals("warned") ? Optional.of("SCALARS_STALE") : Optional.empty());
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 2025-07-08", "99, 2025-10-07"})
    void theWarningCountsAndNamesTheFirstAndTheOldest(int age, LocalDate day) {
        assertThat(freshness(RunRequest.Exposure.Purpose.PRODUCTION, 100, age).orElseThrow().message()).isEqualTo("1 rebalances from " + day
                + " on are 8 days or more after 2025-06-30, the last daily scalar of the run base; the latest is " + age
                + " days after it. Promote a baseline with newer data. [count=1, first=" + day + ", worst=" + age + "]");
    }
}
