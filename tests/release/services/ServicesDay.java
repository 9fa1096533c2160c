package tests.release.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.house.Scratch;
import tests.release.workflow.ReleaseDay;
import tests.repository.git.Git;

/**
 * A day of releases of a monorepo with three services: a real bare repository, six real services on loopback, deploy
 * commands that make a service report what was deployed, and one operator at a clone.
 */
final class ServicesDay implements AutoCloseable {

    static final List<String> NAMES = List.of("api-gateway", "orchestrator", "workers");

    private final Path folder;
    private final Git git;
    private final Path bare;
    private final Path clone;
    private final Map<String, DemoService> services = new LinkedHashMap<>();

    ServicesDay() {
        this(ServicesDay::configuration);
    }

    /** How {@code lockstep.yaml} is written, once it is known where everything is. */
    interface Writing {
        String of(ServicesDay day);
    }

    ServicesDay(Writing yaml) {
        folder = Scratch.folder("lockstep-services");
        try {
            Files.createDirectories(folder.resolve("live"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git = new Git(folder.resolve("home"));
        bare = folder.resolve("monorepo.git");
        clone = folder.resolve("clone");
        git.in(folder, "init", "-q", "--bare", "-b", "main", bare.toString());
        for (String name : NAMES) {
            for (Environment mode : List.of(Environment.STAGING, Environment.PRODUCTION)) {
                services.put(key(name, mode), DemoService.start(
                        ReleaseDay.forgiving(DemoSettings.of(mode, new Sha("0".repeat(40))))
                                .withFaults(Fault.PLAN_LIMIT_OFF, Fault.BUDGET_NEVER_BLOCKS)));
            }
        }
        git.in(folder, "clone", "-q", bare.toString(), clone.toString());
        ReleaseDay.write(clone.resolve("lockstep.yaml"), yaml.of(this));
        git.in(clone, "checkout", "-q", "-b", "main");
        land("first");
    }

    private static String key(String name, Environment mode) {
        return name + "." + mode.word();
    }

    DemoService service(String name, Environment mode) {
        return services.get(key(name, mode));
    }

    String base(String name, Environment mode) {
        return service(name, mode).base().toString();
    }

    Path live(String name, Environment mode) {
        return folder.resolve("live").resolve(key(name, mode));
    }

    String runs(String name, Environment mode) {
        try {
            return Files.readString(live(name, mode)).strip();
        } catch (IOException e) {
            return "";
        }
    }

    Path folder() {
        return folder;
    }

    Path checkout() {
        return clone;
    }

    Git git() {
        return git;
    }

    static String configuration(ServicesDay day) {
        List<String> lines = new ArrayList<>(List.of("service: agentaskit", "services:"));
        for (String name : NAMES) {
            lines.add("  " + name + ":");
            lines.add("    environments:");
            for (Environment mode : List.of(Environment.STAGING, Environment.PRODUCTION)) {
                lines.add("      %s: {base: \"%s\", revision: {command: [cat, \"%s\"]}}".formatted(
                        mode.name(), day.base(name, mode), day.live(name, mode)));
            }
            lines.add("    deploy:");
            for (Environment mode : List.of(Environment.STAGING, Environment.PRODUCTION)) {
                lines.add("      %s: {command: [sh, -c, \"echo {sha} > %s\"], wait: 2s}".formatted(
                        mode.name(), day.live(name, mode)));
            }
            if (!name.equals("api-gateway")) {
                lines.add("    gates:");
                lines.add("      alive: {get: /health, expect: {status: 200}}");
                lines.add("      stored: {get: /db/health, expect: {status: 200}}");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** A change is merged. */
    Sha land(String subject) {
        git.in(clone, "add", "-A");
        git.in(clone, "commit", "-q", "--allow-empty", "-m", subject);
        git.in(clone, "push", "-q", "origin", "HEAD:main");
        return new Sha(git.in(clone, "rev-parse", "HEAD"));
    }

    /** A change is merged, every service's staging runs it, and its gates passed there. */
    Sha landTested(String subject) {
        Sha commit = land(subject);
        open("deploy", "staging", "--yes");
        open("promotion-gate", "--mode", "staging", "--record", "--forget-lockouts");
        return commit;
    }

    Outcome open(String alias, String... words) {
        Doors doors = Doors.doors().in(clone);
        git.environment().forEach(doors::with);
        return doors.with("OPERATOR", "Ada Lovelace").open(alias, words);
    }

    String head(String branch) {
        return git.in(bare, "for-each-ref", "--format=%(objectname)", "refs/heads/" + branch);
    }

    String refs() {
        return git.in(bare, "for-each-ref");
    }

    String log() {
        return file("docs/RELEASE_LOG.md");
    }

    String file(String path) {
        return git.in(bare, "show", "release-evidence:" + path);
    }

    List<String> evidence() {
        return git.in(bare, "ls-tree", "-r", "--name-only", "release-evidence", "evidence/").lines().toList();
    }

    /** The newest file of that name. */
    String newest(String name) {
        return file(evidence().stream().filter(path -> path.endsWith("/" + name)).toList().getLast());
    }

    /** Somebody with real git and the right to push adds a file to the record. */
    void insider(String path, String text) {
        Path theirs = folder.resolve("insider");
        if (!Files.exists(theirs)) {
            git.clone(bare, theirs);
        }
        git.in(theirs, "fetch", "-q", "origin");
        git.in(theirs, "checkout", "-q", "-f", "--detach", "origin/release-evidence");
        ReleaseDay.write(theirs.resolve(path), text);
        git.in(theirs, "add", "-A");
        git.in(theirs, "commit", "-q", "-m", "Nothing to see");
        git.in(theirs, "push", "-q", "origin", "HEAD:release-evidence");
    }

    @Override
    public void close() {
        services.values().forEach(DemoService::close);
        Git.forget(folder);
        try (Stream<Path> everything = Files.walk(folder)) {
            everything.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
