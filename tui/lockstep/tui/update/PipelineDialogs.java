package lockstep.tui.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.policy.requirement.Assessment;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.release.pipeline.ApprovalStanding;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.seen.CanaryNow;
import lockstep.tui.state.Ages;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Effect;
import lockstep.tui.state.PipelineRow;
import lockstep.tui.state.UiState;

/** The words of the dialogs of pipeline and canary. */
final class PipelineDialogs {

    private PipelineDialogs() {}

    static Dialog approve(UiState state) {
        PipelineSeen seen = state.sources().pipeline().value().orElseThrow();
        ApprovalStanding missing = seen.unapproved().orElseThrow();
        List<String> lines = new ArrayList<>(List.of(
                "You approve: " + missing.action().word() + " of " + seen.shown() + ",",
                "as " + state.terms().operator() + ", for the role " + missing.role() + ". Where a key is configured,",
                "it signs; else your name is a claim.", ""));
        List<Assessment> open = seen.requirements().stream()
                .filter(one -> !one.holds() && !isAnswered(one, seen))
                .toList();
        if (!open.isEmpty()) {
            lines.add((open.size() == 1 ? "1 other requirement does" : open.size() + " other requirements do")
                    + " not hold now, the first: " + open.getFirst().rule());
        }
        return new Dialog.Typed("Approve", lines, seen.commit().abbreviated(), "Approve",
                new Effect.Approve(seen.commit(), missing.action()));
    }

    /** By the approval that is being given: the only one that is missing. */
    private static boolean isAnswered(Assessment open, PipelineSeen seen) {
        return open.rule().contains("approvals")
                && seen.approvals().stream().filter(one -> one.has().size() < one.needed()).count() == 1;
    }

    /** Needs no SHA, and Enter confirms: whoever aborts is in a hurry, and it is safe at any time. */
    static Dialog abort(UiState state) {
        Optional<CanaryView> open = state.sources().git().value().flatMap(GitSeen::openCanary);
        return new Dialog.Confirm("Abort the canary", List.of(
                open.map(view -> "Canary " + view.shown() + ": ").orElse("No canary is recorded as open; still, ")
                        + "all traffic to it stops at once,",
                "before Lockstep reads anything. Nothing is promoted.",
                "It is recorded as aborted by " + state.terms().operator() + (open.isPresent()
                        && state.sources().stray().isPresent() ? "; as failed, if this clone knows that." : ".")),
                "Abort now", new Effect.AbortCanary(), new Effect.Nothing(), true);
    }

    static Dialog resume(UiState state) {
        CanaryView open = state.sources().git().value().flatMap(GitSeen::openCanary).orElseThrow();
        CanaryState pause = open.pause().orElseThrow();
        boolean hasOne = open.intent().filter(intent -> intent.steps().size() == 1).isPresent();
        return new Dialog.Confirm("Resume the canary", List.of(
                "Paused " + Ages.since(pause.at(), state.now()) + " ago by " + pause.operator() + ":",
                pause.words(), "",
                hasOne ? "It may pass when its time is over."
                        : "It gets its next weight when its time at this one is over, and may pass."),
                "Resume", new Effect.ResumeCanary());
    }

    static Dialog details(PipelineRow row) {
        List<String> lines = new ArrayList<>(List.of(row.words()));
        row.holdsAt().ifPresent(at -> lines.add("will hold at " + at));
        if (!row.remedy().isEmpty()) {
            lines.addAll(List.of("", row.remedy()));
        }
        if (!row.link().isEmpty()) {
            lines.addAll(List.of("", row.link()));
        }
        return new Dialog.Message(row.rule(), lines, 0);
    }

    static Dialog details(CanaryNow now) {
        List<String> lines = new ArrayList<>(now.reasons());
        lines.add("");
        now.view().states().reversed().forEach(one -> lines.add(one.at() + " " + one.stage().word() + " by "
                + one.operator() + " on " + one.host() + ": " + one.words()));
        return new Dialog.Message("Canary " + now.view().id(), lines, 0);
    }
}
