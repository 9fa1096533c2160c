package lockstep.base.release;

import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** How an operator names a commit: by its SHA, or by a version. */
public sealed interface CommitName {

    record Exact(Sha sha) implements CommitName {}

    record Tagged(Version version) implements CommitName {}

    /** As the command line has it, by one of two ways; empty where by none. */
    static Optional<CommitName> given(Optional<String> named, Optional<String> sha) {
        if (named.isPresent() && sha.isPresent()) {
            throw new UsageError("the commit is given twice, as " + Sanitiser.line(named.get(), 60) + " and by --sha",
                    "Give one of them.");
        }
        return sha.map(Sha::parse).<CommitName>map(Exact::new).or(() -> named.map(CommitName::parse));
    }

    static CommitName parse(String text) {
        return Sha.tryParse(text)
                .<CommitName>map(Exact::new)
                .orElseGet(() -> new Tagged(new Version(text.strip())));
    }
}
