package lockstep.tui.adapter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lockstep.base.error.LockstepError;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.gates.run.RunId;
import lockstep.policy.promotion.ConfigDifference;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryConcern;
import lockstep.record.canary.CanaryView;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.history.KnownGood;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitSummary;
import lockstep.repository.git.RemoteHeads;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.ClassByPaths;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.StoredRun;

/** Reads what the remote says and turns it into what the UI shows. What did not move is not read again. */
final class GitReadings {

    private static final int MOST_CANDIDATES = 200;
    /** Of the commits that were released, so many of the newest: runs are files to be read one by one. */
    private static final int RELEASED_WITH_RUNS = 12;
    /** As many rows as the largest screens have. */
    private static final int SUBJECTS = 60;
    private static final int LONG_LOG = 1_000;
    /** Whoever looks every few seconds does not wait as long as whoever moves something. */
    private static final Duration ONE_READING = Duration.ofSeconds(30);

    private final ReleaseSite site;
    private final RecordReading record;
    private final Map<Sha, Optional<ClassByPaths>> classes = new ConcurrentHashMap<>();
    private volatile Optional<Last> last = Optional.empty();

    /** What was read last, and of which heads. */
    private record Last(
            RemoteHeads heads, GitSeen seen, List<CanaryView> canaries, List<String> problems, boolean isLasting) {}

    GitReadings(ReleaseSite site) {
        this.site = site;
        this.record = new RecordReading(site);
    }

    GitSeen read() {
        RemoteHeads heads = site.repository().fetch(Deadline.in(ONE_READING));
        if (last.filter(known -> known.isLasting() && known.heads().equals(heads)).isEmpty()) {
            if (!last.map(Last::heads).flatMap(RemoteHeads::production).equals(heads.production())) {
                classes.clear();
            }
            last = Optional.of(readAll(heads));
            if (last.get().seen().log().size() > LONG_LOG) {
                // Reading leaves several times the log in garbage, and the heap would stay as large for hours.
                System.gc();
            }
        }
        return told(last.get());
    }

    /** What depends on the clock is told anew. */
    private GitSeen told(Last known) {
        List<String> problems = new ArrayList<>(known.problems());
        problems.addAll(openCanaries(known.canaries()));
        return known.seen().withProblems(problems);
    }

    private Last readAll(RemoteHeads heads) {
        RecordReading.Facts facts = record.of(heads);
        JournalView journal = facts.journal();
        List<KnownGood> knownGood = facts.knownGood();
        List<Candidate> candidates = candidates(heads, MOST_CANDIDATES);
        Sharing sharing = new Sharing();
        List<EntryLine> log = journal.reading().entries().stream()
                .map(sharing::of)
                .map(EntryLine::of)
                .toList()
                .reversed();
        List<String> problems = new ArrayList<>(facts.problems());
        heads.withoutStaging().ifPresent(problems::add);
        problems.addAll(elsewhere(heads));
        problems.addAll(owedStaging(heads));
        List<StoredRun> runs = runs(heads, journal, candidates, log, problems);
        GitSeen seen = new GitSeen(
                shownStaging(heads), heads.production(), facts.standing(), heads.evidence(), candidates,
                behind(heads, candidates), runs, log, facts.open(), knownGood, List.of(),
                subjects(heads, log, knownGood), canary(heads));
        List<CanaryView> canaries = new CanaryArchive(site.repository(), heads.evidence()).open();
        return new Last(heads, seen, canaries, problems, facts.isLasting());
    }

    /** Where it was, where it is not there any more: the way back is to be seen all the same. */
    private Sha shownStaging(RemoteHeads heads) {
        return heads.knownStaging().or(site.repository()::seenStaging).or(heads::production)
                .orElseGet(heads::staging);
    }

    /** The record's own commits wait for nobody: where all are listed, those that are listed are counted. */
    private int behind(RemoteHeads heads, List<Candidate> candidates) {
        int all = heads.knownStaging()
                .map(main -> site.repository().countBetween(heads.production(), main)).orElse(0);
        return site.recordsOnStaging() && all <= MOST_CANDIDATES ? candidates.size() : all;
    }

    private Optional<CanaryView> canary(RemoteHeads heads) {
        CanaryArchive archive = new CanaryArchive(site.repository(), heads.evidence());
        return archive.open().stream()
                .map(CanaryView::id)
                .reduce((one, later) -> later)
                .or(() -> archive.ids().stream().reduce((one, later) -> later))
                .map(archive::view);
    }

    /** Those that may have traffic, as the remote was read last. */
    List<CanaryView> openCanaries() {
        return last.map(Last::canaries).orElse(List.of());
    }

    /** Which of several services the canary is of that was read last. */
    Optional<ServiceName> canaryService() {
        return last.flatMap(known -> known.seen().canary()).flatMap(CanaryView::service);
    }

    private Map<Sha, String> subjects(RemoteHeads heads, List<EntryLine> log, List<KnownGood> known) {
        Set<Sha> commits = new LinkedHashSet<>();
        heads.production().ifPresent(commits::add);
        log.stream().limit(SUBJECTS).flatMap(entry -> entry.commit().stream()).forEach(commits::add);
        known.stream().limit(SUBJECTS).map(KnownGood::sha).forEach(commits::add);
        return commits.stream()
                .filter(site.repository()::has)
                .collect(Collectors.toMap(sha -> sha, sha -> site.repository().summary(sha).subject()));
    }

    /** Of the heads that were read last; none before. */
    List<Candidate> candidates(int most) {
        return last.map(known -> candidates(known.heads(), most)).orElse(List.of());
    }

    /** Whoever looks is told: a canary must not be forgotten. */
    private List<String> openCanaries(List<CanaryView> open) {
        Instant now = site.clock().instant();
        return open.stream()
                .map(canary -> canary.openWords()
                        + (canary.isPaused() ? ", paused" : "")
                        + CanaryConcern.of(canary, now).map(one -> ", " + one.words(canary, now)).orElse("")
                        + ": `run-canary --watch`, or end it: `run-canary --abort`")
                .toList();
    }

    /** Whoever looks at another address than the team does may see a failure that nobody else has. */
    private List<String> elsewhere(RemoteHeads heads) {
        try {
            List<ConfigDifference> found = service().differences(heads);
            return first(found, "base|frontend", "You may look at the wrong address: ")
                    .or(() -> first(found, "revision", "You may read the wrong commit: "))
                    .stream().toList();
        } catch (LockstepError e) {
            return List.of();
        }
    }

    private static Optional<String> first(List<ConfigDifference> found, String keys, String words) {
        String key = "(?:services[.][a-z0-9-]+[.])?environments[.][a-z]+[.](?:" + keys + ")";
        return found.stream()
                .filter(one -> one.key().matches(key))
                .findFirst().map(one -> words + one.words());
    }

    private List<String> owedStaging(RemoteHeads heads) {
        return service().owedStaging(heads).stream()
                .map(debt -> "hotfix " + debt.id() + " skipped staging: " + debt.why())
                .toList();
    }

    private ReleaseService service() {
        return new ReleaseService(site, WorkflowListener.silent());
    }

    private List<Candidate> candidates(RemoteHeads heads, int most) {
        List<CommitSummary> commits = heads.knownStaging().map(main -> heads.production()
                .map(release -> site.repository().commitsBetween(release, main, most))
                .orElseGet(() -> site.repository().commitsUpTo(main, most))).orElse(List.of());
        Classes demanded = new Classes(site);
        return commits.stream()
                .filter(one -> !service().isOfTheRecord(one))
                .map(one -> new Candidate(one.sha(), one.author(), one.when(), one.subject(),
                        classes.computeIfAbsent(one.sha(), sha -> demanded.of(heads.production(), sha))))
                .toList();
    }

    private List<StoredRun> runs(RemoteHeads heads, JournalView journal, List<Candidate> candidates,
            List<EntryLine> log, List<String> problems) {
        Set<Sha> commits = new LinkedHashSet<>();
        heads.production().ifPresent(commits::add);
        journal.openIntent().map(Intent::target).ifPresent(commits::add);
        candidates.stream().map(Candidate::sha).forEach(commits::add);
        log.stream().limit(RELEASED_WITH_RUNS).flatMap(entry -> entry.commit().stream()).forEach(commits::add);
        Map<String, StoredRun> runs = new LinkedHashMap<>();
        for (Sha commit : commits) {
            readable(() -> site.journal().runs(heads.evidence(), commit).stream().map(GitReadings::stored).toList(),
                    problems).forEach(run -> runs.put(run.where(), run));
        }
        log.stream().filter(EntryLine::isMove).findFirst()
                .filter(entry -> entry.commit().equals(heads.production()))
                .ifPresent(entry -> readable(() -> runsOf(entry, heads.evidence()), problems)
                        .forEach(run -> runs.putIfAbsent(run.where(), run)));
        return runs.values().stream()
                .sorted(Comparator.comparing((StoredRun stored) -> stored.run().startedAt()).reversed())
                .toList();
    }

    private static List<StoredRun> readable(Supplier<List<StoredRun>> runs, List<String> problems) {
        try {
            return runs.get();
        } catch (LockstepError e) {
            problems.add(e.getMessage());
            return List.of();
        }
    }

    private static StoredRun stored(RecordedRun run) {
        return new StoredRun(run.path(), run.run());
    }

    /** What an entry refers to: runs by their path, and the runs in the folders it names. */
    List<StoredRun> runsOf(EntryLine entry) {
        return runsOf(entry, last.map(Last::heads).flatMap(RemoteHeads::evidence));
    }

    private List<StoredRun> runsOf(EntryLine entry, Optional<Sha> tip) {
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
