package lockstep.repository.git;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.repository.clone.WholeHistoryReader;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.ChangedPaths;
import lockstep.repository.tree.FileKind;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TagFile;
import lockstep.repository.tree.TreeFile;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.RawParseUtils;

/** Reads commits from the objects on this disk: their ancestry, and what changed between them. */
final class Commits {

    private static final Pattern CO_AUTHOR =
            Pattern.compile("(?im)^co-authored-by:[^<\\r\\n]{0,200}<([^>\\r\\n]{1,200})>");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUBJECT = 200;

    private static final int MOST_SEEN = 1_000;

    private final Repository repository;
    /** Commits that were here when they were asked for last: the moves of a record ask for each again and again. */
    private final Map<Sha, Boolean> seen = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sha, Boolean> eldest) {
            return size() > MOST_SEEN;
        }
    });

    Commits(Repository repository) {
        this.repository = repository;
    }

    static ObjectId id(Sha sha) {
        return ObjectId.fromString(sha.hex());
    }

    static Sha sha(ObjectId id) {
        return new Sha(id.name());
    }

    static CommitSummary summary(RevCommit commit) {
        return new CommitSummary(
                sha(commit),
                Arrays.stream(commit.getParents()).map(Commits::sha).toList(),
                author(commit),
                Instant.ofEpochSecond(commit.getCommitTime()),
                Sanitiser.line(commit.getShortMessage(), LONGEST_SUBJECT));
    }

    /** Git takes commits whose author nobody can read: the time may be out of all bounds, the address missing. */
    private static String author(RevCommit commit) {
        try {
            return Optional.ofNullable(commit.getAuthorIdent())
                    .map(author -> Sanitiser.line(author.getName(), LONGEST_NAME))
                    .orElse("");
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return "";
        }
    }

    /** What an operation on the object database does, where failing means a damaged repository. */
    interface Reading<T> {
        T with(RevWalk walk) throws IOException;
    }

    /** The same of single objects, which takes no walk along commits. */
    private interface Looking<T> {
        T at(ObjectReader objects) throws IOException;
    }

    /** @throws NotVerified if an object is missing, damaged, or not what it has to be there */
    <T> T read(Reading<T> reading) {
        return look(objects -> {
            try (RevWalk walk = new RevWalk(objects)) {
                return reading.with(walk);
            }
        });
    }

    private <T> T look(Looking<T> looking) {
        try (ObjectReader objects = repository.newObjectReader()) {
            return looking.at(objects);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException
                | DateTimeException | ArithmeticException | LargeObjectException e) {
            // JGit's parsers of trees and commits throw these where the bytes are no tree or commit.
            throw damaged(e);
        }
    }

    static NotVerified damaged(Exception cause) {
        return new NotVerified(
                "an object of the repository cannot be read: "
                        + Sanitiser.line(String.valueOf(cause.getMessage()), 200),
                "See what `git fsck` says of this clone and of the remote.", cause);
    }

    /** Whether there is a commit of that name. A tag's name is no commit's, though git takes one for the other. */
    boolean has(Sha sha) {
        boolean isHere = seen.containsKey(sha) || isOf(Constants.OBJ_COMMIT, sha);
        if (isHere) {
            seen.put(sha, true);
        }
        return isHere;
    }

    boolean isTag(Sha sha) {
        return isOf(Constants.OBJ_TAG, sha);
    }

    private boolean isOf(int type, Sha sha) {
        return look(objects -> {
            try {
                return objects.open(id(sha)).getType() == type;
            } catch (MissingObjectException e) {
                return false;
            }
        });
    }

    /** Whether there is any object of that name. */
    boolean isHere(Sha sha) {
        return look(objects -> objects.has(id(sha)));
    }

    /** Empty for what is not here, is larger than the cap, or is no tag of a commit. */
    Optional<TagFile> tag(Sha sha, int cap) {
        try {
            return read(walk -> {
                ObjectLoader loader = walk.getObjectReader().open(id(sha));
                if (loader.getType() != Constants.OBJ_TAG || loader.getSize() > cap
                        || WholeHistoryReader.isCut(walk.getObjectReader(), id(sha))) {
                    return Optional.empty();
                }
                byte[] raw = loader.getCachedBytes(cap);
                RevTag tag = RevTag.parse(walk, raw);
                int message = RawParseUtils.tagMessage(raw, 0);
                return tag.getObject().getType() != Constants.OBJ_COMMIT || message < 0
                        ? Optional.empty()
                        : Optional.of(new TagFile(
                                tag.getTagName(), sha(tag.getObject()), when(tag),
                                Arrays.copyOfRange(raw, message, raw.length)));
            });
        } catch (NotVerified e) {
            return Optional.empty();
        }
    }

    private static Instant when(RevTag tag) {
        PersonIdent tagger = tag.getTaggerIdent();
        return tagger == null ? Instant.EPOCH : tagger.getWhenAsInstant();
    }

    Set<Sha> onFirstParents(Sha tip, Set<Sha> wanted) {
        return read(walk -> {
            Set<Sha> found = new HashSet<>();
            Optional<ObjectId> next = Optional.of(id(tip));
            while (next.isPresent() && found.size() < wanted.size()) {
                Sha at = sha(next.get());
                if (wanted.contains(at)) {
                    found.add(at);
                }
                RevCommit commit = walk.parseCommit(next.get());
                next = Arrays.stream(commit.getParents()).<ObjectId>map(parent -> parent).findFirst();
                commit.disposeBody();
            }
            return found;
        });
    }

    List<ChangedPaths> thatChanged(
            Collection<String> paths, Optional<Sha> after, Sha tip, CommitDates.Telling dates) {
        return read(walk -> new FolderHistory(walk, paths, dates).changes(after, tip));
    }

    Map<String, Sha> thatBrought(Collection<String> paths, Sha tip) {
        return read(walk -> new Beginnings(walk).of(paths, tip));
    }

    boolean keepsAllThatEverLay(Sha tip, String folder) {
        return read(walk -> new FolderPast(walk, folder).isKept(tip));
    }

    /** The commit that a tag leads to, through other tags too; a commit leads to itself. */
    Optional<Sha> peeled(Sha sha) {
        return read(walk -> {
            RevObject object = walk.peel(walk.parseAny(id(sha)));
            return object instanceof RevCommit commit ? Optional.of(sha(commit)) : Optional.empty();
        });
    }

    List<Sha> thatBegin(String digits) {
        return read(walk -> {
            List<Sha> commits = new ArrayList<>();
            for (ObjectId id : walk.getObjectReader().resolve(AbbreviatedObjectId.fromString(digits))) {
                if (walk.getObjectReader().open(id).getType() == Constants.OBJ_COMMIT) {
                    commits.add(sha(id));
                }
            }
            return commits;
        });
    }

    boolean isAncestor(Sha ancestor, Sha descendant) {
        return read(walk -> {
            walk.setRetainBody(false);
            RevCommit before = walk.parseCommit(id(ancestor));
            RevCommit after = walk.parseCommit(id(descendant));
            return Arrays.asList(after.getParents()).contains(before) || walk.isMergedInto(before, after);
        });
    }

    CommitSummary summary(Sha sha) {
        return read(walk -> summary(walk.parseCommit(id(sha))));
    }

    /** The addresses of who wrote, committed or, by a trailer, helped with what {@code to} has and {@code from} not. */
    Set<String> people(Optional<Sha> from, Sha to) {
        return read(walk -> {
            walk.setRetainBody(false);
            walk.markStart(walk.parseCommit(id(to)));
            if (from.isPresent()) {
                walk.markUninteresting(walk.parseCommit(id(from.get())));
            }
            Set<String> people = new TreeSet<>();
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                walk.parseBody(commit);
                people.add(address(known(commit.getAuthorIdent(), commit).getEmailAddress()));
                people.add(address(known(commit.getCommitterIdent(), commit).getEmailAddress()));
                if (WholeHistoryReader.isCut(walk.getObjectReader(), commit)) {
                    throw new IllegalStateException("nobody can read who helped with the commit " + commit.name()
                            + ": it is larger than a mebibyte");
                }
                CO_AUTHOR.matcher(commit.getFullMessage()).results()
                        .forEach(match -> people.add(address(match.group(1))));
                commit.disposeBody();
            }
            people.remove("");
            return people;
        });
    }

    /** Who nobody can name could be anybody. */
    private static PersonIdent known(PersonIdent person, RevCommit commit) {
        if (person == null) {
            throw new IllegalStateException("nobody can read whose the commit " + commit.name() + " is");
        }
        return person;
    }

    /** Whole: it is compared with whoever approves. */
    private static String address(String email) {
        return Sanitiser.line(email).strip().toLowerCase(Locale.ROOT);
    }

    List<CommitSummary> between(Optional<Sha> from, Sha to, int limit) {
        return read(walk -> {
            walk.setRetainBody(false);
            walk.markStart(walk.parseCommit(id(to)));
            if (from.isPresent()) {
                walk.markUninteresting(walk.parseCommit(id(from.get())));
            }
            List<CommitSummary> commits = new ArrayList<>();
            for (RevCommit commit = walk.next(); commit != null && commits.size() < limit; commit = walk.next()) {
                walk.parseBody(commit);
                commits.add(summary(commit));
                commit.disposeBody();
            }
            return commits;
        });
    }

    int count(Optional<Sha> from, Sha to) {
        return read(walk -> {
            walk.setRetainBody(false);
            walk.markStart(walk.parseCommit(id(to)));
            if (from.isPresent()) {
                walk.markUninteresting(walk.parseCommit(id(from.get())));
            }
            int count = 0;
            while (walk.next() != null) {
                count++;
            }
            return count;
        });
    }

    List<PathChange> changes(Optional<Sha> from, Sha to) {
        return read(walk -> {
            Optional<RevCommit> before = from.isPresent()
                    ? Optional.of(walk.parseCommit(id(from.get())))
                    : Optional.empty();
            return changes(walk.getObjectReader(), before, walk.parseCommit(id(to)));
        });
    }

    static List<PathChange> changes(ObjectReader reader, Optional<RevCommit> before, RevCommit after)
            throws IOException {
        return changes(reader, before.map(RevCommit::getTree), after.getTree());
    }

    static List<PathChange> changes(ObjectReader reader, Optional<? extends ObjectId> before, ObjectId after)
            throws IOException {
        return new TreeChanges(reader).between(before, after);
    }

    static TreeFile file(TreeWalk walk, int tree) {
        return file(walk.getObjectId(tree), walk.getRawMode(tree));
    }

    static TreeFile file(ObjectId id, int mode) {
        FileKind kind = switch (mode) {
            case 0100644, 0100664 -> FileKind.FILE;
            case 0100755 -> FileKind.EXECUTABLE;
            case FileMode.TYPE_SYMLINK -> FileKind.LINK;
            case FileMode.TYPE_GITLINK -> FileKind.SUBMODULE;
            default -> FileKind.OTHER;
        };
        return new TreeFile(blob(id), kind);
    }

    static BlobId blob(ObjectId id) {
        return new BlobId(id.name());
    }
}
