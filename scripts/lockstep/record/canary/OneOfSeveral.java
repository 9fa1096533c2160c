package lockstep.record.canary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import lockstep.base.release.ServiceName;

/**
 * Which of several services a canary is of.
 *
 * @param others what production of each of the others ran when it was planned; empty where that could not be read
 */
public record OneOfSeveral(ServiceName service, SequencedMap<ServiceName, Optional<String>> others) {

    public OneOfSeveral {
        others = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(others));
    }
}
