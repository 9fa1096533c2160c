package lockstep.record.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.base.error.NotVerified;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.document.RecordedDocument;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.history.ReleaseHistory;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogEntry;
import lockstep.record.log.LogReading;
import lockstep.record.log.LogVolumes;
import lockstep.record.log.ReleaseLog;
import lockstep.record.log.StructuredEntry;
import lockstep.record.signature.Signatures;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.FileWrite;

/** Reads the journal from commits of the evidence branch that were fetched. */
public final class Journal {

    /** As many runs of one commit are read, of each service, the newest; a long soak has many. */
    public static final int MOST_RUNS = 1_000;
    /** As long as those of a service are no larger than this together. */
    private static final long LARGEST_RUNS = 64L << 20;

    private static final int WIDEST_GAP = 3;
    /** Of all volumes together, in bytes; some 100,000 entries. What is older is not read. */
    private static final long LARGEST_LOG = 128L << 20;
    private static final int MOST_VOLUMES = 10_000;
    private static final int MOST_RELEASES = 1_000_000;
    /** The newest; one is open, or none, where nobody made others up. */
    private static final int MOST_OPEN = 10_000;

    private final ReleaseRepository repository;
    private final EvidenceLayout paths;
    private final Signatures signatures;
    private final int mostRuns;

    public Journal(ReleaseRepository repository, EvidenceLayout paths) {
        this(repository, paths, Signatures.none(), 1);
    }

    /**
     * @param signatures whose say that something ended
     * @param services how many of them have runs of one commit
     */
    public Journal(ReleaseRepository repository, EvidenceLayout paths, Signatures signatures, int services) {
        this.repository = repository;
        this.paths = paths;
        this.signatures = signatures;
        this.mostRuns = MOST_RUNS * services;
    }

    public EvidenceLayout paths() {
        return paths;
    }

    public JournalView view(Optional<Sha> tip) {
        ReleaseLog log = tip.map(this::log).orElse(ReleaseLog.none());
        LogReading reading = log.read();
        Set<ReleaseId> logged = idsOf(reading.entries());
        Set<ReleaseId> taken = new HashSet<>(logged);
        List<Intent> open = new ArrayList<>();
        List<ReleaseId> unreadable = new ArrayList<>();
        List<ReleaseId> begun = begun(tip);
        Set<ReleaseId> notEnded = tip.map(at -> new RecordedEnds(repository, signatures).open(at, begun, logged))
                .orElse(Set.of());
        taken.addAll(begun);
        Map<BlobId, Optional<Intent>> read = new HashMap<>();
        int tooMany = notEnded.size() - MOST_OPEN;
        for (ReleaseId id : begun.stream().filter(notEnded::contains).toList()) {
            Optional<Intent> intent = tooMany-- > 0
                    ? Optional.empty()
                    : repository.find(tip.orElseThrow(), EvidenceLayout.intent(id)).flatMap(file ->
                            read.computeIfAbsent(file, blob -> intent(blob, id)).filter(of -> of.id().equals(id)));
            intent.ifPresentOrElse(open::add, () -> unreadable.add(id));
        }
        return new JournalView(tip, log, reading, ReleaseHistory.of(reading.entries()), taken, open, unreadable);
    }

    private ReleaseLog log(Sha tip) {
        List<Optional<BlobId>> files = new ArrayList<>();
        for (int number = 1; number == files.size() + 1 && number <= MOST_VOLUMES; number++) {
            Optional<BlobId> file = repository.find(tip, paths.log().path(number))
                    .filter(blob -> repository.size(blob) <= LogVolumes.LARGEST);
            // Of a folder or a link nothing can be read; the log goes on in the next volume.
            if (file.isPresent() || goesOn(tip, number)) {
                files.add(file);
            }
        }
        boolean isDamaged = !files.isEmpty() && files.getLast().isEmpty();
        return new ReleaseLog(newest(files), isDamaged);
    }

    /** What is too old for all of it to be read is empty. */
    private List<byte[]> newest(List<Optional<BlobId>> files) {
        List<byte[]> volumes = new ArrayList<>();
        long left = LARGEST_LOG;
        for (Optional<BlobId> file : files.reversed()) {
            left -= file.map(repository::size).orElse(0L);
            volumes.add(file.isPresent() && left >= 0
                    ? repository.read(file.get(), LogVolumes.LARGEST)
                    : new byte[0]);
        }
        return volumes.reversed();
    }

    /** Whether this volume or one of the next is there, as what may be: a gap was torn by somebody. */
    private boolean goesOn(Sha tip, int number) {
        return IntStream.rangeClosed(number, number + WIDEST_GAP)
                .anyMatch(volume -> repository.isAnything(tip, paths.log().path(volume)));
    }

    /** The release log with an entry more. */
    public FileWrite append(ReleaseLog log, StructuredEntry entry) {
        ReleaseLog.Appended appended = log.append(entry);
        String path = paths.log().path(appended.volume());
        return log.lastIsDamaged()
                ? FileWrite.over(path, appended.content())
                : FileWrite.put(path, appended.content());
    }

    private static Set<ReleaseId> idsOf(List<LogEntry> entries) {
        return entries.stream().flatMap(entry -> entry.releaseId().stream()).collect(Collectors.toSet());
    }

    private List<ReleaseId> begun(Optional<Sha> tip) {
        return tip.stream()
                .flatMap(commit -> repository.list(commit, EvidenceLayout.FOLDER).stream()
                        .filter(EvidenceLayout::isMonth)
                        .flatMap(month -> begun(commit, month)))
                .limit(MOST_RELEASES)
                .sorted()
                .toList();
    }

    /** Of one folder, which whoever pushes can make all the others the same as: an id counts in its own month only. */
    private Stream<ReleaseId> begun(Sha commit, String month) {
        return repository.list(commit, EvidenceLayout.FOLDER + "/" + month).stream()
                .filter(name -> name.endsWith("/"))
                .flatMap(name -> ReleaseId.tryParse(name.substring(0, name.length() - 1)).stream())
                .filter(id -> month.startsWith(id.month()));
    }

    /** What was begun under an id; empty where that cannot be read. */
    public Optional<Intent> intent(Sha tip, ReleaseId id) {
        return repository.find(tip, EvidenceLayout.intent(id)).flatMap(file -> intent(file, id));
    }

    private Optional<Intent> intent(BlobId file, ReleaseId id) {
        try {
            return Optional.of(IntentJson.read(
                    repository.read(file, RecordedDocument.LARGEST), EvidenceLayout.intent(id)));
        } catch (NotVerified e) {
            // The audit names it and stops promotions; it must not stop a rollback.
            return Optional.empty();
        }
    }

    /** When a move was begun and ended, as far as it can be read. */
    public MoveTimes times(Optional<Sha> tip, ReleaseId id) {
        return new MoveTimes(tip.flatMap(at -> intent(at, id)).map(Intent::since), ended(tip, id));
    }

    private Optional<Instant> ended(Optional<Sha> tip, ReleaseId id) {
        return tip.flatMap(at -> repository.readable(at, EvidenceLayout.outcome(id), RecordedDocument.LARGEST))
                .flatMap(OutcomeJson::at);
    }

    /** When the end of a move was recorded; where that cannot be read, the minute in which it began. */
    public Instant endedAt(Optional<Sha> tip, ReleaseId id) {
        return ended(tip, id).orElseGet(() -> id.minute().toInstant(ZoneOffset.UTC));
    }

    /** The recorded runs of a commit, newest first. */
    public List<RecordedRun> runs(Optional<Sha> tip, Sha commit) {
        String folder = EvidenceLayout.runsOf(commit);
        List<String> newest = tip.stream()
                .flatMap(at -> repository.list(at, folder).stream())
                .filter(name -> EvidenceLayout.isRun(folder + "/" + name))
                .sorted(Comparator.reverseOrder())
                .limit(mostRuns)
                .toList();
        List<RecordedRun> runs = new ArrayList<>();
        long bytes = 0;
        for (String name : newest) {
            RecordedRun run = run(tip.orElseThrow(), folder + "/" + name);
            bytes += run.content().length;
            if (bytes > LARGEST_RUNS * (mostRuns / MOST_RUNS)) {
                break;
            }
            runs.add(run);
        }
        return runs;
    }

    /** One recorded run. */
    public RecordedRun run(Sha tip, String path) {
        byte[] json = repository.read(tip, path, RecordedDocument.LARGEST).orElseThrow(() -> new NotVerified(
                "the evidence branch has no " + path, "See `release-log verify`."));
        return RecordedRun.read(path, json);
    }
}
