package lockstep.demo.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Operator;
import lockstep.base.text.Secrets;
import lockstep.demo.rehearsal.DemoTeam;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.release.deploy.HostCommand;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.ConfigReader;

/** The people of the demonstration, each with a throw-away ssh key. */
record Team(Path folder, Map<String, String> variables) {

    static final List<String> APPROVERS = List.of("olga", "omar");
    static final String SIGNERS = "allowed_signers";

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String DOMAIN = "@service.example";

    /** Makes the keys. */
    static Team of(Path folder, Map<String, String> variables) {
        Team team = new Team(folder, variables);
        APPROVERS.forEach(name -> team.command(
                "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name + DOMAIN, "-f", team.key(name).toString()));
        return team;
    }

    private Path key(String name) {
        return folder.resolve(name);
    }

    /** Whose signatures count on approvals. */
    String signers() {
        StringBuilder lines = new StringBuilder();
        for (String name : APPROVERS) {
            try {
                String key = Files.readString(folder.resolve(name + ".pub")).strip();
                lines.append(name).append(DOMAIN).append(" namespaces=\"lockstep-approval,lockstep-evidence\" ")
                        .append(key).append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return lines.toString();
    }

    /** Somebody without a key sits down at the clone. */
    ReleaseSite seat(DemoTeam stage, String name) {
        return stage.open(new Operator(name), variables);
    }

    /** An approver sits down there, with a key. */
    ReleaseSite seatOfApprover(DemoTeam stage, String name) {
        try {
            String yaml = Files.readString(stage.operatorsClone().resolve(ConfigReader.FILE_NAME))
                    .replace("evidence: {", "evidence: {sign: {key: \"" + key(name) + "\"}, ");
            return ReleaseSite.open(
                    ConfigReader.parse(yaml, name + "'s lockstep.yaml"), stage.operatorsClone(), Optional.empty(),
                    new Operator(name), variables, HttpSettings.defaults());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws ConfigurationError if a program of the host is missing, or fails */
    void command(String... words) {
        HostCommand command = new HostCommand(words[0], List.of(words), folder, new Secrets(), 4_096);
        if (command.run(Deadline.in(LIMIT)) instanceof HostCommand.End.Failed(String why)) {
            throw new ConfigurationError(why, "Check that it is installed and works: " + words[0] + ".");
        }
    }
}
