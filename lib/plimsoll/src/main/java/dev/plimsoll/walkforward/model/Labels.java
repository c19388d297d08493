package dev.plimsoll.walkforward.model;

/** Yes/no labels of training rows. */
final class Labels {

    private Labels() {
    }

    static int countTrue(boolean[] labels) {
        int count = 0;
        for (boolean label : labels) {
            count += label ? 1 : 0;
        }
        return count;
    }

    /** Whether all rows have the same label, so that there is nothing to learn. */
    static boolean oneClass(boolean[] labels) {
        int count = countTrue(labels);
        return count == 0 || count == labels.length;
    }
}
