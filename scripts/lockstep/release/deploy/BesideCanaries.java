package lockstep.release.deploy;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading.Unknown;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryView;
import lockstep.repository.git.ReleaseRepository;

/**
 * Canaries that may have traffic, and so may answer in the place of production: whoever asks through the load balancer
 * hears them as often as their weight says.
 */
public record BesideCanaries(List<CanaryView> canaries) {

    private static final int LOOKED = 10_000;
    private static final int MOST = 1_000;

    public BesideCanaries {
        canaries = List.copyOf(canaries);
    }

    /** As the record has them. */
    public static BesideCanaries of(ReleaseRepository repository, Optional<Sha> evidence) {
        CanaryArchive archive = new CanaryArchive(repository, evidence);
        return new BesideCanaries(archive.open(LOOKED, MOST).canaries().stream()
                .map(outline -> archive.view(outline.id()))
                .filter(BesideCanaries::mayAnswer)
                .toList());
    }

    /** Each weight is on record before it is set, the first with the intent: where nothing is, it was given none. */
    private static boolean mayAnswer(CanaryView view) {
        return view.last() > 0 && !view.weight().equals(Optional.of(0));
    }

    /** Those of one of several services, where it is named. */
    public BesideCanaries of(Optional<ServiceName> service) {
        return new BesideCanaries(canaries.stream()
                .filter(view -> view.service().isEmpty() || service.isEmpty() || view.service().equals(service))
                .toList());
    }

    public boolean areOf(Sha commit) {
        return canaries.stream().anyMatch(view -> view.commit().equals(Optional.of(commit)));
    }

    /** How many answers show that all of production runs it, or as many as a move may take. */
    public Answers showing(Sha commit) {
        return needed(canaries.stream().filter(view -> view.commit().equals(Optional.of(commit))).toList()).atMost();
    }

    private static Answers needed(List<CanaryView> heard) {
        return heard.stream()
                .map(view -> weight(view).map(Answers::besideCanary).orElseGet(Answers::besideUnknownCanary))
                .reduce(Answers.USUAL, (one, other) -> one.inARow() < other.inARow() ? other : one);
    }

    /** Where its states do not say it: no more than its plan gives it. */
    private static Optional<Integer> weight(CanaryView view) {
        return view.weight().or(() -> view.intent().flatMap(intent -> intent.steps().stream().max(Integer::compare)));
    }

    /**
     * What production runs. What a canary would say too counts when it alone would not say it as often; until then the
     * first other answer is production's.
     *
     * @param first its first answer
     */
    public RevisionReading heard(LiveService production, RevisionReading first, Deadline deadline) {
        RevisionReading seen = first;
        for (int heard = 1; seen instanceof Reported(String text); heard++) {
            List<CanaryView> alike = canaries.stream()
                    .filter(view -> view.commit().filter(commit -> commit.isReportedAs(text)).isPresent())
                    .toList();
            if (alike.isEmpty() || heard >= needed(alike).inARow()) {
                return seen;
            }
            if (deadline.isOver()) {
                return new Unknown("canary " + alike.getLast().shown() + " runs " + text + " too, and " + heard
                        + " answers said nothing else");
            }
            seen = production.revision(deadline);
        }
        return seen;
    }
}
