package lockstep.record.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.history.KnownGood;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.log.AdoptionEntry;

/**
 * What an audit found.
 *
 * @param entries promotions and rollbacks in the log
 * @param others blocks that are neither
 * @param violations in the order of the history, the first thousand
 * @param found how many there are in all
 * @param openIntent begun and without an outcome: to be finished with {@code --resume}, no violation by itself
 * @param begun all of which that is so, with the digest of the intent that was trusted; more than one is a violation
 * @param standing where the log says that {@code release} stands
 * @param knownGood newest first; may be read when it is first asked for, which has to be while the repository is open
 * @param adoption the starting point; nothing before it was judged
 * @param rules those that anything was found against
 * @param changedApprovals the folders of approvals in which a recorded file is not what it was
 * @param sets the files of release sets that were in order when they came, with the commits that brought them; of what
 *     came since the last visit where nothing was found
 * @param ahead the newest entries that are in order, and not believed until their day
 */
public record AuditReport(
        long commits,
        long entries,
        long others,
        List<Violation> violations,
        long found,
        Optional<ReleaseId> openIntent,
        Map<ReleaseId, Optional<Sha256>> begun,
        Optional<Sha> standing,
        List<KnownGood> knownGood,
        Optional<AdoptionEntry> adoption,
        Set<AuditRule> rules,
        Set<String> changedApprovals,
        Map<String, Sha> sets,
        List<AheadEntry> ahead) {

    private static final List<String> OF_A_FILE = List.of(" was changed", " was deleted", " is not a plain file");

    public AuditReport {
        violations = List.copyOf(violations);
        begun = Map.copyOf(begun);
        knownGood = Collections.unmodifiableList(knownGood);
        rules = Set.copyOf(rules);
        changedApprovals = Set.copyOf(changedApprovals);
        sets = Map.copyOf(sets);
        ahead = List.copyOf(ahead);
    }

    /** The same findings, with what an earlier report says is good or open. */
    public AuditReport believing(AuditReport earlier) {
        Map<ReleaseId, Optional<Sha256>> open = new HashMap<>(begun);
        open.putAll(earlier.begun());
        List<AheadEntry> disbelieved = earlier.ahead().isEmpty() ? ahead : earlier.ahead();
        return new AuditReport(
                commits, entries, others, violations, found, openIntent, open, earlier.standing(), earlier.knownGood(),
                adoption, rules, changedApprovals, isRewritten() ? earlier.sets() : sets, disbelieved);
    }

    /** The same, with what an earlier report says of release sets. */
    public AuditReport believingSets(AuditReport earlier) {
        return new AuditReport(
                commits, entries, others, violations, found, openIntent, begun, standing, knownGood, adoption, rules,
                changedApprovals, earlier.sets(), ahead);
    }

    /** The same, with what is known to be good from elsewhere. */
    public AuditReport knowing(List<KnownGood> good) {
        return new AuditReport(
                commits, entries, others, violations, found, openIntent, begun, standing, good, adoption,
                rules, changedApprovals, sets, ahead);
    }

    /** The same findings, and these. */
    public AuditReport with(List<Violation> more) {
        List<Violation> all = new ArrayList<>(violations);
        all.addAll(more.subList(0, Math.min(more.size(), Violations.MOST)));
        Set<AuditRule> broken = new HashSet<>(rules);
        more.forEach(violation -> broken.add(violation.rule()));
        return new AuditReport(
                commits, entries, others, all, found + more.size(), openIntent, begun, standing, knownGood,
                adoption, broken, changedApprovals, sets, ahead);
    }

    /** What was begun and has no outcome. */
    public Set<ReleaseId> openIntents() {
        return begun.keySet();
    }

    /** Whether it was really begun, and has no outcome: whoever may push can leave intents behind. */
    public boolean isBegun(ReleaseId id) {
        return begun.containsKey(id);
    }

    /** Whether that is the intent that the audit trusts: however much was found against other files. */
    public boolean isBegunAs(ReleaseId id, byte[] intent) {
        return begun.getOrDefault(id, Optional.empty()).equals(Optional.of(Sha256.of(intent)));
    }

    /** Whether the branch does not lead on from what this clone found in order before. */
    public boolean isRewritten() {
        return rules.contains(AuditRule.TIP_REMEMBERED) || rules.contains(AuditRule.WHOLE_HISTORY);
    }

    /** Whether an approval or a revocation of the commit is gone, or is another than it was. */
    public boolean lacksApprovals(Sha commit) {
        return rules.contains(AuditRule.TIP_REMEMBERED)
                || changedApprovals.contains(ApprovalPlaces.of(commit))
                || changedApprovals.contains(ApprovalPlaces.FOLDER);
    }

    /** Whether there are commits of the branch that were not looked at: beside it, or after what ended the audit. */
    public boolean hasUnseenCommits() {
        return rules.contains(AuditRule.WHOLE_HISTORY) || rules.contains(AuditRule.BRANCH_LINEAR);
    }

    /** What was found against a file itself, in words. */
    public List<String> against(String path) {
        return violations.stream()
                .filter(violation -> violation.where().equals(path)
                        || OF_A_FILE.stream().anyMatch(what -> violation.what().equals(path + what)))
                .map(Violation::line)
                .toList();
    }

    public boolean isVerified() {
        return found == 0;
    }

    /** How much there was, in words. */
    public String extent() {
        List<String> parts = new ArrayList<>();
        parts.add(count(entries, "entry", "entries"));
        adoption.ifPresent(adopted -> parts.add("an adoption"));
        if (others > 0) {
            parts.add(count(others, "other block", "other blocks"));
        }
        parts.add(count(commits, "commit", "commits"));
        return String.join(", ", parts);
    }

    /** What came of it, in words: that it verified, or how much is wrong. */
    public String words() {
        return isVerified()
                ? "verified: " + extent()
                : count(found, "violation", "violations") + " in " + extent();
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
