package tests.bench.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.record.attestation.OutcomeStatement;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.TruthPlaces;
import lockstep.settings.ConfigReader;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** Branches of a service that was promoted often: {@code main}, {@code release}, and the evidence of it all. */
final class LongBranch {

    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private final PackFile pack;
    private final Duration apart;
    private final GrowingLog log;
    private final ObjectId mainTree;
    private final Shards runs;
    private final Shards evidence;
    private final Optional<Hand> hand;
    private final Checkpoints checkpoints;
    private final List<ObjectId> tips = new ArrayList<>();
    private final Folder top = new Folder();

    /**
     * @param apart how long from one promotion to the next: half an hour or more
     * @param hand who signs the evidence
     */
    LongBranch(PackFile pack, Duration apart, Optional<Hand> hand) throws IOException {
        this.pack = pack;
        this.apart = apart;
        this.hand = hand;
        checkpoints = new Checkpoints(hand);
        log = new GrowingLog(pack);
        runs = new Shards(pack);
        evidence = new Shards(pack);
        Folder main = new Folder();
        main.put(ConfigReader.FILE_NAME, FileMode.REGULAR_FILE, pack.add(Constants.OBJ_BLOB, Configured.file()));
        mainTree = pack.add(Constants.OBJ_TREE, main.bytes());
    }

    /**
     * Promotes so often.
     *
     * @param earlier how many promotions ago the branch was visited
     */
    Heads promote(int times, int earlier) throws IOException {
        Optional<Sha> released = Optional.empty();
        Optional<Sha> before = Optional.empty();
        for (int count = 0; count < times; count++) {
            Instant start = FIRST.plus(apart.multipliedBy(count));
            Sha candidate = change(released, start);
            promote(new Promoted(candidate, released, start, hand), candidate);
            released = Optional.of(candidate);
            before = count <= Math.max(0, times - 1 - earlier) ? released : before;
        }
        Sha remembered = sha(tips.get(Math.max(2, tips.size() - 1 - 3 * earlier)));
        return new Heads(released.orElseThrow(), sha(tips.getLast()), before.orElseThrow(), remembered);
    }

    /** A commit on {@code main}. */
    Sha change(Optional<Sha> parent, Instant when) throws IOException {
        List<ObjectId> parents = parent.stream().map(sha -> ObjectId.fromString(sha.hex())).toList();
        return sha(commit(mainTree, parents, when, "Change the service"));
    }

    private void promote(Promoted promotion, Sha candidate) throws IOException {
        Folder run = new Folder();
        Map<String, byte[]> recorded = promotion.recordedRun(checkpoints.last());
        run.addAll(files(recorded));
        runs.put(candidate.hex().substring(0, 2), candidate.hex(), pack.add(Constants.OBJ_TREE, run.bytes()));
        evidence.put("runs", pack.add(Constants.OBJ_TREE, runs.bytes()));
        record(promotion.start(), "Record promotion-gate on staging: pass",
                digests(EvidenceLayout.runsOf(candidate), recorded));
        Folder own = new Folder();
        Map<String, byte[]> begun = promotion.begun(checkpoints.last());
        own.addAll(files(begun));
        evidence.put(promotion.id().month(), promotion.id().toString(), pack.add(Constants.OBJ_TREE, own.bytes()));
        record(promotion.begins(), "Promote " + candidate.abbreviated(),
                digests(EvidenceLayout.of(promotion.id()), begun));
        finish(promotion, own);
    }

    private void finish(Promoted promotion, Folder own) throws IOException {
        OutcomeStatement.Entry entry = log.append(promotion.entry());
        Map<String, byte[]> finished = promotion.finished(checkpoints.last(), entry);
        own.addAll(files(finished));
        evidence.put(promotion.id().month(), promotion.id().toString(), pack.add(Constants.OBJ_TREE, own.bytes()));
        Map<String, Sha256> digests = digests(EvidenceLayout.of(promotion.id()), finished);
        digests.put(entry.volume(), log.digest());
        top.put("docs", FileMode.TREE, log.tree());
        byte[] truth = promotion.truth();
        Folder sot = new Folder();
        sot.put("production.json", FileMode.REGULAR_FILE, pack.add(Constants.OBJ_BLOB, truth));
        top.put(TruthPlaces.FOLDER, FileMode.TREE, pack.add(Constants.OBJ_TREE, sot.bytes()));
        digests.put(TruthPlaces.PRODUCTION, Sha256.of(truth));
        record(promotion.ends(), "Record " + promotion.id() + ": pass", digests);
    }

    private static Map<String, Sha256> digests(String folder, Map<String, byte[]> contents) {
        Map<String, Sha256> digests = new TreeMap<>();
        contents.forEach((name, content) -> digests.put(folder + "/" + name, Sha256.of(content)));
        return digests;
    }

    private Map<String, ObjectId> files(Map<String, byte[]> contents) throws IOException {
        Map<String, ObjectId> files = new TreeMap<>();
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            files.put(content.getKey(), pack.add(Constants.OBJ_BLOB, content.getValue()));
        }
        return files;
    }

    private void record(Instant when, String message, Map<String, Sha256> digests) throws IOException {
        Optional<Sha> parent = tips.isEmpty() ? Optional.empty() : Optional.of(sha(tips.getLast()));
        byte[] note = checkpoints.next(parent, when, digests);
        evidence.putFile("checkpoint", pack.add(Constants.OBJ_BLOB, note));
        top.put(EvidenceLayout.FOLDER, FileMode.TREE, pack.add(Constants.OBJ_TREE, evidence.bytes()));
        List<ObjectId> parents = tips.isEmpty() ? List.of() : List.of(tips.getLast());
        tips.add(commit(pack.add(Constants.OBJ_TREE, top.bytes()), parents, when, message));
    }

    private ObjectId commit(ObjectId tree, List<ObjectId> parents, Instant when, String message) throws IOException {
        StringBuilder text = new StringBuilder("tree " + tree.name() + "\n");
        parents.forEach(parent -> text.append("parent ").append(parent.name()).append('\n'));
        String who = " Ada Lovelace <ada@example.org> " + when.getEpochSecond() + " +0000\n";
        text.append("author").append(who).append("committer").append(who).append('\n').append(message).append('\n');
        return pack.add(Constants.OBJ_COMMIT, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Sha sha(ObjectId id) {
        return new Sha(id.name());
    }
}
