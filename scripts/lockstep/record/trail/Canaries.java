package lockstep.record.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Version;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.layout.CanaryPlaces;

/** Canaries: when they began, what a gate or a failed abort left them in, and how they ended. */
record Canaries(BranchFiles files, Approvals approvals) {

    List<RecordedAction> actions() {
        CanaryArchive archive = new CanaryArchive(files.repository(), Optional.of(files.tip()));
        List<RecordedAction> actions = new ArrayList<>();
        for (CanaryId id : archive.ids()) {
            CanaryView view = archive.view(id);
            view.intent().ifPresentOrElse(
                    intent -> actions.add(begun(intent)), () -> files.unreadable().add(CanaryPlaces.intent(id)));
            view.states().stream().filter(state -> state.stage().isSaidBeside())
                    .forEach(state -> actions.add(said(id, view, state)));
            view.states().forEach(state -> alarm(state.stage())
                    .ifPresent(action -> actions.add(alarmed(id, view, state, action))));
            view.end().ifPresent(end -> actions.add(ended(end, view)));
        }
        return actions;
    }

    private RecordedAction begun(CanaryIntent intent) {
        return RecordedAction.of(
                        intent.since(), "canary-start", Optional.of(intent.commit()), CanaryPlaces.intent(intent.id()))
                .moving(Optional.of(RecordedAction.STAGING), Optional.of(RecordedAction.CANARY))
                .approved(approvals.approvers(intent.approvals()))
                .about(Optional.of(intent.id().toString()))
                .named(intent.version().filter(Version::isValid).map(Version::new))
                .by(Optional.of(intent.operator().name()))
                .ending(Optional.empty(), of(intent.service()) + "steps of " + intent.steps() + " per cent");
    }

    /** What words about one of several services begin with. */
    private static String of(Optional<ServiceName> service) {
        return service.map(name -> name + ": ").orElse("");
    }

    private static RecordedAction said(CanaryId id, CanaryView view, CanaryState state) {
        boolean paused = state.stage() == CanaryStage.PAUSED_BY_OPERATOR;
        return RecordedAction.of(
                        state.at(), paused ? "canary-pause" : "canary-resume", view.commit(),
                        CanaryPlaces.state(id, state.number(), state.stage().word()))
                .moving(Optional.of(RecordedAction.CANARY), Optional.of(RecordedAction.CANARY))
                .about(Optional.of(id.toString()))
                .by(Optional.of(state.operator().name()))
                .ending(Optional.empty(), of(view.service()) + state.words());
    }

    /** What nobody may wait for the end to hear of: users are on a canary that does harm, or may be. */
    private static Optional<String> alarm(CanaryStage stage) {
        return switch (stage) {
            case PAUSED -> Optional.of("canary-breach");
            case ABORT_FAILED -> Optional.of("canary-abort-failed");
            default -> Optional.empty();
        };
    }

    private static RecordedAction alarmed(CanaryId id, CanaryView view, CanaryState state, String action) {
        return RecordedAction.of(
                        state.at(), action, view.commit(), CanaryPlaces.state(id, state.number(), state.stage().word()))
                .moving(Optional.of(RecordedAction.CANARY), Optional.of(RecordedAction.CANARY))
                .about(Optional.of(id.toString()))
                .by(Optional.of(state.operator().name()))
                .ending(Optional.of(Verdict.FAIL.word()), of(view.service()) + state.words());
    }

    private static RecordedAction ended(CanaryEnd end, CanaryView view) {
        Optional<String> operator = view.states().reversed().stream().findFirst()
                .map(CanaryState::operator).map(who -> who.name());
        return RecordedAction.of(
                        end.endedAt(), "canary-end", Optional.of(end.commit()), CanaryPlaces.ended(end.id()))
                .moving(Optional.of(RecordedAction.CANARY), Optional.empty())
                .about(Optional.of(end.id().toString()))
                .named(end.version().filter(Version::isValid).map(Version::new))
                .by(operator)
                .ending(Optional.of(end.verdict().word()), of(end.service()) + end.stage().word()
                        + (end.reasons().isEmpty() ? "" : ": " + String.join("; ", end.reasons())));
    }
}
