package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.AuditRule;
import lockstep.record.audit.Violation;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogVolumes;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Signatures;
import lockstep.record.signature.SshKeygen;
import lockstep.record.verification.BranchVerification;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.house.Program;
import tests.house.Tools;

/** The commands of docs/evidence.md, run as they stand there, against a repository that the product made. */
@Execution(ExecutionMode.CONCURRENT)
class EvidenceDocumentTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicInteger COPIES = new AtomicInteger();

    @TempDir
    static Path folder;

    @AutoClose
    private static SignedDay day;

    @BeforeAll
    static void a_day_of_signed_releases() {
        day = SignedDay.dawn(folder);
        assertThat(day.pass()).isEqualTo(Verdict.PASS);
    }

    /** A copy of the repository in which somebody did something. {@code commit} there pushes to the evidence branch. */
    private static Path after(String deed) {
        Path copy = folder.resolve("copy-" + COPIES.incrementAndGet()).resolve("branch");
        Tools.need("jq");
        String done = day.keys().run(List.of("bash", "-euc", """
                git clone --quiet --mirror service.git "$1.git"
                git clone --quiet --branch release-evidence "$1.git" "$1"
                cd "$1"
                git config user.name Mallory
                git config user.email mallory@example.org
                date=$(git show -s --format=%ct HEAD)
                commit() {
                  git add --all
                  GIT_COMMITTER_DATE="@$date +0000" git commit --quiet -m "$1"
                  git push --quiet origin HEAD:release-evidence
                }
                digest() { sha256sum "$@" | cut -d ' ' -f 1; }
                bytes() { printf "$(printf %s "$1" | sed 's/../\\\\x&/g')"; }
                seal() {
                  git add --all
                  { echo "parent $(git rev-parse HEAD)"; echo "date $date"
                    git diff-index --cached HEAD | sed 's/\t/ /' | while read -r _ _ _ object _ path; do
                      echo "$(git cat-file blob $object | digest)  $path"
                    done; } > ../manifest
                  old=$(sed -n 3p evidence/checkpoint | base64 -d | od -An -tx1 -v | tr -d ' \n')
                  { sed -n 1p evidence/checkpoint; echo $(($(sed -n 2p evidence/checkpoint) + 1))
                    bytes "$(bytes "$old$(digest ../manifest)" | digest)" | base64; } > ../text
                  sign $1 ../text
                  { cat ../text; echo
                    echo "— lockstep-evidence $({ bytes $({ printf 'lockstep-evidence\n'; bytes ff; printf sshsig; } | digest | cut -c 1-8)
                      grep -v -e ----- ../text.sig | base64 -d; } | base64 -w 0)"; } > evidence/checkpoint
                }
                sign() { rm -f "$2.sig"; ssh-keygen -q -Y sign -n lockstep-evidence -f "$HOME/$1" "$2"; }
                run=$(ls evidence/runs/*/*/*.json | grep -v intoto | sed -n 1p)
                statement="${run%.json}.intoto.json"
                """ + deed, "bash", copy.toString()), "");
        assertThat(done).startsWith("0 ");
        return Path.of(copy + ".git");
    }

    private static AuditReport verified(Path bare) {
        return verified(bare, day.signers());
    }

    private static AuditReport verified(Path bare, Path signers) {
        return looking(bare, signers, (verification, repository) ->
                verification.verify(repository.fetch(Deadline.in(LIMIT)), List.of()));
    }

    private static <T> T looking(Path bare, Path signers, BiFunction<BranchVerification, ReleaseRepository, T> look) {
        Path clone = Path.of(bare.toString().replaceFirst("\\.git$", "") + "-mine");
        String cloned = day.keys().run(List.of("git", "clone", "--quiet", bare.toString(), clone.toString()), "");
        assertThat(cloned).startsWith("0 ");
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString());
        AllowedSigners allowed = AllowedSigners.in(signers.toString(), SshKeygen.ofHost(folder, environment));
        Signatures signatures = new Signatures(Optional.empty(), Optional.of(allowed), true);
        try (ReleaseRepository repository =
                ReleaseRepository.open(clone, "origin", new BranchNames("main", "release", "release-evidence"))) {
            return look.apply(
                    new BranchVerification(repository, new EvidenceLayout(new LogVolumes("docs/RELEASE_LOG.md")),
                            signatures), repository);
        }
    }

    @Test
    void the_product_s_evidence_is_verified_by_stock_tools_alone_and_by_the_product() {
        Audited audited = Audited.by(day.stage().bareRepository(), day.signers());
        assertThat(audited.printed())
                .contains("Good \"lockstep-evidence\" signature for olga@example.org")
                .endsWith("verified\n");
        assertThat(audited.exitCode()).isZero();
        assertThat(verified(after("")).violations()).isEmpty();
    }

    @Test
    void what_an_auditor_set_in_their_own_git_changes_nothing() throws IOException {
        Path home = Files.createTempDirectory(folder, "home-");
        Files.writeString(home.resolve(".gitconfig"), """
                [log]
                  showSignature = true
                [clone]
                  defaultRemoteName = upstream
                [core]
                  attributesFile = %1$s/.attributes
                [diff "told"]
                  textconv = echo converted
                """.formatted(home));
        Files.writeString(home.resolve(".attributes"), "* diff=told\n");
        Audited audited = Audited.by(
                day.stage().bareRepository(), day.signers().toString(), Map.of("HOME", home.toString()), folder);
        assertThat(audited.isVerified()).as(audited.last()).isTrue();
    }

    @Test
    void a_limit_with_a_zone_is_known_to_the_ssh_keygen_of_every_auditor() throws IOException {
        Path signers = day.keys().allow("limited", Files.readString(day.signers())
                .replaceFirst("(?m)^(olga@example.org \\S+)", "$1,valid-before=\"20990101Z\""));
        Path programs = Files.createTempDirectory(folder, "programs-");
        Program.write(programs.resolve("ssh-keygen"), """
                #!/bin/sh
                for word; do case $word in *signers*|*limited*) ! grep -q '[0-9]Z"' "$word" || exit 255;; esac; done
                exec %s "$@"
                """.formatted(Tools.need("ssh-keygen")));
        Audited audited = Audited.by(day.stage().bareRepository(), signers.toString(),
                Map.of("PATH", programs + ":" + System.getenv("PATH")), folder);
        assertThat(Files.readString(signers)).contains("Z\"");
        assertThat(audited.isVerified()).as(audited.last()).isTrue();
    }

    @Test
    void to_an_auditor_who_does_not_trust_the_signer_nothing_is_verified() {
        Path others = day.keys().allow("others", day.keys().line("mallory@example.org", "", "mallory"));
        assertThat(Audited.by(day.stage().bareRepository(), others).isVerified()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sed -i s/pass/fail/ $run; commit 'evidence is changed'",
        "rm $statement.sig; commit 'a signature is taken away'",
        "sed -i '$d' docs/RELEASE_LOG.md; commit 'the log is cut'",
        "sed -i '5i x' docs/RELEASE_LOG.md; commit 'a line is put in the middle of the log'",
        "git push -q -f origin origin/main:release # by an outsider",
    })
    void a_tampered_history_is_not_verified(String deed) {
        Path bare = after(deed);
        assertThat(Audited.by(bare, day.signers()).isVerified()).as("by stock tools").isFalse();
        assertThat(verified(bare).isVerified()).as("by release-log verify").isFalse();
    }

    /** A run that never was: the next one of the same commit, so that nothing old is touched. */
    private static final String FORGED = """
            forged=$(echo "$run" | sed 's/-[0-9a-f]*.json$/-0000000f.json/')
            id=$(basename "$forged" .json)
            jq --arg id "$id" '.id = $id' "$run" > "$forged"
            claim() {
              jq --arg run "$forged" --arg digest "$(digest "$forged")" --arg before "$(digest evidence/checkpoint)" \
                '.subject[0].annotations.checkpoint_sha256 = $before | .predicate.configuration[1] |= (.name = $run | .digest.sha256 = $digest)' "$statement" > "${forged%.json}.intoto.json"
            }
            """;

    private static void assertUntrustworthy(String deed, String words) {
        Path bare = after(FORGED + deed);
        assertThat(Audited.by(bare, day.signers()).isVerified()).as("by stock tools").isFalse();
        assertThat(verified(bare).violations())
                .filteredOn(violation -> violation.rule() == AuditRule.EVIDENCE_TRUSTWORTHY)
                .extracting(Violation::line).anySatisfy(line -> assertThat(line).contains(words));
    }

    @Test
    void the_forger_s_tools_work_when_olga_herself_uses_them() {
        Path bare = after(FORGED + "claim; sign olga ${forged%.json}.intoto.json; seal olga; commit x");
        assertThat(Audited.by(bare, day.signers()).printed()).endsWith("verified\n");
        assertThat(verified(bare).violations()).isEmpty();
    }

    @Test
    void a_run_without_statement_is_not_verified() {
        assertUntrustworthy("commit x", "is not there");
    }

    @Test
    void an_unsigned_statement_is_not_verified() {
        assertUntrustworthy("claim; commit x", "is not signed");
    }

    @Test
    void a_statement_signed_by_somebody_else_is_not_verified() {
        assertUntrustworthy("claim; sign mallory ${forged%.json}.intoto.json; commit x",
                "no allowed signer made the signature");
    }

    @Test
    void a_key_that_has_ended_does_not_sign_again_by_dating_a_record_back() {
        assertUntrustworthy("""
                date=$(date -d 2025-06-01 +%s)
                claim; sign omar ${forged%.json}.intoto.json; seal omar; commit x
                """, "no allowed signer made the signature");
    }

    @Test
    void a_signature_of_another_statement_is_not_verified() {
        assertUntrustworthy("claim; cp $statement.sig ${forged%.json}.intoto.json.sig; commit x",
                "incorrect signature");
    }

    @Test
    void a_statement_of_another_run_is_not_verified() {
        assertUntrustworthy(
                "cp $statement ${forged%.json}.intoto.json; cp $statement.sig ${forged%.json}.intoto.json.sig; commit x",
                "it was made for another");
    }

    @Test
    void a_statement_that_flatters_a_failed_run_is_not_verified_even_if_it_is_signed() {
        assertUntrustworthy("""
                jq '.gates[1].verdict = "fail" | .verdict = "fail"' "$forged" > t; mv t "$forged"
                claim; sign olga ${forged%.json}.intoto.json; commit x
                """, "its result is PASSED, the run's verdict is fail");
    }

    @Test
    void a_decision_that_rests_on_nothing_is_not_verified_even_if_it_is_signed() {
        assertUntrustworthy("""
                folder=evidence/2099-01/20990101-0000-rc1; mkdir -p $folder; rm $forged
                jq '.release_id = "20990101-0000-rc1"' evidence/*/*-rc1/intent.json | jq -s '.[0]' > $folder/intent.json
                cp $(ls evidence/*/*-rc1/policy.json | sed -n 1p) $folder
                jq --arg digest "$(digest $folder/intent.json)" '.subject[0].annotations |=
                  (.release_id = "20990101-0000-rc1" | .intent_sha256 = $digest) | del(.predicate.inputAttestations)' \
                  "$(ls evidence/*/*-rc1/decision.intoto.json | sed -n 1p)" > $folder/decision.intoto.json
                sign olga $folder/decision.intoto.json; commit x
                """, "it does not rest on evidence/runs/");
    }

    /** docs/evidence.md, "What nobody can find", 3. */
    @Test
    void a_record_of_an_ended_key_is_found_only_where_its_date_is_not_between_the_newest_record_and_the_end() {
        String newest = day.keys().run(List.of("git", "-C", day.stage().bareRepository().toString(), "show", "-s",
                "--format=%cd", "--date=format-local:%Y%m%d%H%M%S", "release-evidence"), "").substring(2).strip();
        Path endedSince = day.keys().allow("ended-since",
                day.keys().line("olga@example.org", "namespaces=\"lockstep-evidence\"", "olga"),
                day.keys().line("omar@example.org",
                        "namespaces=\"lockstep-evidence\",valid-before=\"" + plusMinute(newest) + "Z\"", "omar"));
        String forgery = "claim; sign omar ${forged%.json}.intoto.json; seal omar; commit x";
        Path between = after(FORGED + forgery);
        assertThat(Audited.by(between, endedSince).isVerified()).as("by stock tools").isTrue();
        assertThat(verified(between, endedSince).violations()).isEmpty();
        Path afterTheEnd = after(FORGED + "date=$((date + 61)); " + forgery);
        assertThat(Audited.by(afterTheEnd, endedSince).isVerified()).as("by stock tools").isFalse();
        assertThat(verified(afterTheEnd, endedSince).isVerified()).isFalse();
    }

    private static String plusMinute(String time) {
        DateTimeFormatter digits = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
        return LocalDateTime.parse(time, digits).plusMinutes(1).format(digits);
    }

    /** docs/evidence.md, "What nobody can find", 5. */
    @Test
    void tags_branches_and_objects_that_are_no_part_of_the_record_are_not_looked_at() {
        Path bare = after("""
                git tag -a -m forged v1 origin/release
                git push -q origin v1 origin/main:refs/heads/release-evidence-2 origin/main:refs/heads/evidence
                echo x | git -C "$1.git" hash-object -w --stdin
                """);
        assertThat(verified(bare).violations()).isEmpty();
        assertThat(Audited.by(bare, day.signers()).isVerified()).as("by stock tools").isTrue();
    }

    /** As a disk leaves it, or somebody on the server: a name that is not that of the content. */
    @ParameterizedTest
    @ValueSource(strings = {
        "object=$(git rev-parse HEAD:$forged); other=$(echo '{}' | git -C \"$1.git\" hash-object -w --stdin)",
        """
            object=$(git rev-parse origin/release)
            other=$(git cat-file commit $object | sed '/^author/s/<.*>/<mallory@example.org>/' |
              git -C "$1.git" hash-object -t commit -w --stdin)
            """,
    })
    void an_object_of_the_record_or_of_the_service_that_is_not_what_its_name_says_is_not_verified(String deed) {
        Path bare = after(FORGED + "claim; sign olga ${forged%.json}.intoto.json; seal olga; commit x\n" + deed + """

                file() { echo "$1.git/objects/$(echo $2 | cut -c 1-2)/$(echo $2 | cut -c 3-)"; }
                rm -f "$(file "$1" $object)"
                cp "$(file "$1" $other)" "$(file "$1" $object)"
                """);
        Audited audited = Audited.by(bare, day.signers());
        assertThat(audited.isVerified()).isFalse();
        assertThat(audited.printed()).contains("mismatch").doesNotContain("Good ");
    }

    @Test
    void an_object_of_the_record_whose_form_is_odd_is_not_verified() {
        Path bare = after("""
                odd=$(git cat-file commit HEAD | sed '/^author/s/> />/' | git hash-object -t commit -w --stdin --literally)
                git push -q -f origin "$odd:refs/heads/release-evidence"
                """);
        Audited audited = Audited.by(bare, day.signers());
        assertThat(audited.isVerified()).isFalse();
        assertThat(audited.printed()).contains("missingSpaceBeforeDate").doesNotContain("Good ");
    }

    /** A signature that is taken to have been checked is not checked again, one that is new is. */
    @Test
    void a_visit_checks_the_signatures_that_are_new_to_it() {
        String forgery = FORGED + "claim; sign mallory ${forged%.json}.intoto.json; commit x";
        assertThat(newsOf(after(forgery), 1)).anySatisfy(line -> assertThat(line).contains("no allowed signer"));
        assertThat(newsOf(after(forgery), 0)).noneSatisfy(line -> assertThat(line).contains("no allowed signer"));
        assertThat(newsOf(after(FORGED + "claim; commit x"), 1))
                .anySatisfy(line -> assertThat(line).contains("is not signed"));
    }

    @Test
    void what_was_remembered_by_other_rules_is_checked_again() {
        Path bare = after(FORGED + "claim; sign mallory ${forged%.json}.intoto.json; commit x");
        String known = day.keys().run(List.of("git", "-C", bare.toString(), "rev-parse", "release-evidence"), "");
        assertThat(newsOf(bare, known, false)).anySatisfy(line -> assertThat(line).contains("no allowed signer"));
    }

    /** What is found by somebody who was there before the last so many commits. */
    private static List<String> newsOf(Path bare, int commits) {
        String known = day.keys().run(
                List.of("git", "-C", bare.toString(), "rev-parse", "release-evidence~" + commits), "");
        return newsOf(bare, known, true);
    }

    /** @param isVerified whether this clone found the branch in order by the same rules */
    private static List<String> newsOf(Path bare, String known, boolean isVerified) {
        return looking(bare, day.signers(), (verification, repository) -> {
            RemoteHeads heads = repository.fetch(Deadline.in(LIMIT));
            if (isVerified) {
                Sha whole = repository.summary(heads.evidence().orElseThrow()).parents().getFirst();
                assertThat(verification.verifyAll(new RemoteHeads(
                        heads.staging(), heads.production(), Optional.of(whole)), List.of()).isVerified()).isTrue();
            }
            repository.rememberTip(new Sha(known.substring(2).strip()));
            return verification.verifyFromLastVisit(heads).violations().stream().map(Violation::line).toList();
        });
    }
}
