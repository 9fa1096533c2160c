package lockstep.demo.rehearsal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.demo.service.DemoEnvironment;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.http.HttpSettings;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;

/**
 * All that a release needs, embedded: two services, a repository with {@code main}, an operator's clone with its
 * {@code lockstep.yaml}, and a platform that deploys the branches when they move.
 */
public final class DemoTeam implements AutoCloseable {

    private final DemoEnvironment environment;
    private final ServiceRepository repository;
    private final BranchDeployer platform;

    private DemoTeam(DemoEnvironment environment, ServiceRepository repository, BranchDeployer platform) {
        this.environment = environment;
        this.repository = repository;
        this.platform = platform;
    }

    /**
     * @param folder an empty one; it stays when the stage is closed, for whoever wants to look
     * @param stagingFaults what is wrong with the first version that is deployed to staging
     */
    public static DemoTeam set(Path folder, Map<String, String> variables, Set<Fault> stagingFaults) {
        return set(folder, variables, stagingFaults, "");
    }

    /** @param more lines of {@code lockstep.yaml} */
    public static DemoTeam set(Path folder, Map<String, String> variables, Set<Fault> stagingFaults, String more) {
        return set(folder, variables, staging -> staging.withFaults(stagingFaults.toArray(Fault[]::new)), more);
    }

    /**
     * @param otherwise what staging has otherwise than usual
     * @param more lines of {@code lockstep.yaml}
     */
    public static DemoTeam set(
            Path folder, Map<String, String> variables, UnaryOperator<DemoSettings> otherwise, String more) {
        ServiceRepository repository = ServiceRepository.make(folder, variables);
        Sha first = repository.land("Answer when greeted", Instant.now());
        DemoEnvironment environment = DemoEnvironment.start(first, otherwise);
        try {
            Sha configured = repository.landFile(
                    "Say where the service runs", ConfigReader.FILE_NAME, configuration(environment) + more,
                    Instant.now());
            environment.staging().deploy(configured);
            repository.checkOut(variables);
        } catch (RuntimeException e) {
            environment.close();
            repository.close();
            throw e;
        }
        BranchDeployer platform = new BranchDeployer(repository.bare(), environment, ServiceRepository.BRANCHES);
        return new DemoTeam(environment, repository, platform);
    }

    private static String configuration(DemoEnvironment environment) {
        return """
                service: demo
                environments:
                  staging:    {base: "%s", revision: {header: X-Build-Sha}}
                  production: {base: "%s", revision: {path: /version, field: commit}}
                deploy:
                  production: {wait: 1m}
                """.formatted(environment.staging().base(), environment.production().base());
    }

    public DemoEnvironment environment() {
        return environment;
    }

    /** Whether the platform deploys nothing to production, whatever release says. */
    public void holdProduction(boolean isHeld) {
        platform.hold(isHeld);
    }

    /** What is wrong with the next version that is deployed to production. */
    public void breakNextOfProduction(Set<Fault> faults) {
        platform.breakNext(faults);
    }

    public Path bareRepository() {
        return repository.bare();
    }

    /** The operator's clone. */
    public Path operatorsClone() {
        return repository.operatorsClone();
    }

    /** A change is merged to main, and deployed to staging soon after. */
    public Sha land(String subject) {
        return repository.land(subject, Instant.now());
    }

    /** The same, of a file that the change is about. */
    public Sha land(String subject, String path) {
        return repository.land(subject, path, Instant.now());
    }

    /** The same, with the content of the file. */
    public Sha land(String subject, String path, String content) {
        return repository.landFile(subject, path, content, Instant.now());
    }

    /** The operator's clone shows what main has now. */
    public void checkOut(Map<String, String> variables) {
        repository.checkOut(variables);
    }

    /** The operator sits down at the clone. */
    public ReleaseSite open(Operator operator, Map<String, String> variables) {
        Config config = ConfigReader.read(repository.operatorsClone().resolve(ConfigReader.FILE_NAME));
        return ReleaseSite.open(
                config, repository.operatorsClone(), Optional.empty(), operator, variables, HttpSettings.defaults());
    }

    @Override
    public void close() {
        platform.close();
        environment.close();
        repository.close();
    }
}
