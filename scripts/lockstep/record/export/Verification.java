package lockstep.record.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.ServiceRun;

/** The commands by which anybody can verify a move with git and sha256sum. They can be pasted, whoever chose a name. */
final class Verification {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:-]*");

    private Verification() {}

    static List<String> commands(ReleaseReport report) {
        List<String> commands = new ArrayList<>();
        String tip = report.place().tip().hex();
        commands.add("git fetch " + word(report.place().remote()) + " "
                + word("refs/heads/" + report.place().evidenceBranch()) + " "
                + word("refs/heads/" + report.place().productionBranch()));
        report.intent().ifPresent(intent -> intent.from().map(Sha::hex).ifPresent(from -> commands.add(
                "git merge-base --is-ancestor " + from + " " + intent.target() + " && echo fast-forward")));
        report.intent().filter(PromotionIntent.class::isInstance).map(PromotionIntent.class::cast)
                .ifPresent(intent -> stagingRuns(intent).forEach(run -> commands.add(
                        "git show " + word(tip + ":" + run.getFirst()) + " | sha256sum | grep -q "
                                + word("^" + run.getLast() + " ") + " && echo 'the staging run that was decided on'")));
        for (String file : report.files()) {
            commands.add("git show " + word(tip + ":" + file));
        }
        commands.add("git log --format='%H %an %cI %s' " + tip + " -- "
                + (report.files().isEmpty() ? "." : word(folder(report.files().getFirst()))));
        return commands;
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
