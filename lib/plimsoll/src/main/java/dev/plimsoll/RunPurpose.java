package dev.plimsoll;

import java.util.Map;

/** What a run of the allocator is for, and so whose scalars it may apply. */
public enum RunPurpose {

    /** Mode and run were named by hand: any baseline that verifies may be applied. */
    STATED,

    /** A strategies file has the allocator enabled: only the baseline that is promoted in this store may be applied. */
    PRODUCTION,

    /** Said to be research: any baseline that verifies may be applied, and the run can never be promoted. */
    RESEARCH;

    /** Key of a run's configuration; written for research only, so that the keys of other runs stay as they are. */
    public static final String KEY = "purpose";

    /** Value of that key. */
    public static final String RESEARCH_VALUE = "research";

    /** Whether a stored run was made for research. */
    public static boolean isResearch(Map<String, Object> config) {
        return RESEARCH_VALUE.equals(config.get(KEY));
    }
}
