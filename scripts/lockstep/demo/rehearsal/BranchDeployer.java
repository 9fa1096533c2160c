package lockstep.demo.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.DemoEnvironment;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.Fault;
import lockstep.repository.git.BranchNames;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The platform: deploys main to staging and release to production, whenever they move. A deployment is a fresh start.
 */
final class BranchDeployer implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Repository repository;
    private final DemoEnvironment environment;
    private final BranchNames branches;
    private final Thread thread;
    private volatile boolean holdsProduction;
    private volatile Set<Fault> nextOfProduction = Set.of();

    BranchDeployer(Path bare, DemoEnvironment environment, BranchNames branches) {
        this.environment = environment;
        this.branches = branches;
        try {
            this.repository = new FileRepositoryBuilder().setGitDir(bare.toFile()).setMustExist(true).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.thread = Thread.ofPlatform().daemon().name("deployer").start(this::watch);
    }

    /** Whether production stays as it is, whatever its branch says. */
    void hold(boolean isHeld) {
        holdsProduction = isHeld;
    }

    /** What is wrong with the next version that is deployed to production. */
    void breakNext(Set<Fault> faults) {
        nextOfProduction = Set.copyOf(faults);
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                deploy(branches.staging(), environment.of(Environment.STAGING), Set.of());
                if (!holdsProduction) {
                    deploy(branches.production(), environment.of(Environment.PRODUCTION), nextOfProduction);
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deploy(String branch, DemoService service, Set<Fault> faults) {
        try {
            Ref ref = repository.exactRef("refs/heads/" + branch);
            if (ref != null && ref.getObjectId() != null) {
                Sha head = new Sha(ref.getObjectId().name());
                if (!head.equals(service.revision())) {
                    // What was wrong with the old version is gone with it.
                    service.faults().forEach((Fault fault) -> service.mend(fault));
                    faults.forEach(service::break_);
                    if (!faults.isEmpty()) {
                        nextOfProduction = Set.of();
                    }
                    service.deploy(head);
                    service.restart();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        repository.close();
    }
}
