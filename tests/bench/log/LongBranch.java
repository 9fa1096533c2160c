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
import lockstep.base.release.Sha;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TreeFormatter;

/** Branches of a service that was promoted often: {@code main}, {@code release}, and the evidence of it all. */
final class LongBranch {

    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration APART = Duration.ofMinutes(30);

    private final PackFile pack;
    private final GrowingLog log;
    private final ObjectId mainTree;
    private final Shards runs;
    private final Shards evidence;
    private final List<ObjectId> tips = new ArrayList<>();
    private ObjectId logTree = ObjectId.zeroId();

    LongBranch(PackFile pack) throws IOException {
        this.pack = pack;
        log = new GrowingLog(pack);
        runs = new Shards(pack);
        evidence = new Shards(pack);
        mainTree = pack.add(Constants.OBJ_TREE, new byte[0]);
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
            Instant start = FIRST.plus(APART.multipliedBy(count));
            Sha candidate = change(released, start);
            promote(new Promoted(candidate, released, start), candidate);
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
        run.addAll(files(promotion.recordedRun()));
        runs.put(candidate.hex().substring(0, 2), candidate.hex(), pack.add(Constants.OBJ_TREE, run.bytes()));
        evidence.put("runs", pack.add(Constants.OBJ_TREE, runs.bytes()));
        evidenceCommit(promotion.start(), "Record promotion-gate on staging: pass");
        Folder own = new Folder();
        own.addAll(files(promotion.begun()));
        evidence.put(promotion.id().month(), promotion.id().toString(), pack.add(Constants.OBJ_TREE, own.bytes()));
        evidenceCommit(promotion.start().plus(Duration.ofMinutes(5)), "Promote " + candidate.abbreviated());
        own.addAll(files(promotion.finished()));
        evidence.put(promotion.id().month(), promotion.id().toString(), pack.add(Constants.OBJ_TREE, own.bytes()));
        logTree = log.append(promotion.entry());
        evidenceCommit(promotion.start().plus(Duration.ofMinutes(8)), "Record " + promotion.id() + ": pass");
    }

    private Map<String, ObjectId> files(Map<String, byte[]> contents) throws IOException {
        Map<String, ObjectId> files = new TreeMap<>();
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            files.put(content.getKey(), pack.add(Constants.OBJ_BLOB, content.getValue()));
        }
        return files;
    }

    private void evidenceCommit(Instant when, String message) throws IOException {
        TreeFormatter top = new TreeFormatter();
        if (!logTree.equals(ObjectId.zeroId())) {
            top.append("docs", FileMode.TREE, logTree);
        }
        top.append("evidence", FileMode.TREE, pack.add(Constants.OBJ_TREE, evidence.bytes()));
        List<ObjectId> parents = tips.isEmpty() ? List.of() : List.of(tips.getLast());
        tips.add(commit(pack.add(Constants.OBJ_TREE, top.toByteArray()), parents, when, message));
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
