package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.record.audit.AuditReport;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.Signatures;
import lockstep.record.verification.BranchVerification;
import lockstep.record.verification.WitnessAudit;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A branch on which nothing is signed, and everything that anybody who may push can do to it by one change. The chain of
 * checkpoints, the digests, the order and the rule that the record only grows hold without any key.
 */
class UnsignedMutationsTest {

    private static final int LINES = Integer.getInteger("lockstep.lines", 150);

    @TempDir
    static Path folder;

    @AutoClose
    private static SignedDay day;

    @AutoClose
    private static ReleaseRepository fresh;

    @AutoClose
    private static ReleaseRepository remembering;

    private static RemoteHeads heads;
    private static Branch branch;

    @BeforeAll
    static void a_day_of_releases_without_signatures() throws IOException {
        day = SignedDay.withoutSignatures(folder);
        assertThat(day.pass()).isEqualTo(Verdict.PASS);
        fresh = clone("fresh");
        remembering = clone("remembering");
        Files.writeString(folder.resolve("remembering/.git/objects/info/alternates"),
                folder.resolve("fresh/.git/objects") + "\n");
        heads = fresh.fetch(Deadline.in(Duration.ofSeconds(60)));
        fresh.fetchWitnesses(heads, Deadline.in(Duration.ofSeconds(60)));
        remembering.fetch(Deadline.in(Duration.ofSeconds(60)));
        remembering.rememberTip(heads.evidence().orElseThrow());
        branch = Branch.read(
                new FileRepositoryBuilder().setGitDir(folder.resolve("fresh/.git").toFile()).build(),
                heads.evidence().orElseThrow());
        assertThat(branch.tip().keySet()).noneMatch(path -> path.endsWith(".sig"));
        assertThat(branch.write()).as("put together again it is the same").isEqualTo(heads.evidence().get());
    }

    private static ReleaseRepository clone(String name) {
        assertThat(day.keys().run(List.of("git", "clone", "-q", "service.git", name), "")).startsWith("0 ");
        day.pack(name);
        return opened(name);
    }

    private static ReleaseRepository opened(String name) {
        return ReleaseRepository.open(
                folder.resolve(name), "origin", new BranchNames("main", "release", "release-evidence"));
    }

    private static RemoteHeads at(Sha tip) {
        return heads.at(heads.production(), Optional.of(tip));
    }

    private static BranchVerification by(ReleaseRepository repository) {
        return new BranchVerification(
                repository, EvidenceLayout.defaults(), Signatures.none(), InstantSource.system(), Integer.MAX_VALUE);
    }

    /** Those that take signatures away change nothing here. */
    private static Map<String, Sha> mutations() {
        Map<String, Sha> all = new LinkedHashMap<>();
        new Mutations(branch).all(LINES).forEach((name, mutated) -> {
            Sha tip = mutated.write();
            if (!tip.equals(heads.evidence().orElseThrow())) {
                all.put(name, tip);
            }
        });
        day.pack("fresh");
        return all;
    }

    private static boolean isFoundBesideItsWitnesses(Sha tip) {
        AuditReport report = by(fresh).verifyAll(at(tip), List.of());
        return !new WitnessAudit(fresh, Signatures.none()).added(report, at(tip)).isVerified();
    }

    @Test
    void every_mutation_but_those_that_are_named_is_found_without_a_key() {
        assertThat(by(fresh).verifyAll(heads, List.of()).violations()).isEmpty();
        assertThat(isFoundBesideItsWitnesses(heads.evidence().orElseThrow())).isFalse();
        Map<String, Sha> mutations = mutations();
        List<String> missedByFresh = new ArrayList<>();
        List<String> missedBesideWitnesses = new ArrayList<>();
        List<String> missedByRemembering = new ArrayList<>();
        List<String> noRollback = new ArrayList<>();
        Visits<ReleaseRepository> visits = new Visits<>(() -> opened("remembering"));
        mutations.forEach((name, tip) -> {
            if (by(fresh).verifyAll(at(tip), List.of()).isVerified()) {
                missedByFresh.add(name);
                if (!isFoundBesideItsWitnesses(tip)) {
                    missedBesideWitnesses.add(name);
                }
            }
            ReleaseRepository visited = visits.next();
            if (by(visited).verifyFromLastVisit(at(tip)).isVerified()) {
                missedByRemembering.add(name);
            }
            if (!RecordedRollback.canBeOn(visited, tip)) {
                noRollback.add(name);
            }
        });
        visits.close();
        System.out.println(mutations.size() + " mutations of an unsigned branch; without a witness nobody new finds: "
                + missedByFresh);
        assertThat(missedByRemembering).as("missed by a remembering clone").isEmpty();
        assertThat(missedBesideWitnesses).as("missed by a fresh clone that reads the witnesses").isEmpty();
        assertThat(missedByFresh).as("docs/evidence.md, \"What nobody can find\", without signatures").containsExactly(
                        "there are no checkpoints", "as before there were checkpoints or signatures",
                        "as before there were statements");
        assertThat(noRollback).as("no rollback can be recorded").isEmpty();
        assertThat(mutations.size()).isGreaterThanOrEqualTo(400);
    }

    /** docs/evidence.md, "Without `require_signatures`". */
    @Test
    void a_record_written_anew_is_found_by_who_was_there_and_by_its_witnesses_and_by_nobody_else() {
        Branch anew = branch.each(version -> version.with(files -> {
            files.keySet().removeIf(path -> path.contains(".intoto.") || path.equals("evidence/checkpoint"));
            files.computeIfPresent("docs/RELEASE_LOG.md", (path, log) -> {
                String text = branch.text(log).replaceAll("(?m)^(  operator: ).*$", "$1Somebody Else");
                assertThat(text).contains("Somebody Else");
                return branch.file(text);
            });
            files.computeIfPresent("sot/production.json", (path, truth) ->
                    branch.file(branch.text(truth).replace("\"Olga\"", "\"Somebody Else\"")));
            return files;
        }));
        Sha tip = anew.write();
        assertThat(by(fresh).verifyAll(at(tip), List.of()).violations()).isEmpty();
        assertThat(isFoundBesideItsWitnesses(tip)).isTrue();
        assertThat(by(remembering).verifyFromLastVisit(at(tip)).isVerified()).isFalse();
    }
}
