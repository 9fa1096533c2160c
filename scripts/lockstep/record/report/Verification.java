package lockstep.record.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.ServiceRun;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.report.ReleaseReport.Signed;
import lockstep.record.report.ReleaseReport.Signers;

/**
 * The commands by which anybody can verify a move with git, sha256sum and ssh-keygen. They can be pasted, whoever chose
 * a name.
 */
final class Verification {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:-]*");
    private static final String OUTCOME = "/outcome.intoto.json";

    /** A signature counts or not by when its statement was added; a limit without a zone is in UTC. */
    private static final List<String> SIGNED = List.of(
            "export TZ=UTC0",
            "added() { git log -1 --diff-filter=A --format=%cd --date=format-local:%Y%m%d%H%M%S \"$tip\" -- \"$1\"; }",
            "signer() { ssh-keygen -Y find-principals -Overify-time=\"$(added \"$1\")\" "
                    + "-s <(git show \"$tip:$1.sig\") -f <(signers) | sed -n '1s/,.*//;1p'; }",
            "signed() { ssh-keygen -Y verify -Overify-time=\"$(added \"$2\")\" -f <(signers) "
                    + "-I \"${3:-$(signer \"$2\")}\" -n \"$1\" -s <(git show \"$tip:$2.sig\") "
                    + "< <(git show \"$tip:$2\"); }");

    private final ReleaseReport report;
    private final String tip;
    private final List<String> commands = new ArrayList<>();

    private Verification(ReleaseReport report) {
        this.report = report;
        this.tip = report.place().tip().hex();
    }

    /** What the commands need. */
    static String tools(ReleaseReport report) {
        return hasSignatures(report)
                ? "With git, sha256sum and ssh-keygen, in bash, without Lockstep:"
                : "With git and sha256sum, in bash, without Lockstep:";
    }

    /** What they do not show. */
    static String limits(ReleaseReport report) {
        String unsigned = report.place().signers().isEmpty()
                ? "Whose signatures count is not configured (evidence.allowed_signers): names are claims. "
                : report.signed().isEmpty() ? "Nothing of this move is signed: names are claims. " : "";
        return unsigned + "The whole record, its chain of digests, and what had to be approved: "
                + "docs/evidence.md#verifying-without-lockstep.";
    }

    private static boolean hasSignatures(ReleaseReport report) {
        return report.place().signers().isPresent() && !report.signed().isEmpty();
    }

    static List<String> commands(ReleaseReport report) {
        Verification verification = new Verification(report);
        verification.moved();
        verification.restsOn();
        verification.files();
        verification.signatures();
        return List.copyOf(verification.commands);
    }

    private void moved() {
        commands.add("git fetch " + word(report.place().remote()) + " "
                + word("refs/heads/" + report.place().evidenceBranch()) + " "
                + word("refs/heads/" + report.place().productionBranch()));
        report.intent().ifPresent(intent -> intent.from().map(Sha::hex).ifPresent(from -> commands.add(
                "git merge-base --is-ancestor " + from + " " + intent.target() + " && echo fast-forward")));
    }

    private void restsOn() {
        report.intent().filter(PromotionIntent.class::isInstance).map(PromotionIntent.class::cast)
                .ifPresent(intent -> stagingRuns(intent).forEach(run ->
                        digest(run.getFirst(), run.getLast(), "the staging run that was decided on")));
        report.intent().ifPresent(intent -> intent.passage().approvalDigests().forEach(sha256 ->
                digest(approval(intent, sha256), sha256, "an approval that was used up")));
    }

    private static String approval(Intent intent, String sha256) {
        return ApprovalPlaces.file(intent.target(), Kind.APPROVAL, ApprovalPlaces.id(sha256));
    }

    private void digest(String path, String sha256, String what) {
        commands.add("git show " + word(tip + ":" + path) + " | sha256sum | grep -q " + word("^" + sha256 + " ")
                + " && echo '" + what + "'");
    }

    private void files() {
        for (String file : report.files()) {
            commands.add("git show " + word(tip + ":" + file));
        }
        commands.add("git log --format='%H %an %cI %s' " + tip + " -- "
                + (report.files().isEmpty() ? "." : word(folder(report.files().getFirst()))));
        Optional<String> outcome = report.files().stream().filter(file -> file.endsWith(OUTCOME)).findFirst();
        outcome.ifPresent(end -> report.files().stream().filter(file -> !file.contains(OUTCOME)).forEach(file ->
                commands.add("git show " + word(tip + ":" + end) + " | grep -F \"$(git show " + word(tip + ":" + file)
                        + " | sha256sum | cut -c -64)\" > /dev/null && echo " + word("the outcome names " + file))));
    }

    private void signatures() {
        if (!hasSignatures(report)) {
            return;
        }
        Signers signers = report.place().signers().orElseThrow();
        commands.add("tip=" + tip);
        commands.add("signers() { " + signers.commit().map(commit -> "git show " + word(commit + ":" + signers.file()))
                .orElseGet(() -> "cat " + onDisk(signers.file())) + "; }");
        commands.addAll(SIGNED);
        for (Signed one : report.signed()) {
            commands.add(String.join(" ", Stream.concat(
                    Stream.of("signed", one.namespace().word(), word(one.path())),
                    one.signer().map(Verification::word).stream()).toList()));
        }
    }

    private static String onDisk(String file) {
        return file.startsWith("~/") ? "\"$HOME\"/" + word(file.substring(2)) : word(file);
    }

    /** Path and digest of each. */
    private static List<List<String>> stagingRuns(PromotionIntent intent) {
        if (!intent.restsOnStaging()) {
            return List.of();
        }
        return intent.services().isEmpty()
                ? List.of(List.of(intent.stagingRun(), intent.stagingRunSha256()))
                : intent.services().stream().map((ServiceRun run) -> List.of(run.path(), run.sha256())).toList();
    }

    /** One word of a shell, whatever is in it. */
    private static String word(String text) {
        String line = Sanitiser.line(text, 400);
        return PLAIN.matcher(line).matches() ? line : "'" + line.replace("'", "'\\''") + "'";
    }

    private static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }
}
