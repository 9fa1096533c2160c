package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lockstep.gates.http.Deadline;
import lockstep.record.audit.AuditReport;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.verification.BranchVerification;
import lockstep.release.workflow.Adoption;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stock tools of docs/evidence.md on genuine branches of every kind, beside the product. */
class KindsOfBranchesTest {

    @TempDir
    Path folder;

    @AutoClose
    private SignedDay day;

    @BeforeEach
    void a_service_that_was_released_without_lockstep() {
        day = SignedDay.dawn(folder);
        sh("git -C service.git update-ref refs/heads/release refs/heads/main");
    }

    private void sh(String script) {
        assertThat(day.keys().run(List.of("bash", "-euc", script), "")).startsWith("0 ");
    }

    private void adoptedAndVerifiedByBoth(String signers) {
        try (ReleaseSite site = day.sit()) {
            AdoptionEntry entry = new Adoption(site, WorkflowListener.silent()).adopt(true, "as it was");
            assertThat(entry.prodVerification()).isNotEmpty();
            RemoteHeads heads = site.repository().fetch(Deadline.in(Duration.ofSeconds(60)));
            AuditReport report = new BranchVerification(site.repository(), site.journal().paths(), site.signatures())
                    .verifyAll(heads, List.of());
            assertThat(report.violations()).isEmpty();
        }
        Audited audited = Audited.by(day.stage().bareRepository(), signers, folder);
        assertThat(audited.printed()).endsWith("verified\n");
        assertThat(audited.exitCode()).isZero();
    }

    @Test
    void a_signed_branch_after_its_adoption_is_verified_by_both() {
        adoptedAndVerifiedByBoth(day.signers().toString());
    }

    @Test
    void an_unsigned_branch_after_its_adoption_is_verified_by_both() {
        day.configure("");
        adoptedAndVerifiedByBoth("");
    }

    @Test
    void a_branch_that_had_a_log_and_gitattributes_before_is_verified_by_both() {
        sh("""
                git init -q -b release-evidence before
                cd before
                mkdir docs
                printf '# Log\\n\\nby hand\\n' > docs/RELEASE_LOG.md
                printf '* text eol=crlf ident\\n' > .gitattributes
                git add .
                git -c user.name=x -c user.email=x commit -q -m before
                git push -q ../service.git HEAD:release-evidence
                """);
        adoptedAndVerifiedByBoth(day.signers().toString());
    }
}
