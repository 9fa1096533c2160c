package lockstep.repository.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.NotStored;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.repository.clone.MakingFolder;
import lockstep.repository.clone.WholeHistoryReader;
import lockstep.repository.host.GitAnswer;
import lockstep.repository.host.GitSettings;
import lockstep.repository.host.HostGit;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.FileWrite;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TreeWriter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevWalk;

/** Writes commits straight into the object database: no working tree, no index, no ref. */
final class CommitWriter {

    /** So long a key is waited for that decides nothing, where somebody is in a hurry. */
    private static final Duration SHORT = Duration.ofSeconds(20);
    private static final Duration LEFT_OUT = Duration.ofMinutes(5);

    private final Repository repository;
    private final HostGit git;
    private final GitSettings settings;
    private final Optional<MakingFolder> making;
    /** Nobody who is in a hurry waits for the same key again. */
    private volatile OptionalLong couldNotSign = OptionalLong.empty();

    CommitWriter(Repository repository, HostGit git, GitSettings settings, Optional<MakingFolder> making) {
        this.repository = repository;
        this.making = making;
        this.git = git;
        this.settings = settings;
    }

    Sha write(Optional<Sha> parent, CommitDraft draft, Deadline deadline) {
        try (ObjectInserter inserter = repository.newObjectInserter();
                RevWalk walk = new RevWalk(new WholeHistoryReader(inserter.newReader()))) {
            ObjectId tree = tree(walk, inserter, parent, draft.writes());
            Optional<Sha> signed = settings.isOn("commit.gpgsign") && !(draft.told().isPresent() && hasJustFailed())
                    ? signed(parent, tree, draft, deadline)
                    : Optional.empty();
            if (signed.isPresent()) {
                return signed.get();
            }
            ObjectId commit = inserter.insert(builder(parent, tree, draft));
            inserter.flush();
            making.ifPresent(MakingFolder::publish);
            return Commits.sha(commit);
        } catch (IOException e) {
            throw notStored("a commit cannot be written", e);
        }
    }

    /** What the commit would change, compared with its parent; nothing is committed. */
    List<PathChange> changes(Optional<Sha> parent, CommitDraft draft) {
        try (ObjectInserter inserter = repository.newObjectInserter();
                RevWalk walk = new RevWalk(new WholeHistoryReader(inserter.newReader()))) {
            ObjectId tree = tree(walk, inserter, parent, draft.writes());
            Optional<ObjectId> before = parent.isPresent()
                    ? Optional.of(walk.parseCommit(Commits.id(parent.get())).getTree())
                    : Optional.empty();
            return Commits.changes(walk.getObjectReader(), before, tree);
        } catch (IOException e) {
            throw notStored("a commit cannot be written", e);
        }
    }

    /** Writes what a commit would hold, and no commit. */
    void requireWritable(Optional<Sha> parent, List<FileWrite> writes) {
        try (ObjectInserter inserter = repository.newObjectInserter();
                RevWalk walk = new RevWalk(new WholeHistoryReader(inserter.newReader()))) {
            tree(walk, inserter, parent, writes);
        } catch (IOException e) {
            throw notStored("a commit cannot be written", e);
        }
    }

    private static ObjectId tree(RevWalk walk, ObjectInserter inserter, Optional<Sha> parent, List<FileWrite> writes)
            throws IOException {
        Optional<ObjectId> base = parent.isPresent()
                ? Optional.of(walk.parseCommit(Commits.id(parent.get())).getTree())
                : Optional.empty();
        ObjectId tree = new TreeWriter(walk.getObjectReader(), inserter).write(base, writes);
        inserter.flush();
        return tree;
    }

    /** A tag of a commit that no ref leads to. */
    Sha tag(String name, Sha commit, byte[] message, Identity tagger, Instant when) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TagBuilder tag = new TagBuilder();
            tag.setTag(name);
            tag.setObjectId(Commits.id(commit), Constants.OBJ_COMMIT);
            tag.setTagger(new PersonIdent(tagger.name(), tagger.email(), when, ZoneOffset.UTC));
            tag.setMessage(new String(message, StandardCharsets.UTF_8));
            ObjectId id = inserter.insert(tag);
            inserter.flush();
            making.ifPresent(MakingFolder::publish);
            return Commits.sha(id);
        } catch (IOException e) {
            throw notStored("a tag cannot be written", e);
        }
    }

    /** A file that no commit holds. */
    Sha blob(byte[] content) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, content);
            inserter.flush();
            return Commits.sha(id);
        } catch (IOException e) {
            throw notStored("nothing can be written into the repository", e);
        }
    }

    /**
     * A folder that no commit holds.
     *
     * @param unchanged files of it that are there already
     */
    Sha folder(SortedMap<String, byte[]> written, SortedMap<String, BlobId> unchanged) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            SortedMap<String, ObjectId> all = new TreeMap<>();
            unchanged.forEach((name, blob) -> all.put(name, ObjectId.fromString(blob.hex())));
            for (Map.Entry<String, byte[]> file : written.entrySet()) {
                all.put(file.getKey(), inserter.insert(Constants.OBJ_BLOB, file.getValue()));
            }
            TreeFormatter tree = new TreeFormatter();
            all.forEach((name, id) -> tree.append(name, FileMode.REGULAR_FILE, id));
            ObjectId id = inserter.insert(tree);
            inserter.flush();
            return Commits.sha(id);
        } catch (IOException e) {
            throw notStored("nothing can be written into the repository", e);
        }
    }

    /** Git knows the empty tree without having or sending it, so that after a fetch JGit may miss it. */
    void bringEmptyTree() {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            if (!repository.getObjectDatabase().has(Constants.EMPTY_TREE_ID)) {
                inserter.insert(new TreeFormatter());
                inserter.flush();
            }
        } catch (IOException e) {
            throw notStored("nothing can be written into the repository", e);
        }
    }

    private static NotStored notStored(String what, IOException why) {
        return new NotStored(what + ": " + Sanitiser.line(String.valueOf(why.getMessage()), 200), why);
    }

    private static CommitBuilder builder(Optional<Sha> parent, ObjectId tree, CommitDraft draft) {
        Identity author = draft.author();
        PersonIdent person = new PersonIdent(author.name(), author.email(), draft.when(), ZoneOffset.UTC);
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(tree);
        parent.map(Commits::id).ifPresent(builder::setParentId);
        builder.setAuthor(person);
        builder.setCommitter(person);
        builder.setEncoding(StandardCharsets.UTF_8);
        builder.setMessage(draft.message());
        return builder;
    }

    private boolean hasJustFailed() {
        OptionalLong failed = couldNotSign;
        return failed.isPresent() && System.nanoTime() - failed.getAsLong() < LEFT_OUT.toNanos();
    }

    private GitAnswer asked(
            CommitDraft draft, Deadline deadline, Map<String, String> person, byte[] message, List<String> words) {
        Deadline limit = draft.told().isPresent() ? deadline.within(SHORT) : deadline;
        try {
            return git.run(limit, person, message, words.toArray(String[]::new));
        } catch (ConfigurationError e) {
            if (draft.told().isEmpty() || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return new GitAnswer(1, new byte[0], e.getMessage());
        }
    }

    /**
     * Git itself signs, with whichever program, format and key it is set to: JGit cannot sign with ssh keys.
     *
     * @return empty where it cannot, and the draft does not wait for it
     */
    private Optional<Sha> signed(Optional<Sha> parent, ObjectId tree, CommitDraft draft, Deadline deadline) {
        List<String> words = new ArrayList<>(List.of(
                "-c", "i18n.commitEncoding=UTF-8", "commit-tree", "-S", "-F", "-"));
        parent.ifPresent(sha -> words.addAll(List.of("-p", sha.hex())));
        words.add(tree.name());
        String date = "@" + draft.when().getEpochSecond() + " +0000";
        Map<String, String> person = new HashMap<>(Map.of(
                "GIT_AUTHOR_NAME", draft.author().name(), "GIT_AUTHOR_EMAIL", draft.author().email(),
                "GIT_AUTHOR_DATE", date,
                "GIT_COMMITTER_NAME", draft.author().name(), "GIT_COMMITTER_EMAIL", draft.author().email(),
                "GIT_COMMITTER_DATE", date));
        making.ifPresent(folder -> person.putAll(folder.forGit()));
        byte[] message = draft.message().getBytes(StandardCharsets.UTF_8);
        GitAnswer answer = asked(draft, deadline, person, message, words);
        making.ifPresent(MakingFolder::publish);
        Optional<Sha> made = Sha.tryParse(answer.text()).filter(sha -> answer.isDone());
        couldNotSign = made.isPresent() ? OptionalLong.empty() : OptionalLong.of(System.nanoTime());
        if (made.isEmpty()) {
            String why = "git is set to sign commits (commit.gpgSign) and could not: " + answer.complaint();
            draft.told().orElseThrow(() -> new ConfigurationError(why, "Check that `git commit -S` works here, or set "
                            + "commit.gpgSign to false in this repository."))
                    .accept(why + "; the commit is recorded without git's signature");
        }
        return made;
    }
}
