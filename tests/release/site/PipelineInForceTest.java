package tests.release.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Passage;
import lockstep.record.journal.PromotionIntent;
import lockstep.release.site.PipelineInForce;
import lockstep.release.site.ReleaseSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

class PipelineInForceTest {

    private final ReleaseDay day = new ReleaseDay();

    @AfterEach
    void close() {
        day.close();
    }

    private static Intent from(Sha standing, Sha target) {
        return from(standing, target, Instant.parse("2026-01-01T10:00:00Z"));
    }

    private static Intent from(Sha standing, Sha target, Instant now) {
        return new PromotionIntent(
                ReleaseId.first(ReleaseId.Kind.PROMOTION, now), new Operator("Ada Lovelace"), now, Optional.of(standing),
                target, "evidence/runs/one.json", "0".repeat(64), ChangeDeclaration.classA("back"), false, List.of(), "",
                Optional.empty(), Passage.plain());
    }

    @Test
    void the_same_file_beside_other_gates_is_another_configuration() {
        Seat ada = day.operator("Ada Lovelace");
        day.landWith("lockstep.yaml", "service: demo\n");
        Sha none = day.land("a change of the code");
        Sha gates = day.landWith("gates/more.yaml", "gates: {a: {get: /a, expect: {schema: order.json}}}\n");
        Sha file = day.landWith("order.json", "{}");
        Sha other = day.landWith("order.json", "{\"type\": \"object\"}");
        Sha last = day.land("another change of the code");
        day.git().in(ada.folder(), "fetch", "-q", "origin");
        try (ReleaseSite site = ada.site()) {
            PipelineInForce inForce = new PipelineInForce(site);
            List<String> digests = List.of(none, gates, file, other).stream()
                    .map(commit -> inForce.all(from(commit, last), last).orElseThrow().sha256()).toList();
            assertThat(digests).doesNotHaveDuplicates();
            assertThat(inForce.all(from(none, last), last).orElseThrow().sha256()).isEqualTo(digests.getFirst());
            assertThat(inForce.all(from(last, last), last).orElseThrow().sha256()).isEqualTo(digests.getLast());
            assertThat(inForce.all(from(file, last), last).orElseThrow().values().keySet())
                    .contains("gates.a", "gates file order.json");
        }
    }

    /** As pins were before December 2026, whose values lost their line feeds. */
    @Test
    void a_pin_that_can_no_longer_be_read_makes_it_unknown_and_no_candidate_takes_its_place() {
        Seat ada = day.operator("Ada Lovelace");
        Sha bare = new Sha(day.head("main"));
        Sha target = day.landWith("lockstep.yaml", "service: demo\n");
        assertThat(ada.open("config", "pin", "--yes", "--reason", "kept elsewhere").exitCode()).isZero();
        String pin = day.evidence().lines().filter(path -> path.startsWith("evidence/config/")).findFirst()
                .orElseThrow();
        Intent later = from(bare, target, Instant.now().plusSeconds(1));
        try (ReleaseSite site = ada.site()) {
            Sha tip = site.repository().fetch(site.remoteDeadline()).evidence().orElseThrow();
            assertThat(new PipelineInForce(site).all(later, tip)).isPresent();
        }
        Sha lossy = day.outsider().commitOn(day.evidenceBranch(), pin, day.file(pin).replace("PT24H", "PT2H"));
        try (ReleaseSite site = ada.site()) {
            site.repository().fetch(site.remoteDeadline());
            assertThat(new PipelineInForce(site).all(later, lossy)).as("its own configuration is at hand").isPresent();
        }
        ada.reconfigure("service: demo", "service: demo\npolicy: {gate_max_age: 1h}");
        try (ReleaseSite site = ada.site()) {
            assertThat(new PipelineInForce(site).all(later, lossy)).isEmpty();
        }
    }

    @Test
    void a_folder_with_too_many_files_makes_it_unknown_and_no_other_configuration_with_it() {
        Seat ada = day.operator("Ada Lovelace");
        day.landWith("lockstep.yaml", "service: demo\n");
        Sha first = day.land("a change of the code");
        Path clone = day.outsider().folder();
        try {
            Files.createDirectories(clone.resolve("gates"));
            for (int count = 0; count <= 10_000; count++) {
                Files.createFile(clone.resolve("gates/" + count));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        day.git().in(clone, "add", "gates");
        day.git().in(clone, "commit", "-q", "-m", "Many");
        day.git().in(clone, "push", "-q", "origin", "HEAD:main");
        Sha many = new Sha(day.head("main"));
        day.git().in(ada.folder(), "fetch", "-q", "origin");
        try (ReleaseSite site = ada.site()) {
            PipelineInForce inForce = new PipelineInForce(site);
            assertThat(inForce.all(from(many, many), many)).isEmpty();
            assertThat(inForce.all(from(first, many), many)).isPresent();
            assertThat(inForce.all(from(many, many), many)).isEmpty();
        }
    }
}
