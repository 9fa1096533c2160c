package lockstep.record.audit;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;

/**
 * What entries ask of an intent after it was judged: little, for there may be a hundred thousand.
 *
 * @param target where {@code release} was to go
 * @param unverifiedAccepted whether somebody answers for a revision that could not be verified
 * @param skipsStaging whether it was a hotfix that left staging out
 * @param services the several services that it was to move; none where there is one
 */
public record JudgedIntent(
        Sha target, boolean unverifiedAccepted, boolean skipsStaging, List<ServiceName> services) {

    public JudgedIntent {
        services = List.copyOf(services);
    }

    JudgedIntent to(Sha sameTarget) {
        return new JudgedIntent(sameTarget, unverifiedAccepted, skipsStaging, services);
    }

    /** Each of the services; nothing stands for the only one. */
    List<Optional<ServiceName>> each() {
        return services.isEmpty() ? List.of(Optional.empty()) : services.stream().map(Optional::of).toList();
    }
}
