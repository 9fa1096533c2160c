package lockstep.release.workflow;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.Reason;
import lockstep.policy.promotion.RollbackDecision;
import lockstep.policy.promotion.RollbackFacts;
import lockstep.policy.promotion.RollbackJudge;
import lockstep.policy.promotion.RollbackTrigger;
import lockstep.policy.promotion.WayBack;
import lockstep.record.audit.AuditReport;
import lockstep.record.journal.Intent;
import lockstep.release.pipeline.OpenMoves;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SiteStatus;

/**
 * The rollback that names no commit, before anybody asked for it: with a trigger, and with a name where that is enough.
 *
 * @param target where it would go; empty where no other commit is known to be good
 * @param refused all that it would be refused for; none where it is allowed
 * @param conditions the same in a few words each, what has to be done first or named
 */
public record UsualRollback(Optional<Sha> target, List<Reason> refused, List<String> conditions) {

    public UsualRollback {
        refused = List.copyOf(refused);
        conditions = List.copyOf(conditions);
    }

    public static UsualRollback of(ReleaseSite site, SiteStatus standing, AuditReport report) {
        Optional<Sha> release = standing.heads().production();
        Optional<Sha> target = WayBack.usual(release, report.standing(), report.knownGood());
        RollbackFacts facts = new RollbackFacts(
                site.branchesInWords(), target, release, report.standing(), report.knownGood(), false,
                RollbackTrigger.SERVER_ERRORS.words(), Optional.of(site.operator()),
                RollbackApprovals.of(site, standing.heads(), target, report).map(RollbackApprovals::said),
                new OpenMoves(standing.journal(), report).trusted().map(Intent::asOpen));
        List<Reason> reasons = RollbackJudge.decide(facts) instanceof RollbackDecision.Refused(List<Reason> refused)
                ? refused : List.of();
        return new UsualRollback(target, reasons, reasons.stream().map(reason -> condition(facts, reason)).toList());
    }

    private static String condition(RollbackFacts facts, Reason reason) {
        return switch (reason.rule()) {
            case ONE_STEP_BACK -> "with --to or --from: "
                    + facts.wentBack().map(id -> id + " already went back once").orElseGet(reason::words);
            case ONE_AT_A_TIME -> "once "
                    + facts.openIntent().map(open -> open.id() + " is finished or given up").orElseGet(reason::words);
            case ROLLBACK_APPROVALS -> "once it is approved: " + reason.words();
            default -> reason.words();
        };
    }
}
