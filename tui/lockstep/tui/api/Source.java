package lockstep.tui.api;

import java.util.List;

/** Something that is asked by itself: each has its own age, its own trouble, and waits for no other. */
public enum Source {
    GIT("git"), STAGING("staging"), PRODUCTION("production"),
    /** What a commit has of what it needs: asked while somebody looks at it. */
    PIPELINE("pipeline"),

    /** What a canary's arms count: asked while one is open. */
    METRICS("metrics"),

    /** Whether a canary gets traffic although none is open: asked now and then while none is. */
    TRAFFIC("traffic");

    /** Those that are asked whatever is looked at. */
    public static final List<Source> ALWAYS = List.of(GIT, STAGING, PRODUCTION);

    private final String word;

    Source(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
