package tests.record.attestation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tests.house.Repository;
import tests.house.Tools;

/**
 * An auditor who does exactly what the document says, in an empty folder, with stock tools.
 *
 * @param last the commands that it ended with
 */
public record Audited(int exitCode, String printed, String last) {

    private static final int LAST = 12;


    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");

    static String script() {
        String text = Repository.read(Repository.root().resolve("docs/evidence.md"));
        return BLOCK.matcher(text).results().map((MatchResult block) -> block.group(1)).collect(Collectors.joining());
    }

    static Audited by(Path remote, Path signers) {
        return by(remote, signers.toString(), signers.getParent());
    }

    /** @param signers empty where evidence is not signed */
    static Audited by(Path remote, String signers, Path parent) {
        return by(remote, signers, "", parent);
    }

    /** @param names what else the script is told */
    public static Audited by(Path remote, String signers, Map<String, String> names, Path parent) {
        return by(remote, signers, "", names, parent);
    }

    /** @param approvers the path of the allowed signers in the repository; empty where approvals are not signed */
    public static Audited by(Path remote, String signers, String approvers, Path parent) {
        return by(remote, signers, approvers, Map.of(), parent);
    }

    private static Audited by(
            Path remote, String signers, String approvers, Map<String, String> names, Path parent) {
        Tools.need("jq");
        try {
            Path folder = Files.createTempDirectory(parent, "audit-");
            Files.writeString(folder.resolve("script"), script());
            ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-c", "exec 9> trace; BASH_XTRACEFD=9 exec bash -x script"))
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("REMOTE", remote.toString());
            builder.environment().put("SIGNERS", signers);
            builder.environment().put("APPROVERS", approvers);
            builder.environment().put("HOME", folder.toString());
            builder.environment().putAll(names);
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            List<String> trace = Files.readString(folder.resolve("trace"), StandardCharsets.ISO_8859_1).lines().toList();
            return new Audited(
                    exitCode, printed, String.join("\n", trace.subList(Math.max(0, trace.size() - LAST), trace.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean isVerified() {
        return exitCode == 0 && ("\n" + printed).endsWith("\nverified\n");
    }
}
