package tests.release.sets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.release.events.Receiver;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Execution(ExecutionMode.CONCURRENT)
class ReleaseSetTest {

    private final SetDay day = new SetDay();
    private final ReleaseDay orders = day.orders;
    private final ReleaseDay payments = day.payments;
    private final Seat home = day.home;
    private final Seat other = day.other;
    private Sha firstOfOrders;
    private Sha firstOfPayments;

    @BeforeEach
    void begin() {
        firstOfOrders = day.landsInOrders("first");
        firstOfPayments = day.landsInPayments("first");
    }

    @AfterEach
    void end() {
        day.close();
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    private List<String> record() {
        return orders.evidence().lines().filter(path -> path.startsWith("evidence/sets/"))
                .map(path -> path.replaceAll(".*/", "")).toList();
    }

    @Test
    void a_set_is_promoted_in_order_and_every_repository_keeps_its_own_record() {
        Outcome planned = day.set("promote", "platform", "--dry-run");
        assertThat(planned.exitCode()).as(planned.err()).isZero();
        assertThat(planned.out()).containsSubsequence("orders: (nothing) -> " + firstOfOrders,
                "payments: (nothing) -> " + firstOfPayments);
        assertThat(orders.head("release")).isEmpty();

        Outcome promoted = day.set("promote", "platform", "--yes", "--json");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        JsonNode answer = json(promoted.out());
        assertThat(answer.path("state").asString()).isEqualTo("completed");
        assertThat(orders.head("release")).isEqualTo(firstOfOrders.hex());
        assertThat(payments.head("release")).isEqualTo(firstOfPayments.hex());
        assertThat(record()).containsExactly("0001-moving.json", "0002-promoted.json", "0003-moving.json",
                "0004-promoted.json", "0005-completed.json", "intent.json");
        for (JsonNode member : answer.path("members")) {
            ReleaseDay day = member.path("name").asString().equals("orders") ? orders : payments;
            assertThat(day.log()).contains(member.path("release_id").asString());
        }
        assertThat(home.log("verify").exitCode()).as(home.log("verify").out()).isZero();
        assertThat(other.log("verify").exitCode()).isZero();
        orders.isVerifiedByStockTools();
        payments.isVerifiedByStockTools();
        assertThat(day.set("status", "platform").out()).contains(
                "completed", "orders: " + firstOfOrders.abbreviated() + " (promoted as ",
                "payments: " + firstOfPayments.abbreviated() + " (promoted as ");
    }

    @Test
    void a_member_that_fails_stops_the_set_and_all_go_back_in_the_reverse_order() {
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isZero();
        Sha secondOfOrders = day.landsInOrders("second");
        Sha secondOfPayments = day.landsInPayments("second");
        payments.productionBreaks(Fault.CHAT_500);
        Outcome failed = day.set("promote", "platform", "--yes");
        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(20);
        assertThat(failed.out()).contains(
                "stopped", "orders: " + secondOfOrders.abbreviated() + " (promoted as",
                "payments: " + secondOfPayments.abbreviated() + " (failed as", "release-set rollback platform");

        payments.productionIsMended();
        Outcome back = day.set("rollback", "platform", "--trigger", "5xx spike", "--approve", "--json");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(back.err().indexOf("payments back to")).isPositive().isLessThan(back.err().indexOf("orders back to"));
        assertThat(json(back.out()).path("members").valueStream().map(one -> one.path("stage").asString()))
                .containsExactly("rolled-back", "rolled-back");
        assertThat(orders.head("release")).isEqualTo(firstOfOrders.hex());
        assertThat(payments.head("release")).isEqualTo(firstOfPayments.hex());
        assertThat(record()).contains("0002-promoted.json", "0004-failed.json", "0005-stopped.json",
                "0006-moving-back.json", "0007-rolled-back.json", "0008-moving-back.json", "0009-rolled-back.json",
                "0010-taken-back.json");
        assertThat(orders.log()).contains("trigger: 5xx spike");
        assertThat(home.log("verify").exitCode()).as(home.log("verify").out()).isZero();
        assertThat(other.log("verify").exitCode()).isZero();
        Outcome again = day.set("rollback", "platform", "--trigger", "5xx spike", "--approve");
        assertThat(again.exitCode()).isEqualTo(22);
        assertThat(again.err()).contains("release set platform has nothing to roll back");
    }

    private static void notify(Seat seat, Receiver receiver) {
        seat.reconfigure("service: demo\n", "service: demo\n" + receiver.yaml("promote"));
    }

    @Test
    void receivers_of_every_member_are_known_before_anything_moves_and_are_told_once() {
        try (Receiver receiver = new Receiver()) {
            notify(home, receiver);
            notify(other, receiver);
            for (ReleaseDay day : List.of(orders, payments)) {
                day.hook("pre-receive", "for clone in " + home.folder() + " " + other.folder() + "; do "
                        + "env -i PATH=\"$PATH\" git -C $clone for-each-ref refs/lockstep "
                        + "| grep -q /events- || exit 1; done");
            }
            Outcome promoted = day.set("promote", "platform", "--yes");
            assertThat(promoted.exitCode()).as(promoted.err()).isZero();
            assertThat(receiver.words()).containsExactlyInAnyOrder("promote pass", "promote pass");
        }
    }

    @Test
    void a_plan_and_a_status_leave_the_receivers_alone() {
        try (Receiver receiver = new Receiver()) {
            notify(other, receiver);
            day.set("promote", "platform", "--dry-run");
            day.set("status", "platform");
            assertThat(payments.git().in(other.folder(), "for-each-ref", "refs/lockstep")).doesNotContain("/events-");
        }
    }

    @Test
    void a_member_that_moved_while_the_record_of_the_set_is_away_is_partly_done() {
        payments.hook("post-receive", """
                while read old new ref; do case $ref in refs/heads/release)
                    echo $new > %s; mv "%s" "%s" ;;
                esac; done""".formatted(payments.live(Environment.PRODUCTION), orders.bare(), orders.bare() + ".gone"));
        Outcome promoted = day.set("promote", "platform", "--yes");
        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isEqualTo(24);
        assertThat(promoted.err()).contains("payments was promoted as ", "the set's record could not be added to",
                "release-set promote platform --resume");
        assertThat(payments.head("release")).isEqualTo(firstOfPayments.hex());

        payments.platformDeploys();
        assertThat(orders.bare().resolveSibling(orders.bare().getFileName() + ".gone").toFile()
                .renameTo(orders.bare().toFile())).isTrue();
        Outcome resumed = day.set("promote", "platform", "--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    }

    @Test
    void a_member_that_may_not_be_promoted_refuses_the_whole_set_by_name() {
        payments.land("not tested");
        String refs = orders.refs() + payments.refs();
        Outcome refused = day.set("promote", "platform", "--yes");
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("staging-tested: payments: no staging run is recorded for");
        assertThat(orders.refs() + payments.refs()).isEqualTo(refs);
    }

    @Test
    void a_member_whose_production_nobody_could_ask_refuses_the_whole_set_by_name() {
        other.reconfigure("service: demo\n", "service: demo\ngates: {up: {modes: staging, get: /health, expect: 200}}\n");
        String refs = orders.refs() + payments.refs();
        Outcome refused = day.set("promote", "platform", "--yes");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(78);
        assertThat(refused.err()).contains("payments: no gate is declared for production", "add prod to its `modes`");
        assertThat(orders.refs() + payments.refs()).isEqualTo(refs);
    }

    @Test
    void a_member_that_has_a_canary_of_its_own_is_held_to_it() {
        other.reconfigure("service: demo\n", """
                service: demo
                pipeline:
                  canary:
                    base: "http://127.0.0.1:9"
                    traffic: {set: [set.sh, "{weight}"], read: [read.sh], abort: [abort.sh]}
                    steps: [10%]
                    metrics: {source: command, command: [counts.sh]}
                    gates: {error_rate: {increase: 1pp, breach: rollback}}
                """);
        String refs = orders.refs() + payments.refs();
        Outcome refused = day.set("promote", "platform", "--yes");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains("canary-passed: payments: ");
        assertThat(orders.refs() + payments.refs()).isEqualTo(refs);
    }

    @Test
    void a_member_that_is_late_leaves_the_set_open_to_be_gone_on_with() {
        payments.platformStops();
        Outcome late = day.set("promote", "platform", "--yes");
        assertThat(late.exitCode()).isEqualTo(24);
        assertThat(late.err()).contains("release set platform stopped at payments: ", "promoted: orders",
                "release-set promote platform --resume");
        Outcome second = day.set("promote", "platform", "--yes");
        assertThat(second.exitCode()).isEqualTo(22);
        assertThat(day.set("rollback", "platform", "--trigger", "x", "--approve").err())
                .contains("a move of payments is open");
        payments.runs(Environment.PRODUCTION, firstOfPayments.hex());
        Outcome resumed = day.set("promote", "platform", "--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(record()).containsExactly("0001-moving.json", "0002-promoted.json", "0003-moving.json",
                "0004-moving.json", "0005-promoted.json", "0006-completed.json", "intent.json");
    }

    @Test
    void the_commands_that_are_told_name_the_repository_that_was_given() {
        payments.platformStops();
        String repo = " --repo " + home.folder();
        Outcome late = other.open("release-set", "promote", "platform", "--yes", "--repo", home.folder().toString());
        assertThat(late.exitCode()).as(late.out() + late.err()).isEqualTo(24);
        assertThat(late.err()).contains("`release-set promote platform --resume" + repo + "` continues",
                "`release-set rollback platform" + repo + "` rolls it back");
    }

    @Test
    void to_resume_is_not_tried_and_moves_nothing() {
        payments.platformStops();
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isEqualTo(24);
        payments.runs(Environment.PRODUCTION, firstOfPayments.hex());
        String refs = orders.refs() + payments.refs();
        Outcome refused = day.set("promote", "platform", "--resume", "--dry-run", "--json");
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(64);
        assertThat(refused.err()).contains("--resume cannot be combined with --dry-run");
        assertThat(orders.refs() + payments.refs()).isEqualTo(refs);
    }

    @Test
    void a_member_that_was_promoted_by_itself_meanwhile_is_found_in_its_own_log() {
        payments.platformStops();
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isEqualTo(24);
        payments.runs(Environment.PRODUCTION, firstOfPayments.hex());
        assertThat(other.promote("--resume").exitCode()).isZero();
        Outcome resumed = day.set("promote", "platform", "--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("completed");
    }

    @Test
    void a_step_that_an_insider_made_up_is_found_by_verify() {
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isZero();
        String step = orders.evidence().lines().filter(path -> path.endsWith("/0004-promoted.json")).findFirst().orElseThrow();
        String forged = orders.file(step).replace(firstOfPayments.hex(), firstOfOrders.hex())
                .replace("\"number\" : 4", "\"number\" : 6");
        orders.outsider().commitOn("release-evidence", step.replace("0004", "0006"), forged + "\n");
        Outcome verified = home.log("verify");
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out()).contains("0006-promoted.json", "it moves payments to where the set was not to bring it");
    }

    @Test
    void an_unknown_set_or_member_is_answered_with_those_that_are_there() {
        Outcome unknown = day.set("promote", "platfrom");
        assertThat(unknown.exitCode()).isEqualTo(64);
        assertThat(unknown.err()).contains("there is no release set 'platfrom'", "Did you mean 'platform'?");
        Outcome member = day.set("promote", "platform", "--at", "\u001b[1mbilling=v1");
        assertThat(member.exitCode()).isEqualTo(64);
        assertThat(member.err()).contains("its members: orders, payments").doesNotContain("\u001b");
        assertThat(day.set("destroy", "platform").exitCode()).isEqualTo(64);
    }
}
