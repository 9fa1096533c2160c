package lockstep.record.canary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import lockstep.base.error.NotVerified;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.record.document.RecordedDocument;
import lockstep.record.layout.CanaryPlaces;
import lockstep.repository.git.ReleaseRepository;

/** The canaries as one commit of the evidence branch has them. Nothing that lies there makes it fail. */
public record CanaryArchive(ReleaseRepository repository, Optional<Sha> tip) {

    private static final int MOST_OPEN = 10_000;

    /** Every canary that was begun, oldest first. */
    public List<CanaryId> ids() {
        return tip.stream()
                .flatMap(commit -> repository.list(commit, CanaryPlaces.FOLDER).stream()
                        .filter(month -> month.endsWith("/"))
                        .flatMap(month -> repository.list(commit, CanaryPlaces.FOLDER + "/" + without(month)).stream()
                                .filter(name -> name.endsWith("/"))
                                .flatMap(name -> CanaryId.tryParse(without(name)).stream())
                                .filter(id -> id.month().equals(without(month)))))
                .sorted()
                .toList();
    }

    private static String without(String folder) {
        return folder.substring(0, folder.length() - 1);
    }

    public CanaryView view(CanaryId id) {
        Map<Integer, String> names = states(id);
        List<CanaryState> states = new ArrayList<>();
        names.values().forEach(name -> read(CanaryPlaces.of(id) + "/" + name, CanaryJson::state)
                .ifPresent(states::add));
        return view(id, names, states);
    }

    /** The same without what was counted: from names alone, but for the intent, aborts, the last state and pause. */
    public CanaryView outline(CanaryId id) {
        TreeMap<Integer, String> names = states(id);
        Optional<String> pause = lastPause(names);
        List<CanaryState> told = names.entrySet().stream()
                .filter(entry -> entry.equals(names.lastEntry()) || pause.filter(entry.getValue()::equals).isPresent()
                        || CanaryStage.ofFile(entry.getValue()).filter(CanaryStage::isAbort).isPresent())
                .flatMap(entry -> read(CanaryPlaces.of(id) + "/" + entry.getValue(), CanaryJson::state).stream())
                .toList();
        return view(id, names, told);
    }

    private static Optional<String> lastPause(TreeMap<Integer, String> names) {
        return names.descendingMap().values().stream()
                .filter(name -> CanaryStage.ofFile(name).equals(Optional.of(CanaryStage.PAUSED_BY_OPERATOR)))
                .findFirst();
    }

    private CanaryView view(CanaryId id, Map<Integer, String> names, List<CanaryState> states) {
        List<CanaryStage> stages = names.values().stream()
                .flatMap(name -> CanaryStage.ofFile(name).stream())
                .toList();
        return new CanaryView(
                id, read(CanaryPlaces.intent(id), CanaryJson::intent), states, stages,
                names.keySet().stream().max(Comparator.naturalOrder()).orElse(0),
                read(CanaryPlaces.ended(id), CanaryEndJson::read),
                read(CanaryPlaces.accepted(id), CanaryJson::acceptance));
    }

    private TreeMap<Integer, String> states(CanaryId id) {
        TreeMap<Integer, String> names = new TreeMap<>();
        tip.ifPresent(commit -> repository.list(commit, CanaryPlaces.of(id)).forEach(
                name -> CanaryPlaces.number(name).ifPresent(number -> names.put(number, name))));
        return names;
    }

    /** Every canary that may have traffic, oldest first, without what it counted; of ten thousand the newest. */
    public List<CanaryView> open() {
        return open(Integer.MAX_VALUE, MOST_OPEN).canaries();
    }

    /** Those that somebody asks for, oldest first, however many others there are; of ten thousand the newest. */
    public List<CanaryView> open(Predicate<CanaryView> wanted) {
        return ids().reversed().stream().filter(this::mayHaveTraffic).map(this::outline).filter(wanted)
                .limit(MOST_OPEN).toList().reversed();
    }

    /**
     * Some of those that may have traffic, oldest first, without what they counted.
     *
     * @param areAll whether there are no more
     */
    public record Open(List<CanaryView> canaries, boolean areAll) {}

    /**
     * For who has no time to look at what anybody who may push can bring.
     *
     * @param looked at so many of the newest, by the names of their files
     * @param most of those, so many are read
     */
    public Open open(int looked, int most) {
        List<CanaryId> newest = ids().reversed();
        List<CanaryId> open = newest.stream().limit(looked).filter(this::mayHaveTraffic).limit(most + 1L).toList();
        return new Open(
                open.stream().limit(most).toList().reversed().stream().map(this::outline).toList(),
                newest.size() <= looked && open.size() <= most);
    }

    private boolean mayHaveTraffic(CanaryId id) {
        TreeMap<Integer, String> names = states(id);
        Optional<CanaryStage> last = names.isEmpty()
                ? Optional.empty()
                : CanaryStage.ofFile(names.lastEntry().getValue());
        return last.filter(stage -> stage == CanaryStage.RESTED).isPresent()
                ? outline(id).isOpen()
                : last.filter(CanaryStage::isOff).isEmpty();
    }

    /**
     * The last canary of a commit that was begun.
     *
     * @param service of several; empty where there is one
     */
    public Optional<CanaryView> last(Sha commit, Optional<ServiceName> service) {
        return ids().reversed().stream()
                .map(this::outline)
                .filter(view -> view.service().equals(service))
                .filter(view -> view.commit().or(() -> view.end().map(CanaryEnd::commit)).equals(Optional.of(commit)))
                .findFirst();
    }

    /** The last canary of a commit that ended, of the only service. */
    public Optional<CanaryView> lastEnded(Sha commit) {
        return lastEnded(commit, Optional.empty());
    }

    /** The last one that ended, of one of several services. */
    public Optional<CanaryView> lastEnded(Sha commit, Optional<ServiceName> service) {
        return lastEnded(commit, service, Instant.MAX);
    }

    /** The last one that had ended by then. */
    public Optional<CanaryView> lastEnded(Sha commit, Optional<ServiceName> service, Instant by) {
        return ids().reversed().stream()
                .map(this::outline)
                .filter(view -> view.service().equals(service))
                .filter(view -> view.end()
                        .filter(end -> end.commit().equals(commit) && !end.endedAt().isAfter(by)).isPresent())
                .findFirst();
    }

    /** Empty where it is not there, or cannot be read: the audit names that. */
    private <T> Optional<T> read(String path, BiFunction<byte[], String, T> reading) {
        try {
            return tip.flatMap(commit -> repository.read(commit, path, RecordedDocument.LARGEST))
                    .map(json -> reading.apply(json, path));
        } catch (NotVerified e) {
            return Optional.empty();
        }
    }
}
