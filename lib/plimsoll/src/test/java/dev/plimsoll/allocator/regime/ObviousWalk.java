package dev.plimsoll.allocator.regime;

import java.util.ArrayList;
import java.util.List;

/** The regime rules of version 1 written down a second time, as plainly as possible, to check the real ones against. */
final class ObviousWalk {

    private ObviousWalk() {
    }

    static List<Regime> of(double[][] days) {
        List<Regime> path = new ArrayList<>();
        for (double[] day : days) {
            Regime target = target(day[0], day[1], day[2], day[3]);
            if (path.isEmpty()) {
                path.add(target);
                continue;
            }
            Regime now = path.get(path.size() - 1);
            if (severity(target) > severity(now)) {
                path.add(target);
            } else if (severity(target) < severity(now) && age(path) >= 5 && calm(now, exitScore(day))) {
                path.add(target);
            } else {
                path.add(now);
            }
        }
        return path;
    }

    private static Regime target(double vol, double corr, double level, double slope) {
        boolean v = vol >= 1.30;
        boolean c = corr >= 0.10;
        boolean d = level <= -0.10;
        boolean s = slope <= -0.06;
        int score = 0;
        for (boolean fires : new boolean[] {v, c, d, s}) {
            if (fires) {
                score++;
            }
        }
        if (level <= -0.20 || score >= 3 || v && c && s) {
            return Regime.CRISIS;
        }
        if (score >= 2 || v && c || level <= -0.12) {
            return Regime.STRESS;
        }
        return score >= 1 ? Regime.ELEVATED : Regime.NORMAL;
    }

    private static int exitScore(double[] day) {
        int score = 0;
        if (day[0] >= 1.15) {
            score++;
        }
        if (day[1] >= 0.05) {
            score++;
        }
        if (day[2] <= -0.06) {
            score++;
        }
        if (day[3] <= -0.03) {
            score++;
        }
        return score;
    }

    private static boolean calm(Regime now, int exitScore) {
        return switch (now) {
            case CRISIS -> exitScore < 3;
            case STRESS -> exitScore < 2;
            case ELEVATED -> exitScore < 1;
            case NORMAL -> true;
        };
    }

    private static int age(List<Regime> path) {
        int age = 0;
        for (int i = path.size() - 1; i >= 0 && path.get(i) == path.get(path.size() - 1); i--) {
            age++;
        }
        return age;
    }

    private static int severity(Regime regime) {
        return List.of(Regime.NORMAL, Regime.ELEVATED, Regime.STRESS, Regime.CRISIS).indexOf(regime);
    }
}
