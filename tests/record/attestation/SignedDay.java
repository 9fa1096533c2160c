package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.base.release.Operator;
import lockstep.commands.report.Folded;
import lockstep.commands.report.Theme;
import lockstep.demo.rehearsal.DemoTeam;
import lockstep.demo.rehearsal.Narrator;
import lockstep.demo.rehearsal.Rehearsal;
import lockstep.gates.gate.Verdict;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.ConfigReader;
import tests.record.signature.Keys;

/** A day of releases by the product, on a repository of its own, with evidence signed by Olga. */
final class SignedDay implements AutoCloseable {

    static final String SIGNED = """
            evidence:
              sign: {key: ~/olga}
              allowed_signers: allowed
              require_signatures: true
            """;

    private final Path folder;
    private final Keys keys;
    private final DemoTeam stage;

    private SignedDay(Path folder, Keys keys, DemoTeam stage) {
        this.folder = folder;
        this.keys = keys;
        this.stage = stage;
    }

    /** A team that signs nothing, before its first release. */
    static SignedDay withoutSignatures(Path folder) {
        return new SignedDay(folder, new Keys(folder), DemoTeam.set(folder, environment(folder), Set.of(), ""));
    }

    /** Before the first release. */
    static SignedDay dawn(Path folder) {
        Keys keys = new Keys(folder);
        keys.make("olga", "ed25519", "");
        keys.make("mallory", "ed25519", "");
        keys.make("omar", "ed25519", "");
        keys.allow("signers",
                keys.line("olga@example.org", "namespaces=\"lockstep-evidence\"", "olga"),
                keys.line("omar@example.org", "namespaces=\"lockstep-evidence\",valid-before=\"20260101\"", "omar"));
        SignedDay day = new SignedDay(folder, keys, DemoTeam.set(folder, environment(folder), Set.of(), SIGNED));
        day.copyTo("operator/allowed", "signers");
        day.configure(SIGNED);
        return day;
    }

    private static Map<String, String> environment(Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        return environment;
    }

    DemoTeam stage() {
        return stage;
    }

    /** What is read hundreds of times lies in one file then, and not in as many as there are objects. */
    void pack(String clone) {
        assertThat(keys.run(List.of("git", "-C", clone, "repack", "-adkq"), "")).startsWith("0 ");
    }

    Keys keys() {
        return keys;
    }

    Path signers() {
        return folder.resolve("signers");
    }

    /** Adds to the operator's lockstep.yaml, in place of what was added before. */
    void configure(String yaml) {
        Path file = stage.operatorsClone().resolve(ConfigReader.FILE_NAME);
        try {
            String plain = Files.readString(file).replaceFirst("(?s)\nevidence:.*", "\n");
            Files.writeString(file, plain + yaml, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void copyTo(String to, String from) {
        try {
            Files.write(folder.resolve(to), Files.readAllBytes(folder.resolve(from)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ReleaseSite sit() {
        return stage.open(new Operator("Olga"), environment(folder));
    }

    /** Two releases and a rollback. */
    Verdict pass() {
        try (ReleaseSite site = sit()) {
            Theme theme = new Theme(false, true);
            PrintStream nobody = new PrintStream(OutputStream.nullOutputStream());
            return new Rehearsal(stage, site, new Narrator(nobody, theme, new Folded(0)), theme).carryOut();
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
