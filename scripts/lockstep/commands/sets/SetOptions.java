package lockstep.commands.sets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.commands.move.ResumeRule;
import picocli.CommandLine.Option;

/** What is to be done with a release set, beside what is declared of the change. */
public final class SetOptions {

    @Option(names = "--at", paramLabel = "MEMBER=VERSION|SHA",
            description = "The commit of a member. Default: the head of its staging branch. May be repeated.")
    List<String> at = List.of();

    @Option(names = "--resume", description = "With promote: continue a set that is open.")
    boolean resume;

    @Option(names = "--trigger", paramLabel = "TEXT", defaultValue = "staging gate regression observed in prod",
            description = "With rollback: why. Default: ${DEFAULT-VALUE}.")
    String trigger = "staging gate regression observed in prod";

    @Option(names = "--approve", paramLabel = "NAME", arity = "0..1", fallbackValue = "",
            description = "With rollback: who approves the forced moves. Without a NAME: the operator.")
    Optional<String> approve = Optional.empty();

    @Option(names = "--dry-run", description = "Show what would move, and do nothing.")
    boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document (lockstep/release-set/v1) on stdout.")
    boolean json;

    /** Before anything is opened: what excludes each other. */
    void requireSense() {
        if (resume && dryRun) {
            throw new UsageError("--resume cannot be combined with --dry-run",
                    "See `release-set status NAME` for what is open.");
        }
        if (resume) {
            ResumeRule.requireNone("--at", !at.isEmpty());
        }
    }

    /** The commits that are named, by members, each of which has to be one. */
    Map<ServiceName, CommitName> commits(List<ServiceName> members) {
        Map<ServiceName, CommitName> commits = new LinkedHashMap<>();
        for (String text : at) {
            int sign = text.indexOf('=');
            Optional<ServiceName> member = members.stream()
                    .filter(name -> sign > 0 && name.word().equals(text.substring(0, sign)))
                    .findFirst();
            if (member.isEmpty()) {
                throw new UsageError("'" + Sanitiser.line(text, 80) + "' names no member of the set",
                        "Write --at MEMBER=VERSION; its members: " + String.join(", ",
                                members.stream().map(ServiceName::word).toList()) + ".");
            }
            if (commits.put(member.get(), CommitName.parse(text.substring(sign + 1))) != null) {
                throw new UsageError("the commit of " + member.get() + " is given twice", "Give one of them.");
            }
        }
        return commits;
    }
}
