package lockstep.tui.keys;

import java.util.Optional;
import lockstep.record.canary.CanaryView;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.state.UiState;

/** Why nothing can be done just now about approvals and canaries, in words for the operator; empty where it can. */
public final class PipelineAvailability {

    private PipelineAvailability() {}

    static String pipeline(UiState state) {
        return state.terms().pipeline() ? "" : "lockstep.yaml has no pipeline";
    }

    static String canary(UiState state) {
        return state.terms().canary() ? "" : "lockstep.yaml has no "
                + (state.terms().services().isEmpty() ? "pipeline.canary" : "services.NAME.canary");
    }

    static String approve(UiState state) {
        Optional<PipelineSeen> seen = state.sources().pipeline().value();
        if (seen.isEmpty()) {
            return "it is being read";
        }
        return seen.get().unapproved().isEmpty() ? "no approval is missing" : ActionAvailability.work(state);
    }

    /** Whether or not one is recorded as open, and whatever else goes on: the traffic is taken off it all the same. */
    static String abort(UiState state) {
        boolean unknown = !canary(state).isEmpty() && openCanary(state).isEmpty();
        return unknown ? canary(state) : state.readonly() ? ActionAvailability.READONLY
                : state.aside().map(going -> going.title() + " is running").orElse("");
    }

    /** The canary that may have traffic, as the record has it. */
    public static Optional<CanaryView> openCanary(UiState state) {
        return state.sources().git().value().flatMap(GitSeen::openCanary);
    }

    public static String pause(UiState state) {
        Optional<CanaryView> open = openCanary(state);
        String why = !canary(state).isEmpty() ? canary(state)
                : open.isEmpty() ? "no canary is open"
                : open.get().isJudged() ? "the canary has its verdict; only a promotion or an abort ends it"
                : open.get().weight().orElse(0) == 0 ? "the canary has no traffic yet" : "";
        return why.isEmpty() ? ActionAvailability.work(state) : why;
    }
}
