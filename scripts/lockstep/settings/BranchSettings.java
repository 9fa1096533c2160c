package lockstep.settings;

/** The remote and the branches of the release model (staging-first-workflow.md, Option B). */
public record BranchSettings(String remote, String staging, String production) {

    static BranchSettings defaults() {
        return new BranchSettings("origin", "main", "release");
    }
}
