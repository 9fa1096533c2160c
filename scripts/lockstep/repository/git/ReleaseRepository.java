package lockstep.repository.git;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import lockstep.base.error.NotVerified;
import lockstep.base.error.Refused;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.repository.clone.MakingFolder;
import lockstep.repository.clone.NamedRemote;
import lockstep.repository.clone.RepositoryLayout;
import lockstep.repository.clone.SharedMode;
import lockstep.repository.host.GitSettings;
import lockstep.repository.host.HostGit;
import lockstep.repository.remote.GitRemote;
import lockstep.repository.remote.HostFetch;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import lockstep.repository.remote.Remote;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.ChangedPaths;
import lockstep.repository.tree.FileWrite;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TagFile;
import org.eclipse.jgit.lib.Repository;

/**
 * The service's repository as a release sees it: the branches of one remote, the commits between them, and the two
 * things that may be done, which are writing a commit and moving branches together.
 *
 * <p>It works from any clone of the operator's (a linked worktree, a bare one, a dirty tree, a detached HEAD) and
 * leaves in it objects and refs below {@code refs/lockstep/}, nothing else: working tree, index, HEAD, stash,
 * configuration, branches and remote-tracking refs are never touched.
 *
 * <p>Not for several threads at once, except for reading.
 */
public final class ReleaseRepository implements AutoCloseable {

    private static final Duration LOOKING = Duration.ofSeconds(20);

    private final Repository repository;
    private final BranchNames branches;
    private final GitSettings settings;
    private final RemoteBranches there;
    private final PrivateRefs refs;
    private final Commits commits;
    private final CloneMemory memory;
    private final CommitDates dates;
    private final CommitFiles files;
    private final CommitWriter writer;
    private final Runnable end;
    private final Runnable visits;
    private Optional<Ancestors> ancestors = Optional.empty();

    private ReleaseRepository(
            Repository repository, BranchNames branches, CommitWriter writer, GitSettings settings, Remote remote,
            PrivateRefs refs, Runnable visits, Runnable end) {
        this.repository = repository;
        this.branches = branches;
        this.settings = settings;
        this.refs = refs;
        this.commits = new Commits(repository);
        this.files = new CommitFiles(commits);
        this.writer = writer;
        this.there = new RemoteBranches(remote, branches, refs, commits, writer);
        this.memory = new CloneMemory(repository.getDirectory(), branches.evidence(), refs, files, writer);
        this.dates = new CommitDates(this, commits);
        this.visits = visits;
        this.end = end;
    }

    /** With this process's environment, hiding what it learns only from its own messages. */
    public static ReleaseRepository open(Path folder, String remote, BranchNames branches) {
        return open(folder, remote, branches, System.getenv(), new Secrets());
    }

    /**
     * @param environment for git, ssh and the programs they run
     * @param secrets learns the passwords that come by
     * @throws lockstep.base.error.ConfigurationError if there is no repository, or no such remote
     * @throws Refused if the clone cannot tell the truth about ancestry (shallow, partial, grafted, replaced, SHA-256),
     *     or is a mirror, whose memory others write
     */
    public static ReleaseRepository open(
            Path folder, String remote, BranchNames branches, Map<String, String> environment, Secrets secrets) {
        Deadline deadline = Deadline.in(LOOKING);
        HostGit git = new HostGit(folder, environment);
        RepositoryLayout layout = RepositoryLayout.find(git, deadline);
        GitSettings settings = GitSettings.read(git, deadline);
        layout.refuseWhatHidesHistory(settings);
        layout.refuseWhatOverwritesMemory(settings);
        NamedRemote named = NamedRemote.find(remote, git, settings, layout, secrets, deadline);
        SharedMode shared = settings.text("core.sharedrepository").map(SharedMode::of).orElse(SharedMode.NONE);
        MakingFolder making = MakingFolder.in(layout.commonFolder(), shared);
        Repository repository;
        try {
            repository = layout.open(making);
        } catch (RuntimeException e) {
            making.close();
            throw e;
        }
        PrivateRefs refs = new PrivateRefs(repository, remote, making::publish, shared);
        if (refs.anyReplaced()) {
            repository.close();
            making.close();
            throw new Refused(
                    "this clone has replace refs, which rewrite ancestry",
                    "See `git replace --list`, or use a fresh clone.");
        }
        GitRemote there = new GitRemote(repository, named.reading(), named.writing(), git, settings, secrets,
                new HostFetch(git, remote, making.forGit()));
        return new ReleaseRepository(
                repository, branches, new CommitWriter(repository, git, settings, Optional.of(making)), settings, there,
                refs, making::renew, making::close);
    }

    /** Only for reading, and for writing commits: any repository, without a remote. */
    public static ReleaseRepository withoutRemote(Repository repository, BranchNames branches) {
        return over(repository, branches, "none", null);
    }

    /**
     * Over any remote that can reach the objects of the repository.
     *
     * @param name of the remote: refs that are kept between visits lie below it
     */
    public static ReleaseRepository over(Repository repository, BranchNames branches, String name, Remote remote) {
        return new ReleaseRepository(
                repository, branches, new CommitWriter(repository, null, GitSettings.none(), Optional.empty()),
                GitSettings.none(), remote, new PrivateRefs(repository, name, () -> { }, SharedMode.NONE),
                () -> { }, () -> { });
    }

    public BranchNames branches() {
        return branches;
    }

    /** Where the remote is, for people: never with a password. */
    public String remoteAddress() {
        return there.shown();
    }

    /** What the remote is called here. */
    public String remoteName() {
        return refs.remote();
    }

    /** Who git says the operator is; empty if git has not been told. */
    public Optional<Identity> identity() {
        return settings.text("user.name").map(name -> new Identity(name, settings.text("user.email").orElse("")));
    }

    /**
     * Reads the branches of the remote and fetches what leads to them.
     *
     * @throws lockstep.base.error.ConfigurationError if the remote cannot be read in time
     */
    public RemoteHeads fetch(Deadline deadline) {
        visits.run();
        return there.fetch(deadline);
    }

    /** Where the last visit to the remote saw the production branch. */
    public Optional<Sha> seenProduction() {
        return there.seen(branches.production());
    }

    /** The same of the staging branch. */
    public Optional<Sha> seenStaging() {
        return there.seen(branches.staging());
    }

    /** The same of the evidence branch. */
    public Optional<Sha> seenEvidence() {
        return there.seen(branches.evidence());
    }

    /** Fetches the witnesses that are not here; what does not come is found missing where it is read. */
    public void fetchWitnesses(RemoteHeads heads, Deadline deadline) {
        there.fetchWitnesses(heads, deadline);
    }

    /** The annotated tag of that id; empty where it is none, or is not here. */
    public Optional<TagFile> tag(Sha id, int cap) {
        return commits.tag(id, cap);
    }

    /** Of these commits, those that lead to the tip along first parents. */
    public Set<Sha> onFirstParents(Sha tip, Set<Sha> wanted) {
        return commits.onFirstParents(tip, wanted);
    }

    /**
     * The commits that changed what lies at some paths, along first parents, oldest first.
     *
     * @param paths each below a folder
     * @param after only those after it; it leads to the tip along first parents
     */
    public List<ChangedPaths> commitsThatChanged(Collection<String> paths, Optional<Sha> after, Sha tip) {
        CommitDates.Telling telling = dates.after(after);
        List<ChangedPaths> changed = commits.thatChanged(paths, after, tip, telling);
        dates.told(telling, tip);
        return changed;
    }

    /**
     * Which commits, along first parents, brought what lies at some paths: since each it lies there. It costs what came
     * since; of a path where nothing lies at the tip nothing is told.
     */
    public Map<String, Sha> commitsThatBrought(Collection<String> paths, Sha tip) {
        return commits.thatBrought(paths, tip);
    }

    /**
     * Whether the tip has in a folder every file that any commit has there that leads to it, by whichever parents, and
     * as it is there.
     */
    public boolean keepsAllThatEverLay(Sha tip, String folder) {
        return commits.keepsAllThatEverLay(tip, folder);
    }

    /** Writes an annotated tag of a commit into the object database; no ref leads to it. */
    public Sha writeTag(String name, Sha commit, byte[] message, Identity tagger, Instant when) {
        return writer.tag(name, commit, message, tagger, when);
    }

    /** A tag as the remote has it now, whatever this clone has under its name. */
    public Optional<RemoteTag> tag(String name, Deadline deadline) {
        return there.tag(name, deadline);
    }

    /** Whether it names an annotated tag in this clone; git takes that for the tagged commit, Lockstep does not. */
    public boolean isTag(Sha sha) {
        return commits.isTag(sha);
    }

    /** Whether the commit is in this clone: commits of branches that were never fetched are not. */
    public boolean has(Sha sha) {
        return commits.has(sha);
    }

    /** The commits whose names begin with these digits. */
    public List<Sha> commitsThatBegin(String digits) {
        return commits.thatBegin(digits);
    }

    /** Whether one can get from the descendant to the ancestor by parents; a commit is its own ancestor. */
    public boolean isAncestor(Sha ancestor, Sha descendant) {
        return commits.isAncestor(ancestor, descendant);
    }

    /** The same, for who asks about many commits and one descendant. */
    public synchronized boolean leadsTo(Sha descendant, Sha ancestor) {
        if (ancestors.filter(known -> known.tip().equals(descendant)).isEmpty()) {
            ancestors.ifPresent(Ancestors::close);
            ancestors = Optional.of(new Ancestors(repository, descendant));
        }
        return ancestors.get().contains(ancestor);
    }

    /**
     * When a commit of the evidence branch was made, as far as anybody can know: not before what it stands on, and not
     * before this clone last found the branch in order without it. Else a key that has ended could sign for ever, by
     * dating back.
     */
    public Instant madeAt(Sha commit) {
        return dates.madeAt(commit);
    }

    public CommitSummary summary(Sha sha) {
        return commits.summary(sha);
    }

    /** The addresses of everybody who made what {@code to} has and {@code from} has not, in lower case. */
    public Set<String> people(Optional<Sha> from, Sha to) {
        return commits.people(from, to);
    }

    /** What {@code to} has and {@code from} has not, newest first, at most {@code limit}. */
    public List<CommitSummary> commitsBetween(Sha from, Sha to, int limit) {
        return commits.between(Optional.of(from), to, limit);
    }

    /** How many commits {@code to} has and {@code from} has not, without a limit. */
    public int countBetween(Optional<Sha> from, Sha to) {
        return commits.count(from, to);
    }

    /** The newest commits that lead to the tip. */
    public List<CommitSummary> commitsUpTo(Sha tip, int limit) {
        return commits.between(Optional.empty(), tip, limit);
    }

    /** What differs between two trees, whatever lies between them. */
    public List<PathChange> changedPaths(Sha from, Sha to) {
        return commits.changes(Optional.of(from), to);
    }

    /** The plain file of that path; links are not followed. */
    public Optional<BlobId> find(Sha commit, String path) {
        return files.find(commit, path);
    }

    /** The folder of that path, by git's digest of all that lies in it. */
    public Optional<Sha> folder(Sha commit, String path) {
        return files.folder(commit, path);
    }

    /** Whether anything lies at the path: a file, a folder, a link. */
    public boolean isAnything(Sha commit, String path) {
        return files.isAnything(commit, path);
    }

    /** @throws lockstep.base.error.NotVerified if the file is larger than the cap */
    public Optional<byte[]> read(Sha commit, String path, int cap) {
        return files.find(commit, path).map(blob -> files.content(blob, cap));
    }

    /** The same; empty as well where the file is larger than the cap, or damaged. */
    public Optional<byte[]> readable(Sha commit, String path, int cap) {
        try {
            return read(commit, path, cap);
        } catch (NotVerified e) {
            return Optional.empty();
        }
    }

    /** The plain files that lie in a folder, by their names; none if there is no such folder. */
    public SortedMap<String, BlobId> filesIn(Sha commit, String folder) {
        return files.inFolder(commit, folder);
    }

    /** @throws lockstep.base.error.NotVerified if the file is larger than the cap */
    public byte[] read(BlobId blob, int cap) {
        return files.content(blob, cap);
    }

    public long size(BlobId blob) {
        return files.size(blob);
    }

    /** For who reads many files. */
    public BlobReader blobs() {
        return new BlobReader(repository.newObjectReader());
    }

    /** The names in a folder ("" is the top), folders with a slash at the end; none if there is no such folder. */
    public List<String> list(Sha commit, String folder) {
        return files.names(commit, folder);
    }

    /** The commits that lead to the tip along first parents, oldest first. */
    public History history(Sha tip) {
        return new History(repository, Optional.empty(), tip);
    }

    /** Those of {@link #history} that do not lead to {@code known}. */
    public History historyAfter(Sha known, Sha tip) {
        return new History(repository, Optional.of(known), tip);
    }

    /** The tip of the evidence branch that was last found in order in this clone. */
    public Optional<Sha> rememberedTip() {
        return refs.read("verified/" + branches.evidence());
    }

    public void rememberTip(Sha tip) {
        refs.remember("verified/" + branches.evidence(), tip);
        dates.visited(tip);
    }

    /** When this clone last found the evidence branch in order; empty where that is not known. */
    public Optional<Visit> lastVisit() {
        return dates.visit();
    }

    /** What this clone keeps between visits. */
    public CloneMemory memory() {
        return memory;
    }

    /**
     * Writes a commit on top of another, into the object database only, signed if git is set to sign commits.
     *
     * @throws Refused if a file is in the way
     * @throws lockstep.base.error.ConfigurationError if it is to be signed and cannot be
     */
    public Sha commitOn(Sha parent, CommitDraft draft, Deadline deadline) {
        return writer.write(Optional.of(parent), draft, deadline);
    }

    /** What {@link #commitOn} would change. */
    public List<PathChange> changesOf(Optional<Sha> parent, CommitDraft draft) {
        return writer.changes(parent, draft);
    }

    /** As {@link #commitOn}, without a parent: the first of a new branch. */
    public Sha firstCommit(CommitDraft draft, Deadline deadline) {
        return writer.write(Optional.empty(), draft, deadline);
    }

    /**
     * Tries out the tree of a commit that is not to be made yet. Leaves objects that nothing leads to.
     *
     * @throws Refused if a file is in the way
     */
    public void requireWritable(Optional<Sha> parent, List<FileWrite> writes) {
        writer.requireWritable(parent, writes);
    }

    /**
     * Moves the branches of the remote together, or none of them.
     *
     * <p>A lease alone would let a branch be rewound, so a fast-forward is checked here and the lease by the server.
     */
    public PushOutcome pushAtomically(List<RefMove> moves, Deadline deadline) {
        return there.push(moves, deadline);
    }

    @Override
    public synchronized void close() {
        ancestors.ifPresent(Ancestors::close);
        ancestors = Optional.empty();
        repository.close();
        end.run();
    }
}
