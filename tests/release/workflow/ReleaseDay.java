package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.governor.WafLimits;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Verdict;
import tests.house.Program;
import tests.house.Scratch;
import tests.record.attestation.Audited;
import tests.repository.git.Git;

/**
 * A day of releases in a folder of its own: the team's bare repository, staging and production as real services on
 * loopback, a platform that deploys {@code release} in the very push that moves it, and operators, each on a clone at a
 * path of its own. Git is the real one.
 */
public final class ReleaseDay implements AutoCloseable {

    private static final String NOBODY = "0".repeat(40);

    private final Path folder;
    private final Git git;
    private final Path bare;
    private final DemoService staging;
    private final DemoService production;
    private String evidenceBranch = "release-evidence";
    /** As long as leaves no time to ask twice. */
    private String deploy = "wait: 2s";
    private String more = "";
    private int clones;

    /** A team with one commit on {@code main}, that has never released. */
    public ReleaseDay() {
        folder = Scratch.folder("lockstep-day");
        try {
            Files.createDirectories(folder.resolve("live"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git = new Git(folder.resolve("home"));
        bare = folder.resolve("service.git");
        FreshRepository.at(bare, git);
        staging = DemoService.start(forgiving(DemoSettings.of(Environment.STAGING, new Sha(NOBODY))));
        // Many operators smoke it: it must not take them for an attack.
        production = DemoService.start(DemoSettings.of(Environment.PRODUCTION, new Sha(NOBODY))
                .withFaults(Fault.NO_RATE_LIMIT, Fault.PLAN_LIMIT_OFF, Fault.BUDGET_NEVER_BLOCKS));
        platformDeploys();
        land("first");
    }

    /** Gates of one address follow each other by the dozen in a day: none waits half a minute for the burst before it. */
    public static DemoSettings forgiving(DemoSettings settings) {
        Duration second = Duration.ofSeconds(1);
        return settings.withWaf(WafLimits.defaults().withBurst(5, second)).withLockouts(second);
    }

    public Path folder() {
        return folder;
    }

    public Path bare() {
        return bare;
    }

    public Git git() {
        return git;
    }

    /** The log and the evidence are kept elsewhere than by default; for clones made from now on. */
    public ReleaseDay keepingItsLogOn(String branch) {
        evidenceBranch = branch;
        return this;
    }

    public String evidenceBranch() {
        return evidenceBranch;
    }

    /** What {@code deploy.production} says; for clones made from now on. */
    public ReleaseDay deployedBy(String yaml) {
        deploy = yaml;
        return this;
    }

    /** Sections that lockstep.yaml has beside the usual ones; for clones made from now on. */
    public ReleaseDay configuredWith(String yaml) {
        more = yaml;
        return this;
    }

    /** A change is merged to {@code main}, and staging runs it. */
    public Sha land(String subject) {
        String main = head("main");
        String commit = main.isEmpty()
                ? git.in(bare, "commit-tree", "-m", subject, "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
                : git.in(bare, "commit-tree", "-m", subject, "-p", main, main + "^{tree}");
        move("main", commit);
        runs(Environment.STAGING, commit);
        return new Sha(commit);
    }

    /** A change that brings a file is merged, and staging runs it. */
    public Sha landWith(String path, String text) {
        git.commit(bare, "main", "Add " + path, Map.of(path, text));
        String commit = head("main");
        runs(Environment.STAGING, commit);
        return new Sha(commit);
    }

    /** A change is merged, and the gates passed on staging. */
    public Sha landTested(String subject) {
        Sha commit = land(subject);
        operator("Tess Tester").record(StagingRuns.of(this, commit, Verdict.PASS, Instant.now()));
        return commit;
    }

    /** An annotated tag on the remote; moved where it is there. */
    public void tag(String version, Sha commit) {
        git.in(bare, "-c", "user.name=T", "-c", "user.email=t@example.org", "tag", "-a", "-f", "-m", version, version,
                commit.hex());
    }

    /** Where production answers. */
    public String productionBase() {
        return production.base().toString();
    }

    /** Where staging is. */
    public String stagingAddress() {
        return staging.base().toString();
    }

    String stagingBase() {
        return staging.base().toString();
    }

    /** From now on every push that moves {@code release} deploys it, before it answers. */
    public void platformDeploys() {
        hook("post-receive", """
                while read old new ref; do
                    case $ref in refs/heads/release) echo $new > ../live/next.$$ && mv ../live/next.$$ ../live/prod ;; esac
                done""");
    }

    /** From now on nothing is deployed when {@code release} moves. */
    public void platformStops() {
        unhook("post-receive");
    }

    /** An environment is made to run a commit, whatever its branch says. */
    public void runs(Environment environment, String commit) {
        write(live(environment), commit + "\n");
    }

    public Path live(Environment environment) {
        return folder.resolve("live").resolve(environment.word());
    }

    public void stagingBreaks(Fault fault) {
        staging.break_(fault);
    }

    public void productionBreaks(Fault fault) {
        production.break_(fault);
    }

    public void productionIsMended() {
        production.faults().stream()
                .filter(fault -> fault.gates().contains("chat_happy") || fault.gates().contains("health"))
                .forEach(production::mend);
    }

    /** Somebody sits down at a fresh clone, at a path where nobody sat before. */
    public Seat operator(String name) {
        return operator(name, bare.toString());
    }

    Seat operator(String name, String address) {
        Path clone = folder.resolve("clone" + clones++);
        git.clone(bare, clone);
        if (!address.equals(bare.toString())) {
            git.in(clone, "remote", "set-url", "origin", address);
        }
        write(clone.resolve("lockstep.yaml"), configuration());
        return new Seat(this, name, clone);
    }

    private String configuration() {
        return """
                service: demo
                environments:
                  staging:    {base: "%s", revision: {command: [cat, "%s"]}}
                  production: {base: "%s", revision: {command: [cat, "%s"]}}
                evidence: {branch: %s}
                deploy: {production: {%s}}
                """.formatted(
                        staging.base(), live(Environment.STAGING), production.base(), live(Environment.PRODUCTION), evidenceBranch, deploy) + more;
    }

    /** Somebody who does not use Lockstep, at a clone of the team's repository. */
    public Outsider outsider() {
        Path clone = folder.resolve("outsider" + clones++);
        git.clone(bare, clone);
        return new Outsider(git, clone);
    }

    /** A hook of the remote: a shell script. */
    public void hook(String name, String script) {
        Program.write(bare.resolve("hooks").resolve(name), "#!/bin/sh\n" + script + "\n");
    }

    public void unhook(String name) {
        bare.resolve("hooks").resolve(name).toFile().delete();
    }

    /** A branch is moved on the server itself. */
    public void move(String branch, String commit) {
        Path ref = branch(branch);
        Path next = bare.resolve("next-" + System.nanoTime());
        write(next, commit + "\n");
        try {
            Files.move(next, ref, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As git keeps a branch that moved lately. */
    private Path branch(String name) {
        return bare.resolve("refs/heads").resolve(name);
    }

    /** What tells, beside the evidence branch, of releases that it does not hold is deleted on the server. */
    public void forgetWitnesses() {
        git.in(bare, "for-each-ref", "--format=%(refname)", "--no-merged=refs/heads/" + evidenceBranch,
                        "refs/tags/lockstep/").lines()
                .filter(tag -> !tag.isBlank())
                .forEach(tag -> git.in(bare, "update-ref", "-d", tag));
    }

    /** Where a branch of the remote is; an empty text if it is nowhere. */
    public String head(String branch) {
        try {
            return Files.readString(branch(branch)).strip();
        } catch (NoSuchFileException e) {
            return git.in(bare, "for-each-ref", "--format=%(objectname)", "refs/heads/" + branch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every ref of the remote with its value: the same text means that nothing was changed there. */
    public String refs() {
        return git.in(bare, "for-each-ref");
    }

    /** The release log as it stands on the remote; empty where there is none. */
    public String log() {
        return head(evidenceBranch).isEmpty() || !has("docs/RELEASE_LOG.md") ? "" : file("docs/RELEASE_LOG.md");
    }

    public boolean has(String path) {
        return !git.in(bare, "ls-tree", "--name-only", evidenceBranch, path).isEmpty();
    }

    /** A file of the evidence branch. */
    public String file(String path) {
        return git.in(bare, "show", evidenceBranch + ":" + path);
    }

    /** Where the evidence of a release lies. */
    public static String folderOf(String id) {
        return "evidence/" + id.substring(0, 4) + "-" + id.substring(4, 6) + "/" + id;
    }

    /** The paths below {@code evidence/} on the remote. */
    public String evidence() {
        return git.in(bare, "ls-tree", "-r", "--name-only", evidenceBranch, "evidence/");
    }

    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An auditor who does what docs/evidence.md says, with git and jq alone, finds nothing wrong. */
    public void isVerifiedByStockTools() {
        Audited audited = Audited.by(bare, "", "", folder);
        assertThat(audited.isVerified()).as(audited.printed()).isTrue();
    }

    @Override
    public void close() {
        staging.close();
        production.close();
        Git.forget(folder);
        try (Stream<Path> everything = Files.walk(folder)) {
            everything.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
