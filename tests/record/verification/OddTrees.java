package tests.record.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/** Commits that no git would write and every git server takes: the trees are made byte by byte, by a seed. */
final class OddTrees {

    private static final List<String> PATHS = List.of(
            "docs/RELEASE_LOG.md", "docs/RELEASE_LOG.md", "docs/RELEASE_LOG-2.md", "docs/RELEASE_LOG-3.md",
            "docs/RELEASE_LOG-2.md/below", "docs", "docs/release_log.md", "evidence", "evidence/checkpoint",
            "evidence/checkpoint", "evidence/runs", "evidence/runs/ab", "evidence/2026-11",
            "evidence/2026-11/20261124-1200-rc1", "evidence/2026-11/20261124-1200-rc1/intent.json",
            "evidence/2026-11/20261124-1200-rc1/policy.json", "evidence/2026-11/20261124-1200-rc1/decision.intoto.json",
            "evidence/2026-11/20261124-1200-rc1/outcome.intoto.json",
            "evidence/2026-11/20261124-1200-rc1/outcome.json", "evidence/9999-12/99991231-2359-rc9999/intent.json",
            "evidence/2029-12/20291231-2359-rc1/intent.json",
            "evidence/runs/ab/abababababababababababababababababababab/20261124T120000Z-promotion-gate-00000000.json",
            "evidence/runs/ab/abababababababababababababababababababab/20261124T120000Z-promotion-gate-00000000"
                    + ".intoto.json",
            "Evidence/x", "evidence/\u202egnp.json", "evidence/a\nb", "evidence/..", "evidence/.git/config", ".git",
            "evidence/sets/all/20261124-1200-set1/0001-" + "a-".repeat(3_000) + "a.json",
            "evidence/canary/2026-11/20261124-1200-canary1/0001-" + "a-".repeat(3_000) + "a.json",
            "README.md", "evidence//x", "caf\u00e9", "docs/RELEASE_LOG.md\u200b", "evidence/2026-13/x/intent.json");

    private static final List<String> AUTHORS = List.of(
            "x", "", "x <x", "x <x@x>", "x <x@x> 1", "x <x@x> 1790000000 +0000", "x <x@x> 1790000000 +9999",
            "x <x@x> 99999999999999999 +0000", "x <x@x> 9223372036854775807 +0000", "x <x@x> -1 -9999", "> < 0 0");

    private static final List<Integer> MODES = List.of(
            0100644, 0100644, 0100644, 0100644, 0100755, 0120000, 0160000, 040000, 0100664, 0, 0777777, 040755, 01);

    private static final List<String> CONTENTS = List.of(
            "", "{}", "{", "[]", "null", "\0\1\2", "\n".repeat(3_000), "```\n", "<!--\n", "[".repeat(5_000),
            "x\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n",
            "x\n999999999999999999\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— lockstep-evidence AAAA\n",
            "```\n- release_id: 99991231-2359-rc9999\n  type: promotion\n```\n",
            "{\"schema\":\"lockstep/intent/v1\",\"release_id\":\"20261124-1200-rc1\",\"type\":\"rollback\","
                    + "\"operator\":\"x\",\"since\":\"2026-11-24T12:00:00Z\",\"target\":\"" + "a".repeat(40)
                    + "\",\"trigger\":\"x\",\"approved_by\":\"x\"}",
            "{\"schema\":\"lockstep/intent/v1\",\"type\":5}",
            "{\"schema\":\"lockstep/policy/v1\",\"gate_max_age_seconds\":9223372036854775807,\"required_gates\":[\"\"]}",
            "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{}],\"predicateType\":7}",
            "{\"schema\":\"lockstep/gate-run/v1\",\"gates\":[{}],\"started_at\":\"x\"}");

    private final Random random;
    private final ObjectInserter inserter;
    private final List<ObjectId> blobs;

    /** @param blobs what the files of these trees hold */
    OddTrees(long seed, ObjectInserter inserter, List<ObjectId> blobs) {
        this.random = new Random(seed);
        this.inserter = inserter;
        this.blobs = blobs;
    }

    /** The contents that files have, for all trees of a repository. */
    static List<ObjectId> contents(ObjectInserter inserter) {
        List<ObjectId> blobs = new ArrayList<>();
        try {
            for (String content : CONTENTS) {
                blobs.add(inserter.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.ISO_8859_1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return blobs;
    }

    /** A history of up to three commits; its tip. */
    ObjectId branch() throws IOException {
        ObjectId tip = null;
        int commits = 1 + random.nextInt(3);
        for (int i = 0; i < commits; i++) {
            if (random.nextInt(10) == 0) {
                tip = oddlyMade(tip);
                continue;
            }
            CommitBuilder builder = new CommitBuilder();
            builder.setTreeId(tree());
            if (tip != null) {
                builder.setParentId(tip);
            }
            long when = random.nextInt(20) == 0 ? 7_000_000_000L : 1_790_000_000L + i;
            PersonIdent person = new PersonIdent("x", "x", Instant.ofEpochSecond(when), ZoneOffset.UTC);
            builder.setAuthor(person);
            builder.setCommitter(person);
            builder.setMessage("x");
            tip = inserter.insert(builder);
        }
        return tip;
    }

    /** A commit whose author nobody can read, or with a time that is none. */
    private ObjectId oddlyMade(ObjectId parent) throws IOException {
        String text = "tree " + tree().name() + "\n" + (parent == null ? "" : "parent " + parent.name() + "\n")
                + "author " + AUTHORS.get(random.nextInt(AUTHORS.size())) + "\n"
                + "committer " + AUTHORS.get(random.nextInt(AUTHORS.size())) + "\n\nx";
        return inserter.insert(Constants.OBJ_COMMIT, text.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectId tree() throws IOException {
        Map<String, Integer> files = new LinkedHashMap<>();
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            files.put(PATHS.get(random.nextInt(PATHS.size())), MODES.get(random.nextInt(MODES.size())));
        }
        return folder("", files);
    }

    private ObjectId folder(String prefix, Map<String, Integer> files) throws IOException {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        Map<String, Boolean> folders = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> file : files.entrySet()) {
            if (file.getKey().startsWith(prefix)) {
                String rest = file.getKey().substring(prefix.length());
                int slash = rest.indexOf('/');
                if (slash < 0) {
                    boolean folder = (file.getValue() & 0170000) == 040000;
                    entry(tree, file.getValue(), rest, folder ? folder(file.getKey() + "/", Map.of()) : blob(file.getValue()));
                } else {
                    folders.put(rest.substring(0, slash), true);
                }
            }
        }
        for (String name : folders.keySet()) {
            entry(tree, 040000, name, folder(prefix + name + "/", files));
        }
        return inserter.insert(Constants.OBJ_TREE, tree.toByteArray());
    }

    private ObjectId blob(int mode) {
        byte[] elsewhere = new byte[20];
        random.nextBytes(elsewhere);
        return mode == 0160000 ? ObjectId.fromRaw(elsewhere) : blobs.get(random.nextInt(blobs.size()));
    }

    private static void entry(ByteArrayOutputStream tree, int mode, String name, ObjectId id) {
        tree.writeBytes((Integer.toOctalString(mode) + " " + name + "\0").getBytes(StandardCharsets.UTF_8));
        byte[] raw = new byte[20];
        id.copyRawTo(raw, 0);
        tree.writeBytes(raw);
    }
}
