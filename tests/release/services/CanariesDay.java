package tests.release.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.gate.JsonReader;
import lockstep.base.release.Environment;
import lockstep.gates.http.HttpSettings;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.ConfigReader;
import tests.commands.cli.Doors.Outcome;
import tests.record.attestation.Audited;
import tests.release.canary.CanaryHost;
import tests.release.canary.DoomedCanary;
import tests.release.workflow.ChildJvm;
import tools.jackson.databind.JsonNode;

/** A day of three services, two of which have a canary: each with a load balancer and counters of its own. */
final class CanariesDay implements AutoCloseable {

    static final List<String> WITH = List.of("api-gateway", "workers");

    private final Map<String, CanaryHost> hosts = new TreeMap<>();
    private final ServicesDay day;

    CanariesDay() {
        this("2s");
    }

    /** @param duration of the canaries */
    CanariesDay(String duration) {
        day = new ServicesDay(services -> yaml(services, duration));
    }

    private String yaml(ServicesDay services, String duration) {
        String yaml = ServicesDay.configuration(services);
        for (String name : WITH) {
            Path folder = services.folder().resolve("canary").resolve(name);
            try {
                Files.createDirectories(folder.resolve("live"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            hosts.put(name, new CanaryHost(folder));
            String section = hosts.get(name).section(services.base(name, Environment.PRODUCTION), duration, "5m");
            yaml = yaml.replace("  " + name + ":\n", "  " + name + ":\n" + section.indent(2));
        }
        String turn = "[curl, -fsS, -X, POST, %s/features/suggestions/%s]";
        String staging = services.base("api-gateway", Environment.STAGING);
        return yaml + """
                pipeline:
                  kill_switches:
                    - flag: suggestions
                      owner: olga@example.org
                      off: %s
                      on: %s
                      shows: {path: /suggestions, off: "404", on: "200"}
                """.formatted(turn.formatted(staging, "off"), turn.formatted(staging, "on"));
    }

    ServicesDay day() {
        return day;
    }

    CanaryHost host(String name) {
        return hosts.get(name);
    }

    Outcome open(String alias, String... words) {
        return day.open(alias, words);
    }

    /** Of all services, as somebody has it who goes past the commands. */
    ReleaseSite site() {
        return ReleaseSite.open(ConfigReader.read(day.checkout().resolve("lockstep.yaml")), day.checkout(),
                Optional.empty(), new Operator("Mallory"), day.git().environment(), HttpSettings.defaults());
    }

    /** A process that runs a canary is gone as soon as it says something that begins so. */
    void dies(String name, Sha commit, String last) {
        try {
            Process process = day.git().start(day.checkout(), ChildJvm.command(DoomedCanary.class.getName(),
                    day.checkout().toString(), commit.hex(), last, name));
            if (!process.waitFor(300, TimeUnit.SECONDS) || process.exitValue() != DoomedCanary.GONE) {
                process.destroyForcibly();
                throw new AssertionError("it did not say: " + last);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Outcome canary(String name) {
        return open("run-canary", "--service", name, "--yes");
    }

    /** The id of the only canary of a service. */
    String id(String name) {
        return day.evidence().stream()
                .filter(path -> path.startsWith("evidence/canary/") && path.endsWith("/intended.json"))
                .map(path -> json(day.file(path)))
                .filter(intent -> intent.path("service").asString("").equals(name))
                .map(intent -> intent.path("canary_id").asString())
                .reduce((one, later) -> later).orElseThrow();
    }

    String folder(String name) {
        return "evidence/canary/" + id(name).substring(0, 4) + "-" + id(name).substring(4, 6) + "/" + id(name);
    }

    /** Somebody without Lockstep verifies the record, by the script of docs/evidence.md. */
    void isVerifiedByStockTools() {
        Audited audited = Audited.by(day.folder().resolve("monorepo.git"), "", "", day.folder());
        if (!audited.isVerified()) {
            throw new AssertionError(audited.printed());
        }
    }

    static JsonNode json(String text) {
        return JsonReader.read(text).orElseThrow(() -> new AssertionError("not one JSON document: " + text));
    }

    void passes(String name) {
        Outcome ran = canary(name);
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
    }

    @Override
    public void close() {
        day.close();
    }
}
