package lockstep.tui.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.Sha;
import lockstep.base.text.Width;
import lockstep.policy.promotion.RollbackTrigger;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Dialog.Choice;
import lockstep.tui.state.Dialog.Confirm;
import lockstep.tui.state.Dialog.Message;
import lockstep.tui.state.Dialog.Option;
import lockstep.tui.state.Dialog.Typed;
import lockstep.tui.state.Effect;
import lockstep.tui.state.JournalLine;
import lockstep.tui.state.LiveRun;
import lockstep.tui.state.Operation;
import lockstep.tui.state.UiState;

/** The words of the dialogs. */
final class Dialogs {

    /** A subject that goes on and on must not push away what is decided. */
    private static final int SUBJECT = 60;

    private Dialogs() {}

    static Dialog promote(UiState state, ReleaseSeen standing, Sha chosen) {
        String subject = standing.candidate(chosen).map(one -> Width.fit(one.subject(), SUBJECT)).orElse("");
        return new Typed("Promote to production", List.of(
                chosen.abbreviated() + " " + subject,
                "",
                state.terms().productionBranch() + standing.release()
                        .map(head -> " moves from " + head.abbreviated() + " to ")
                        .orElse(" is not there; it is made at ") + chosen.abbreviated() + ", together with its record.",
                "Lockstep waits for production, runs its smoke test and records the result."),
                chosen.abbreviated(), "Promote", new Effect.Promote(
                        chosen, standing.release(), state.declaration().orElseThrow()));
    }

    static Dialog rollBack(UiState state, KnownGood target) {
        Optional<Sha> from = state.standing().flatMap(ReleaseSeen::release);
        return new Typed("Roll production back", List.of(
                "Trigger: " + state.trigger(),
                "",
                state.terms().productionBranch() + from
                        .map(head -> head.equals(target.sha()) ? " stays at " + head.abbreviated()
                                + ", and the record says so from now on,"
                                : " is moved by force from " + head.abbreviated() + " to "
                                        + target.sha().abbreviated() + ",")
                        .orElseGet(() -> " is not there; it is made anew at " + target.sha().abbreviated() + ","),
                "which was healthy in production (" + target.record() + "). Typing it is your approval."),
                target.sha().abbreviated(), "Roll back", new Effect.RollBack(target.sha(), from, state.trigger()));
    }

    static Dialog resume(UiState state, OpenIntent open) {
        Optional<Sha> head = state.standing().flatMap(ReleaseSeen::release);
        boolean there = head.equals(Optional.of(open.target()));
        return new Choice("Finish " + open.id(), List.of(
                "Begun by " + open.operator() + " at " + open.since() + "; their process may still be at it.",
                state.terms().productionBranch() + head.map(sha -> " is at " + sha.abbreviated())
                        .orElse(" is not there") + (there ? " already." : ", not at " + open.target().abbreviated()
                        + ": somebody moved it since."),
                "Until its outcome is recorded nothing else can be moved."), List.of(
                new Option("Cancel", new Effect.Nothing()),
                new Option(there ? "Continue: wait for production, run its smoke test, record the outcome"
                        : "Continue: record that it failed, because somebody moved the branch",
                        new Effect.Resume(open.id(), false)),
                new Option("Give up: record the failure; nothing is rolled back by this",
                        new Effect.Resume(open.id(), true))), 0);
    }

    static Dialog changeClass(UiState state) {
        List<Option> options = new ArrayList<>();
        for (ChangeClass one : ChangeClass.values()) {
            options.add(new Option(one + "  " + one.meaning(), new Effect.Declare(one)));
        }
        options.addFirst(new Option("Cancel", new Effect.Nothing()));
        List<String> lines = new ArrayList<>();
        lines.add("Every change declares its class (" + PolicyRule.CHANGE_DECLARED.link() + ").");
        state.standing()
                .flatMap(standing -> state.chosen().flatMap(standing::candidate))
                .flatMap(Candidate::byPaths)
                .filter(byPaths -> byPaths.demanded() != ChangeClass.A)
                .ifPresent(byPaths -> lines.add("Class " + byPaths.demanded() + " at least: " + byPaths.why()));
        return new Choice("Class of the change", lines, options, 0);
    }

    static Dialog trigger(UiState state) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("Cancel", new Effect.Nothing()));
        Arrays.stream(RollbackTrigger.values())
                .forEach(trigger -> options.add(new Option(trigger.words(), new Effect.Trigger(trigger.words()))));
        return new Choice("Why roll back?", List.of("Other words: Esc, then :trigger WORDS"), options, 0);
    }

    static Dialog asked(List<String> instructions) {
        return new Confirm("To be done by you", instructions, "It is done", new Effect.Answer(true),
                new Effect.Answer(false), false);
    }

    static Dialog guide(DrillChoice drill) {
        return new Confirm("Drill " + drill.name(),
                List.of(
                drill.claim(), "",
                "It first checks that staging is healthy, then asks you to: " + drill.guide(), "",
                "At the end it asks you to undo that."), "Begin", new Effect.RunDrill(drill));
    }

    static Dialog quit(UiState state, boolean moving) {
        List<String> lines = moving
                ? List.of(state.operation().get().title() + " is running.", "",
                        "If you leave now it stays as it is: `status` says what moved. What is",
                        "begun then, anybody can finish, on any host, here or with --resume.")
                : state.aside().isPresent()
                        ? List.of(state.aside().get().title() + " is running. If you leave now, its traffic",
                                "may have stopped without a record: `run-canary --abort`, from any",
                                "host, records it.")
                : state.isBusy()
                        ? busy(state.operation().get())
                        : idle(state);
        return new Confirm("Leave?", lines, "Leave", new Effect.Quit());
    }

    private static List<String> busy(Operation going) {
        return going.kind().records()
                ? List.of(going.title() + " is running. If you leave now, what it pushes may still",
                        "be recorded, or may not: `status` and the log say which.")
                : List.of(going.title() + " is running; the result is lost.");
    }

    private static List<String> idle(UiState state) {
        List<String> lines = new ArrayList<>(List.of("Nothing is running."));
        state.standing().flatMap(ReleaseSeen::open).ifPresent(open -> lines.add(
                open.id() + " is unfinished: anybody, on any host, can finish it."));
        state.staging().flatMap(LiveRun::run)
                .filter(run -> state.standing().filter(standing -> standing.runs().stream()
                        .anyMatch(stored -> stored.run().id().equals(run.id()))).isEmpty())
                .ifPresent(run -> lines.add(state.unread()
                        ? "The staging gates that were run here were not read back yet."
                        : "The staging gates that were run here are not on record."));
        return lines;
    }

    static Dialog stopOrQuit(UiState state) {
        return new Choice("Stop?", List.of(state.operation().get().title() + " is running."), List.of(
                new Option("Let it run", new Effect.Nothing()),
                new Option("Stop it at once; nothing of it is recorded", new Effect.Stop()),
                new Option("Leave; the result is lost", new Effect.Quit())), 0);
    }

    static Dialog reference(String title, String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.addAll(List.of("", "Copied, if your terminal lets programs copy."));
        return new Message(title, lines, 0);
    }

    static Dialog journal(UiState state) {
        List<String> lines = new ArrayList<>();
        for (JournalLine line : state.journal()) {
            String sign = line.tone() == JournalLine.Tone.COMMAND ? "$ " : "";
            lines.add(line.when().toString().substring(11, 19) + "Z " + sign + line.words());
        }
        lines.add(state.sources().counts());
        return new Message("What was done", lines, Math.max(0, lines.size() - 12));
    }
}
