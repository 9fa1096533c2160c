package lockstep.commands.move;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.commands.cli.Console;
import lockstep.commands.report.RunReport;
import lockstep.commands.report.Theme;
import lockstep.commands.site.DryRun;
import lockstep.release.canary.HandedBack;
import lockstep.release.service.MoveResult;
import lockstep.release.service.RollbackAdvice;
import lockstep.release.workflow.PushPlan;
import lockstep.repository.remote.RefMove;

/** Tells a move in lines for a person. */
record MoveWords(Console console, Theme theme) implements MoveReporter {

    @Override
    public void planned(PushPlan move, String evidenceBranch) {
        show(DryRun.lines(move, evidenceBranch));
    }

    @Override
    public void unapproved(RefMove move) {
        show(DryRun.unapproved(move));
    }

    @Override
    public void ended(MoveResult conclusion) {
        conclusion.smokes().forEach(run -> new RunReport(theme).lines(run).forEach(console.out()::println));
        String mark = conclusion.outcome().isEmpty()
                ? ""
                : theme.glyph(conclusion.verdict()) + " " + Theme.word(conclusion.verdict()) + "  ";
        console.out().println(theme.paint(
                Theme.colourOf(conclusion.verdict()),
                theme.show(mark + conclusion.intent().id() + "  " + conclusion.words())));
        conclusion.canaries().forEach(canary -> {
            switch (canary) {
                case HandedBack.Returned back -> console.out().println(theme.show("  " + back.words()));
                case HandedBack.Unsure unsure -> console.err().println("warning: " + theme.show(unsure.words()));
                case HandedBack.Kept kept -> console.err().println("error: " + theme.show(kept.words()));
            }
        });
        conclusion.overtaken().forEach(
                canary -> console.err().println("warning: " + theme.show(canary.words())));
    }

    @Override
    public void wayBack(Optional<RollbackAdvice> advice, boolean taken) {
        console.out().println(advice.map(way -> taken
                        ? "Rolling back to " + way.target() + ", as --auto-rollback asks."
                        : theme.show("Roll back: " + way.command()))
                .orElse("No known-good commit to roll back to; see `release-log list`."));
    }

    @Override
    public void takenBack(MoveResult conclusion) {
        ended(conclusion);
    }

    @Override
    public void notTakenBack(LockstepError error) {
        // The error itself is told where all errors are.
    }

    @Override
    public void close() {
        // Every line was printed at once.
    }

    private void show(List<String> lines) {
        lines.forEach(line -> console.out().println(theme.show(line)));
    }
}
