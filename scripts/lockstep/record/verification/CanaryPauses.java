package lockstep.record.verification;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.layout.CanaryPlaces;
import lockstep.repository.git.ReleaseRepository;

/** Which canaries operators paused and let go on, as the history goes by. */
final class CanaryPauses {

    private final ReleaseRepository repository;
    private final Optional<Sha> known;
    private final Map<CanaryId, TreeMap<Integer, String>> marks = new HashMap<>();

    /** @param known a commit whose files may be looked up: the history before it does not go by */
    CanaryPauses(ReleaseRepository repository, Optional<Sha> known) {
        this.repository = repository;
        this.known = known;
    }

    void added(String path) {
        CanaryPlaces.canaryOf(path).ifPresent(id -> mark(of(id), path));
    }

    private static void mark(TreeMap<Integer, String> marks, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (CanaryStage.ofFile(name).filter(CanaryStage::isSaidBeside).isPresent()) {
            CanaryPlaces.number(name).ifPresent(number -> marks.put(number, path));
        }
    }

    private TreeMap<Integer, String> of(CanaryId id) {
        return marks.computeIfAbsent(id, canary -> {
            TreeMap<Integer, String> before = new TreeMap<>();
            known.ifPresent(tip -> repository.list(tip, CanaryPlaces.of(canary))
                    .forEach(name -> mark(before, CanaryPlaces.of(canary) + "/" + name)));
            return before;
        });
    }

    /** The file of the pause that nobody has ended. */
    Optional<String> pause(CanaryId id) {
        return Optional.ofNullable(of(id).lastEntry()).map(Map.Entry::getValue)
                .filter(path -> path.endsWith("-" + CanaryStage.PAUSED_BY_OPERATOR.word() + ".json"));
    }

    /** Why a state that gives a weight may not be; nothing where it may. */
    static Optional<String> fault(String path, byte[] state, byte[] pause) {
        CanaryState given = CanaryJson.state(state, path);
        CanaryState held = CanaryJson.state(pause, path);
        return given.weight().orElse(0) > held.weight().orElse(0)
                ? Optional.of("it gets " + given.weight().get() + " % of the traffic while it is paused at "
                        + held.weight().orElse(0) + " % by " + held.operator())
                : Optional.empty();
    }
}
