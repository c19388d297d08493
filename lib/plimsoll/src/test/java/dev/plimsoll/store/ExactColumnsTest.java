package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.store.file.StoreFile;
import dev.plimsoll.store.file.Transaction;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.ArtifactRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decimals and instants come back from the database as they went in, to the hash. */
class ExactColumnsTest extends WithFolder {

    private ArtifactTable back(Artifact artifact) {
        StoreFile file = new StoreFile(folder.resolve("store.duckdb"), Duration.ofSeconds(5));
        return file.write(connection -> {
            Transaction.run(connection, statements -> ArtifactRows.append(connection, List.of(artifact)));
            return ArtifactRows.read(connection, artifact.id(), artifact.table().schema(), artifact.table().presentNames(),
                    artifact.table().rows());
        });
    }

    @Test
    void instantsDoNotShiftWhereClocksChange() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                Artifact artifact = TextRows.artifact(ArtifactSchema.ALLOCATION_REQUEST, """
                        request  as_of                        document
                        1        0001-01-01T00:00:00Z         {}
                        2        1969-12-31T23:59:59.999999Z  {}
                        3        2026-03-29T00:59:59.999999Z  {}
                        4        2026-03-29T01:30:00.000001Z  {"zone":"%s"}
                        5        2026-10-25T00:30:00Z         {}
                        6        2026-11-01T04:30:00Z         {}
                        7        9999-12-31T23:59:59.999999Z  {}
                        """.formatted(zone));
                ArtifactTable back = back(artifact);
                assertThat(Artifact.of(back).id()).as(zone).isEqualTo(artifact.id());
                assertThat(back.cell(3, 1)).isEqualTo(Instant.parse("2026-03-29T01:30:00.000001Z"));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 20_000}) // more than two vectors of the appender, and so many that names are put in by the database
    void decimalsComeBackWithoutZerosAtTheirEndWhateverTheirScaleWas(int rows) {
        SplittableRandom random = new SplittableRandom(7);
        List<BigDecimal> values = new ArrayList<>(List.of(new BigDecimal("1E-12"), new BigDecimal("-0.000000000000"), new BigDecimal("1E+25"),
                new BigDecimal("99999999999999999999999999.999999999999"), new BigDecimal("-99999999999999999999999999.999999999999")));
        while (values.size() < rows) {
            values.add(BigDecimal.valueOf(random.nextLong(), random.nextInt(-6, 13)));
        }
        long[] requests = new long[rows];
        String[] strategies = new String[rows];
        String[] families = new String[rows];
        for (int row = 0; row < rows; row++) {
            requests[row] = row + 1;
            strategies[row] = "it's " + row % 3;
        }
        BigDecimal[] used = values.stream().map(BigDecimal::abs).toArray(BigDecimal[]::new);
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("request", requests);
        arrays.put("strategy_id", strategies);
        arrays.put("family", families);
        arrays.put("budget", new BigDecimal[rows]);
        arrays.put("used", used);
        arrays.put("ratio", used);
        Artifact artifact = Artifact.of(ArtifactTable.of(ArtifactSchema.BUDGET_UTILIZATION, arrays));
        ArtifactTable back = back(artifact);
        assertThat(Artifact.of(back).id()).isEqualTo(artifact.id());
        assertThat(back.cell(1, 4)).isEqualTo(BigDecimal.ZERO);
        assertThat(back.cell(2, 4)).isEqualTo(new BigDecimal("1E+25"));
        assertThat(back.isNull(0, 3)).isTrue();
    }
}
