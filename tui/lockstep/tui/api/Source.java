package lockstep.tui.api;

/** Something that is asked by itself: each has its own age, its own trouble, and waits for no other. */
public enum Source {
    GIT("git"), STAGING("staging"), PRODUCTION("production");

    private final String word;

    Source(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
