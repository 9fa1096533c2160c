package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.ApprovalPlaces.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Outsider;

/** The commands on the page of a promotion that was signed and approved, pasted into a shell. */
class ReportedCommandsTest {

    private static ApprovalDay team;
    private static Sha commit;
    private static Path clone;
    private static String tip;
    private static List<String> commands;

    @BeforeAll
    static void a_signed_promotion() {
        team = new ApprovalDay(ApprovalDay.ONE);
        commit = team.landTested("second");
        done(team.signing("anna").open("approve-release", commit.hex(), "--yes"));
        done(team.signing("nadja").promoteNow());
        clone = team.seat("omar").folder();
        tip = team.day().head("release-evidence");
        Outcome page = team.seat("omar").open("release-report", commit.hex(), "--html");
        done(page);
        String lines = page.out().substring(page.out().lastIndexOf("<pre>") + 5, page.out().lastIndexOf("</pre>"));
        commands = lines.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
                .replace("&amp;", "&").lines().toList();
    }

    @AfterAll
    static void close() {
        team.close();
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    /** The commands that fail where {@code git} is what they are pasted beside, by their texts. */
    private static List<String> failing(List<String> pasted) throws IOException, InterruptedException {
        Path failed = Files.createTempFile(team.day().folder(), "failed", "");
        String script = pasted.stream()
                .map(line -> line.contains("() {") ? line : line + " || printf '%s\\n' " + quoted(line) + " >> " + failed)
                .collect(Collectors.joining("\n"));
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(clone.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(team.day().git().environment());
        Process process = builder.start();
        process.getInputStream().readAllBytes();
        process.waitFor();
        return Files.readAllLines(failed);
    }

    private static String quoted(String line) {
        return "'" + line.replace("'", "'\\''") + "'";
    }

    private static List<String> at(String otherTip) {
        return commands.stream().map(line -> line.replace(tip, otherTip)).toList();
    }

    @Test
    void what_was_signed_and_approved_is_verified() throws Exception {
        assertThat(failing(commands)).isEmpty();
        assertThat(commands).filteredOn(line -> line.startsWith("signed "))
                .anyMatch(line -> line.matches("signed lockstep-evidence evidence/\\S+/decision.intoto.json"))
                .anyMatch(line -> line.matches("signed lockstep-evidence evidence/\\S+/outcome.intoto.json"))
                .anyMatch(line -> line.matches("signed lockstep-approval evidence/approvals/\\S+ '?anna@example.org'?"));
        assertThat(commands).contains("signers() { git show " + team.day().head("release") + ":allowed_signers; }");
    }

    @Test
    void an_approval_that_somebody_forged_is_found() throws Exception {
        String genuine = approvals().getFirst();
        Forger forger = new Forger(team, commit, "promote", Optional.empty(), "0".repeat(64));
        byte[] document = forger.document();
        for (String key : List.of("mallory", "omar", "anna")) {
            forger.key = key;
            Outsider outsider = team.day().outsider();
            outsider.checkOut("release-evidence");
            String forged = Sha256.of(document).hex();
            Path file = outsider.folder().resolve(
                    ApprovalPlaces.file(commit, Kind.APPROVAL, ApprovalPlaces.id(forged)));
            Files.write(file, document);
            Files.write(file.resolveSibling(file.getFileName() + ".sig"), forger.sign(document));
            List<String> pasted = at(committed(outsider)).stream()
                    .map(line -> line.replace(genuine, forged)
                            .replace(ApprovalPlaces.id(genuine), ApprovalPlaces.id(forged)))
                    .toList();
            List<String> failing = failing(pasted);
            if (key.equals("anna")) {
                assertThat(failing).as(key).isEmpty();
            } else {
                assertThat(failing).as(key).singleElement().asString().startsWith("signed lockstep-approval ");
            }
        }
    }

    @Test
    void evidence_that_was_changed_under_its_signature_is_found() throws Exception {
        for (String name : List.of("decision.intoto.json", "outcome.intoto.json")) {
            String path = team.day().evidence().lines().filter(line -> line.endsWith(name)).reduce((one, other) -> other)
                    .orElseThrow();
            Outsider outsider = team.day().outsider();
            outsider.checkOut("release-evidence");
            Path file = outsider.folder().resolve(path);
            Files.writeString(file, Files.readString(file).replace("PASSED", "FAILED") + " ");
            assertThat(failing(at(committed(outsider)))).as(name).contains("signed lockstep-evidence " + path);
        }
    }

    @Test
    void a_file_that_was_put_in_the_place_of_another_is_found() throws Exception {
        String path = team.day().evidence().lines().filter(line -> line.endsWith("/policy.json"))
                .reduce((one, other) -> other).orElseThrow();
        Outsider outsider = team.day().outsider();
        outsider.checkOut("release-evidence");
        Files.writeString(outsider.folder().resolve(path), "{}");
        assertThat(failing(at(committed(outsider)))).singleElement().asString()
                .contains("/outcome.intoto.json").contains(path);
    }

    /** What Mallory made, on a branch of its own: the clone has it, and the record stays as it is. */
    private static String committed(Outsider outsider) {
        String forged = outsider.pushed("forged", "Forge").hex();
        team.day().git().in(clone, "fetch", "-q", "origin", "forged");
        return forged;
    }

    private static List<String> approvals() {
        return commands.stream().filter(line -> line.endsWith(" && echo 'an approval that was used up'"))
                .map(line -> line.replaceAll(".*\\^([0-9a-f]{64}) .*", "$1")).toList();
    }
}
