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
        List<RecordedAction> others = new ArrayList<>();
        others.addAll(new Findings(files).actions());
        others.addAll(approvals.actions(files));
        others.addAll(new Canaries(files, approvals).actions());
        List<RecordedAction> actions = inOrder(others, new Moves(files, journal, approvals).actions());
        return new Trail(complete(actions), files.unreadable().stream().distinct().sorted().toList());
    }

    /** By their dates; moves as the log has them, whatever the clocks of those said who began them. */
    private static List<RecordedAction> inOrder(List<RecordedAction> others, List<RecordedAction> moves) {
        record Placed(Instant when, RecordedAction action) {}
        List<Placed> placed = new ArrayList<>();
        others.forEach(action -> placed.add(new Placed(second(action), action)));
        Instant latest = Instant.MIN;
        for (RecordedAction move : moves) {
            latest = second(move).isBefore(latest) ? latest : second(move);
            placed.add(new Placed(latest, move));
        }
        placed.sort(Comparator.comparing(Placed::when));
        return new ArrayList<>(placed.stream().map(Placed::action).toList());
    }

    /** Moves are dated to the second: what they rest on was there before them. */
    private static Instant second(RecordedAction action) {
        return action.at().truncatedTo(ChronoUnit.SECONDS);
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
