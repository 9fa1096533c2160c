package lockstep.release.site;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.release.Sha;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading.Unknown;
import lockstep.record.evidence.RecordedRun;

/** Whether what a service says of its commit can mean one commit only: a few digits may begin several. */
public record RevisionCertainty(ReleaseSite site) {

    private static final int ALL = 40;

    public RevisionReading of(RevisionReading reading) {
        return reading instanceof Reported(String text)
                ? doubt(text).<RevisionReading>map(Unknown::new).orElse(reading)
                : reading;
    }

    /** The ids of the runs that saw too few digits. */
    public Set<String> doubtful(List<RecordedRun> runs) {
        return runs.stream()
                .filter(run -> run.run().revision().observed().flatMap(this::doubt).isPresent())
                .map(run -> run.run().id().text())
                .collect(Collectors.toSet());
    }

    private Optional<String> doubt(String text) {
        if (text.length() >= ALL) {
            return Optional.empty();
        }
        if (site.config().policy().fullRevision()) {
            return Optional.of(text + " has " + text.length() + " digits, and policy.full_revision wants all 40");
        }
        List<Sha> meant = site.repository().commitsThatBegin(text);
        return meant.size() > 1
                ? Optional.of(text + " fits " + meant.size() + " commits of this repository")
                : Optional.empty();
    }
}
