package lockstep.record.events;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.record.trail.RecordedAction;

/** An event in one line for people. */
final class EventWords {

    private static final int LONGEST = 300;

    private EventWords() {}

    static String of(ReleaseEvent event) {
        RecordedAction action = event.action();
        List<String> parts = new ArrayList<>(List.of(event.service() + ": " + action.action().replace('-', ' ')));
        action.version().map(Version::name).or(() -> action.commit().map(Sha::abbreviated)).ifPresent(parts::add);
        action.result().ifPresent(result -> parts.add("(" + result + ")"));
        action.operator().ifPresent(operator -> parts.add("by " + operator));
        String line = String.join(" ", parts) + (action.words().isBlank() ? "" : ": " + action.words());
        return Sanitiser.line(line, LONGEST);
    }
}
