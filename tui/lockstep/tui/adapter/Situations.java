package lockstep.tui.adapter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.run.RunId;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.journal.Intent;
import lockstep.record.journal.RecordedRun;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.pipeline.StagingDebts;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.Standing;
import lockstep.release.site.StandingReader;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitSummary;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.Live;
import lockstep.tui.api.Situation;
import lockstep.tui.api.StoredRun;

/** Reads where the release stands and turns it into what the UI shows. */
final class Situations {

    private static final int MOST_CANDIDATES = 200;
    /** Runs are files to be read one by one: those of the commits that an operator looks at. */
    private static final int COMMITS_WITH_RUNS = 12;

    private final ReleaseSite site;

    Situations(ReleaseSite site) {
        this.site = site;
    }

    Situation read() {
        Standing standing = new StandingReader(site, WorkflowListener.silent()).read();
        List<Candidate> candidates = candidates(standing);
        Sharing sharing = new Sharing();
        List<EntryLine> log = standing.journal().reading().entries().stream()
                .map(sharing::of)
                .map(EntryLine::of)
                .toList()
                .reversed();
        List<String> problems = new ArrayList<>(standing.journal().reading().problems().stream()
                .map(problem -> "the release log, " + problem).toList());
        problems.addAll(openCanaries(standing));
        problems.addAll(owedStaging(standing));
        List<StoredRun> runs = runs(standing, candidates, log, problems);
        return new Situation(
                site.clock().instant(), standing.heads().staging(), standing.heads().production(), candidates,
                live(standing.staging(), "not configured"), live(standing.production(), "not configured"), runs, log,
                standing.journal().openIntent().map(Intent::asOpen), standing.journal().history().knownGood(),
                problems);
    }

    /** Whoever looks is told: a canary must not be forgotten. */
    private List<String> openCanaries(Standing standing) {
        Instant now = site.clock().instant();
        return new CanaryArchive(site.repository(), standing.heads().evidence()).open().stream()
                .filter(canary -> !canary.isPromoted(standing.heads().production()))
                .map(canary -> "canary " + canary.id() + " is open"
                        + canary.weight().map(weight -> " at " + weight + " % of the traffic").orElse("")
                        + (canary.isPast(now) ? ", PAST ITS abort_by" : "") + ": run-canary --watch or --abort")
                .toList();
    }

    private List<String> owedStaging(Standing standing) {
        return new StagingDebts(site).open(standing.heads(), standing.heads().staging()).stream()
                .map(debt -> "hotfix " + debt.id() + " owes staging: " + debt.why())
                .toList();
    }

    private List<Candidate> candidates(Standing standing) {
        Sha main = standing.heads().staging();
        List<CommitSummary> commits = standing.heads().production()
                .map(release -> site.repository().commitsBetween(release, main, MOST_CANDIDATES))
                .orElseGet(() -> site.repository().commitsUpTo(main, MOST_CANDIDATES));
        Classes classes = new Classes(site);
        Optional<Sha> live = standing.heads().production();
        return commits.stream()
                .map(one -> new Candidate(
                        one.sha(), one.author(), one.when(), one.subject(), classes.of(live, one.sha())))
                .toList();
    }

    private static Live live(Optional<RevisionReading> reading, String otherwise) {
        return reading
                .map(seen -> switch (seen) {
                    case RevisionReading.Reported(String text) -> new Live(Optional.of(text), "");
                    case RevisionReading.Unknown(String reason) -> Live.unknown(reason);
                })
                .orElseGet(() -> Live.unknown(otherwise));
    }

    private List<StoredRun> runs(Standing standing, List<Candidate> candidates, List<EntryLine> log,
            List<String> problems) {
        Set<Sha> commits = new LinkedHashSet<>();
        standing.heads().production().ifPresent(commits::add);
        standing.journal().openIntent().map(Intent::target).ifPresent(commits::add);
        candidates.stream().limit(COMMITS_WITH_RUNS).map(Candidate::sha).forEach(commits::add);
        log.stream().limit(COMMITS_WITH_RUNS).flatMap(entry -> entry.commit().stream()).forEach(commits::add);
        List<StoredRun> runs = new ArrayList<>();
        for (Sha commit : commits) {
            try {
                site.journal().runs(standing.heads().evidence(), commit).stream().map(Situations::stored)
                        .forEach(runs::add);
            } catch (LockstepError e) {
                problems.add(e.getMessage());
            }
        }
        runs.sort(Comparator.comparing((StoredRun stored) -> stored.run().startedAt()).reversed());
        return runs;
    }

    private static StoredRun stored(RecordedRun run) {
        return new StoredRun(run.path(), run.run());
    }

    /** What an entry refers to: runs by their path, and the runs in the folders it names. */
    List<StoredRun> runsOf(EntryLine entry) {
        Optional<Sha> tip = site.repository().fetch(Deadline.in(site.remoteLimit())).evidence();
        Set<String> paths = new LinkedHashSet<>();
        for (String ref : entry.refs()) {
            if (ref.endsWith(".json")) {
                paths.add(ref);
            } else if (ref.startsWith(EvidenceLayout.FOLDER + "/")) {
                String folder = ref.endsWith("/") ? ref.substring(0, ref.length() - 1) : ref;
                tip.stream().flatMap(at -> site.repository().list(at, folder).stream())
                        .filter(name -> RunId.isValid(name.replaceFirst("\\.json$", "")))
                        .forEach(name -> paths.add(folder + "/" + name));
            }
        }
        return tip.stream().flatMap(at -> paths.stream()
                .filter(path -> site.repository().find(at, path).isPresent())
                .map(path -> stored(site.journal().run(at, path)))).toList();
    }
}
