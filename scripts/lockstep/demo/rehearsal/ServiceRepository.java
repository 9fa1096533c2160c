package lockstep.demo.rehearsal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.Identity;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.host.GitAnswer;
import lockstep.repository.host.HostGit;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import lockstep.repository.tree.FileWrite;

/** A team's repository for the day: a bare one that everybody pushes to, and the operator's clone of it. */
final class ServiceRepository implements AutoCloseable {

    static final BranchNames BRANCHES = new BranchNames("main", "release", "release-evidence");

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Identity DEVELOPER = new Identity("Dev Eloper", "dev@service.example");

    private final Path bare;
    private final Path clone;
    private final ReleaseRepository developer;
    private Optional<Sha> main = Optional.empty();

    private ServiceRepository(Path bare, Path clone, ReleaseRepository developer) {
        this.bare = bare;
        this.clone = clone;
        this.developer = developer;
    }

    static ServiceRepository make(Path folder, Map<String, String> environment) {
        Path bare = folder.resolve("service.git");
        Path clone = folder.resolve("operator");
        git(folder, environment, "init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
        git(folder, environment, "clone", "--quiet", bare.toString(), clone.toString());
        return new ServiceRepository(
                bare, clone, ReleaseRepository.open(clone, "origin", BRANCHES, environment, new Secrets()));
    }

    /** The operator's clone shows what main has: somebody may want to commit there. */
    void checkOut(Map<String, String> environment) {
        git(clone, environment, "pull", "--quiet", "--ff-only");
    }

    private static void git(Path folder, Map<String, String> environment, String... words) {
        GitAnswer answer = new HostGit(folder, environment).run(Deadline.in(LIMIT), words);
        if (!answer.isDone()) {
            throw new NotVerified(
                    "git " + words[0] + " failed in " + folder,
                    "Check that git is installed and the disk is not full.");
        }
    }

    Path bare() {
        return bare;
    }

    Path operatorsClone() {
        return clone;
    }

    /** A change is merged to main. */
    Sha land(String subject, Instant when) {
        return land(subject, "CHANGES", when);
    }

    Sha land(String subject, String path, Instant when) {
        return landFile(subject, path, subject + "\n", when);
    }

    Sha landFile(String subject, String path, String content, Instant when) {
        FileWrite change = FileWrite.put(path, content.getBytes(StandardCharsets.UTF_8));
        CommitDraft draft = new CommitDraft(List.of(change), subject + "\n", DEVELOPER, when);
        Deadline deadline = Deadline.in(LIMIT);
        Sha commit = main.map(parent -> developer.commitOn(parent, draft, deadline))
                .orElseGet(() -> developer.firstCommit(draft, deadline));
        RefMove move = main.<RefMove>map(from -> new RefMove.FastForward(BRANCHES.staging(), from, commit))
                .orElseGet(() -> new RefMove.Create(BRANCHES.staging(), commit));
        PushOutcome outcome = developer.pushAtomically(List.of(move), deadline);
        if (!(outcome instanceof PushOutcome.Moved)) {
            throw new NotVerified("the change could not be pushed: " + outcome, "Check that the disk is not full.");
        }
        main = Optional.of(commit);
        return commit;
    }

    @Override
    public void close() {
        developer.close();
    }
}
