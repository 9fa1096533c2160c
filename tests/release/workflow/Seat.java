package tests.release.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.text.Secrets;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.run.GateRun;
import lockstep.release.site.ReleaseSite;
import lockstep.release.workflow.RunRecord;
import lockstep.release.site.WorkflowListener;
import lockstep.settings.ConfigReader;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

/** An operator at a clone: opens the doors as at the command line, or works the rooms behind them. */
public record Seat(ReleaseDay day, String name, Path folder) {

    public Outcome promote(String... words) {
        return open("promote-release", words);
    }

    public Outcome rollBack(String... words) {
        return open("rollback-release", words);
    }

    public Outcome log(String... words) {
        return open("release-log", words);
    }

    public Outcome status() {
        return open("status");
    }

    public Outcome open(String alias, String... words) {
        Doors doors = Doors.doors().in(folder);
        day.git().environment().forEach(doors::with);
        return doors.with("OPERATOR", name).open(alias, words);
    }

    /** Promotes and says yes beforehand. */
    public Outcome promoteNow(String... more) {
        List<String> words = new ArrayList<>(List.of("--yes"));
        words.addAll(List.of(more));
        return promote(words.toArray(String[]::new));
    }

    /** The operator changes a word of his lockstep.yaml. */
    public void reconfigure(String word, String by) {
        Path file = folder.resolve("lockstep.yaml");
        try {
            String before = Files.readString(file);
            if (!before.contains(word)) {
                throw new IllegalArgumentException(word + " is not in " + before);
            }
            Files.writeString(file, before.replace(word, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is recorded here is signed from now on. */
    public void signs(Path key, Object signers) {
        signs(key, signers, "");
    }

    /** The same, and whoever reads it demands signatures. */
    public void demandsSignatures(Path key, Object signers) {
        signs(key, signers, ", require_signatures: true");
    }

    /** @param more of {@code evidence} in lockstep.yaml, after a comma */
    public void signs(Path key, Object signers, String more) {
        reconfigure("evidence: {branch: release-evidence}", "evidence: {branch: release-evidence, sign: {key: " + key
                + "}, allowed_signers: " + signers + more + "}");
    }

    public ReleaseSite site() {
        return ReleaseSite.open(
                ConfigReader.read(folder.resolve("lockstep.yaml")), folder, Optional.empty(), new Operator(name),
                day.git().environment(), HttpSettings.defaults());
    }

    public void record(GateRun run) {
        try (ReleaseSite site = site()) {
            new RunRecord(site, WorkflowListener.silent()).record(run, new Secrets());
        }
    }

    /** The clone itself, as git sees it: nothing of the operator's may have changed. */
    public String own() {
        return day.git().in(folder, "status", "--porcelain")
                + day.git().in(folder, "for-each-ref", "refs/heads", "refs/remotes", "refs/stash")
                + day.git().in(folder, "rev-parse", "HEAD");
    }
}
