package lockstep.record.export;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;

/** The commands by which anybody can verify a move with stock tools. */
final class Verification {

    private Verification() {}

    static List<String> commands(ReleaseReport report) {
        List<String> commands = new ArrayList<>();
        String tip = report.place().tip().hex();
        commands.add("git fetch origin " + Sanitiser.line(report.place().evidenceBranch()) + " "
                + Sanitiser.line(report.place().productionBranch()));
        report.intent().ifPresent(intent -> intent.from().map(Sha::hex).ifPresent(from -> commands.add(
                "git merge-base --is-ancestor " + from + " " + intent.target() + " && echo fast-forward")));
        for (String file : report.files()) {
            commands.add("git show " + tip + ":" + Sanitiser.line(file, 300));
        }
        commands.add("git log --format='%H %an %cI %s' " + tip + " -- "
                + (report.files().isEmpty() ? "." : Sanitiser.line(folder(report.files().getFirst()), 300)));
        return commands;
    }

    private static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }
}
