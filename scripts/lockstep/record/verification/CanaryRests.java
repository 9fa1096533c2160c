package lockstep.record.verification;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEndJson;
import lockstep.record.canary.CanaryStage;
import lockstep.record.layout.CanaryPlaces;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;

/** What canaries came to before they rested, as the history goes by. */
final class CanaryRests {

    private final ReleaseRepository repository;
    private final Optional<Sha> known;
    private final Map<CanaryId, Told> canaries = new HashMap<>();

    /** What is told of one, besides that it rested. */
    private static final class Told {

        private final TreeMap<Integer, CanaryStage> taken = new TreeMap<>();
        private Optional<BlobId> end = Optional.empty();
        private boolean accepted;

        private void add(CanaryId id, String path, BlobId blob) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            CanaryStage.ofFile(name)
                    .filter(stage -> stage.isAbort() || stage.isOff() && stage != CanaryStage.RESTED)
                    .ifPresent(stage -> taken.put(CanaryPlaces.number(name).orElseThrow(), stage));
            end = path.equals(CanaryPlaces.ended(id)) ? Optional.of(blob) : end;
            accepted |= path.equals(CanaryPlaces.accepted(id));
        }
    }

    /** @param known a commit whose files may be looked up: the history before it does not go by */
    CanaryRests(ReleaseRepository repository, Optional<Sha> known) {
        this.repository = repository;
        this.known = known;
    }

    void added(String path, BlobId blob) {
        CanaryPlaces.canaryOf(path).ifPresent(id -> of(id).add(id, path, blob));
    }

    private Told of(CanaryId id) {
        return canaries.computeIfAbsent(id, canary -> {
            Told before = new Told();
            known.ifPresent(tip -> repository.list(tip, CanaryPlaces.of(canary)).stream()
                    .map(name -> CanaryPlaces.of(canary) + "/" + name)
                    .forEach(path -> repository.find(tip, path).ifPresent(blob -> before.add(canary, path, blob))));
            return before;
        });
    }

    /** Why a canary cannot have rested; empty where it can. */
    Optional<String> fault(String path, Function<BlobId, byte[]> reading) {
        CanaryId id = CanaryPlaces.canaryOf(path).orElseThrow();
        Told told = of(id);
        int number = CanaryPlaces.number(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
        boolean passed = told.end
                .map(blob -> CanaryEndJson.read(reading.apply(blob), CanaryPlaces.ended(id)).verdict())
                .equals(Optional.of(Verdict.PASS));
        return Optional.ofNullable(told.taken.floorEntry(number))
                .map(before -> "it rested after it was " + before.getValue().word())
                .or(() -> passed || told.accepted
                        ? Optional.empty()
                        : Optional.of("it rested, and had neither passed nor been accepted"));
    }
}
