package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Signatures;
import lockstep.record.signature.SshKeygen;
import lockstep.record.verification.BranchVerification;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed branch, and everything that somebody without a key can do to it. */
class MutationsTest {

    private static final int LINES = Integer.getInteger("lockstep.lines", 150);

    @TempDir
    static Path folder;

    @AutoClose
    private static SignedDay day;

    @AutoClose
    private static ReleaseRepository fresh;

    @AutoClose
    private static ReleaseRepository remembering;

    private static Signatures signatures;
    private static RemoteHeads heads;
    private static Branch branch;

    @BeforeAll
    static void a_day_of_signed_releases() throws IOException {
        day = SignedDay.dawn(folder);
        assertThat(day.pass()).isEqualTo(Verdict.PASS);
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString());
        AllowedSigners allowed = AllowedSigners.in(day.signers().toString(), SshKeygen.ofHost(folder, environment));
        signatures = new Signatures(Optional.empty(), Optional.of(allowed), true);
        fresh = clone("fresh");
        remembering = clone("remembering");
        Files.writeString(folder.resolve("remembering/.git/objects/info/alternates"),
                folder.resolve("fresh/.git/objects") + "\n");
        heads = fresh.fetch(Deadline.in(Duration.ofSeconds(60)));
        remembering.fetch(Deadline.in(Duration.ofSeconds(60)));
        remembering.rememberTip(heads.evidence().orElseThrow());
        branch = Branch.read(
                new FileRepositoryBuilder().setGitDir(folder.resolve("fresh/.git").toFile()).build(),
                heads.evidence().orElseThrow());
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
        return new RemoteHeads(heads.staging(), heads.production(), Optional.of(tip));
    }

    private static BranchVerification by(ReleaseRepository repository) {
        return new BranchVerification(
                repository, EvidenceLayout.defaults(), signatures, InstantSource.system(), Integer.MAX_VALUE);
    }

    @Test
    void every_mutation_is_found_by_a_fresh_clone_and_by_a_remembering_one_which_can_still_roll_back() {
        assertThat(by(fresh).verifyAll(heads, List.of()).violations()).isEmpty();
        Map<String, Sha> mutations = new LinkedHashMap<>();
        new Mutations(branch).all(LINES).forEach((name, mutated) -> mutations.put(name, mutated.write()));
        day.pack("fresh");
        List<String> missedByFresh = new ArrayList<>();
        List<String> missedByRemembering = new ArrayList<>();
        List<String> noRollback = new ArrayList<>();
        Visits<ReleaseRepository> visits = new Visits<>(() -> opened("remembering"));
        mutations.forEach((name, tip) -> {
            if (by(fresh).verifyAll(at(tip), List.of()).isVerified()) {
                missedByFresh.add(name);
            }
            ReleaseRepository visited = visits.next();
            AuditReport report = by(visited).verifyFromLastVisit(at(tip));
            if (report.isVerified()) {
                missedByRemembering.add(name);
            }
            boolean good = !report.knownGood().isEmpty()
                    || by(visited).asRemembered(at(tip)).filter(was -> !was.knownGood().isEmpty()).isPresent();
            if (!good || !RecordedRollback.canBeOn(visited, tip)) {
                noRollback.add(name);
            }
        });
        visits.close();
        System.out.println(mutations.size() + " mutations of a signed branch, all found");
        assertThat(missedByFresh).as("missed by a fresh clone").isEmpty();
        assertThat(missedByRemembering).as("missed by a remembering clone").isEmpty();
        assertThat(noRollback).as("nothing to roll back to").isEmpty();
        assertThat(mutations.size()).isGreaterThanOrEqualTo(600);
    }

    /** Every so many-th mutation: the script takes seconds, where the product takes milliseconds. */
    @Test
    void the_stock_tools_of_the_document_find_what_the_product_finds() throws IOException {
        List<Map.Entry<String, Branch>> all = List.copyOf(new Mutations(branch).all(LINES).entrySet());
        List<String> disagreed = new ArrayList<>();
        for (int i = 5; i < all.size(); i += Integer.getInteger("lockstep.everyMutation", 60)) {
            Sha tip = all.get(i).getValue().write();
            Path bare = folder.resolve("mutated-" + i + ".git");
            String made = day.keys().run(List.of("bash", "-euc", """
                    git clone -q --mirror service.git "$1"
                    git -C fresh push -q --force "$1" "$2:refs/heads/release-evidence"
                    """, "bash", bare.toString(), tip.hex()), "");
            assertThat(made).startsWith("0 ");
            if (Audited.by(bare, day.signers()).isVerified()) {
                disagreed.add(all.get(i).getKey());
            }
        }
        assertThat(disagreed).as("missed by stock tools").isEmpty();
    }

    /** docs/evidence.md, "What nobody can find", 1. */
    @Test
    void a_cut_with_release_moved_to_match_is_found_by_who_was_there_and_by_nobody_else() {
        Branch cut = branch;
        AuditReport left;
        Sha tip;
        do {
            cut = cut.without(cut.versions().size() - 1);
            tip = cut.write();
            left = by(fresh).verifyAll(at(tip), List.of());
        } while (left.isVerified());
        assertThat(left.violations()).as("while release stands where it was").isNotEmpty();
        RemoteHeads moved = new RemoteHeads(heads.staging(), left.standing(), Optional.of(tip));
        assertThat(by(fresh).verifyAll(moved, List.of()).violations()).isEmpty();
        assertThat(by(remembering).verifyFromLastVisit(moved).isVerified()).isFalse();
    }

    /** docs/evidence.md, "What nobody can find", 2. */
    @Test
    void a_branch_deleted_together_with_release_is_found_by_who_was_there_and_by_nobody_else() {
        RemoteHeads nothing = new RemoteHeads(heads.staging(), Optional.empty(), Optional.empty());
        assertThat(by(fresh).verifyAll(nothing, List.of()).isVerified()).isTrue();
        assertThat(by(remembering).verifyFromLastVisit(nothing).isVerified()).isFalse();
        assertThat(by(fresh).verifyAll(
                new RemoteHeads(heads.staging(), heads.production(), Optional.empty()), List.of()).isVerified())
                .as("while release stands").isFalse();
    }

    /** docs/evidence.md, "What nobody can find", 4. */
    @Test
    void another_author_of_the_newest_commit_is_found_by_who_was_there_and_by_nobody_else() {
        Branch.Version newest = branch.versions().getLast();
        Sha tip = branch.each(version -> version == newest
                ? new Branch.Version(version.files(), new PersonIdent("x", "x"), version.committer(), "x\n")
                : version).write();
        assertThat(by(fresh).verifyAll(at(tip), List.of()).isVerified()).isTrue();
        assertThat(by(remembering).verifyFromLastVisit(at(tip)).isVerified()).isFalse();
    }

    @Test
    void going_on_from_what_was_kept_at_any_commit_says_the_same_as_verifying_everything() {
        List<Sha> tips = new ArrayList<>();
        for (int length = 1; length <= branch.versions().size(); length++) {
            tips.add(new Branch(branch.repository(), branch.versions().subList(0, length)).write());
        }
        List<Branch> ends = new ArrayList<>(List.of(branch));
        List<Branch> mutated = new Mutations(branch).all(10).values().stream().limit(400).toList();
        for (int i = 0; i < mutated.size(); i += 16) {
            ends.add(mutated.get(i));
        }
        int kept = 0;
        for (Sha tip : tips) {
            BranchVerification keeping = new BranchVerification(
                    fresh, EvidenceLayout.defaults(), signatures, InstantSource.system(), 1);
            RemoteHeads then = new RemoteHeads(heads.staging(), standing(tip), Optional.of(tip));
            fresh.memory().keep("visits", "0".getBytes(StandardCharsets.US_ASCII));
            // What is kept goes on from what was kept before, or is made from the start.
            AuditReport quick = keeping.verify(then, List.of());
            assertThat(quick).isEqualTo(kept % 3 == 0 ? keeping.verifyAll(then, List.of()) : quick);
            kept += fresh.memory().keptFiles("audited").isEmpty() ? 0 : 1;
            for (Branch end : ends) {
                Sha last = end.write();
                // What is wrong with one end must not make the visit to the next a full one.
                fresh.memory().keep("visits", "0".getBytes(StandardCharsets.US_ASCII));
                assertThat(by(fresh).verify(at(last), List.of())).isEqualTo(by(fresh).verifyAll(at(last), List.of()));
            }
        }
        assertThat(kept).isPositive();
    }

    private static Optional<Sha> standing(Sha tip) {
        return by(fresh).verifyAll(at(tip), List.of()).standing();
    }
}
