package tests.release.workflow;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import lockstep.release.site.ReleaseSite;

/** Whose keys count in a clone. */
public final class CountingKeys {

    private CountingKeys() {}

    /** Their names, as far as it sees the remote now. */
    public static String in(Seat seat) {
        try (ReleaseSite site = seat.site()) {
            site.repository().fetch(site.remoteDeadline());
            return new String(site.signatures().allowed().orElseThrow().content(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.substring(0, line.indexOf('@'))).collect(Collectors.joining(" "));
        }
    }
}
