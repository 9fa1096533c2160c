package lockstep.settings;

/** The remote and the branches of the release model (docs/policy.md#branches-and-moves). */
public record BranchSettings(String remote, String staging, String production) {

    static BranchSettings defaults() {
        return new BranchSettings("origin", "main", "release");
    }
}
