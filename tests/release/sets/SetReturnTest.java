package tests.release.sets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Going on with a release set, and going back, after something came between. */
@Execution(ExecutionMode.CONCURRENT)
class SetReturnTest {

    private final SetDay day = new SetDay();
    private final ReleaseDay orders = day.orders;
    private final ReleaseDay payments = day.payments;
    private final Seat home = day.home;
    private final Seat other = day.other;
    private Sha firstOfOrders;
    private Sha firstOfPayments;
    private Sha secondOfOrders;
    private Sha secondOfPayments;

    @BeforeEach
    void the_second_commit_of_each_is_tested() {
        firstOfOrders = day.landsInOrders("first");
        firstOfPayments = day.landsInPayments("first");
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isZero();
        secondOfOrders = day.landsInOrders("second");
        secondOfPayments = day.landsInPayments("second");
    }

    @AfterEach
    void end() {
        day.close();
    }

    private Outcome back(String... more) {
        String[] words = {"rollback", "platform", "--trigger", "5xx spike", "--approve"};
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return day.set(all);
    }

    private void bothAreBack() {
        assertThat(orders.head("release")).isEqualTo(firstOfOrders.hex());
        assertThat(payments.head("release")).isEqualTo(firstOfPayments.hex());
        Outcome verified = home.log("verify");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(other.log("verify").exitCode()).isZero();
    }

    @Test
    void a_member_that_somebody_rolled_back_by_hand_is_found_in_its_own_log_and_the_others_go_back() {
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isZero();
        assertThat(other.rollBack("--to", firstOfPayments.hex(), "--trigger", "5xx spike", "--approve").exitCode())
                .isZero();
        Outcome planned = back("--dry-run");
        assertThat(planned.exitCode()).as(planned.err()).isZero();
        assertThat(planned.out()).contains("orders: " + secondOfOrders + " -> " + firstOfOrders)
                .doesNotContain("payments");

        Outcome done = back();
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).contains("taken-back", "payments: " + secondOfPayments.abbreviated() + " (rolled-back as ");
        bothAreBack();
    }

    @Test
    void a_set_that_was_open_and_lost_a_member_to_a_rollback_by_hand_is_not_promoted_again() {
        payments.hook("pre-receive", "exit 1");
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isEqualTo(24);
        payments.unhook("pre-receive");
        assertThat(home.rollBack("--to", firstOfOrders.hex(), "--trigger", "5xx spike", "--approve").exitCode())
                .isZero();
        Outcome resumed = day.set("promote", "platform", "--resume");
        assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isEqualTo(22);
        assertThat(resumed.err()).contains("release set platform is being rolled back", "release-set rollback platform");
        assertThat(back().exitCode()).isZero();
        bothAreBack();
    }

    @Test
    void a_rollback_that_stopped_between_the_move_and_its_outcome_is_gone_on_with() {
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isZero();
        payments.platformStops();
        assertThat(back().exitCode()).isEqualTo(24);
        payments.runs(Environment.PRODUCTION, firstOfPayments.hex());
        Outcome done = back();
        assertThat(done.exitCode()).as(done.err()).isZero();
        bothAreBack();
    }

    @Test
    void a_set_that_was_begun_and_taken_back_in_part_can_be_planned_anew() {
        payments.hook("pre-receive", "exit 1");
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isEqualTo(24);
        payments.unhook("pre-receive");
        assertThat(home.rollBack("--to", firstOfOrders.hex(), "--trigger", "5xx spike", "--approve").exitCode())
                .isZero();
        assertThat(day.set("promote", "platform", "--resume").exitCode()).isEqualTo(22);
        day.landsInOrders("third");
        Outcome anew = day.set("promote", "platform", "--yes");
        assertThat(anew.exitCode()).as(anew.out() + anew.err()).isZero();
        assertThat(payments.head("release")).isEqualTo(secondOfPayments.hex());
        assertThat(home.log("verify").exitCode()).isZero();
    }

    @Test
    void a_member_whose_first_promotion_it_was_stays_and_the_others_go_back() {
        try (ReleaseDay fresh = new ReleaseDay(); ReleaseDay old = new ReleaseDay()) {
            Seat search = fresh.operator("Ada Lovelace");
            Seat ada = old.configuredWith("sets:\n  both:\n    - {name: search, folder: \"" + search.folder()
                    + "\"}\n    - {name: orders, folder: .}\n").operator("Ada Lovelace");
            Sha before = SetDay.landTested(old, ada, "first of orders");
            assertThat(ada.promoteNow().exitCode()).isZero();
            SetDay.landTested(old, ada, "second of orders");
            Sha first = SetDay.landTested(fresh, search, "first of search");
            Outcome promoted = ada.open("release-set", "promote", "both", "--yes");
            assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();

            Outcome planned = ada.open(
                    "release-set", "rollback", "both", "--trigger", "5xx spike", "--approve", "--dry-run");
            assertThat(planned.out()).contains("search: stays at " + first + "; it was its first promotion",
                    " -> " + before).doesNotContain("(nothing)");
            Outcome done = ada.open("release-set", "rollback", "both", "--trigger", "5xx spike", "--approve");
            assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
            assertThat(done.err()).contains("search: its first promotion; there is nothing to go back to, it stays");
            assertThat(fresh.head("release")).isEqualTo(first.hex());
            assertThat(old.head("release")).isEqualTo(before.hex());
            assertThat(ada.open("release-set", "rollback", "both", "--trigger", "5xx spike", "--approve").exitCode())
                    .isEqualTo(22);
        }
    }

    @Test
    void a_member_that_is_unhealthy_after_its_rollback_is_not_forgotten_when_the_others_go_back() {
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isZero();
        payments.productionBreaks(Fault.CHAT_500);
        Outcome stopped = back();
        assertThat(stopped.exitCode()).as(stopped.out() + stopped.err()).isEqualTo(20);
        assertThat(stopped.out()).contains("(rolled-back-unhealthy as ", "To roll the others back: release-set rollback platform",
                "Unhealthy after the rollback: payments. See `verify-rollback`");

        Outcome others = back();
        assertThat(others.exitCode()).as(others.out() + others.err()).isEqualTo(20);
        assertThat(others.out()).contains("taken-back", "Unhealthy after the rollback: payments.")
                .doesNotContain("To roll");
        bothAreBack();
    }

    @Test
    void the_last_member_that_is_unhealthy_after_its_rollback_ends_the_set() {
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isZero();
        orders.productionBreaks(Fault.CHAT_500);
        Outcome ended = back("--json");
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(20);
        assertThat(ended.out()).contains("\"state\" : \"taken-back\"",
                "all that had moved were rolled back; production of orders was unhealthy after that");
        bothAreBack();
    }

    @Test
    void a_rollback_that_nobody_approves_changes_nothing_and_says_so() {
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isZero();
        String refs = orders.refs() + payments.refs();
        Outcome refused = day.set("rollback", "platform", "--trigger", "5xx spike");
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains("this needs a confirmation", "Give --approve NAME");
        assertThat(orders.refs() + payments.refs()).isEqualTo(refs);
    }

    @Test
    void a_member_that_lacks_approvals_on_the_record_refuses_and_nobody_approves_for_them() {
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isZero();
        String asks = "service: demo\npipeline: {roles: {APPROVER: [anna@example.org]}, rollback: {approvals: "
                + "{role: APPROVER, count: 1, signed: false}}}\n";
        other.reconfigure("service: demo\n", asks);
        String refs = orders.refs() + payments.refs();
        Outcome first = back();
        assertThat(first.exitCode()).as(first.out() + first.err()).isEqualTo(22);
        assertThat(first.err()).contains("payments: rollback to ", "rollback-approvals: 1 of 1 approvals missing",
                "nothing was changed");

        home.reconfigure("service: demo\n", asks);
        Outcome named = back();
        assertThat(named.exitCode()).as(named.out() + named.err()).isEqualTo(64);
        assertThat(named.err()).contains("--approve does not approve anything here", "payments, orders");
        Outcome unasked = day.set("rollback", "platform", "--trigger", "5xx spike");
        assertThat(unasked.exitCode()).isEqualTo(22);
        assertThat(unasked.err()).contains("Give --yes to confirm");
        assertThat(orders.refs() + payments.refs()).isEqualTo(refs);
    }

    @Test
    void what_was_promoted_after_the_set_is_not_taken_away_with_it() {
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isZero();
        Sha third = day.landsInPayments("third");
        assertThat(other.promoteNow().exitCode()).isZero();
        String refs = orders.refs() + payments.refs();
        for (Outcome refused : new Outcome[] {back("--dry-run"), back()}) {
            assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(22);
            assertThat(refused.err()).contains("payments is at " + third + ", and the set brought it to "
                    + secondOfPayments, "rollback-release --to");
            assertThat(orders.refs() + payments.refs()).isEqualTo(refs);
        }

        assertThat(other.rollBack("--to", firstOfPayments.hex(), "--trigger", "5xx spike", "--approve").exitCode())
                .isZero();
        assertThat(back().exitCode()).isZero();
        bothAreBack();
    }

    @Test
    void a_member_whose_failure_only_its_own_log_knows_stops_the_set() {
        payments.productionBreaks(Fault.CHAT_500);
        payments.hook("post-receive", """
                while read old new ref; do case $ref in refs/heads/release)
                    echo $new > %s; mv "%s" "%s" ;;
                esac; done""".formatted(payments.live(Environment.PRODUCTION), orders.bare(), orders.bare() + ".gone"));
        Outcome promoted = day.set("promote", "platform", "--yes");
        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isEqualTo(24);
        assertThat(orders.bare().resolveSibling(orders.bare().getFileName() + ".gone").toFile()
                .renameTo(orders.bare().toFile())).isTrue();
        Outcome resumed = day.set("promote", "platform", "--resume");
        assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isEqualTo(20);
        assertThat(resumed.out()).contains("stopped", "(failed as ");
    }

    @Test
    void a_set_that_is_gone_on_with_is_promoted_as_it_was_declared_when_it_was_begun() {
        payments.hook("pre-receive", "exit 1");
        assertThat(day.set("promote", "platform", "--yes", "--class", "B", "--flag", "suggestions", "--surfaces", "api",
                "--policy-diff", "docs/limits.md", "--notes", "for the summer").exitCode()).isEqualTo(24);
        payments.unhook("pre-receive");
        String refs = orders.refs() + payments.refs();
        for (String[] anew : new String[][] {{"--at", "payments=" + firstOfPayments}, {"--class", "A"}}) {
            Outcome refused = day.set("promote", "platform", "--resume", anew[0], anew[1]);
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(64);
            assertThat(refused.err()).contains("--resume continues what was started, so it takes no " + anew[0]);
            assertThat(orders.refs() + payments.refs()).isEqualTo(refs);
        }

        Outcome resumed = day.set("promote", "platform", "--resume");
        assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isZero();
        for (ReleaseDay day : new ReleaseDay[] {orders, payments}) {
            assertThat(day.log()).contains("change_class: B", "flag: suggestions", "for the summer");
        }
        assertThat(other.log("verify").exitCode()).isZero();
    }

    @Test
    void who_goes_on_accepts_in_their_own_name_what_nobody_could_foresee_when_it_was_begun() {
        payments.hook("pre-receive", "exit 1");
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isEqualTo(24);
        payments.unhook("pre-receive");
        payments.runs(Environment.PRODUCTION, secondOfPayments.hex());
        Seat grace = orders.operator("Grace Hopper");
        Outcome drifted = grace.open("release-set", "promote", "platform", "--resume");
        assertThat(drifted.exitCode()).as(drifted.out() + drifted.err()).isEqualTo(24);
        assertThat(drifted.err()).contains("release set platform stopped at payments: ", "`--accept-drift REASON`");

        Outcome noted = grace.open(
                "release-set", "promote", "platform", "--resume", "--accept-drift", "by hand", "--notes", "late");
        assertThat(noted.exitCode()).as(noted.err()).isEqualTo(64);
        assertThat(noted.err()).contains("it takes no --notes").doesNotContain("--accept-drift");
        Outcome accepted = grace.open(
                "release-set", "promote", "platform", "--resume", "--accept-drift", "deployed by hand");
        assertThat(accepted.exitCode()).as(accepted.out() + accepted.err()).isZero();
        assertThat(payments.log()).contains("(accepted by Grace Hopper: deployed by hand)");
        assertThat(other.log("verify").exitCode()).isZero();
    }

    @Test
    void the_same_command_continues_a_rollback_where_only_those_are_left_that_need_no_name() {
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isZero();
        home.reconfigure("service: demo\n", "service: demo\npipeline: {roles: {APPROVER: [anna@example.org]}, rollback: "
                + "{approvals: {role: APPROVER, count: 1, signed: false}}}\n");
        Outcome first = back();
        assertThat(first.exitCode()).as(first.out() + first.err()).isEqualTo(24);
        assertThat(payments.head("release")).isEqualTo(firstOfPayments.hex());

        Outcome again = back();
        assertThat(again.exitCode()).as(again.out() + again.err()).isEqualTo(22);
        assertThat(again.err()).contains("rollback-approvals: 1 of 1 approvals missing");
    }

    @Test
    void a_clone_of_another_repository_is_not_gone_on_with() {
        payments.platformStops();
        assertThat(day.set("promote", "platform", "--yes").exitCode()).isEqualTo(24);
        try (ReleaseDay strange = new ReleaseDay()) {
            home.reconfigure(other.folder().toString(), strange.operator("Ada Lovelace").folder().toString());
            Outcome resumed = day.set("promote", "platform", "--resume");
            assertThat(resumed.exitCode()).as(resumed.err()).isEqualTo(22);
            assertThat(resumed.err()).contains("payments was ", "when the set was begun, and is ");
        }
    }
}
