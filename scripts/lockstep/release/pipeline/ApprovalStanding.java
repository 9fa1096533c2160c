package lockstep.release.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approval;
import lockstep.policy.requirement.Approved;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.release.pipeline.PipelineReader.Read;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.pipeline.PipelineSettings;

/**
 * Who may approve an action, and who has.
 *
 * @param needed how many people
 * @param may who may, and has not
 * @param has whose approvals count
 * @param others approvals that do not count, and why
 */
public record ApprovalStanding(
        Action action, String role, int needed, List<String> may, List<Given> has, List<Other> others) {

    public ApprovalStanding {
        may = List.copyOf(may);
        has = List.copyOf(has);
        others = List.copyOf(others);
    }

    /** @param isSigned whether a signature proves it; without one the name is a claim */
    public record Given(String id, String approver, boolean isSigned, Instant expiresAt) {}

    public record Other(String id, String approver, String rule, String words) {}

    /** Of a canary and a promotion of the commit, and of what else was asked for; nothing without a pipeline. */
    public static List<ApprovalStanding> of(ReleaseSite site, RemoteHeads heads, Sha commit) {
        PipelineSettings pipeline = site.config().pipeline();
        return Stream.of(Action.values())
                .filter(action -> pipeline.isConfigured() && !pipeline.approvals(action, false, false).isEmpty())
                .flatMap(action -> of(pipeline, new PipelineReader(site).recorded(
                        heads, new Subject(commit, action)), action).stream())
                .filter(ApprovalStanding::isOfInterest)
                .toList();
    }

    /** Of a hotfix that skips these stages; nothing where none is allowed a way of its own. */
    public static List<ApprovalStanding> ofHotfix(
            ReleaseSite site, RemoteHeads heads, Sha commit, boolean skipStaging, boolean skipCanary) {
        PipelineSettings pipeline = site.config().pipeline();
        return pipeline.hotfix().isEmpty()
                ? List.of()
                : of(pipeline.approvals(Action.HOTFIX, skipStaging, skipCanary),
                        new PipelineReader(site).recorded(heads, new Subject(commit, Action.HOTFIX)), Action.HOTFIX);
    }

    /** A hotfix or a rollback is waited for only once somebody has approved it. */
    private boolean isOfInterest() {
        return !action.mends() || !has.isEmpty() || !others.isEmpty();
    }

    /** For people: {@code 1 of 2: anna@example.org, 3 h 20 min left; may: omar@example.org}. */
    public String words(Instant now) {
        String given = has.stream()
                .map(one -> one.approver() + (one.isSigned() ? "" : " (claimed, not signed)") + ", "
                        + Durations.human(Duration.between(now, one.expiresAt())) + " left")
                .collect(Collectors.joining("; "));
        String names = may.isEmpty() ? "nobody" : String.join(", ", may);
        return action.word() + " " + has.size() + " of " + needed + (given.isEmpty() ? "" : ": " + given)
                + (has.size() >= needed ? "" : "; may approve: " + names);
    }

    /** Of every approval that the action needs. */
    static List<ApprovalStanding> of(PipelineSettings pipeline, Read read, Action action) {
        return of(pipeline.approvals(action, false, false), read, action);
    }

    private static List<ApprovalStanding> of(List<Approved> demanded, Read read, Action action) {
        return demanded.stream()
                .map(one -> of(read.ofMembers(one), read, action))
                .toList();
    }

    private static ApprovalStanding of(Approved requirement, Read read, Action action) {
        List<Approval> standing = requirement.standing(read.facts());
        List<Other> others = new ArrayList<>();
        read.facts().approvals().stream()
                .filter(approval -> approval.action() == action && !standing.contains(approval))
                .forEach(approval -> requirement.faults(read.facts(), approval).stream().findFirst()
                        .map(fault -> new Other(id(approval), approval.approver(), fault.rule(), fault.words()))
                        .ifPresent(others::add));
        return new ApprovalStanding(
                action, requirement.role(), requirement.count(),
                requirement.mayApprove(read.facts()).stream()
                        .filter(member -> standing.stream().noneMatch(has -> has.approver().equals(member)))
                        .toList(),
                standing.stream().map(approval -> new Given(id(approval), approval.approver(),
                        approval.signature() == Approval.Signature.VALID, requirement.endOf(approval))).toList(),
                others);
    }

    private static String id(Approval approval) {
        return ApprovalPlaces.id(approval.digest());
    }
}
