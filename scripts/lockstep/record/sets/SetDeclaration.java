package lockstep.record.sets;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.release.ChangeDeclaration;

/**
 * What was declared of a release set when it was begun, and accepted by whoever began it. It holds for every member,
 * also for those that another operator goes on with.
 *
 * @param unverifiedAccepted why a revision that cannot be verified is accepted; empty where it is not
 * @param driftAccepted why it is accepted that production does not run what it should; empty where it is not
 * @param configAccepted why differences of the configuration are accepted, by key or section
 */
public record SetDeclaration(
        ChangeDeclaration change, Optional<String> unverifiedAccepted, Optional<String> driftAccepted,
        SortedMap<String, String> configAccepted, String notes) {

    public SetDeclaration {
        configAccepted = Collections.unmodifiableSortedMap(new TreeMap<>(configAccepted));
    }
}
