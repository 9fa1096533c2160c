package tests.commands.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The source of truth is written with the outcome, and by hand only repeated or corrected. */
class SourceOfTruthTest {

    private static final String PATH = "sot/production.json";

    private ReleaseDay day;
    private Seat ada;

    @BeforeEach
    void a_team() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Sha tagged(String version) {
        Sha commit = day.landTested(version);
        day.tag(version, commit);
        return commit;
    }

    private JsonNode truth() {
        return JsonMapper.builder().build().readTree(day.file(PATH));
    }

    private Outcome update(String version, String by, Object time, String... more) {
        String[] words = new String[4 + more.length];
        words[0] = version;
        words[1] = "--environment=production";
        words[2] = "--promoted-by=" + by;
        words[3] = "--promotion-time=" + time;
        System.arraycopy(more, 0, words, 4, more.length);
        return ada.open("update-sot", words);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Seat promoted(String version) {
        tagged(version);
        assertThat(ada.promote(version, "--yes").exitCode()).isZero();
        return ada;
    }

    @Test
    void a_promotion_writes_it_with_its_outcome() {
        Sha commit = tagged("v1.0.0");
        assertThat(ada.promote("v1.0.0", "--yes").exitCode()).isZero();
        assertThat(day.git().in(day.bare(), "show", "--format=", "--name-only", day.evidenceBranch()))
                .contains("/outcome.json", PATH);
        JsonNode truth = truth();
        assertThat(truth.propertyNames()).containsExactly("schema", "environment", "service", "version", "commit",
                "verified", "promoted_by", "promotion_time", "release_id", "decision_sha256");
        assertThat(truth.path("schema").asString()).isEqualTo("lockstep/sot/v1");
        assertThat(truth.path("version").asString()).isEqualTo("v1.0.0");
        assertThat(truth.path("commit").asString()).isEqualTo(commit.hex());
        assertThat(truth.path("verified").asBoolean()).isTrue();
        assertThat(truth.path("promoted_by").asString()).isEqualTo("Ada Lovelace");
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void a_promotion_after_which_production_is_not_healthy_says_so_and_the_rollback_says_what_it_runs_then() {
        promoted("v1.0.0");
        Sha bad = tagged("v1.1.0");
        day.productionBreaks(Fault.CHAT_500);
        assertThat(ada.promote("v1.1.0", "--yes").exitCode()).isEqualTo(20);
        assertThat(truth().path("commit").asString()).isEqualTo(bad.hex());
        assertThat(truth().path("verified").asBoolean()).isFalse();
        assertThat(update("v1.1.0", "@ada", now()).err())
                .contains("sot-true: ", "did not find production healthy", "docs/policy.md#sot-true");
        day.productionIsMended();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        assertThat(truth().path("version").asString()).isEqualTo("v1.0.0");
        assertThat(truth().path("verified").asBoolean()).isTrue();
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void what_the_log_says_is_only_repeated_and_changes_nothing() {
        promoted("v1.0.0");
        String before = day.refs();
        Outcome outcome = update("v1.0.0", "@Ada Lovelace", now());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).startsWith("sot/production.json says so already: v1.0.0 (")
                .endsWith("; nothing was changed\n");
        assertThat(update("v1.0.0", "Ada Lovelace", now(), "--json").out()).contains("\"changed\" : false");
        assertThat(day.refs()).isEqualTo(before);
    }

    @Test
    void another_name_needs_a_reason_which_is_recorded_beside_it() {
        promoted("v1.0.0");
        Outcome refused = update("v1.0.0", "@olga", now());
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("it was promoted by Ada Lovelace, not by olga", "--reason");
        String before = day.refs();
        assertThat(update("v1.0.0", "@olga", now(), "--reason", "Ada only typed", "--dry-run").out())
                .contains("put sot/production.json", "add sot/corrections/production-");
        assertThat(day.refs()).isEqualTo(before);
        Outcome corrected = update("v1.0.0", "@olga", now(), "--reason", "Ada only typed");
        assertThat(corrected.exitCode()).as(corrected.err()).isZero();
        assertThat(truth().path("promoted_by").asString()).isEqualTo("olga");
        assertThat(day.git().in(day.bare(), "show", "--format=", "--name-only", day.evidenceBranch()))
                .contains("sot/corrections/production-");
        assertThat(ada.log("verify").exitCode()).isZero();
        day.isVerifiedByStockTools();
        assertThat(ada.log("verify", "--all").exitCode()).isZero();
        assertThat(update("v1.0.0", "@olga", now()).out()).contains("says so already");
        promoted("v1.1.0");
        assertThat(truth().path("promoted_by").asString()).isEqualTo("Ada Lovelace");
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void what_the_log_contradicts_is_refused_with_all_reasons_whatever_the_reason_given() {
        promoted("v1.0.0");
        promoted("v1.1.0");
        String before = day.refs();
        String yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS).toString();
        Outcome refused = update("v1.0.0", "@ada", yesterday, "--reason", "I say so");
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("production runs v1.1.0 (", "not v1.0.0 (", "began at ");
        assertThat(update("v1.1.0", "@ada", Instant.now().plus(Duration.ofDays(1)), "--reason", "x").err())
                .contains("is in the future");
        assertThat(update("v1.1.0", "@ada", "yesterday").exitCode()).isEqualTo(64);
        assertThat(ada.open("update-sot", "v1.1.0", "--environment=staging", "--promoted-by=x",
                "--promotion-time=" + now()).exitCode()).isEqualTo(64);
        assertThat(day.refs()).isEqualTo(before);
    }

    @Test
    void one_that_somebody_changed_by_hand_is_a_violation() {
        promoted("v1.0.0");
        Sha other = day.land("other");
        day.outsider().commitOn(day.evidenceBranch(), PATH, day.file(PATH).replace(
                truth().path("commit").asString(), other.hex()) + "\n");
        Outcome verified = day.operator("Grace Hopper").log("verify");
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out() + verified.err()).contains("sot-true", "it names the commit " + other);
    }

    @Test
    void on_a_branch_shared_with_main_it_is_kept_too_and_is_no_new_code() {
        try (ReleaseDay shared = new ReleaseDay().keepingItsLogOn("main")) {
            Sha commit = shared.landTested("second");
            Seat olga = shared.operator("Olga");
            assertThat(olga.promoteNow("--sha", commit.hex()).exitCode()).isZero();
            assertThat(shared.file(PATH)).contains(commit.hex());
            assertThat(olga.log("verify").exitCode()).isZero();
            assertThat(olga.status().out()).contains("candidate");
            assertThat(olga.promoteNow().err()).contains("something-new");
        }
    }

    @Test
    void a_file_of_the_teams_own_on_a_shared_branch_is_left_alone() {
        try (ReleaseDay shared = new ReleaseDay().keepingItsLogOn("main")) {
            shared.outsider().commitOn("main", PATH, "{\"ours\": true}\n");
            Sha commit = shared.landTested("second");
            Seat olga = shared.operator("Olga");
            Outcome promoted = olga.promoteNow("--sha", commit.hex());
            assertThat(promoted.exitCode()).as(promoted.err()).isZero();
            assertThat(promoted.err()).contains("sot/production.json is a file of yours");
            assertThat(shared.file(PATH)).isEqualTo("{\"ours\": true}");
            assertThat(olga.log("verify").exitCode()).isZero();
            assertThat(olga.open("update-sot", commit.hex(), "--promoted-by=Olga", "--promotion-time=" + now()).err())
                    .contains("is a file of yours");
            Outsider team = shared.outsider();
            team.checkOut("main");
            team.folder().resolve(PATH).toFile().delete();
            team.pushed("main", "Keep it elsewhere");
            Outcome first = olga.open("update-sot", commit.hex(), "--promoted-by=Olga", "--promotion-time=" + now());
            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(first.out()).startsWith("sot/production.json says now: " + commit);
            assertThat(shared.operator("Grace").log("verify").exitCode()).isZero();
        }
    }
}
