package dev.plimsoll.sleeve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExactProjectionTest {
    @Test
    void probe() {
        RandomSets sets = new RandomSets(1);
        int most = 0; long total = 0; double worst = 0; double kktWorst = 0; int bad = 0;
        long t0 = System.nanoTime();
        java.util.Map<String,Integer> conf = new java.util.TreeMap<>();
        for (int k = 0; k < 200000; k++) {
            RandomSets.Case c = sets.any(k % 100 == 0 ? 300 : 20);
            Projected p = ExactProjection.project(c.problem());
            conf.merge(p.status() + " " + p.conflicting(), 1, Integer::sum);
            if (p.status() == ProjectionStatus.EMPTY_SET) continue;
            most = Math.max(most, p.iterations());
            total += p.iterations();
            worst = Math.max(worst, p.kkt().get().primal());
            kktWorst = Math.max(kktWorst, p.kkt().get().largest());
            if (p.status() != ProjectionStatus.OPTIMAL && bad++ < 5) {
                System.out.println(p.iterations() + " " + p.kkt() + " " + p.multipliers() + java.util.Arrays.toString(c.target()) + java.util.Arrays.toString(c.previous().orElse(null)) + c.constraints());
            }
        }
        System.out.println("bad " + bad + " most " + most + " total " + total + " worst " + worst + " kkt " + kktWorst + " " + (System.nanoTime() - t0) / 1e9 + "\n" + conf);
    }
}
