package lockstep.release.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.RequirementsJson;
import lockstep.record.document.RecordedDocument;
import lockstep.record.layout.EvidenceLayout;
import lockstep.repository.tree.ChangedPaths;
import lockstep.repository.git.ReleaseRepository;
import tools.jackson.databind.JsonNode;

/**
 * Since which commit of the evidence branch promotions say how much of what they were demanded. Hosts are upgraded and
 * not downgraded, so a later one that says less was written to be judged by less.
 */
final class EditionsSoFar {

    /** What a promotion says that tells its configuration and no requirements. */
    static final int TELLS_ITS_POLICY = 1;

    private final ReleaseRepository repository;
    private final NavigableMap<Integer, Since> since = new TreeMap<>();
    /** The commits that promotions came with, the oldest first. */
    private final Map<Sha, Integer> order = new HashMap<>();

    /** The first that said as much. */
    private record Since(int place, Sha commit, ReleaseId id) {}

    /** @param tip the head of the evidence branch, as far as it is known */
    EditionsSoFar(ReleaseRepository repository, Sha tip) {
        this.repository = repository;
        List<String> paths = promotions(tip)
                .flatMap(id -> Stream.of(EvidenceLayout.policy(id), EvidenceLayout.requirements(id)))
                .toList();
        if (paths.isEmpty()) {
            return;
        }
        for (ChangedPaths changed : repository.commitsThatChanged(paths, Optional.empty(), tip)) {
            int place = order.size();
            order.put(changed.commit(), place);
            changed.paths().stream().flatMap(path -> EvidenceLayout.releaseOf(path).stream()).distinct().forEach(
                    id -> since.putIfAbsent(level(tip, id), new Since(place, changed.commit(), id)));
        }
    }

    private Stream<ReleaseId> promotions(Sha tip) {
        return repository.list(tip, EvidenceLayout.FOLDER).stream()
                .filter(EvidenceLayout::isMonth)
                .flatMap(month -> repository.list(tip, EvidenceLayout.FOLDER + "/" + month).stream())
                .filter(name -> name.endsWith("/"))
                .flatMap(name -> ReleaseId.tryParse(name.substring(0, name.length() - 1)).stream())
                .filter(id -> id.kind() == ReleaseId.Kind.PROMOTION);
    }

    private int level(Sha tip, ReleaseId id) {
        return tree(tip, EvidenceLayout.requirements(id))
                .map(said -> RequirementsJson.level(said.path("edition").asInt(1)))
                .or(() -> tree(tip, EvidenceLayout.policy(id))
                        .filter(policy -> policy.path("configuration").isObject()).map(policy -> TELLS_ITS_POLICY))
                .orElse(0);
    }

    private Optional<JsonNode> tree(Sha tip, String path) {
        return repository.read(tip, path, RecordedDocument.LARGEST).flatMap(RecordedPassages::tree);
    }

    /** The first promotion that said more than this, and was on record before the commit, or comes with it. */
    Optional<ReleaseId> moreThan(int level, ReleaseId own, Sha commit) {
        Optional<Integer> place = Optional.ofNullable(order.get(commit));
        return since.tailMap(level, false).values().stream()
                .filter(first -> !first.id().equals(own) && place.map(here -> first.place() <= here)
                        .orElseGet(() -> repository.isAncestor(first.commit(), commit)))
                .map(Since::id)
                .findFirst();
    }
}
