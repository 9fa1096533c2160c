package lockstep.demo.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
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

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                deploy(branches.staging(), environment.of(Environment.STAGING));
                deploy(branches.production(), environment.of(Environment.PRODUCTION));
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deploy(String branch, DemoService service) {
        try {
            Ref ref = repository.exactRef("refs/heads/" + branch);
            if (ref != null && ref.getObjectId() != null) {
                Sha head = new Sha(ref.getObjectId().name());
                if (!head.equals(service.revision())) {
                    // What was wrong with the old version is gone with it.
                    service.faults().forEach((Fault fault) -> service.mend(fault));
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
