package lockstep.base.release;

/** How an operator names a commit: by its SHA, or by a version. */
public sealed interface CommitName {

    record Exact(Sha sha) implements CommitName {}

    record Tagged(Version version) implements CommitName {}

    static CommitName parse(String text) {
        return Sha.tryParse(text)
                .<CommitName>map(Exact::new)
                .orElseGet(() -> new Tagged(new Version(text.strip())));
    }
}
