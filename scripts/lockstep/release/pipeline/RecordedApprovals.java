package lockstep.release.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Clocks;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approval;
import lockstep.record.approval.Consumed;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.MoveRequest;
import lockstep.record.approval.PersonalStatement;
import lockstep.record.approval.PersonalStatementReader;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.site.ReleaseSite;

/**
 * The requests and approvals that are recorded of a commit.
 *
 * <p>That an approval was revoked or used up is told by a file of its own beside it, so that neither all revocations
 * nor all intents have to be read. Whoever can push may forge such a file, which only takes an approval away; to take
 * such a file away is to take evidence away, which the audit finds before every move.
 */
public record RecordedApprovals(ReleaseSite site) {

    private static final int MOST = 200;

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
        Reading reading = new Reading(
                tip.get(), commit, keys, evidence, new TreeSet<>(site.repository().list(tip.get(),
                        ApprovalPlaces.of(commit))), site.clock().instant());
        List<String> statements = reading.names().stream()
                .map(name -> ApprovalPlaces.of(commit) + "/" + name)
                .filter(path -> ApprovalPlaces.idOf(path, Kind.APPROVAL).isPresent()
                        || ApprovalPlaces.idOf(path, Kind.REQUEST).isPresent())
                .toList();
        if (statements.size() > MOST) {
            // In a crowd the request that speaks against an approval could go unread.
            found.ignored().add("there are " + statements.size() + " requests and approvals of "
                    + commit.abbreviated() + ", more than " + MOST + ": none of them counts");
            return found;
        }
        statements.forEach(path -> read(reading, path, found));
        return found;
    }

    /** @param names of the files that lie there */
    private record Reading(
            Sha tip, Sha commit, ApproverKeys keys, LookedAt.Now evidence, Set<String> names, Instant now) {

        boolean has(Kind kind, String id) {
            String path = ApprovalPlaces.file(commit, kind, id);
            return names.contains(path.substring(path.lastIndexOf('/') + 1));
        }
    }

    private void read(Reading reading, String path, Found found) {
        try {
            byte[] document = file(reading.tip(), path).orElseThrow(() -> new NotVerified(path + " is no file", ""));
            String digest = Sha256.of(document).hex();
            String id = ApprovalPlaces.id(digest);
            PersonalStatement statement = PersonalStatementReader.read(document, path);
            if (!statement.commit().equals(reading.commit())) {
                found.ignored().add(path + " does not count: it is about another commit");
            } else if (!path.equals(ApprovalPlaces.file(reading.commit(), kind(statement), id))) {
                found.ignored().add(path + " does not count: its name is not that of its digest");
            } else {
                Approval.Signature signature = reading.keys().check(
                        document, file(reading.tip(), EvidenceLayout.signature(path)), statement.by(), reading.now());
                add(reading, statement, digest, signature, found);
            }
        } catch (LockstepError e) {
            found.ignored().add(e.getMessage());
        }
    }

    private static Kind kind(PersonalStatement statement) {
        return statement instanceof MoveRequest ? Kind.REQUEST : Kind.APPROVAL;
    }

    private void add(
            Reading reading, PersonalStatement statement, String digest, Approval.Signature signature, Found found) {
        boolean counts = signature == Approval.Signature.VALID || signature == Approval.Signature.CLAIMED;
        if (statement instanceof MoveRequest request) {
            boolean past = !request.at().isAfter(reading.now().plus(Clocks.SKEW));
            if (counts && past) {
                found.requests().add(new Asked(request.by(), action(request.action()), request.at()));
            } else {
                found.ignored().add("the request of " + request.by() + " does not count: "
                        + (counts ? "it is dated in the future" : "it bears no signature that counts"));
            }
        } else if (statement instanceof MoveApproval approval) {
            found.approvals().add(approval(reading, approval, digest, signature));
        }
    }

    private Approval approval(Reading reading, MoveApproval it, String digest, Approval.Signature signature) {
        String id = ApprovalPlaces.id(digest);
        Optional<String> consumedBy = reading.has(Kind.CONSUMED, id)
                ? Optional.of(file(reading.tip(), ApprovalPlaces.file(reading.commit(), Kind.CONSUMED, id))
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

    private Optional<byte[]> file(Sha tip, String path) {
        return site.repository().read(tip, path, ApprovalPlaces.LARGEST);
    }
}
