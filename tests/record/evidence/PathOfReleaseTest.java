package tests.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import lockstep.base.release.ReleaseId;
import lockstep.record.layout.EvidenceLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathOfReleaseTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "evidence/2026-01/20260130-1015-rc1/intent.json", "evidence/2026-01/20260130-1015-rc1/a/b",
        "evidence/2026-01/20260130-1015-rc1/", "evidence/2026-01/20260130-1015-rc1//",
    })
    void what_lies_in_the_folder_of_a_release_below_its_month_belongs_to_it(String path) {
        assertThat(EvidenceLayout.releaseOf(path)).contains(
                ReleaseId.first(ReleaseId.Kind.PROMOTION, Instant.parse("2026-01-30T10:15:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "evidence", "evidence/", "evidence/2026-01", "evidence/2026-01/", "evidence/2026-01/20260130-1015-rc1",
        "evidence/2026-02/20260130-1015-rc1/intent.json", "evidence/2026-0/20260130-1015-rc1/intent.json",
        "evidence/2026-011/20260130-1015-rc1/intent.json", "evidence//20260130-1015-rc1/intent.json",
        "evidence/20260130-1015-rc1/intent.json", "evidence/2026-01//20260130-1015-rc1/intent.json",
        "evidence/a/2026-01/20260130-1015-rc1/intent.json", "evidence/2026-01/20260130-1015-rc0/intent.json",
        "evidences/2026-01/20260130-1015-rc1/intent.json", "Evidence/2026-01/20260130-1015-rc1/intent.json",
        "/evidence/2026-01/20260130-1015-rc1/intent.json", "docs/2026-01/20260130-1015-rc1/intent.json",
        "evidence\\2026-01\\20260130-1015-rc1\\intent.json", "evidence/runs/e9/e9408cc/run.json",
    })
    void what_lies_elsewhere_belongs_to_none(String path) {
        assertThat(EvidenceLayout.releaseOf(path)).isEmpty();
    }
}
