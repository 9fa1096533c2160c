package lockstep.record.trail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.record.journal.JournalView;
import lockstep.repository.git.ReleaseRepository;

/** Reads the audit trail from one commit of the evidence branch: the same commit gives the same trail. */
public final class TrailReader {

    private final BranchFiles files;
    private final JournalView journal;

    private TrailReader(BranchFiles files, JournalView journal) {
        this.files = files;
        this.journal = journal;
    }

    /** @param journal of the same commit; nothing was done where there is none */
    public static Trail read(ReleaseRepository repository, JournalView journal) {
        return journal.tip()
                .map(tip -> new TrailReader(new BranchFiles(repository, tip), journal).read())
                .orElseGet(() -> new Trail(List.of(), List.of()));
    }

    private Trail read() {
        Approvals approvals = new Approvals(files);
        List<RecordedAction> actions = new ArrayList<>();
        actions.addAll(new Findings(files).actions());
        actions.addAll(approvals.actions(files));
        actions.addAll(new Canaries(files, approvals).actions());
        actions.addAll(new Moves(files, journal, approvals).actions());
        // Moves are dated to the second: what they rest on was there before them, and they follow as the log has them.
        actions.sort(Comparator.comparing((RecordedAction action) -> action.at().truncatedTo(ChronoUnit.SECONDS)));
        return new Trail(complete(actions), files.unreadable().stream().distinct().sorted().toList());
    }

    /** The version of each commit, and the run of CI that was known of it then. */
    private List<RecordedAction> complete(List<RecordedAction> actions) {
        CommitVersions versions = CommitVersions.of(files);
        Map<Sha, NavigableMap<Instant, String>> runs = new HashMap<>();
        actions.forEach(action -> action.ciRun().ifPresent(run -> action.commit().ifPresent(commit ->
                runs.computeIfAbsent(commit, sha -> new TreeMap<>()).put(action.at(), run))));
        return actions.stream().map(action -> action
                        .named(action.version().or(() -> action.commit().flatMap(commit -> version(versions, commit))))
                        .foundBy(action.ciRun().or(() -> run(runs, action))))
                .toList();
    }

    private Optional<Version> version(CommitVersions versions, Sha commit) {
        return versions.of(commit).or(() -> journal.versionOf(commit));
    }

    private static Optional<String> run(Map<Sha, NavigableMap<Instant, String>> runs, RecordedAction action) {
        return action.commit().flatMap(commit -> Optional.ofNullable(runs.get(commit)))
                .flatMap(known -> Stream.ofNullable(known.floorEntry(action.at())).findFirst())
                .map(Map.Entry::getValue);
    }
}
