package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.policy.requirement.Action;
import lockstep.release.service.ApprovalService;
import lockstep.release.service.ApprovalService.Statement;
import lockstep.release.service.ApprovalService.Terms;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import org.junit.jupiter.api.Test;

/** Approvals and their revocation, where somebody else was at it between the question and the answer. */
class ApprovalsMeanwhileTest {

    private static final CommitName VERSION = new CommitName.Tagged(new Version("v1.2.3"));

    private static ApprovalService service(ReleaseSite site) {
        return new ApprovalService(site, WorkflowListener.silent());
    }

    private static Statement asked(ReleaseSite site, CommitName name) {
        return service(site).approve(name, Action.PROMOTE, Terms.usual("seen on staging"));
    }

    private static long files(ApprovalDay team, String kind) {
        return team.day().evidence().lines().filter(path -> path.matches(".*/" + kind + "-[0-9a-f]+[.]intoto[.]json"))
                .count();
    }

    @Test
    void two_who_approve_a_version_at_once_both_approve_it() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.TWO)) {
            Sha commit = team.landTested("second");
            team.tag("v1.2.3", commit);
            try (ReleaseSite anna = team.signing("anna").site(); ReleaseSite omar = team.signing("omar").site()) {
                Statement first = asked(anna, VERSION);
                Statement second = asked(omar, VERSION);
                service(anna).record(first);
                service(omar).record(second);
            }
            assertThat(files(team, "approval")).isEqualTo(2);
            assertThat(team.signing("nadja").open("explain", "v1.2.3").exitCode()).isZero();
        }
    }
}
