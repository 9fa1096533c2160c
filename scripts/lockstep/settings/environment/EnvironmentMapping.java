package lockstep.settings.environment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.gates.revision.RevisionSource;
import lockstep.settings.check.ValueChecks;

/** Turns the shapes of a revision and a deployment into checked values. */
public record EnvironmentMapping(ValueChecks check) {

    public Optional<RevisionSource> revision(String key, RevisionFile revision) {
        if (revision == null) {
            return Optional.empty();
        }
        long ways = Stream.of(revision.header(), revision.field(), revision.command())
                .filter(way -> way != null)
                .count();
        if (ways != 1) {
            throw check.wrong(key, " needs exactly one of header, field (with path) and command", null);
        }
        String path = check.path(key + ".path", revision.path()).orElse("/health");
        if (revision.header() != null) {
            return Optional.of(new RevisionSource.Header(path, check.token(key + ".header", revision.header())));
        }
        if (revision.field() != null) {
            return Optional.of(new RevisionSource.Field(
                    path, check.line(key + ".field", revision.field()).orElseThrow()));
        }
        return Optional.of(new RevisionSource.Command(check.command(key + ".command", revision.command())));
    }

    public Optional<DeploySettings> deployment(String key, DeploymentFile deployment) {
        return Optional.ofNullable(deployment)
                .map(one -> deployment(key, one.command(), one.await(), Optional.empty()));
    }

    public Optional<DeploySettings> production(String key, ProductionDeploymentFile deployment) {
        return Optional.ofNullable(deployment)
                .map(one -> deployment(key, one.command(), one.await(), Optional.ofNullable(one.rollout())));
    }

    private DeploySettings deployment(
            String key, List<String> command, String await, Optional<List<String>> rollout) {
        return new DeploySettings(
                command == null ? List.of() : check.command(key + ".command", command),
                await == null ? DeploySettings.DEFAULT_AWAIT : check.duration(key + ".wait", await),
                rollout.map(words -> check.command(key + ".rollout", words)).orElse(List.of()));
    }
}
