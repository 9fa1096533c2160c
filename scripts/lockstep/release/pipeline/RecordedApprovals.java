package lockstep.release.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Clocks;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approval;
import lockstep.record.approval.Consumed;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.MoveRequest;
import lockstep.record.approval.PersonalStatement;
import lockstep.record.approval.PersonalStatementReader;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.Signer;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.BlobReader;
import lockstep.repository.tree.BlobId;

/**
 * The requests and approvals that are recorded of a commit.
 *
 * <p>That an approval was revoked or used up is told by a file of its own beside it, so that neither all revocations
 * nor all intents have to be read. Whoever can push may forge such a file, which only takes an approval away; to take
 * such a file away is to take evidence away, which the audit finds before every move.
 */
public record RecordedApprovals(ReleaseSite site) {

    /** Of all files of a commit, the smallest: to read them costs less than to push them. */
    private static final int MOST = 20_000;
    private static final long MOST_BYTES = 64L << 20;
    /** To check a signature costs two processes. Requests, of which anybody may make many, use up no approval's. */
    private static final int MOST_CHECKED = 2_000;
    private static final int MOST_TOLD = 100;

    /** A request that counts. */
    public record Asked(String by, Action action, Instant at) {}

    /** @param ignored what is there and cannot be an approval, a sanitised line each */
    public record Found(List<Approval> approvals, List<Asked> requests, List<String> ignored) {

        /** Who asked for the move last. */
        public Optional<String> requester(Action action) {
            return requests.stream().filter(asked -> asked.action() == action)
                    .max(Comparator.comparing(Asked::at)).map(Asked::by);
        }
    }

    public Found of(Optional<Sha> tip, Sha commit, ApproverKeys keys, LookedAt.Now evidence) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (tip.isEmpty()) {
            return found;
        }
        String folder = ApprovalPlaces.of(commit);
        Reading reading = new Reading(
                commit, keys, evidence, Set.copyOf(site.repository().list(tip.get(), folder)),
                site.repository().filesIn(tip.get(), folder), site.clock().instant());
        SortedMap<String, String> ignored = new TreeMap<>();
        SortedMap<String, Said> said = said(reading, ignored);
        Set<String> checked = worthChecking(reading, said);
        said.forEach((path, one) -> {
            try {
                if (!reading.mayBeSigned(one) || checked.contains(path)) {
                    add(reading, one, found, ignored);
                } else {
                    ignored.put(path, path + " does not count: more than " + MOST_CHECKED + " of its kind bear a "
                            + "signature");
                }
            } catch (LockstepError e) {
                ignored.put(path, e.getMessage());
            }
        });
        ignored.values().stream().limit(MOST_TOLD).forEach(found.ignored()::add);
        if (ignored.size() > MOST_TOLD) {
            found.ignored().add("so it is with " + (ignored.size() - MOST_TOLD) + " more files of " + folder);
        }
        return found;
    }

    /** Of all that can be read, what is such a statement about the commit, by its path. */
    private SortedMap<String, Said> said(Reading reading, SortedMap<String, String> ignored) {
        SortedMap<String, Said> said = new TreeMap<>();
        try (BlobReader blobs = site.repository().blobs()) {
            long left = MOST_BYTES;
            int read = 0;
            for (Alike alike : alike(reading, blobs, ignored)) {
                left -= alike.size();
                read++;
                for (String path : alike.paths()) {
                    ignored.put(path, path + " was not read: too many lie beside it");
                }
                if (left >= 0 && read <= MOST) {
                    read(reading, blobs, alike, said, ignored);
                }
            }
        }
        return said;
    }

    /**
     * Files of one content, of which one at most has the name that is right.
     *
     * @param isSigned whether a signature lies beside one of them
     */
    private record Alike(BlobId blob, long size, List<String> paths, boolean isSigned) {}

    /** What is worth most comes first: what may count where signatures are asked for, then what is small. */
    private static List<Alike> alike(Reading reading, BlobReader blobs, SortedMap<String, String> ignored) {
        Map<BlobId, List<String>> paths = new LinkedHashMap<>();
        for (String name : new TreeSet<>(reading.names())) {
            String path = ApprovalPlaces.of(reading.commit()) + "/" + name;
            if (ApprovalPlaces.idOf(path, Kind.APPROVAL).isPresent()
                    || ApprovalPlaces.idOf(path, Kind.REQUEST).isPresent()) {
                Optional.ofNullable(reading.files().get(name)).ifPresentOrElse(
                        blob -> paths.computeIfAbsent(blob, any -> new ArrayList<>()).add(path),
                        () -> ignored.put(path, path + " is no file"));
            }
        }
        List<Alike> all = new ArrayList<>();
        paths.forEach((blob, alike) -> {
            try {
                all.add(new Alike(blob, Math.min(blobs.size(blob), ApprovalPlaces.LARGEST), alike,
                        alike.stream().anyMatch(reading::hasSignature)));
            } catch (LockstepError e) {
                alike.forEach(path -> ignored.put(path, e.getMessage()));
            }
        });
        all.sort(Comparator.comparing((Alike one) -> reading.keys().isConfigured() && !one.isSigned())
                .thenComparing(Alike::size));
        return all;
    }

    private void read(
            Reading reading, BlobReader blobs, Alike alike, SortedMap<String, Said> said,
            SortedMap<String, String> ignored) {
        for (String path : alike.paths()) {
            ignored.put(path, path + " does not count: its name is not that of its digest");
        }
        String first = alike.paths().getFirst();
        try {
            byte[] document = blobs.read(alike.blob(), ApprovalPlaces.LARGEST);
            String digest = Sha256.of(document).hex();
            PersonalStatement statement = PersonalStatementReader.read(document, first);
            String right = ApprovalPlaces.file(reading.commit(), kind(statement), ApprovalPlaces.id(digest));
            if (!statement.commit().equals(reading.commit())) {
                ignored.put(first, first + " does not count: it is about another commit");
            } else if (alike.paths().contains(right)) {
                ignored.remove(right);
                said.put(right, new Said(right, statement, digest, document));
            }
        } catch (LockstepError e) {
            ignored.put(first, e.getMessage());
        }
    }

    /** The paths of those whose signatures are checked. */
    private static Set<String> worthChecking(Reading reading, SortedMap<String, Said> said) {
        return Stream.of(Kind.APPROVAL, Kind.REQUEST)
                .flatMap(kind -> said.values().stream()
                        .filter(one -> kind(one.statement()) == kind && reading.mayBeSigned(one))
                        .limit(MOST_CHECKED))
                .map(Said::path)
                .collect(Collectors.toSet());
    }

    private record Said(String path, PersonalStatement statement, String digest, byte[] document) {}

    /**
     * @param names of all that lies there
     * @param files the plain files of it
     */
    private record Reading(
            Sha commit, ApproverKeys keys, LookedAt.Now evidence, Set<String> names, SortedMap<String, BlobId> files,
            Instant now) {

        boolean has(Kind kind, String id) {
            return names.contains(name(ApprovalPlaces.file(commit, kind, id)));
        }

        boolean hasSignature(String path) {
            return names.contains(name(EvidenceLayout.signature(path)));
        }

        /** Whether there is something to check. */
        boolean mayBeSigned(Said one) {
            return keys.mayBeOf(one.statement().by()) && hasSignature(one.path());
        }

        Optional<BlobId> file(String path) {
            return Optional.ofNullable(files.get(name(path)));
        }

        private static String name(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private static Kind kind(PersonalStatement statement) {
        return statement instanceof MoveRequest ? Kind.REQUEST : Kind.APPROVAL;
    }

    private void add(Reading reading, Said said, Found found, SortedMap<String, String> ignored) {
        PersonalStatement statement = said.statement();
        Approval.Signature signature = reading.keys().check(
                said.document(), file(reading, EvidenceLayout.signature(said.path()), Signer.LARGEST), statement.by(),
                reading.now());
        boolean counts = signature == Approval.Signature.VALID || signature == Approval.Signature.CLAIMED;
        if (statement instanceof MoveRequest request) {
            boolean past = !request.at().isAfter(reading.now().plus(Clocks.SKEW));
            if (counts && past) {
                found.requests().add(new Asked(request.by(), action(request.action()), request.at()));
            } else {
                ignored.put(said.path(), "the request of " + request.by() + " does not count: "
                        + (counts ? "it is dated in the future" : "it bears no signature that counts"));
            }
        } else if (!counts && found.approvals().size() >= MOST_TOLD) {
            ignored.put(said.path(), said.path() + " does not count: it bears no signature that counts");
        } else if (statement instanceof MoveApproval approval) {
            found.approvals().add(approval(reading, approval, said.digest(), signature));
        }
    }

    private Approval approval(Reading reading, MoveApproval it, String digest, Approval.Signature signature) {
        String id = ApprovalPlaces.id(digest);
        Optional<String> consumedBy = reading.has(Kind.CONSUMED, id)
                ? Optional.of(file(
                        reading, ApprovalPlaces.file(reading.commit(), Kind.CONSUMED, id), ApprovalPlaces.LARGEST)
                        .map(Consumed::by).orElse("something that cannot be read"))
                : Optional.empty();
        return new Approval(
                digest, it.role(), action(it.action()), it.from(), it.commit(), it.by(), signature, it.policy(),
                it.at(), it.expiresAt(), it.skipsStaging(), it.skipsCanary(), reading.has(Kind.REVOCATION, id),
                consumedBy, reading.evidence().supersedes(it.evidence()));
    }

    private static Action action(String word) {
        return Action.named(word).orElseThrow();
    }

    private Optional<byte[]> file(Reading reading, String path, int cap) {
        return reading.file(path).map(blob -> site.repository().read(blob, cap));
    }
}
