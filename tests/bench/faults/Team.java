package tests.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import lockstep.base.process.Programs;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.HttpSettings;
import lockstep.record.signature.Signatures;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.remote.Remote;
import lockstep.settings.Config;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;

/**
 * A team in memory: its remote, a candidate on {@code main}, and sites of Lockstep that work with them. All objects of
 * git lie in one place, so that a fetch only has to tell where branches are.
 */
final class Team implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Config config;
    private final InMemoryRepository objects = new InMemoryRepository(new DfsRepositoryDescription("team"));
    private final BranchNames branches;
    private final TeamRemote remote = new TeamRemote();
    private final Sha candidate;
    private int visitors;

    Team(Config config) {
        this.config = config;
        this.branches = new BranchNames(
                config.git().staging(), config.git().production(), config.evidence().branch());
        Sha released = commit(Optional.empty(), "first");
        this.candidate = commit(Optional.of(released), "second");
        remote.put(branches.production(), released);
        remote.put(branches.staging(), candidate);
    }

    private Sha commit(Optional<Sha> parent, String message) {
        try (ObjectInserter inserter = objects.newObjectInserter()) {
            CommitBuilder builder = new CommitBuilder();
            builder.setTreeId(inserter.insert(new TreeFormatter()));
            parent.ifPresent(one -> builder.setParentId(ObjectId.fromString(one.hex())));
            PersonIdent author = new PersonIdent("Ada", "ada@example.org", Universe.BEGAN, ZoneOffset.UTC);
            builder.setAuthor(author);
            builder.setCommitter(author);
            builder.setMessage(message);
            ObjectId id = inserter.insert(builder);
            inserter.flush();
            return new Sha(id.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TeamRemote remote() {
        return remote;
    }

    Sha candidate() {
        return candidate;
    }

    boolean isPromoted() {
        return remote.head(branches.production()).equals(Optional.of(candidate));
    }

    /** What a promotion does to the branches. */
    void promote() {
        remote.put(branches.production(), candidate);
    }

    /** Somebody's clone, with the commands of a host. */
    ReleaseSite site(Host host, Programs programs, Waiting waiting, Runnable step) {
        return site(host, programs, waiting, remote.from(step, false));
    }

    private ReleaseSite site(Host host, Programs programs, Waiting waiting, Remote way) {
        objects.incrementOpen();
        ReleaseRepository clone =
                ReleaseRepository.over(objects, branches, "visitor" + visitors++, way);
        return new ReleaseSite(config, clone, Path.of("/"), host.operator(), HttpSettings.defaults(), new Secrets(),
                Signatures.none(), host, waiting, LIMIT, Optional.empty(), LIMIT, programs);
    }

    /** Whoever only looks, and always sees the remote. */
    ReleaseSite observer(Host host, Programs programs) {
        return site(host, programs, Waiting.real(), remote.from(() -> { }, true));
    }

    @Override
    public void close() {
        objects.close();
    }
}
