package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.record.audit.AuditReport;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.Signatures;
import lockstep.record.verification.BranchVerification;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A complete valid record of an unsigned branch, with one field otherwise and all digests right. */
class MutatedFieldsTest {

    /** Every so many-th of those that are not always tried. */
    private static final int EVERY = Integer.getInteger("lockstep.everyField", 10);

    @TempDir
    Path folder;

    @Test
    void no_field_of_a_valid_record_ends_the_audit_and_every_one_of_them_is_judged() throws IOException {
        try (SignedDay day = SignedDay.withoutSignatures(folder)) {
            assertThat(day.pass()).isEqualTo(Verdict.PASS);
            assertThat(day.keys().run(List.of("git", "clone", "-q", "service.git", "fresh"), "")).startsWith("0 ");
        }
        try (Visits<ReleaseRepository> visits = new Visits<>(() -> ReleaseRepository.open(
                folder.resolve("fresh"), "origin", new BranchNames("main", "release", "release-evidence")))) {
            RemoteHeads heads = visits.next().fetch(Deadline.in(Duration.ofSeconds(60)));
            Map<String, Supplier<Branch>> all = new FieldMutations(Branch.read(
                    new FileRepositoryBuilder().setGitDir(folder.resolve("fresh/.git").toFile()).build(),
                    heads.evidence().orElseThrow())).all();
            List<String> unforeseen = new ArrayList<>();
            List<String> noRollback = new ArrayList<>();
            List<String> names = List.copyOf(all.keySet());
            List<String> tried = IntStream.range(0, names.size())
                    .filter(at -> at % EVERY == 0 || names.get(at).contains("/entry/digest is not there")
                            || names.get(at).contains("\"+1000000000"))
                    .mapToObj(names::get)
                    .toList();
            tried.forEach(name -> {
                Sha tip = all.get(name).get().write();
                ReleaseRepository fresh = visits.next();
                AuditReport report = new BranchVerification(
                        fresh, EvidenceLayout.defaults(), Signatures.none(), InstantSource.system(), Integer.MAX_VALUE)
                        .verifyAll(new RemoteHeads(heads.staging(), heads.production(), Optional.of(tip)), List.of());
                report.violations().stream().filter(one -> one.what().contains("cannot be judged"))
                        .forEach(one -> unforeseen.add(name + ": " + one.line()));
                if (!RecordedRollback.canBeOn(fresh, tip)) {
                    noRollback.add(name);
                }
            });
            System.out.println(tried.size() + " of " + names.size() + " fields of a valid record made otherwise, all judged");
            assertThat(unforeseen).isEmpty();
            assertThat(noRollback).isEmpty();
            assertThat(tried.size()).isGreaterThan(50);
            assertThat(tried).anyMatch(name -> name.startsWith(
                    "evidence/rc/outcome.intoto.json /predicate/entry/digest is not there"));
        }
    }
}
