package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A promotion that broke the policy of its day, or went by a version that was somebody else's, is found. */
class PassageTest {

    private static final String PIPELINE = """
            pipeline:
              production:
                requires: [{checks: [unit]}]
            """;

    private static Sha promoted(ReleaseDay day, Seat ada) {
        Sha commit = day.landTested("second");
        day.tag("v1.0.0", commit);
        ReleaseDay.write(ada.folder().resolve("unit.xml"),
                "<testsuite tests=\"1\"><testcase name=\"a\"/></testsuite>");
        assertThat(ada.open("record-checks", "v1.0.0", "--junit", "unit.xml").exitCode()).isZero();
        Outcome outcome = ada.promote("v1.0.0", "--yes");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return commit;
    }

    private static String path(ReleaseDay day, String name) {
        return day.evidence().lines().filter(path -> path.endsWith(name)).findFirst().orElseThrow();
    }

    /** Somebody writes the branch anew as it was, with some files otherwise. */
    private static String verified(ReleaseDay day, Map<String, String> changes) {
        Outsider outsider = day.outsider();
        outsider.checkOut(day.evidenceBranch());
        String first = day.git().in(outsider.folder(), "rev-list", "--max-parents=0", "HEAD");
        changes.forEach((path, text) -> {
            String added = day.git().in(outsider.folder(), "log", "-1", "--diff-filter=A", "--format=%H", "HEAD", "--",
                    path);
            assertThat(added).isNotEmpty().isNotEqualTo(first);
        });
        changes.forEach((path, text) -> ReleaseDay.write(outsider.folder().resolve("../rewritten-" + path.hashCode()),
                text));
        StringBuilder filter = new StringBuilder();
        changes.forEach((path, text) -> filter.append("if [ -e ").append(path).append(" ]; then cp ")
                .append(outsider.folder().resolve("../rewritten-" + path.hashCode()).normalize()).append(' ')
                .append(path).append("; fi; "));
        day.git().in(outsider.folder(), "filter-branch", "-f", "--tree-filter", filter + "true", "HEAD");
        outsider.push("HEAD", day.evidenceBranch());
        Outcome outcome = day.operator("Grace Hopper").log("verify");
        assertThat(outcome.exitCode()).isEqualTo(25);
        return outcome.out();
    }

    @Test
    void a_pipeline_that_was_kept_verifies() {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE)) {
            Seat ada = day.operator("Ada Lovelace");
            promoted(day, ada);
            assertThat(day.operator("Grace Hopper").log("verify").exitCode()).isZero();
            assertThat(day.file(path(day, "/policy.json"))).contains("\"pipeline.production.requires[0].checks");
        }
    }

    @Test
    void what_the_requirements_said_cannot_be_changed_afterwards() {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE)) {
            Seat ada = day.operator("Ada Lovelace");
            promoted(day, ada);
            String requirements = path(day, "/requirements.json");
            assertThat(verified(day, Map.of(requirements,
                    day.file(requirements).replaceFirst("\"verdict\" : \"pass\"", "\"verdict\" : \"fail\""))))
                    .contains(requirements);
        }
    }

    @Test
    void a_version_that_is_recorded_for_another_commit_is_found_in_the_promotion_that_names_it() {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE)) {
            Seat ada = day.operator("Ada Lovelace");
            Sha commit = promoted(day, ada);
            String version = path(day, "/v1.0.0.json");
            String other = day.git().in(day.bare(), "rev-parse", "main~1");
            assertThat(verified(day, Map.of(version, day.file(version).replace(commit.hex(), other) + "\n")))
                    .contains("tag-moved", "recorded for v1.0.0 is " + other);
        }
    }
}
