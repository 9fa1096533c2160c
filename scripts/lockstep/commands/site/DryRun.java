package lockstep.commands.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.layout.TruthPlaces;
import lockstep.release.workflow.PushPlan;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.remote.RefMove;
import lockstep.repository.tree.FileWrite;

/**
 * Shows a move without doing it: which branches would go from where to where, and every byte that would be written by
 * the push. What is recorded after it depends on production, and is named only.
 */
public final class DryRun {

    private static final String INDENT = "    ";

    private DryRun() {}

    public static List<String> lines(PushPlan move, String evidenceBranch) {
        List<String> lines = new ArrayList<>();
        lines.add("dry run: nothing was changed; this would be pushed, all of it or nothing:");
        lines.add(line(move.release()));
        move.witness().ifPresent(tag -> lines.add(
                "  create tag " + tag + " on the commit of " + evidenceBranch + " below, with its checkpoint"));
        add(lines, move.record(), move.evidence(), evidenceBranch);
        lines.add("afterwards, depending on the health of production: "
                + "outcome.json, the smoke's run, an entry in the release log, and "
                + TruthPlaces.PRODUCTION);
        return lines.stream().map(Sanitiser::line).toList();
    }

    /** A move back that nobody has approved: there is no record of it to show yet. */
    public static List<String> unapproved(RefMove move) {
        return List.of(
                "dry run: nothing was changed; once it is approved, this would be pushed, with a record of it:",
                Sanitiser.line(line(move)),
                "approved: nobody approved the forced move of " + Sanitiser.line(move.branch())
                        + "; give --approve NAME to see the record too");
    }

    /** The same of a commit on the evidence branch that comes alone. */
    public static List<String> lines(CommitDraft record, Optional<Sha> evidence, String evidenceBranch) {
        List<String> lines = new ArrayList<>();
        lines.add("dry run: nothing was changed; this would be pushed:");
        add(lines, record, evidence, evidenceBranch);
        return lines.stream().map(Sanitiser::line).toList();
    }

    private static void add(List<String> lines, CommitDraft record, Optional<Sha> evidence, String evidenceBranch) {
        lines.add("  fast-forward " + evidenceBranch + ": " + evidence.map(Sha::hex).orElse("(new)")
                + " -> one commit on top, by " + record.author() + ", that says:");
        add(lines, record.message());
        lines.add("  and writes:");
        for (FileWrite write : record.writes()) {
            lines.add("  " + (write.mayReplace() ? "put " : "add ") + write.path() + " (" + write.content().length
                    + " bytes, sha256 " + Sha256.of(write.content()) + "):");
            add(lines, new String(write.content(), StandardCharsets.UTF_8));
        }
    }

    private static void add(List<String> lines, String text) {
        text.lines().forEach(line -> lines.add(INDENT + line));
        if (!text.endsWith("\n")) {
            lines.add("  (no line feed at the end)");
        }
    }

    private static String line(RefMove move) {
        return "  " + kind(move) + " " + move.branch() + ": " + move.lease().map(Sha::hex).orElse("(new)") + " -> "
                + move.to();
    }

    private static String kind(RefMove move) {
        return switch (move) {
            case RefMove.FastForward forward -> "fast-forward";
            case RefMove.Rollback rollback -> "force, leased";
            case RefMove.Create create -> "create";
            case RefMove.CreateTag create -> "create tag";
        };
    }
}
