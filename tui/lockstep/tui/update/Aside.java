package lockstep.tui.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.tui.seen.Fact;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.JournalLine.Tone;
import lockstep.tui.state.Operation;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;

/** Takes in the news of the abort of a canary, which goes on beside anything else. */
final class Aside {

    private Aside() {}

    static Transition of(UiState state, Operation aside, UiEvent.News news) {
        return switch (news) {
            case UiEvent.Told told -> Transition.to(
                    state.withAside(Optional.of(aside.told(told.words()))).wrote(Tone.DONE, told.words()));
            case UiEvent.Done done -> StatusRefresh.changed(state.withAside(Optional.empty())
                    .withSources(state.sources().withTraffic(Fact.none())).wrote(Tone.GOOD, done.words()));
            case UiEvent.Failed failed -> failed(state.withAside(Optional.empty()), aside, failed);
            default -> Transition.to(state);
        };
    }

    private static Transition failed(UiState state, Operation aside, UiEvent.Failed failed) {
        List<String> lines = new ArrayList<>(List.of(failed.message()));
        if (!failed.remedy().isEmpty()) {
            lines.addAll(List.of("", failed.remedy()));
        }
        lines.addAll(List.of("", "A command would have exited with " + failed.code() + "."));
        return StatusRefresh.changed(state.wrote(Tone.BAD, aside.title() + ": " + failed.message())
                .offered(new Dialog.Message(aside.title() + " failed", lines, 0)));
    }
}
