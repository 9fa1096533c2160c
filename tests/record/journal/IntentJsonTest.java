package tests.record.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.journal.IntentJson;
import lockstep.record.journal.Passage;
import lockstep.record.journal.RollbackIntent;
import org.junit.jupiter.api.Test;

class IntentJsonTest {

    @Test
    void a_rollback_that_leaves_nothing_cannot_be_read_for_no_entry_could_tell_its_end() {
        byte[] json = IntentJson.write(new RollbackIntent(
                ReleaseId.tryParse("20260122-1000-rb1").orElseThrow(), new Operator("mallory"), Instant.parse("2026-01-22T10:00:00Z"),
                Optional.of(new Sha("1".repeat(40))), new Sha("2".repeat(40)), "5xx spike", new Operator("mallory"),
                "20260121-1000-rc1", false, "", Optional.empty(), Passage.plain(), List.of()));
        assertThat(IntentJson.read(json, "intent.json").from()).isPresent();
        String without = new String(json, StandardCharsets.UTF_8).replaceFirst("(?m)^ *\"from\".*\\R", "");
        assertThatThrownBy(() -> IntentJson.read(without.getBytes(StandardCharsets.UTF_8), "intent.json"))
                .isInstanceOf(NotVerified.class)
                .hasMessageContaining("intent.json cannot be read: a rollback that leaves nothing");
    }
}
