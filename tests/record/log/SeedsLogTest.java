package tests.record.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import lockstep.record.log.LogReader;
import lockstep.record.log.LogReading;
import lockstep.record.log.LogTemplate;
import lockstep.record.log.OtherBlock;
import org.junit.jupiter.api.Test;

class SeedsLogTest {

    private final LogReading log = LogReader.read(SeedsLog.TEXT.getBytes(StandardCharsets.UTF_8));

    @Test
    void the_templates_are_no_entries() {
        assertThat(log.templates()).isEqualTo(2);
        assertThat(log.entries()).hasOnlyElementsOfType(OtherBlock.class);
        assertThat(log.problems()).isEmpty();
    }

    @Test
    void evidence_of_other_kinds_is_kept_verbatim_and_listed_by_its_type() {
        assertThat(log.items()).extracting(item -> item.place().brief()).containsExactly("64", "91");
        assertThat(log.entries()).map(entry -> ((OtherBlock) entry).type())
                .containsExactly("step16.3_cert_alignment", "step16.4_routing_policy");
        assertThat(log.entries()).allSatisfy(entry ->
                assertThat(SeedsLog.TEXT).contains("```\n" + ((OtherBlock) entry).text() + "```\n"));
    }

    @Test
    void a_new_log_begins_as_the_seeds_log_does() {
        assertThat(SeedsLog.TEXT).startsWith(LogTemplate.FRESH_LOG);
        assertThat(LogTemplate.FRESH_LOG).contains(LogTemplate.PROMOTION, LogTemplate.ROLLBACK);
    }
}
