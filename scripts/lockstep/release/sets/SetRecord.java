package lockstep.release.sets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lockstep.base.error.LockstepError;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Clocks;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.document.RecordedDocument;
import lockstep.record.layout.SetPlaces;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetJson;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStep;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;

/**
 * What the record says of a release set, as far as the audit believes it: anybody who may push can leave runs and steps
 * behind. What it does not believe, or cannot be read, is told and passed over: it stops nobody who goes back.
 */
final class SetRecord {

    private static final int MOST_TOLD = 5;

    private final ReleaseSite home;
    private final ServiceName set;
    private final WorkflowListener listener;
    private Optional<Looked> last = Optional.empty();

    SetRecord(ReleaseSite home, ServiceName set, WorkflowListener listener) {
        this.home = home;
        this.set = set;
        this.listener = listener;
    }

    private record Looked(Optional<Sha> tip, Optional<SetRun> newest) {}

    /** The files of one run that are believed, by their names, with the commits to read them in. */
    private record Believed(String id, SortedMap<String, Sha> files) {}

    /** The newest run; empty where there was none. */
    Optional<SetRun> newest(RemoteHeads heads) {
        if (last.filter(looked -> looked.tip().equals(heads.evidence())).isEmpty()) {
            last = Optional.of(new Looked(heads.evidence(), look(heads)));
        }
        return last.get().newest();
    }

    private Optional<SetRun> look(RemoteHeads heads) {
        if (heads.evidence().isEmpty()) {
            return Optional.empty();
        }
        Sha tip = heads.evidence().get();
        AuditReport report = new JournalAudit(home).report(heads);
        SortedMap<String, SortedMap<String, Sha>> believed = report.isVerified() ? there(tip) : believed(report);
        SortedSet<String> passedOver = new TreeSet<>(ids(tip));
        Optional<SetRun> newest = believed.reversed().entrySet().stream()
                .filter(run -> !isFromTheFuture(run.getKey()))
                .flatMap(run -> read(new Believed(run.getKey(), run.getValue()), tip).stream())
                .findFirst();
        newest.ifPresent(run -> {
            passedOver.headSet(run.intent().id()).clear();
            passedOver.remove(run.intent().id());
            untrusted(tip, run.intent().id(), believed.get(run.intent().id()).keySet())
                    .forEach(name -> passedOver.add(run.intent().id() + "/" + name));
        });
        passedOver.stream().limit(MOST_TOLD).forEach(name -> listener.step(SetPlaces.of(set) + "/" + name
                + " is passed over: it cannot be read, is from the future, or the audit does not believe it; see"
                + " `release-log verify`"));
        return newest;
    }

    private SortedMap<String, SortedMap<String, Sha>> there(Sha tip) {
        SortedMap<String, SortedMap<String, Sha>> there = new TreeMap<>();
        ids(tip).forEach(id -> there.put(id, names(tip, id).stream()
                .collect(Collectors.toMap(name -> name, name -> tip, (one, other) -> one, TreeMap::new))));
        return there;
    }

    private SortedMap<String, SortedMap<String, Sha>> believed(AuditReport report) {
        SortedMap<String, SortedMap<String, Sha>> believed = new TreeMap<>();
        String folder = SetPlaces.of(set) + "/";
        report.sets().forEach((path, commit) -> {
            if (path.startsWith(folder)) {
                String[] parts = path.substring(folder.length()).split("/");
                believed.computeIfAbsent(parts[0], id -> new TreeMap<>()).put(parts[1], commit);
            }
        });
        return believed;
    }

    private Optional<SetRun> read(Believed run, Sha tip) {
        try {
            String path = SetPlaces.intent(set, run.id());
            Optional<Sha> begun = Optional.ofNullable(run.files().get(path.substring(path.lastIndexOf('/') + 1)));
            if (begun.isEmpty()) {
                return Optional.empty();
            }
            SetIntent intent = SetJson.intent(bytes(begun.get(), path), path);
            List<SetStep> steps = new ArrayList<>();
            for (Map.Entry<String, Sha> file : run.files().entrySet()) {
                String step = SetPlaces.of(set, run.id()) + "/" + file.getKey();
                if (SetPlaces.isStepName(file.getKey())) {
                    steps.add(SetJson.step(bytes(file.getValue(), step), step));
                }
            }
            return Optional.of(new SetRun(intent, steps, numbers(untrusted(tip, run.id(), run.files().keySet()))));
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }

    private byte[] bytes(Sha commit, String path) {
        return home.repository().read(commit, path, RecordedDocument.LARGEST).orElseThrow(() -> new NotVerified(
                "the evidence branch has no " + path, "See `release-log verify`."));
    }

    private List<String> untrusted(Sha tip, String id, Set<String> believed) {
        return names(tip, id).stream().filter(name -> !believed.contains(name)).toList();
    }

    private boolean isFromTheFuture(String id) {
        Instant latest = home.clock().instant().plus(Clocks.SKEW);
        return id.compareTo(SetLedger.minute(latest) + "-set99999") > 0;
    }

    /** The ids of runs that came after one, by whomever. */
    List<String> begunSince(SetRun run, Sha tip) {
        Set<String> known = new HashSet<>(last.map(Looked::tip).filter(Optional::isPresent).map(Optional::get)
                .map(this::ids).orElse(List.of()));
        return ids(tip).stream()
                .filter(id -> !known.contains(id) && !id.equals(run.intent().id()))
                .toList();
    }

    /** Of all runs that lie there, whoever wrote them. */
    List<String> ids(Sha tip) {
        return home.repository().list(tip, SetPlaces.of(set)).stream()
                .map(name -> name.replace("/", ""))
                .filter(SetPlaces::isId)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private List<String> names(Sha tip, String id) {
        return home.repository().list(tip, SetPlaces.of(set, id)).stream()
                .filter(name -> SetPlaces.isStepName(name) || SetPlaces.isIntent(SetPlaces.of(set, id) + "/" + name))
                .toList();
    }

    /** Of all steps of a run that lie there, whoever wrote them. */
    Set<Integer> numbers(Sha tip, String id) {
        return numbers(names(tip, id));
    }

    private static Set<Integer> numbers(List<String> names) {
        return names.stream().filter(SetPlaces::isStepName)
                .map(name -> Integer.parseInt(name.substring(0, name.indexOf('-'))))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
