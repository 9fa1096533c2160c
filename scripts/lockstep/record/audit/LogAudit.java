package lockstep.record.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.history.ReleaseHistory;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogEntry;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogListener;
import lockstep.record.log.LogProblem;
import lockstep.record.log.LogReader;
import lockstep.record.log.LogWriter;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.StructuredEntry;
import lockstep.record.truth.LoggedMove;

/** Reads the log as it grows, and holds each entry against the evidence of its time. */
final class LogAudit implements LogListener {

    private static final int MOST_AHEAD = 1_000;

    private final EvidenceLayout shape;
    private final String production;
    private final EvidenceIndex evidence;
    private final Violations violations;
    private final Recollection recollection;
    private final Set<Sha> stands = new HashSet<>();
    private ReleaseHistory history;
    private ReleaseHistory trusted;
    private EntryAudit entryAudit;
    private int volume;
    private LogReader reader;
    private LogPrefix prefix;
    private Optional<AdoptionEntry> adoption = Optional.empty();
    private Optional<StructuredEntry> lastMove = Optional.empty();
    private long entries;
    private long others;
    private long lastEntryAt;
    private long position;
    private BranchCommit at;
    private boolean isAhead;
    private final Deque<AheadEntry> ahead = new ArrayDeque<>();
    private final List<StructuredEntry> piece = new ArrayList<>();

    LogAudit(
            EvidenceLayout shape, String production, EvidenceIndex evidence, Violations violations,
            Recollection recollection) {
        this.shape = shape;
        this.production = production;
        this.evidence = evidence;
        this.violations = violations;
        this.recollection = recollection;
        startOver();
    }

    /** @param ahead whether the commit is dated later than now: what it says of production is not believed yet */
    void accept(VolumeChange change, String where, long commitPosition, BranchCommit commit, boolean ahead) {
        position = commitPosition;
        at = commit;
        isAhead = ahead;
        piece.clear();
        switch (change.change()) {
            case LogChange.Untouched untouched -> { }
            case LogChange.Appended(byte[] bytes) when change.volume() == volume -> {
                read(bytes, where);
                accountFor(bytes, where);
            }
            case LogChange.Appended(byte[] bytes) when change.volume() == volume + 1 -> {
                turnTo(change.volume());
                read(bytes, where);
                accountFor(bytes, where);
            }
            case LogChange.Appended(byte[] bytes) -> violations.add(AuditRule.LOG_APPEND_ONLY, where,
                    path(change.volume()) + " was written, and the volume to write is " + path(volume));
            case LogChange.Damaged(String how, byte[] now) -> {
                violations.add(AuditRule.LOG_APPEND_ONLY, where, path(change.volume()) + " was " + how);
                if (!isInUse() && change.volume() == 1) {
                    startOver();
                    read(now, where);
                }
            }
        }
    }

    /** From the first checkpoint on the log grows by entries as Lockstep writes them, each with its outcome. */
    private void accountFor(byte[] bytes, String where) {
        if (!at.isBound()) {
            return;
        }
        if (!isOneEntry(bytes) && !isTakenOver(bytes)) {
            violations.add(AuditRule.LOG_EXPLAINED, where,
                    "what was appended to " + path(volume) + " is not one entry as Lockstep writes it");
            return;
        }
        Optional<ReleaseId> id = switch (piece.getLast()) {
            case PromotionEntry promotion -> Optional.of(promotion.id());
            case RollbackEntry rollback -> Optional.of(rollback.id());
            case AdoptionEntry adoption -> Optional.empty();
        };
        Sha256 digest = Sha256.of(bytes);
        boolean vouchedFor = id.isEmpty() || evidence.outcome(id.get())
                .filter(outcome -> outcome.volume().equals(path(volume)) && outcome.entry().equals(digest))
                .isPresent();
        if (!vouchedFor) {
            violations.add(AuditRule.LOG_EXPLAINED, where, "no trusted outcome vouches for the entry " + id.get());
        }
    }

    private boolean isOneEntry(byte[] bytes) {
        return piece.size() == 1 && LogWriter.isExactly(volume, bytes, piece.getFirst());
    }

    /** An adoption may bring the log along that it adopts, where people kept it elsewhere. */
    private boolean isTakenOver(byte[] bytes) {
        return !piece.isEmpty()
                && piece.getLast() instanceof AdoptionEntry adopted
                && bytes.length > adopted.logBytes()
                && LogWriter.isExactly(
                        volume, Arrays.copyOfRange(bytes, (int) adopted.logBytes(), bytes.length), adopted);
    }

    private String path(int number) {
        return shape.log().path(number);
    }

    private void turnTo(int next) {
        reader.end();
        volume = next;
        reader = new LogReader(volume, this);
    }

    void end() {
        reader.end();
    }

    @Override
    public void entry(LogItem item) {
        String line = item.place().toString();
        if (item.entry() instanceof StructuredEntry structured) {
            piece.add(structured);
        }
        long before = item.entry() instanceof AdoptionEntry && !isInUse() ? 0 : violations.found();
        switch (item.entry()) {
            case PromotionEntry promotion -> {
                entryAudit.promotion(promotion, line + ", " + promotion.id(), position, at);
                moved(promotion, promotion.commit());
            }
            case RollbackEntry rollback -> {
                entryAudit.rollback(rollback, line + ", " + rollback.id(), at);
                moved(rollback, rollback.to());
            }
            case AdoptionEntry adopted -> adopt(adopted, line);
            case OtherBlock other -> others++;
        }
        history.accept(item.entry());
        if (violations.found() == before) {
            believe(item.entry());
        }
    }

    private void believe(LogEntry entry) {
        if (!isAhead) {
            trusted.accept(entry);
        } else if (entry instanceof StructuredEntry structured) {
            ahead.addLast(new AheadEntry(at.when().orElseThrow(), structured));
            if (ahead.size() > MOST_AHEAD) {
                ahead.removeFirst();
            }
        }
    }

    /** The newest entries that are not believed yet for their dates alone. */
    List<AheadEntry> ahead() {
        return List.copyOf(ahead);
    }

    void begun(ReleaseId id, Optional<Instant> when) {
        entryAudit.order().begun(id, when);
    }

    @Override
    public void template(long line) {}

    @Override
    public void problem(LogProblem problem) {
        violations.add(AuditRule.ENTRY_READABLE, problem.place().toString(), problem.what());
    }

    /** Empty where the log ends in the middle of something, or nothing is in use yet. */
    Optional<AuditState.Log> snapshot() {
        if (!isInUse() || !reader.isBetweenLines()) {
            return Optional.empty();
        }
        return Optional.of(new AuditState.Log(
                history.state(), trusted.state(), entryAudit.order().minutes(), volume, reader.line(),
                adoption.map(LogWriter::block), lastMove.map(LogWriter::block), entries, others, lastEntryAt));
    }

    void restore(AuditState.Log state) {
        history.restore(state.history());
        trusted.restore(state.trusted());
        entryAudit.order().restore(state.newest());
        volume = state.volume();
        reader = LogReader.from(volume, state.line(), this);
        adoption = state.adoption().map(block -> (AdoptionEntry) read(block));
        lastMove = state.lastMove().map(block -> (StructuredEntry) read(block));
        entries = state.entries();
        others = state.others();
        lastEntryAt = state.lastEntryAt();
    }

    void restore(KnownRelease known) {
        if (known.isLogged()) {
            entryAudit.restore(known.id());
        }
    }

    void restore(KnownCommit known) {
        if (known.stood()) {
            stands.add(known.sha());
        }
        history.restore(known.sha(), known.history());
        trusted.restore(known.sha(), known.trusted());
    }

    /** Those that have an entry. */
    Set<ReleaseId> releases() {
        return entryAudit.ids();
    }

    /** Those that the log says something of. */
    Set<Sha> commits() {
        Set<Sha> commits = new HashSet<>(stands);
        commits.addAll(history.commits());
        commits.addAll(trusted.commits());
        return commits;
    }

    private static LogEntry read(String block) {
        return LogReader.read(("```\n" + block + "```\n").getBytes(StandardCharsets.UTF_8)).entries().getFirst();
    }

    /** What the newest promotion or rollback says of production. */
    Optional<LoggedMove> lastMove() {
        return lastMove.flatMap(LoggedMove::of);
    }

    /** Whether {@code release} was ever said to stand there. */
    boolean explains(Sha sha) {
        recollection.bring(sha);
        return stands.contains(sha);
    }

    ReleaseHistory history() {
        return history;
    }

    /** What the entries say against which nothing was found. */
    ReleaseHistory trusted() {
        return trusted;
    }

    Optional<AdoptionEntry> adoption() {
        return adoption;
    }

    long entries() {
        return entries;
    }

    long others() {
        return others;
    }

    /** The commit that brought the last entry. */
    long lastEntryAt() {
        return lastEntryAt;
    }

    private void read(byte[] bytes, String where) {
        prefix.accept(bytes);
        reader.accept(bytes);
        boolean ended = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
        if (ended && reader.isInBlock()) {
            violations.add(AuditRule.ENTRY_READABLE, where, path(volume) + " ends inside an open block");
        }
    }

    private void moved(StructuredEntry entry, Sha to) {
        lastMove = Optional.of(entry);
        entries++;
        lastEntryAt = position;
        stands.add(recollection.bring(to));
    }

    /** What came before is not judged, but only once, and only where Lockstep was not in use yet. */
    private void adopt(AdoptionEntry adopted, String where) {
        if (isInUse()) {
            violations.add(AuditRule.ADOPTED_ONCE, where,
                    "an adoption in a log that is in use would hide what came before it");
            return;
        }
        violations.forget();
        entryAudit.order().forget();
        ahead.clear();
        lastMove = Optional.empty();
        adoption = Optional.of(adopted);
        adopted.release().map(recollection::bring).ifPresent(stands::add);
        if (!prefix.is(adopted.logBytes(), adopted.logSha256())) {
            violations.add(AuditRule.ADOPTION_TRUE, where,
                    "the log before it is not the " + adopted.logBytes() + " bytes that it names");
        }
    }

    private boolean isInUse() {
        return adoption.isPresent() || evidence.isInUse();
    }

    /** Forgets what a log said that nobody had adopted yet. */
    private void startOver() {
        history = new ReleaseHistory(recollection);
        trusted = new ReleaseHistory(recollection, history);
        entryAudit = new EntryAudit(shape, production, evidence, history, trusted, violations);
        volume = 1;
        reader = new LogReader(volume, this);
        prefix = new LogPrefix();
        stands.clear();
        ahead.clear();
        lastMove = Optional.empty();
        entries = 0;
        others = 0;
    }
}
