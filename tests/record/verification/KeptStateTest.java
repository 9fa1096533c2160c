package tests.record.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.ReleaseSightings.Sighting;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogVolumes;
import lockstep.record.signature.Signatures;
import lockstep.record.verification.BranchVerification;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.CommitSummary;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.BlobId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.bench.log.Heads;
import tests.bench.log.LongRepository;

/** Going on from what a clone keeps of its last visit says what verifying everything says, whatever became of it. */
class KeptStateTest {

    private static final int PROMOTIONS = 80;
    private static final int EARLIER = 10;
    private static final String FOLDER = "audited";
    private static final String HEAD = "head";
    private static final EvidenceLayout LAYOUT = new EvidenceLayout(new LogVolumes("docs/RELEASE_LOG.md"));

    @TempDir
    static Path folder;

    @AutoClose
    private static ReleaseRepository repository;

    private static Heads heads;
    private static AuditReport everything;

    @BeforeAll
    static void a_branch_of_eighty_promotions_over_two_months() throws IOException, InterruptedException {
        heads = LongRepository.of(folder, PROMOTIONS, Duration.ofHours(15), EARLIER, Optional.empty()).heads();
        repository = ReleaseRepository.open(
                folder, "origin", new BranchNames("main", "release", "release-evidence"));
        everything = verification(1).verifyAll(now(), List.of());
        assertThat(everything.violations()).isEmpty();
        assertThat(everything.knownGood()).hasSize(PROMOTIONS);
    }

    @BeforeEach
    void the_clone_verified_it_ten_promotions_ago() {
        assertThat(verification(1).verifyAll(earlier(), List.of()).isVerified()).isTrue();
        assertThat(repository.memory().keptFiles(FOLDER)).containsKey(HEAD).hasSizeGreaterThan(10);
    }

    @Test
    void what_came_since_is_verified_alone() {
        assertIsQuickAndTheSame();
    }

    @Test
    void a_visit_writes_anew_what_it_asked_about_and_leaves_the_rest() {
        SortedMap<String, BlobId> before = repository.memory().keptFiles(FOLDER);
        assertIsQuickAndTheSame();
        SortedMap<String, BlobId> after = repository.memory().keptFiles(FOLDER);
        assertThat(after.get("releases-2020-01")).isEqualTo(before.get("releases-2020-01"));
        assertThat(after.get("releases-2020-02")).isNotEqualTo(before.get("releases-2020-02"));
        assertThat(after.values()).containsAnyElementsOf(
                before.entrySet().stream().filter(part -> part.getKey().startsWith("commits-")).map(Map.Entry::getValue)
                        .toList());
        assertThat(after.get(HEAD)).isNotEqualTo(before.get(HEAD));
    }

    @Test
    void visits_at_any_commits_one_after_the_other_find_what_the_first_visit_finds() {
        List<CommitSummary> commits = repository.commitsUpTo(heads.evidence(), 3 * PROMOTIONS).reversed();
        for (int seed = 0; seed < 2; seed++) {
            Random random = new Random(seed);
            for (int at = 1; at < commits.size(); at += 1 + random.nextInt(50)) {
                RemoteHeads then = heads(heads.release(), commits.get(at).sha());
                startCounting();
                AuditReport later = verification(1 + random.nextInt(60)).verify(then, List.of());
                assertThat(later).isEqualTo(verification(Integer.MAX_VALUE).verifyAll(then, List.of()));
            }
        }
    }

    @Test
    void what_was_kept_by_a_clock_that_was_ahead_is_not_gone_on_from() {
        InstantSource ahead = InstantSource.offset(InstantSource.system(), Duration.ofHours(30));
        assertThat(new BranchVerification(repository, LAYOUT, Signatures.none(), ahead, 1)
                .verifyAll(earlier(), List.of()).isVerified()).isTrue();
        assertIsSlowAndTheSame();
    }

    @Test
    void where_release_was_seen_before_is_known_of_all_commits() {
        Instant today = Instant.parse("2026-01-01T00:00:00Z");
        List<Sighting> sightings = new ArrayList<>();
        everything.knownGood().forEach(good -> sightings.add(new Sighting(good.sha(), today, "reflog")));
        startCounting();
        assertThat(verification(1).verify(now(), sightings).isVerified()).isTrue();
        assertThat(isQuick()).isTrue();
        assertIsQuickAndTheSame();
        sightings.add(new Sighting(new Sha("0".repeat(40)), today, "reflog"));
        assertThat(verification(1).verify(now(), sightings).found()).isEqualTo(1);
    }

    @Test
    void a_state_of_an_older_version_is_not_read() {
        repository.memory().keep(FOLDER, ("lockstep/audit-state/v2 " + "0".repeat(64) + "\n").getBytes(StandardCharsets.US_ASCII));
        assertIsSlowAndTheSame();
    }

    @Test
    void a_state_of_another_format_is_not_read() {
        damage(HEAD, sealed -> new String(sealed, StandardCharsets.ISO_8859_1)
                .replace("lockstep/audit-state/v7", "lockstep/audit-state/v8").getBytes(StandardCharsets.ISO_8859_1));
        assertIsSlowAndTheSame();
    }

    @Test
    void a_state_without_a_head_is_not_read() {
        SortedMap<String, BlobId> files = repository.memory().keptFiles(FOLDER);
        files.remove(HEAD);
        repository.memory().keepFiles(FOLDER, new TreeMap<>(), files);
        assertIsSlowAndTheSame();
    }

    @Test
    void a_head_that_was_cut_or_changed_is_not_read() {
        for (int kept : List.of(0, 40, 89, 300)) {
            damage(HEAD, sealed -> Arrays.copyOf(sealed, kept));
            assertIsSlowAndTheSame();
            the_clone_verified_it_ten_promotions_ago();
        }
        for (int at = 0; at < 400; at += 57) {
            int place = at;
            damage(HEAD, sealed -> flipped(sealed, place));
            assertIsSlowAndTheSame();
            the_clone_verified_it_ten_promotions_ago();
        }
    }

    @Test
    void parts_that_are_missing_are_noticed() {
        SortedMap<String, BlobId> files = repository.memory().keptFiles(FOLDER);
        files.keySet().removeIf(name -> name.startsWith("commits-"));
        repository.memory().keepFiles(FOLDER, new TreeMap<>(), files);
        assertIsSlowAndTheSame();
    }

    @Test
    void parts_that_were_cut_or_changed_are_noticed() {
        for (String part : List.of("commits-", "releases-")) {
            damage(part, content -> Arrays.copyOf(content, content.length - 1));
            assertIsSlowAndTheSame();
            the_clone_verified_it_ten_promotions_ago();
            damage(part, content -> flipped(content, content.length / 2));
            assertIsSlowAndTheSame();
            the_clone_verified_it_ten_promotions_ago();
            damage(part, content -> new byte[0]);
            assertIsSlowAndTheSame();
            the_clone_verified_it_ten_promotions_ago();
        }
    }

    @Test
    void parts_of_another_visit_are_noticed() {
        SortedMap<String, BlobId> old = repository.memory().keptFiles(FOLDER);
        assertThat(verification(1).verifyAll(now(), List.of()).isVerified()).isTrue();
        SortedMap<String, BlobId> mixed = new TreeMap<>(old);
        repository.memory().keptFiles(FOLDER).forEach((name, blob) -> {
            if (!name.equals(HEAD)) {
                mixed.put(name, blob);
            }
        });
        repository.memory().keepFiles(FOLDER, new TreeMap<>(), mixed);
        assertIsSlowAndTheSame();
    }

    @Test
    void what_is_known_to_be_good_is_told_even_where_its_parts_are_damaged() {
        damage("commits-", content -> new byte[0]);
        startCounting();
        AuditReport report = verification(1).verify(earlier(), List.of());
        assertThat(isQuick()).as("nothing asked for the parts yet").isTrue();
        assertThat(report.knownGood()).isEqualTo(everything.knownGood().subList(EARLIER, PROMOTIONS));
    }

    private static byte[] flipped(byte[] content, int at) {
        byte[] changed = content.clone();
        changed[at] ^= 1;
        return changed;
    }

    private interface Damage {
        byte[] to(byte[] content);
    }

    /** Of all files whose names begin so. */
    private static void damage(String prefix, Damage damage) {
        SortedMap<String, BlobId> files = repository.memory().keptFiles(FOLDER);
        SortedMap<String, byte[]> damaged = new TreeMap<>();
        files.forEach((name, blob) -> {
            if (name.startsWith(prefix)) {
                damaged.put(name, damage.to(repository.read(blob, 1 << 20)));
            }
        });
        assertThat(damaged).isNotEmpty();
        files.keySet().removeAll(damaged.keySet());
        repository.memory().keepFiles(FOLDER, damaged, files);
    }

    private static void assertIsQuickAndTheSame() {
        startCounting();
        AuditReport report = verification(1).verify(now(), List.of());
        assertThat(isQuick()).isTrue();
        assertThat(report).isEqualTo(everything);
    }

    private static void assertIsSlowAndTheSame() {
        startCounting();
        AuditReport report = verification(1).verify(now(), List.of());
        assertThat(isQuick()).isFalse();
        assertThat(report).isEqualTo(everything);
    }

    private static void startCounting() {
        byte[] visits = repository.memory().kept("visits", 100).orElseThrow();
        visits[0] = '0';
        repository.memory().keep("visits", visits);
    }

    /** A visit that looked at everything counts anew. */
    private static boolean isQuick() {
        return repository.memory().kept("visits", 100).filter(count -> count[0] == '1').isPresent();
    }

    private static BranchVerification verification(int keepAfter) {
        return new BranchVerification(repository, LAYOUT, Signatures.none(), InstantSource.system(), keepAfter);
    }

    private static RemoteHeads now() {
        return heads(heads.release(), heads.evidence());
    }

    private static RemoteHeads earlier() {
        return heads(heads.earlier(), heads.remembered());
    }

    private static RemoteHeads heads(Sha release, Sha evidence) {
        return new RemoteHeads(release, Optional.of(release), Optional.of(evidence));
    }
}
