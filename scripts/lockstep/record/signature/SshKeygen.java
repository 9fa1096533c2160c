package lockstep.record.signature;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lockstep.base.error.ConfigurationError;
import lockstep.base.process.HostProgram;
import lockstep.base.process.ProgramEnd;
import lockstep.base.text.Sanitiser;

/**
 * Runs the host's {@code ssh-keygen}, with the operator's environment, to its end or to the limit. It may ask for a
 * passphrase at the terminal; where there is none it gives up at once.
 *
 * @param program its name or path
 * @param folder where relative names begin
 * @param limit how long one run may take, somebody's typing included
 */
public record SshKeygen(String program, Path folder, Map<String, String> environment, Duration limit) {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_OUTPUT = 64 * 1024;

    public SshKeygen {
        folder = folder.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    public static SshKeygen ofHost(Path folder, Map<String, String> environment) {
        return new SshKeygen("ssh-keygen", folder, environment, LIMIT);
    }

    /** How a run ended: its exit code, what it printed, and its complaints, sanitised, on one line. */
    record Ended(int exitCode, String output, String complaint) {

        boolean isDone() {
            return exitCode == 0;
        }
    }

    /** A name as an operator writes it: {@code ~/} is the home. Absolute, so never mistaken for a switch. */
    public Path resolve(String name) {
        return name.startsWith("~/") && environment.containsKey("HOME")
                ? Path.of(environment.get("HOME")).resolve(name.substring(2)).toAbsolutePath().normalize()
                : folder.resolve(name).normalize();
    }

    Ended run(List<String> words, byte[] input) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(words);
        Map<String, String> all = new HashMap<>(environment);
        // A signature counts on every host or on none, whatever time it is there.
        all.put("TZ", "UTC0");
        // Else, with a display but nobody at it, a window would ask instead of the terminal.
        all.putIfAbsent("SSH_ASKPASS_REQUIRE", "never");
        return switch (new HostProgram("ssh-keygen", command, folder, all, input, MOST_OUTPUT).run(limit)) {
            case ProgramEnd.Exited ended -> new Ended(ended.code(), ended.text(), oneLine(ended.complaintText()));
            case ProgramEnd.NotStarted missing -> throw new ConfigurationError(
                    "ssh-keygen could not be started; Lockstep needs it to make and check signatures",
                    "Install OpenSSH 8.2 or newer, or put it on the PATH.", missing.why());
            case ProgramEnd.Interrupted interrupted ->
                throw new ConfigurationError("interrupted while ssh-keygen ran", "Start again.");
            case ProgramEnd.OutOfTime late -> throw late();
            case ProgramEnd.OutputLeftOpen open -> throw late();
        };
    }

    private static ConfigurationError late() {
        return new ConfigurationError(
                "ssh-keygen did not end in time",
                "If it waits for a passphrase or a touch, give it, or use ssh-agent.");
    }

    private static String oneLine(String complaint) {
        return complaint.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Sanitiser.line(line.strip(), 300))
                .limit(5)
                .collect(Collectors.joining("; "));
    }
}
