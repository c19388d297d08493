package dev.plimsoll.store.kind;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.TextRows;
import dev.plimsoll.store.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Canonical encoding 1 against bytes and hashes worked out elsewhere, from the words of the specification. Should one of these fail,
 * every identity in every store out there has changed: the code is wrong, not the test.
 */
class CanonicalEncodingTest {

    private static void assertEncoding(Artifact artifact, String header, String rows, String id, String block) {
        byte[] head = header.getBytes(StandardCharsets.UTF_8);
        byte[] body = HexFormat.of().parseHex(rows.replaceAll("\\s", ""));
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        assertThat(Sha256.hex(Sha256.digest().digest(all))).as("the test's own bytes").isEqualTo(id);
        assertThat(Sha256.hex(Sha256.digest().digest(body))).as("the test's own block").isEqualTo(block);
        assertThat(artifact.id()).isEqualTo(id);
        assertThat(artifact.blockHashes()).containsExactly(block);
    }

    @Test
    void datesAreDaysAndNumbersIeeeBitsAndMinusZeroIsZeroAndMissingIsNull() {
        Artifact artifact = TextRows.artifact(ArtifactSchema.PORTFOLIO_RETURN, """
                date        ret
                1969-12-31  -0.0
                1970-01-01  -
                2024-02-29  0.1
                """);
        assertEncoding(artifact, "plimsoll/1\nportfolio_return\n1\ndate:DATE\nret:DOUBLE\n\n", """
                04 ffffffffffffffff 01 0000000000000000
                04 0000000000000000 00
                04 0000000000004d46 01 3fb999999999999a
                """, "f7b5df92e50a0b868a5d35cc1c2e7f9ccbd14c44191e74ab708b7033d2440719",
                "36c87983f1a02e2497d0cf5111d65013b902eed30a5e0366459c63841c6799bb");
        assertThat(artifact).isEqualTo(artifact);
        assertThat(TextRows.artifact(ArtifactSchema.PORTFOLIO_RETURN, """
                date        ret
                1969-12-31  0.0
                1970-01-01  -
                2024-02-29  0.1
                """).id()).as("0.0 instead of -0.0").isEqualTo(artifact.id());
        assertThat(TextRows.artifact(ArtifactSchema.PORTFOLIO_RETURN, """
                date        ret
                1969-12-31  0.0
                1970-01-01  0.0
                2024-02-29  0.1
                """).id()).as("zero instead of missing")
                .isEqualTo("c53d57da01516aad264c5c714c7f8ad55cb32d24ac78205fc939bab4f5e9d670");
    }

    @Test
    void aNanOfAnyPayloadIsTheSameNull() {
        double oddNan = Double.longBitsToDouble(0xfff8000000000123L);
        Artifact odd = Artifact.of(ArtifactTable.of(ArtifactSchema.PORTFOLIO_RETURN,
                Map.of("date", new long[] {-1, 0, 19782}, "ret", new double[] {0, oddNan, 0.1})));
        assertThat(odd.id()).isEqualTo("f7b5df92e50a0b868a5d35cc1c2e7f9ccbd14c44191e74ab708b7033d2440719");
    }

    /** In UTF-16 the ship, a surrogate pair, would come before the ligature; in code points, and so in UTF-8, it comes last. */
    @Test
    void namesAreUtf8WithTheirLengthInBytesAndAscendByCodePoint() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        long day = LocalDate.parse("2024-01-02").toEpochDay();
        arrays.put("date", new long[] {day, day, day, day, day});
        arrays.put("asset", new String[] {"A b", "é", "日経", "\uFB00", "\uD83D\uDEA2"});
        arrays.put("ret", new double[] {-0.25, -0.125, 0, 0.125, 0.25});
        assertEncoding(Artifact.of(ArtifactTable.of(ArtifactSchema.ASSET_RETURN, arrays)),
                "plimsoll/1\nasset_return\n1\ndate:DATE\nasset:VARCHAR\nret:DOUBLE\n\n", """
                04 0000000000004d0c 03 00000003 412062       01 bfd0000000000000
                04 0000000000004d0c 03 00000002 c3a9         01 bfc0000000000000
                04 0000000000004d0c 03 00000006 e697a5e7b58c 01 0000000000000000
                04 0000000000004d0c 03 00000003 efac80       01 3fc0000000000000
                04 0000000000004d0c 03 00000004 f09f9aa2     01 3fd0000000000000
                """, "d9eaa5866961dc856d8a698663ad07f7e4ace2891ac083bf2b55b53109b25614",
                "8dffae46adb432c35b86af28a0e2749dcdb4989fc6d942848c8070b4125e12df");
    }

    @Test
    void labelsAreTextWholeNumbersEightBytesAndFlagsOne() {
        assertEncoding(TextRows.regimes("""
                2024-01-02  NORMAL  -       false  false  false  false  false  false  false  false  0  0  NORMAL  NONE     FIRST_DAY  1  -
                2024-01-03  STRESS  NORMAL  true   true   false  false  true   true   false  false  2  2  STRESS  SCORE_2  UPGRADE    1  1
                """), """
                plimsoll/1
                allocator_regime
                1
                date:DATE
                regime:ENUM
                previous_regime:ENUM
                enter_vol_fast:BOOLEAN
                enter_corr_spike:BOOLEAN
                enter_dd_deep:BOOLEAN
                enter_dd_worsening:BOOLEAN
                exit_vol_fast:BOOLEAN
                exit_corr_spike:BOOLEAN
                exit_dd_deep:BOOLEAN
                exit_dd_worsening:BOOLEAN
                enter_score:INTEGER
                exit_score:INTEGER
                target:ENUM
                target_rule:ENUM
                decision:ENUM
                days_in_regime:INTEGER
                previous_days_in_regime:INTEGER

                """, """
                04 0000000000004d0c  03 00000006 4e4f524d414c  00  0600 0600 0600 0600  0600 0600 0600 0600
                02 0000000000000000  02 0000000000000000  03 00000006 4e4f524d414c  03 00000004 4e4f4e45
                03 00000009 46495253545f444159  02 0000000000000001  00
                04 0000000000004d0d  03 00000006 535452455353  03 00000006 4e4f524d414c  0601 0601 0600 0600  0601 0601 0600 0600
                02 0000000000000002  02 0000000000000002  03 00000006 535452455353  03 00000007 53434f52455f32
                03 00000007 55504752414445  02 0000000000000001  02 0000000000000001
                """, "00c1d403e2cc9f08e1527f6a59e6a46ae5609a0894aaf1be62508f40295a3f02",
                "30de8e2b907aaba686fd1573d8cb923bca1752e144cd7d9acd80a9b6d2db0321");
        assertThat(TextRows.artifact(ArtifactSchema.ALLOCATOR_REGIME, """
                date        regime
                2024-01-02  NORMAL
                2024-01-03  STRESS
                """).id()).as("labels only").isEqualTo("1ff48e5327f64390dbbde76b3b4f377c3c662da868a837f6161ed2610a44d7b1");
    }

    /** The middle of the three instants is the epoch, the last on the day that Europe's clocks change, to the microsecond. */
    @Test
    void instantsAreMicrosecondsSinceTheEpoch() {
        assertEncoding(TextRows.artifact(ArtifactSchema.ALLOCATION_REQUEST, """
                request  as_of                        document
                1        1969-12-31T23:59:59.999999Z  {}
                2        1970-01-01T00:00:00Z         {}
                3        2026-03-29T01:30:00.123456Z  {}
                """), "plimsoll/1\nallocation_request\n1\nrequest:INTEGER\nas_of:TIMESTAMPTZ\ndocument:VARCHAR\n\n", """
                02 0000000000000001 05 ffffffffffffffff 03 00000002 7b7d
                02 0000000000000002 05 0000000000000000 03 00000002 7b7d
                02 0000000000000003 05 00064e1fac313840 03 00000002 7b7d
                """, "7f93a4c5f9bd8031ece138425c67eff2b7434172e5ea05098a6f1161330cad0d",
                "4e0ef29ba59c8dc28d00b797a7cf3e265708c93eff072fcd0f3bcd289b9fe023");
    }

    @Test
    void decimalsArePlainTextWithoutZerosAtTheirEnd() {
        for (String twelveThousand : List.of("12000", "1.2E4", "12000.000")) {
            assertEncoding(TextRows.artifact(ArtifactSchema.BUDGET_UTILIZATION, """
                    request  strategy_id  family  budget  used                                     ratio
                    1        a            -       %s      0.000                                    -0
                    1        b            -       -       1E-12                                    -
                    1        c            -       -12.50  99999999999999999999999999.999999999999  1.00E+2
                    """.formatted(twelveThousand)), """
                    plimsoll/1
                    budget_utilization
                    1
                    request:INTEGER
                    strategy_id:VARCHAR
                    family:VARCHAR
                    budget:DECIMAL
                    used:DECIMAL
                    ratio:DECIMAL

                    """, """
                    02 0000000000000001 03 00000001 61 00 07 00000005 3132303030 07 00000001 30 07 00000001 30
                    02 0000000000000001 03 00000001 62 00 00 07 0000000e 302e303030303030303030303031 00
                    02 0000000000000001 03 00000001 63 00 07 00000005 2d31322e35
                    07 00000027 39393939393939393939393939393939393939393939393939392e393939393939393939393939 07 00000003 313030
                    """, "36d358453d4dea37b6386153508f3be33f3fb2144b107ce64d6d8daeb17010d7",
                    "ff84a48cf438e449038bc66cdba403203765842c1bd545c5c3dbdd774b68eef3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000000000001", "100000000000000000000000000", "-1E+26"})
    void aDecimalThatTheStoreDoesNotHoldIsRefused(String number) {
        assertFails(() -> TextRows.table(ArtifactSchema.ALLOCATION_METRIC, "request metric label value\n1 allocator_net_exposure . "
                + number), StoreException.class, "allocation_metric", "value", "row 0", "12 decimals and 26 digits");
    }

    @Test
    void anAbsentColumnIsNotAColumnOfNulls() {
        String columns = "date        port_rvol_20d  port_rvol_60d  vol_accel  dd_level  dd_slope_10d  corr_20d  corr_60d  corr_shock";
        String row = "2024-01-02  0.1            0.2            0.5        -0.05     -0.01         0.3       0.25      0.05";
        assertEncoding(TextRows.artifact(ArtifactSchema.ALLOCATOR_STATE, columns + "\n" + row), """
                plimsoll/1
                allocator_state
                1
                date:DATE
                port_rvol_20d:DOUBLE
                port_rvol_60d:DOUBLE
                vol_accel:DOUBLE
                dd_level:DOUBLE
                dd_slope_10d:DOUBLE
                corr_20d:DOUBLE
                corr_60d:DOUBLE
                corr_shock:DOUBLE

                """, """
                04 0000000000004d0c
                01 3fb999999999999a 01 3fc999999999999a 01 3fe0000000000000 01 bfa999999999999a 01 bf847ae147ae147b
                01 3fd3333333333333 01 3fd0000000000000 01 3fa999999999999a
                """, "af93bb4c3b6da8e3e80e9d1f54d9ff19f8275eb3df5fd6dc533c1af108f7525d",
                "f26b4f5ad3cf70baeecb5ec92949678b04f74f77a5c2d72863b8d63037cfe6fd");
        assertThat(TextRows.artifact(ArtifactSchema.ALLOCATOR_STATE,
                columns + "  trend_breadth_20d  sleeve_concentration_60d\n" + row + " - -").id()).as("both optional columns, NULL")
                .isEqualTo("9b2b74cdf6d385543db88466bcca76a8ba7e436e82a92b0fc597958f710756e4");
        assertThat(TextRows.artifact(ArtifactSchema.ALLOCATOR_STATE, columns + "  sleeve_concentration_60d\n" + row + " -").id())
                .as("the second optional column only, NULL").isEqualTo("b7203affaac02c69ca69e0ca47751505f4e5fd13e8eac3e44be4080ce0e846ad");
    }

    @Test
    void blocksHoldSixtyFourRowsAndHashWithoutTheHeader() {
        assertThat(equity(130).id()).isEqualTo("f1b33ed5aa8b78b7b668a336be8c731744c849aefffdacda4284458807068755");
        assertThat(equity(130).blockHashes()).containsExactly(
                "fa14945781d739c61ac5ff88a5d925408e6e31815b928074cb65f5b72f40c480",
                "32bf11df7355e4dab7f8698bbbb822c0e66bbc3132ae4b599bdaf2f8edd9fd36",
                "df8ec942c4aaa5c71a97b4b45e3dfb7ffc08d0cf9138a271fa57886cf7c7f4bb");
        assertThat(equity(64).id()).isEqualTo("6e451df32559dd27c53589e601221224e900d334e8dfc3b25240bab5408b9bd3");
        assertThat(equity(64).blockHashes()).containsExactly("fa14945781d739c61ac5ff88a5d925408e6e31815b928074cb65f5b72f40c480");
    }

    /** From 2024-01-01, 1 growing by a quarter a day. */
    private static Artifact equity(int rows) {
        return Artifact.of(ArtifactTable.of(ArtifactSchema.EQUITY_CURVE, Map.of(
                "date", IntStream.range(0, rows).mapToLong(i -> 19723 + i).toArray(),
                "equity", IntStream.range(0, rows).mapToDouble(i -> 1 + i / 4.0).toArray())));
    }

    @Test
    void anArtifactWithoutRowsIsItsHeader() {
        Artifact empty = TextRows.artifact(ArtifactSchema.WEIGHT, "date asset weight");
        assertThat(empty.id()).isEqualTo("a5739dcfcb4f86d4f7d9a8f1c89c4aae801051e11465a1fb2f723e7aa055721f");
        assertThat(empty.blockHashes()).isEmpty();
    }

    @Test
    void kindsWithTheSameColumnsHaveIdsOfTheirOwn() {
        String rows = "date asset ret\n2024-01-02 A 0.5";
        assertThat(TextRows.artifact(ArtifactSchema.ASSET_RETURN, rows).id())
                .isNotEqualTo(TextRows.artifact(ArtifactSchema.TREND_UNIT_RETURN, rows).id());
    }

    @Test
    void onlyRowsInAscendingKeyOrderHaveAnIdentity() {
        refuses("date ret\n2024-01-03 0\n2024-01-02 0", "rows 0 and 1 are not in ascending key order");
        refuses("date ret\n2024-01-02 0\n2024-01-02 0", "or share one key");
        assertFails(() -> TextRows.table(ArtifactSchema.ASSET_RETURN, "date asset ret\n2024-01-02 B 0\n2024-01-02 A 0"),
                StoreException.class, "ascending key order");
    }

    @Test
    void aNullKeyIsRefused() {
        for (List<String> names : List.of(List.of("-", "-"), List.of("A", "-"), List.of("-", "A"))) {
            assertFails(() -> TextRows.table(ArtifactSchema.ASSET_RETURN, "date asset ret\n2024-01-02 " + names.get(0) + " 0\n2024-01-02 "
                    + names.get(1) + " 0"), StoreException.class, "asset");
        }
        assertFails(() -> TextRows.table(ArtifactSchema.ASSET_RETURN, "date asset ret\n2024-01-02 - 0"), StoreException.class, "asset");
    }

    @Test
    void infinityIsRefused() {
        refuses("date ret\n2024-01-02 Infinity", "infinity cannot be stored");
        refuses("date ret\n2024-01-02 -Infinity", "infinity cannot be stored");
    }

    @Test
    void aLackingUnknownOrShorterColumnIsRefused() {
        refuses("date\n2024-01-02", "lacks its column ret");
        assertFails(() -> ArtifactTable.of(ArtifactSchema.PORTFOLIO_RETURN, Map.of("date", new long[2], "ret", new double[1])),
                StoreException.class, "rows");
        assertFails(() -> ArtifactTable.of(ArtifactSchema.PORTFOLIO_RETURN, Map.of("date", new long[1], "ret", new double[1], "rate",
                new double[1])), StoreException.class, "rate");
    }

    private static void refuses(String rows, String message) {
        assertFails(() -> TextRows.table(ArtifactSchema.PORTFOLIO_RETURN, rows), StoreException.class, message);
    }
}
