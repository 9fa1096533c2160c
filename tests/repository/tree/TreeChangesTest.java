package tests.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.repository.git.ReleaseFixture.BRANCHES;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Sha;
import lockstep.repository.git.History;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.FileKind;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TreeFile;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TreeChangesTest {

    private static final int LINES = Integer.getInteger("lockstep.trees", 200);
    private static final int COMMITS = 6;
    private static final List<String> NAMES = List.of(
            "a", "a.b", "a-b", "a0", "b", "c", "checkpoint", "d", "evidence", "runs", "z", "\u00e9");
    private static final List<String> MODES = List.of(
            "100644", "100644", "100644", "100755", "120000", "160000", "40000", "40000", "40000", "040000", "1");

    private static final PersonIdent SOMEBODY = new PersonIdent("x", "x@x", Instant.EPOCH, ZoneOffset.UTC);

    private final InMemoryRepository memory = new InMemoryRepository(new DfsRepositoryDescription("trees"));
    private final ReleaseRepository repository = ReleaseRepository.withoutRemote(memory, BRANCHES);
    private ObjectInserter inserter;

    @BeforeEach
    void objects_can_be_written() {
        inserter = memory.newObjectInserter();
    }

    @AfterEach
    void close() {
        inserter.close();
        repository.close();
    }

    @Test
    void of_two_trees_in_order_it_finds_what_jgit_finds() throws IOException {
        for (int seed = 0; seed < LINES; seed++) {
            List<ObjectId> line = commits(folders(new Random(seed), true), seed % 10 == 0);
            for (int at = 1; at < line.size(); at++) {
                ObjectId one = line.get(at - 1);
                ObjectId other = line.get(at);
                assertThat(told(() -> repository.changedPaths(sha(one), sha(other)).toString()))
                        .as("seed %d, commit %d", seed, at)
                        .isEqualTo(told(() -> jgits(one, other)));
            }
        }
    }

    /** Of unsorted ones, or with an empty folder, JGit's walk may tell paths that are not there. */
    @Test
    void what_it_finds_makes_one_tree_of_the_other_in_whatever_order_they_are() throws IOException {
        for (int seed = 0; seed < LINES; seed++) {
            List<OddFolder> folders = folders(new Random(-1 - seed), false);
            List<String> there = new ArrayList<>();
            try (History history = repository.history(sha(commits(folders, false).getLast()))) {
                for (OddFolder folder : folders) {
                    for (PathChange change : history.next().changes()) {
                        change.before().ifPresent(
                                file -> assertThat(there.remove(change.path() + " " + file)).isTrue());
                        change.after().ifPresent(file -> there.add(change.path() + " " + file));
                    }
                    assertThat(there).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(folder.files(""));
                }
            }
        }
    }

    @Test
    void a_name_with_a_slash_in_it_is_taken_for_no_other() throws IOException {
        OddFolder file = new OddFolder(List.of(new OddFolder.Entry("100644", "x", null, 1)));
        Sha one = commit(new OddFolder(List.of(new OddFolder.Entry("40000", "b", file, 0))));
        Sha other = commit(new OddFolder(List.of(new OddFolder.Entry("40000", "b/c", file, 0))));

        assertThat(repository.changedPaths(one, other)).extracting(PathChange::path).containsExactly("b/x", "b/c/x");
    }

    @Test
    void of_a_path_that_no_file_system_has_the_beginning_is_told() throws IOException {
        OddFolder folder = new OddFolder(List.of(new OddFolder.Entry("100644", "x", null, 1)));
        for (int depth = 0; depth < 200; depth++) {
            folder = new OddFolder(List.of(new OddFolder.Entry("40000", "deep".repeat(20), folder, 0)));
        }
        Sha one = commit(new OddFolder(List.of(new OddFolder.Entry("100644", "b", null, 1))));
        Sha other = commit(new OddFolder(List.of(new OddFolder.Entry("100644", "b", null, 1),
                new OddFolder.Entry("40000", "d", folder, 0), new OddFolder.Entry("100644", "e", null, 2))));

        List<String> paths = repository.changedPaths(one, other).stream().map(PathChange::path).toList();
        assertThat(paths).hasSize(2).last().isEqualTo("e");
        assertThat(paths.getFirst()).startsWith("d/deepdeep").endsWith("…").hasSizeLessThan(8_200);
    }

    private Sha commit(OddFolder top) throws IOException {
        return sha(commits(List.of(top), false).getFirst());
    }

    private interface Telling {
        String tell() throws IOException;
    }

    private static String told(Telling telling) throws IOException {
        try {
            return telling.tell();
        } catch (NotVerified | IndexOutOfBoundsException e) {
            return "damaged";
        }
    }

    private String jgits(ObjectId before, ObjectId after) throws IOException {
        List<PathChange> changes = new ArrayList<>();
        try (RevWalk commits = new RevWalk(memory); TreeWalk walk = new TreeWalk(memory)) {
            if (before == null) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(commits.parseCommit(before).getTree());
            }
            walk.addTree(commits.parseCommit(after).getTree());
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                changes.add(change(walk.getPathString(), walk));
            }
        }
        return changes.toString();
    }

    private static PathChange change(String path, TreeWalk walk) {
        if (walk.getRawMode(0) == 0) {
            return new PathChange.Added(path, file(walk, 1));
        }
        return walk.getRawMode(1) == 0
                ? new PathChange.Deleted(path, file(walk, 0))
                : new PathChange.Modified(path, file(walk, 0), file(walk, 1));
    }

    private static TreeFile file(TreeWalk walk, int tree) {
        return new TreeFile(new BlobId(walk.getObjectId(tree).name()), kind(walk.getRawMode(tree)));
    }

    private static FileKind kind(int mode) {
        return switch (mode) {
            case 0100644 -> FileKind.FILE;
            case 0100755 -> FileKind.EXECUTABLE;
            case 0120000 -> FileKind.LINK;
            case 0160000 -> FileKind.SUBMODULE;
            default -> FileKind.OTHER;
        };
    }

    /** Each is the one before it, changed here and there. */
    private static List<OddFolder> folders(Random random, boolean inOrder) {
        List<OddFolder> folders = new ArrayList<>();
        OddFolder folder = OddFolder.random(random, 0);
        for (int commit = 0; commit < COMMITS; commit++) {
            folders.add(inOrder ? folder.inOrder() : folder);
            folder = folder.changed(random);
        }
        return folders;
    }

    /** @param lastIsCut whether the last one's tree ends too early */
    private List<ObjectId> commits(List<OddFolder> folders, boolean lastIsCut) throws IOException {
        List<ObjectId> line = new ArrayList<>();
        for (OddFolder folder : folders) {
            CommitBuilder builder = new CommitBuilder();
            boolean cut = lastIsCut && folder == folders.getLast();
            byte[] tree = folder.bytes(inserter);
            builder.setTreeId(inserter.insert(
                    Constants.OBJ_TREE, cut ? Arrays.copyOf(tree, Math.max(0, tree.length - 7)) : tree));
            builder.setParentIds(line.isEmpty() ? List.of() : List.of(line.getLast()));
            builder.setAuthor(SOMEBODY);
            builder.setCommitter(SOMEBODY);
            line.add(inserter.insert(builder));
        }
        inserter.flush();
        return line;
    }

    private static Sha sha(ObjectId id) {
        return new Sha(id.name());
    }

    /** A folder as it may be in git: entries in any order, several of one name, modes that nobody writes. */
    private record OddFolder(List<Entry> entries) {

        /** @param below what lies inside, where it is a folder */
        private record Entry(String mode, String name, OddFolder below, int content) {

            String inOrder() {
                return name + (below == null ? "" : "/");
            }
        }

        static OddFolder random(Random random, int depth) {
            List<Entry> entries = new ArrayList<>();
            for (int count = random.nextInt(depth == 0 ? 12 : 8); count > 0; count--) {
                entries.add(entry(random, depth));
            }
            return new OddFolder(entries);
        }

        private static Entry entry(Random random, int depth) {
            String mode = MODES.get(random.nextInt(MODES.size()));
            boolean folder = mode.endsWith("40000");
            return new Entry(
                    folder && depth > 2 ? "100644" : mode, NAMES.get(random.nextInt(NAMES.size())),
                    folder && depth <= 2 ? random(random, depth + 1) : null, random.nextInt(4));
        }

        /** As git has them: sorted, one of a name, no empty folders. */
        OddFolder inOrder() {
            Map<String, Entry> sorted = new TreeMap<>();
            Set<String> names = new HashSet<>();
            for (Entry entry : entries.stream().filter(one -> names.add(one.name())).toList()) {
                OddFolder below = entry.below() == null ? null : entry.below().inOrder();
                if (below == null || !below.entries().isEmpty()) {
                    sorted.put(entry.inOrder(), new Entry(entry.mode(), entry.name(), below, entry.content()));
                }
            }
            return new OddFolder(List.copyOf(sorted.values()));
        }

        OddFolder changed(Random random) {
            List<Entry> changed = new ArrayList<>(entries);
            for (int count = random.nextInt(3); count > 0; count--) {
                int at = random.nextInt(changed.size() + 1);
                switch (random.nextInt(4)) {
                    case 0 -> changed.add(at, entry(random, 2));
                    case 1 -> changed.subList(Math.max(0, at - 1), at).clear();
                    case 2 -> Collections.rotate(changed.subList(Math.max(0, at - 2), at), 1);
                    default -> changed.replaceAll(one -> random.nextInt(4) > 0 || one.below() == null ? one
                            : new Entry(one.mode(), one.name(), one.below().changed(random), one.content()));
                }
            }
            return new OddFolder(changed);
        }

        byte[] bytes(ObjectInserter inserter) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (Entry entry : entries) {
                ObjectId id = entry.below() == null
                        ? inserter.insert(Constants.OBJ_BLOB, new byte[] {(byte) entry.content()})
                        : inserter.insert(Constants.OBJ_TREE, entry.below().bytes(inserter));
                bytes.writeBytes((entry.mode() + " " + entry.name() + "\0").getBytes(StandardCharsets.UTF_8));
                byte[] raw = new byte[Constants.OBJECT_ID_LENGTH];
                id.copyRawTo(raw, 0);
                bytes.writeBytes(raw);
            }
            return bytes.toByteArray();
        }

        /** Path and content of each file. */
        List<String> files(String folder) {
            List<String> files = new ArrayList<>();
            for (Entry entry : entries) {
                String path = folder + entry.name();
                if (entry.below() == null) {
                    ObjectId id = new ObjectInserter.Formatter().idFor(
                            Constants.OBJ_BLOB, new byte[] {(byte) entry.content()});
                    files.add(path + " " + new TreeFile(new BlobId(id.name()), kind(Integer.parseInt(entry.mode(), 8))));
                } else {
                    files.addAll(entry.below().files(path + "/"));
                }
            }
            return files;
        }
    }
}
