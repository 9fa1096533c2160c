package lockstep.release.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.base.digest.Sha256;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.CanaryResult;
import lockstep.record.approval.MoveApproval.Seen;
import lockstep.record.document.RecordedDocument;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.layout.CanaryPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.FactPlaces;
import lockstep.release.site.ReleaseSite;

/**
 * The evidence of a commit that an approver looks at: the newest fact of each name, the newest staging run that passed,
 * and how the last canary ended, of several services the last of each. More of the same voids no approval:
 * staging is sampled while people decide. A fact that is found out anew does, and so does another canary: the approver
 * saw something else.
 */
record LookedAt(ReleaseSite site) {

    private static final String CANARY = "canary";

    /**
     * @param newest the paths that count now, by what they are about: several where they came in the same second
     * @param isAsked whether an approval rests on them: a rollback rests on nothing that lies there
     */
    record Now(Map<String, SortedSet<String>> newest, Function<String, Optional<String>> digests, boolean isAsked) {

        static Now ofRollback() {
            return new Now(Map.of(), path -> Optional.empty(), false);
        }

        /** What of these files is not what counts any more, in words. */
        Optional<String> supersedes(List<Seen> seen) {
            if (!isAsked) {
                return Optional.empty();
            }
            Set<String> paths = seen.stream().map(Seen::path).collect(Collectors.toSet());
            return seen.stream()
                    .flatMap(file -> about(file.path()).stream())
                    .filter(name -> !paths.containsAll(newest.getOrDefault(name, new TreeSet<>())))
                    .map(name -> name.equals(CANARY) ? "another canary ended" : name + " was recorded again")
                    .findFirst()
                    .or(() -> seen.stream().flatMap(file -> fault(file).stream()).findFirst());
        }

        private Optional<String> fault(Seen file) {
            return isEvidence(file.path()) && digests.apply(file.path()).filter(file.sha256()::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of("what was looked at changed");
        }

        /** Every file that counts, as an approval names it. */
        List<Seen> files(List<RecordedRun> runs) {
            Map<String, String> all = new LinkedHashMap<>();
            newest.values().stream().flatMap(Set::stream)
                    .forEach(path -> digests.apply(path).ifPresent(digest -> all.put(path, digest)));
            runs.forEach(one -> all.put(one.path(), one.sha256().hex()));
            List<Seen> files = new ArrayList<>();
            all.forEach((path, digest) -> files.add(new Seen(path, digest)));
            return files;
        }

        private static boolean isEvidence(String path) {
            return EvidenceLayout.isRun(path) || about(path).isPresent();
        }

        private static Optional<String> about(String path) {
            return CanaryPlaces.endedBy(path).isPresent()
                    ? Optional.of(CANARY)
                    : FactPlaces.nameOf(path).map(name -> "fact " + name);
        }
    }

    Now at(Optional<Sha> tip, Sha commit, List<CanaryResult> canaries) {
        Map<String, SortedSet<String>> newest = new TreeMap<>();
        String folder = FactPlaces.of(commit);
        tip.stream().flatMap(at -> site.repository().list(at, folder).stream())
                .map(name -> folder + "/" + name)
                .sorted()
                .forEach(path -> Now.about(path).ifPresent(name -> newest.merge(
                        name, new TreeSet<>(Set.of(path)), LookedAt::newer)));
        canaries.stream().flatMap(last -> CanaryId.tryParse(last.id()).stream())
                .forEach(id -> newest.computeIfAbsent(CANARY, any -> new TreeSet<>()).add(CanaryPlaces.ended(id)));
        Map<String, Optional<String>> known = new HashMap<>();
        return new Now(newest, path -> known.computeIfAbsent(path, file -> tip
                .flatMap(at -> site.repository().read(at, file, RecordedDocument.LARGEST))
                .map(json -> Sha256.of(json).hex())), true);
    }

    /** The later of two; both where they are of one second. */
    private static SortedSet<String> newer(SortedSet<String> before, SortedSet<String> next) {
        if (FactPlaces.secondOf(before.first()).equals(FactPlaces.secondOf(next.first()))) {
            next.addAll(before);
        }
        return next;
    }

    /** The newest staging run of the commit that passed; of several services one of each. */
    List<RecordedRun> runs(Optional<Sha> tip, Sha commit) {
        List<RecordedRun> passed = site.journal().runs(tip, commit).stream()
                .filter(run -> run.run().mode().isStaging() && run.run().verdict() == Verdict.PASS)
                .toList();
        return site.services().stream()
                .flatMap(one -> passed.stream()
                        .filter(run -> run.run().service().equals(one.serviceName()))
                        .findFirst().stream())
                .toList();
    }
}
