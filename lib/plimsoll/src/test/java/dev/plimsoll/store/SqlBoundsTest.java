package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.file.OwnInstances;
import dev.plimsoll.store.query.RowSink;
import dev.plimsoll.store.query.RunningQueries;
import dev.plimsoll.store.query.SqlLimits;
import dev.plimsoll.store.query.SqlResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query gets no more time and memory than it may have, and leaves the store to others then. */
@Timeout(120)
@OwnInstances
class SqlBoundsTest {

    private static final SqlLimits SMALL = SqlLimits.standard().withTimeout(Duration.ofMillis(300)).withMemory("100MB");

    private static Store store;

    @BeforeAll
    static void makeStore(@TempDir Path folder) {
        store = Store.at(folder.resolve("store.duckdb"));
        store.record(Drafts.run("first"));
    }

    /** Those that the database stops by itself or when it is asked to; a command ends the others, see SqlBombIT. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t | after 0.3 s",
        "SELECT count(*) FROM range(10000000) a, range(10000000) b | after 0.3 s",
        "SELECT count(*) FROM (SELECT row_number() OVER (ORDER BY hash(range)) FROM range(1000000000000)) | limit",
        "SELECT string_agg(range::VARCHAR) FROM range(10000000000) | limit",
        "SELECT * FROM range(1000000000000) ORDER BY hash(range) DESC | limit",
        "SELECT count(DISTINCT range) FROM range(100000000000) | limit",
        "SELECT max(range) FROM range(1000000000000000) | after 0.3 s",
        "SELECT unnest(generate_series(1, 10000000000)) | Lists larger",
        "SELECT length(repeat('x', 10000000000)) | Cannot create a string",
    })
    void aBombEndsInWordsAndAWriterGetsIn(String bomb, String words) {
        assertFails(() -> store.sql(bomb, List.of(), SMALL), UsageException.class, words);
        assertThat(store.record(Drafts.run("first")).runId()).isEqualTo("first");
    }

    @Test
    void aMemoryLimitIsNamedWithItsRemedy() {
        assertThatThrownBy(() -> store.sql("SELECT list(range) FROM range(1000000000)", List.of(),
                SqlLimits.standard().withMemory("100MB"))).isInstanceOf(UsageException.class)
                .hasMessage("The query needs more memory than its limit of 100MB. Ask for less, or allow more with --memory SIZE (SqlLimits in "
                        + "Java), such as --memory 8GB.");
    }

    @Test
    void rowsOfAnEndlessAnswerAreThereAtOnceAndTheRestIsNotComputed() {
        SqlResult result = store.sql("FROM range(1000000000000)", List.of(), SqlLimits.standard().withRows(200));
        assertThat(result.rows()).hasSize(200).endsWith(List.of(199L));
        assertThat(result.truncated()).isTrue();
    }

    @Test
    void timeAlsoEndsTheFetchingOfRows() {
        assertFails(() -> store.sql("FROM range(1000000000000)", List.of(), SMALL.withRows(Integer.MAX_VALUE), new NoRows()),
                UsageException.class, "after 0.3 s");
    }

    /** The driver keeps the words of an error before the first row to itself. */
    @ParameterizedTest
    @ValueSource(longs = {0, 100, 1_000_000})
    void anErrorInTheMidstOfTheRowsHasTheDatabasesWords(long row) {
        assertThatThrownBy(() -> store.sql("SELECT CASE WHEN range = ? THEN error('no ' || range) ELSE range END FROM range(2000000)",
                List.of(row), SqlLimits.none(), new NoRows())).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("The query was refused: ").hasMessageContaining("no " + row);
    }

    @Test
    void subqueriesAThousandDeepDoNotEndTheProcess() {
        String deep = "(FROM ".repeat(2000) + "range(1)" + ")".repeat(2000);
        assertFails(() -> store.sql("FROM " + deep, List.of(), 1), UsageException.class, "depth");
    }

    @Test
    void aQueryThatAThreadWaitsForCanBeCancelledFromOutside() throws InterruptedException {
        AtomicReference<Throwable> end = new AtomicReference<>();
        CountDownLatch running = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            running.countDown();
            try {
                store.sql("SELECT count(*) FROM range(10000000) a, range(10000000) b", List.of(), SqlLimits.none());
            } catch (UsageException e) {
                end.set(e);
            }
        });
        waiting.start();
        running.await();
        while (!RunningQueries.cancel(waiting)) {
            Thread.onSpinWait();
        }
        waiting.join();
        assertThat(end.get()).hasMessage("The query was interrupted.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "GB", "-4GB", "0GB", "1MB", "4 XB", "0%", "101%", "4GB; SET x = 1", "1e3GB"})
    void aMemoryLimitThatIsNoneIsRefused(String memory) {
        assertFails(() -> SqlLimits.standard().withMemory(memory), UsageException.class, "'" + memory + "'", "64MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"64MB", "100mb", "4GB", "1.5 GiB", "1TB", "50%", "100%"})
    void memoryMayBeGivenInManyWays(String memory) {
        assertThat(store.sql("SELECT 1 AS one", List.of(), SqlLimits.standard().withMemory(memory)).first("one")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"SELECT ?, ? | 2 parameters, and 1 value was given", "SELECT 1 | 0 parameters, and 1 value was",
        "SELECT $a, $b, $a | 2 parameters, and 1 value"})
    void missingParametersAreCounted(String query, String words) {
        assertFails(() -> store.sql(query, List.of("x"), 1), UsageException.class, words, "-p VALUE");
    }

    private static final class NoRows implements RowSink {
        @Override
        public void columns(List<String> columns, List<String> types) {
        }

        @Override
        public void row(List<Object> cells) {
        }
    }
}
