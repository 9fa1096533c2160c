package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        adoptedAndVerifiedByBoth(signers, Map.of());
    }

    /** @param names what the script is told of names that are not the usual ones */
    private void adoptedAndVerifiedByBoth(String signers, Map<String, String> names) {
        try (ReleaseSite site = day.sit()) {
            AdoptionEntry entry = new Adoption(site, WorkflowListener.silent()).adopt(true, "as it was");
            assertThat(entry.prodVerification()).isNotEmpty();
            RemoteHeads heads = site.repository().fetch(Deadline.in(Duration.ofSeconds(60)));
            AuditReport report = new BranchVerification(site.repository(), site.journal().paths(), site.signatures())
                    .verifyAll(heads, List.of());
            assertThat(report.violations()).isEmpty();
        }
        verifiedByStockTools(signers, names);
    }

    private void verifiedByStockTools(String signers, Map<String, String> names) {
        Audited audited = Audited.by(day.stage().bareRepository(), signers, names, folder);
        assertThat(audited.printed()).as(audited.last()).endsWith("verified\n");
        assertThat(audited.exitCode()).isZero();
    }

    private AdoptionEntry adopted() {
        try (ReleaseSite site = day.sit()) {
            return new Adoption(site, WorkflowListener.silent()).adopt(false, "as it was");
        }
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
    void a_branch_whose_log_was_edited_and_whose_files_were_odd_before_is_verified_by_both() {
        sh("""
                git init -q -b release-evidence before
                cd before
                mkdir docs evidence
                printf '# Log\\n\\nby hnad\\n' > docs/RELEASE_LOG.md
                printf 'x' > docs/Überblick.md
                printf '#!/bin/sh\\n' > evidence/run && chmod +x evidence/run
                printf 'x' > evidence/note
                ln -s RELEASE_LOG.md docs/link
                git add .
                git -c user.name=x -c user.email=x commit -q -m before
                printf '# Log\\n\\nby hand\\n' > docs/RELEASE_LOG.md
                git rm -q -r docs/Überblick.md docs/link evidence
                git add .
                git -c user.name=x -c user.email=x commit -q -m mended
                git push -q ../service.git HEAD:release-evidence
                """);
        adoptedAndVerifiedByBoth(day.signers().toString());
    }

    @Test
    void a_branch_and_a_log_with_other_names_are_verified_by_both() {
        day.configure(SignedDay.SIGNED.replace("evidence:\n", "evidence:\n  branch: team-record\n  log: notes/LOG\n"));
        adoptedAndVerifiedByBoth(day.signers().toString(), Map.of("EVIDENCE", "team-record", "LOG", "notes/LOG"));
    }

    /** YAML's readers take it for a number, so the log has it in quotes. */
    @Test
    void a_branch_whose_adopted_commit_reads_like_a_number_is_verified_by_both() {
        sh("""
                cd service.git
                commit= number=0
                while [ "${commit#0b}" = "$commit" ]; do
                  number=$((number + 1))
                  commit=$(git -c user.name=x -c user.email=x commit-tree -p main -m "$number" 'main^{tree}')
                done
                git update-ref refs/heads/main "$commit"
                git update-ref refs/heads/release "$commit"
                """);
        adoptedAndVerifiedByBoth(day.signers().toString());
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

    /** A log by hand, on main or on a branch of its own. */
    private void kept(String branch, String log) {
        sh("""
                git clone -q --no-checkout service.git before
                cd before
                git checkout -q %1$s 2> /dev/null || git checkout -q --orphan %1$s
                mkdir -p docs
                %2$s
                git add docs
                git -c user.name=x -c user.email=x commit -q -m before
                git push -q origin HEAD:%1$s
                """.formatted(branch, log));
    }

    private static final String LARGE = """
            { printf '# Log\n\n'; yes 'by hand' | head -n 70000; } > docs/RELEASE_LOG.md""";
    private static final String UNCLOSED = "printf '# Log\n\n```yaml\nby: hand\n' > docs/RELEASE_LOG.md";

    /** It takes the log over and begins its second volume in one commit. */
    @Test
    void a_log_on_main_that_fills_a_volume_is_verified_by_both_after_its_adoption() {
        kept("main", LARGE);
        adoptedAndVerifiedByBoth(day.signers().toString());
    }

    @Test
    void a_log_on_main_that_ends_within_a_block_is_verified_by_both_after_its_adoption() {
        kept("main", UNCLOSED);
        day.configure("");
        adoptedAndVerifiedByBoth("");
    }

    @Test
    void a_log_that_fills_a_volume_of_the_evidence_branch_is_verified_by_both_after_its_adoption() {
        kept("release-evidence", LARGE);
        adoptedAndVerifiedByBoth(day.signers().toString());
    }

    @Test
    void a_log_of_a_service_that_has_no_release_is_verified_by_stock_tools_after_its_adoption() {
        sh("git -C service.git update-ref -d refs/heads/release");
        kept("main", """
                printf '# Log\n\n  release_sha: %040d\n' 0 > docs/RELEASE_LOG.md""");
        assertThat(adopted().release()).isEmpty();
        verifiedByStockTools(day.signers().toString(), Map.of());
    }

    @Test
    void a_service_with_commits_that_git_wrote_otherwise_once_is_verified_by_both() {
        sh("""
                cd service.git
                odd() {
                  printf 'tree %s\nauthor x <x@example.org>%s\ncommitter x <x@example.org> 1 +0000\n\nold\n' \
                    "$(git rev-parse 'main^{tree}')" "$1" | git hash-object -t commit -w --stdin --literally
                }
                main=$(git -c user.name=x -c user.email=x commit-tree -p main -p "$(odd '1 +0000')" -p "$(odd ' 1 +051800')" \
                  -m merged 'main^{tree}')
                git update-ref refs/heads/main "$main"
                git update-ref refs/heads/release "$main"
                ! git fsck 2> fsck
                grep missingSpaceBeforeDate fsck
                grep badTimezone fsck
                git repack -adq
                """);
        adoptedAndVerifiedByBoth(day.signers().toString());
    }
}
