package lockstep.release.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.Reason;
import lockstep.policy.promotion.RollbackDecision;
import lockstep.policy.promotion.RollbackFacts;
import lockstep.policy.promotion.RollbackJudge;
import lockstep.policy.promotion.RollbackTrigger;
import lockstep.policy.promotion.WayBack;
import lockstep.record.audit.AuditReport;
import lockstep.record.journal.Intent;
import lockstep.release.pipeline.HostClock;
import lockstep.release.pipeline.OpenMoves;
import lockstep.release.pipeline.RecordingTerms;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SiteStatus;

/**
 * The rollback that names no commit, before anybody asked for it: with a trigger, and with a name where that is enough.
 *
 * @param target where it would go; empty where no other commit is known to be good
 * @param refused all rules that it would be refused for; none where it is allowed
 * @param unready what this host and its configuration lack for it, which no rule of the policy is about
 * @param conditions both, in a few words each
 */
public record UsualRollback(
        Optional<Sha> target, List<Reason> refused, List<LockstepError> unready, List<String> conditions) {

    public UsualRollback {
        refused = List.copyOf(refused);
        unready = List.copyOf(unready);
        conditions = List.copyOf(conditions);
    }

    public static UsualRollback of(ReleaseSite site, SiteStatus standing, AuditReport report) {
        Optional<Sha> release = standing.heads().production();
        Optional<Sha> target = WayBack.usual(release, report.standing(), report.knownGood());
        RollbackFacts facts = new RollbackFacts(
                site.repository().remoteName(), site.branchesInWords(), target, release, report.standing(),
                report.knownGood(), false, RollbackTrigger.SERVER_ERRORS.words(), Optional.of(site.operator()),
                RollbackApprovals.of(site, standing.heads(), target, report).map(RollbackApprovals::said),
                new OpenMoves(standing.journal(), report).trusted().map(Intent::asOpen));
        List<Reason> reasons = new ArrayList<>(target.or(() -> release).stream()
                .flatMap(to -> new RecordingTerms(site).reasons(standing.heads(), report, to).stream()).toList());
        if (RollbackJudge.decide(facts) instanceof RollbackDecision.Refused(List<Reason> refused)) {
            reasons.addAll(refused);
        }
        List<LockstepError> unready = Stream.concat(
                        lack(() -> new HostClock(site).requireToRollBack(release, report, Optional.empty())),
                        site.services().stream().flatMap(one -> lack(() -> one.service(Environment.PRODUCTION))))
                .toList();
        return new UsualRollback(target, reasons, unready, Stream.concat(
                unready.stream().map(lack -> "refused: " + words(lack)),
                reasons.stream().map(reason -> condition(facts, reason))).toList());
    }

    private static Stream<LockstepError> lack(Runnable required) {
        try {
            required.run();
            return Stream.empty();
        } catch (LockstepError e) {
            return Stream.of(e);
        }
    }

    /** What is missing; that nothing was changed goes without saying where nobody asked for it. */
    public static String words(LockstepError lack) {
        return lack.getMessage().replace("; nothing was changed", "");
    }

    private static String condition(RollbackFacts facts, Reason reason) {
        return switch (reason.rule()) {
            case ONE_STEP_BACK -> "only with --to or --from: "
                    + facts.wentBack().map(id -> id + " already went back once").orElseGet(reason::words);
            case ONE_AT_A_TIME -> "only once "
                    + facts.openIntent().map(open -> open.id() + " is finished or given up").orElseGet(reason::words);
            case ROLLBACK_APPROVALS -> "only once it is approved: " + reason.words();
            default -> "refused: " + reason.words();
        };
    }
}
