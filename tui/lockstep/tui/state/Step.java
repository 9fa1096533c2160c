package lockstep.tui.state;

/** The steps of the day, in order (staging-first-workflow.md, "How We Work Daily"). */
public enum Step {
    CANDIDATE("Candidate"),
    STAGING("Staging runs it"),
    GATES("Staging gates"),
    EVIDENCE("Evidence"),
    DECISION("Decision"),
    PROMOTE("Promote"),
    DEPLOY("Production deploy"),
    SMOKE("Production smoke"),
    LOGGED("Logged");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
