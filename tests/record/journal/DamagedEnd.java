package tests.record.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.attestation.EvidencePlace;
import lockstep.record.attestation.OutcomeStatement;
import lockstep.record.attestation.StatementJson;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.ReleaseLog;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.RollbackResult;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/** A branch of one release, whose record comes, is changed and goes, file by file, by a seed. */
final class DamagedEnd implements AutoCloseable {

    private static final ReleaseId ID = ReleaseId.tryParse("20261124-1200-rb1").orElseThrow();
    private static final String LOG = "docs/RELEASE_LOG.md";
    private static final String LATER = "evidence/2026-11/20261124-1300-rb1/";
    private static final String OTHER = "evidence/2026-10/20261001-1200-rc1/intent.json";

    private final ObjectInserter inserter;
    private final Random random;
    private final TreeMap<String, String> files = new TreeMap<>();
    private Optional<ObjectId> tip = Optional.empty();
    private Optional<ObjectId> side = Optional.empty();
    private int count;

    DamagedEnd(Repository repository, Random random) {
        this.inserter = repository.newObjectInserter();
        this.random = random;
        startOver();
    }

    void startOver() {
        files.clear();
        if (random.nextInt(4) > 0) {
            files.put(EvidenceLayout.CHECKPOINT, "a checkpoint");
        }
        files.put(EvidenceLayout.intent(ID), "damaged");
        if (random.nextBoolean()) {
            files.put(EvidenceLayout.decision(ID), "{}");
            files.put(EvidenceLayout.signature(EvidenceLayout.decision(ID)), "signed");
        }
        tip = Optional.empty();
        side = Optional.empty();
    }

    /** One thing more happens. */
    Sha next() throws IOException {
        String decision = EvidenceLayout.decision(ID);
        String statement = EvidenceLayout.outcomeStatement(ID);
        switch (random.nextInt(15)) {
            case 0, 1 -> toggle(decision, "{}");
            case 2 -> toggle(EvidenceLayout.signature(decision), "signed");
            case 3 -> toggle(EvidenceLayout.signature(statement), "signed");
            case 4, 5 -> toggle(EvidenceLayout.outcome(ID), "{\"it\": \"ended\"}");
            case 6, 7 -> toggle(statement, statement());
            case 8 -> files.put(statement, "{}");
            case 9, 10 -> toggle(LOG, log());
            case 11 -> toggle(OTHER, "other");
            case 12 -> toggle(EvidenceLayout.CHECKPOINT, "a checkpoint");
            case 13 -> toggle(LATER + "intent.json", "damaged");
            default -> toggle(LATER + "outcome.intoto.json", "{}");
        }
        return commit();
    }

    /** The record claims an end that it does not have. */
    Sha damaged() throws IOException {
        files.put(EvidenceLayout.CHECKPOINT, "a checkpoint");
        files.put(EvidenceLayout.outcomeStatement(ID), "{}");
        files.put(EvidenceLayout.decision(ID), "{}");
        return commit();
    }

    /** Its beginning was signed, and its end is damaged. */
    Sha signed() throws IOException {
        startOver();
        files.put(EvidenceLayout.signature(EvidenceLayout.decision(ID)), "signed");
        return damaged();
    }

    /** The signature is taken away, and an end without one fits in every other way. */
    Sha endedWithoutSignature() throws IOException {
        files.remove(EvidenceLayout.signature(EvidenceLayout.decision(ID)));
        commit();
        files.put(EvidenceLayout.outcome(ID), "{\"it\": \"ended\"}");
        files.put(EvidenceLayout.outcomeStatement(ID), statement());
        files.put(LOG, log());
        files.remove(EvidenceLayout.decision(ID));
        return commit();
    }

    Sha unrelated() throws IOException {
        files.put(OTHER, String.valueOf(count));
        return commit();
    }

    private void toggle(String path, String content) {
        if (files.remove(path) == null) {
            files.put(path, content);
        }
    }

    private static String log() {
        RollbackEntry entry = new RollbackEntry(
                ID, "5xx spike", new Sha("b".repeat(40)), new Sha("c".repeat(40)), Optional.empty(),
                Environment.PRODUCTION, List.of("redeploy"), List.of(), RollbackResult.COMPLETED, "",
                new Operator("Ada"), List.of());
        return new String(ReleaseLog.none().append(entry).content(), StandardCharsets.UTF_8);
    }

    private static String statement() {
        OutcomeStatement ended = OutcomeStatement.of(
                new Sha("c".repeat(40)), ID, Sha256.of("{\"it\": \"ended\"}".getBytes(StandardCharsets.UTF_8)), "pass",
                Instant.parse("2026-01-22T11:00:00Z"), new OutcomeStatement.Entry(LOG, Sha256.of(new byte[0])),
                new TreeMap<>(),
                new EvidencePlace("file:///x", "release-evidence", "release"));
        return new String(StatementJson.write(ended), StandardCharsets.UTF_8);
    }

    private Sha commit() throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (var file : files.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            builder.add(entry);
        }
        builder.finish();
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(index.writeTree(inserter));
        PersonIdent who = new PersonIdent("Ada", "ada@example.org", Instant.EPOCH.plusSeconds(count++),
                ZoneOffset.UTC);
        commit.setAuthor(who);
        commit.setCommitter(who);
        commit.setMessage("x");
        List<ObjectId> parents = tip.stream().toList();
        boolean merges = !parents.isEmpty() && side.isPresent() && random.nextInt(6) == 0;
        commit.setParentIds(merges ? List.of(parents.getFirst(), side.get()) : parents);
        side = random.nextInt(3) == 0 ? tip : side;
        tip = Optional.of(inserter.insert(commit));
        inserter.flush();
        return new Sha(tip.get().name());
    }

    @Override
    public void close() {
        inserter.close();
    }
}
