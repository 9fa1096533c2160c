package tests.release.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LostRace;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.record.sets.SetRun;
import lockstep.release.sets.ReleaseSet;
import lockstep.release.sets.SetSite;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Two operators, each at clones of their own, who want the same of one release set. */
@Execution(ExecutionMode.CONCURRENT)
class SetRacesTest {

    private ReleaseDay orders;
    private ReleaseDay payments;
    private Seat ada;
    private Seat grace;
    private Seat auditor;
    private Sha first;
    private Sha firstOfPayments;
    private ExecutorService threads;

    @BeforeEach
    void two_operators_at_the_same_two_repositories() {
        orders = new ReleaseDay();
        payments = new ReleaseDay();
        ada = operator("Ada Lovelace");
        grace = operator("Grace Hopper");
        auditor = payments.operator("An Auditor");
        first = landTested(orders, "first of orders");
        firstOfPayments = landTested(payments, "first of payments");
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    private Seat operator(String name) {
        Path folder = payments.operator(name).folder();
        return orders.configuredWith("sets:\n  platform:\n    - {name: orders, folder: .}\n    - {name: payments, "
                + "folder: \"" + folder + "\"}\n").operator(name);
    }

    private static Sha landTested(ReleaseDay day, String subject) {
        Sha commit = day.land(subject);
        assertThat(day.operator("Tess Tester").open("promotion-gate", "--mode", "staging", "--record",
                "--forget-lockouts").exitCode()).isZero();
        return commit;
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        orders.close();
        payments.close();
    }

    private static Outcome set(Seat seat, String... words) {
        return seat.open("release-set", words);
    }

    /** What one pushes first is held at the server until the other is done. */
    private Outcome overtaken(ReleaseDay where, Supplier<Outcome> slow, Runnable quick) throws Exception {
        return overtaken(where, "", 1, slow, quick);
    }

    /** The same with the first push after which there are so many files of such a name. */
    private Outcome overtaken(ReleaseDay where, String file, int many, Supplier<Outcome> slow, Runnable quick)
            throws Exception {
        Path held = where.folder().resolve("held");
        Path done = where.folder().resolve("done");
        where.hook("pre-receive", """
                brings=no
                while read old new ref; do
                    if [ $(git ls-tree -r --name-only $new | grep -c "%3$s") -ge %4$d ]; then brings=yes; fi
                done
                if [ $brings = yes ] && [ ! -e "%1$s" ]; then
                    touch "%1$s"
                    until [ -e "%2$s" ]; do sleep 0.05; done
                fi""".formatted(held, done, file, many));
        CompletableFuture<Outcome> late = CompletableFuture.supplyAsync(slow, threads);
        while (!Files.exists(held)) {
            assertThat(late.isDone()).as(() -> late.join().out() + late.join().err()).isFalse();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        try {
            quick.run();
        } finally {
            ReleaseDay.write(done, "");
        }
        return late.get(2, TimeUnit.MINUTES);
    }

    private List<String> runs() {
        return orders.evidence().lines().filter(path -> path.matches("evidence/sets/platform/[^/]+/intent.json")).toList();
    }

    private static List<String> entries(ReleaseDay day, String kind) {
        return day.log().lines().filter(line -> line.matches(".*release_id: \\d{8}-\\d{4}-" + kind + "\\d+")).toList();
    }

    private void isWhole() {
        Outcome home = ada.log("verify");
        assertThat(home.exitCode()).as(home.out()).isZero();
        assertThat(auditor.log("verify").exitCode()).isZero();
    }

    @Test
    void who_begins_second_loses_and_nothing_of_theirs_is_recorded() throws Exception {
        Outcome late = overtaken(orders, () -> set(grace, "promote", "platform", "--yes"), () -> {
            Outcome promoted = set(ada, "promote", "platform", "--yes");
            assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        });

        assertThat(late.exitCode()).as(late.out() + late.err()).isEqualTo(23);
        assertThat(late.err()).contains("Ada Lovelace was quicker, with ", "nothing of yours was begun",
                "See `release-set status platform`");
        assertThat(runs()).hasSize(1);
        assertThat(orders.log() + payments.log()).doesNotContain("Grace Hopper");
        assertThat(orders.head("release")).isEqualTo(first.hex());
        assertThat(payments.head("release")).isEqualTo(firstOfPayments.hex());
        assertThat(set(grace, "status", "platform").out()).contains("completed");
        isWhole();
    }

    @Test
    void who_takes_back_second_loses_and_each_member_goes_back_once() throws Exception {
        assertThat(set(ada, "promote", "platform", "--yes").exitCode()).isZero();
        landTested(orders, "second of orders");
        landTested(payments, "second of payments");
        assertThat(set(ada, "promote", "platform", "--yes").exitCode()).isZero();
        String[] back = {"rollback", "platform", "--trigger", "5xx spike", "--approve"};
        Outcome late = overtaken(payments, () -> set(grace, back), () -> {
            Outcome done = set(ada, back);
            assertThat(done.exitCode()).as(done.err()).isZero();
        });

        assertThat(late.exitCode()).as(late.out() + late.err()).isEqualTo(23);
        assertThat(late.err()).contains("somebody else was quicker", "See `release-set status platform`");
        assertThat(orders.head("release")).isEqualTo(first.hex());
        assertThat(payments.head("release")).isEqualTo(firstOfPayments.hex());
        assertThat(Stream.of(orders, payments)).allSatisfy(day -> assertThat(
                entries(day, "rb")).hasSize(1));
        isWhole();
    }

    private void aSecondOfEachIsTested() {
        assertThat(set(ada, "promote", "platform", "--yes").exitCode()).isZero();
        landTested(orders, "second of orders");
        landTested(payments, "second of payments");
    }

    private static ReleaseSet platform(ReleaseSite orders, ReleaseSite payments) {
        return new ReleaseSet(orders, new ServiceName("platform"), List.of(
                new SetSite(new ServiceName("orders"), orders), new SetSite(new ServiceName("payments"), payments)),
                WorkflowListener.silent());
    }

    @Test
    void whose_process_ends_between_two_members_is_told_what_moved_and_how_to_go_on() throws Exception {
        PromotionRequest request = new PromotionRequest(Optional.<CommitName>empty(), ChangeDeclaration.classA("go back"),
                Optional.empty(), Optional.empty(), Map.of(), "");
        try (ReleaseSite home = ada.site(); ReleaseSite member = auditor.site()) {
            ReleaseSet set = platform(home, member);
            ReleaseSet.Planned planned = set.plan(new ReleaseSet.Wanted(request, Map.of()));
            assertThat(set.unfinished()).isEmpty();
            overtaken(orders, "0003-moving.json$", 1, () -> {
                set.carryOut(planned);
                return new Outcome(0, "", "");
            }, () -> assertThat(set.unfinished()).hasValueSatisfying(word -> {
                assertThat(word.exitCode()).isEqualTo(ExitCode.PARTLY_DONE);
                assertThat(word).hasMessage("release set platform was interrupted; promoted: orders");
                assertThat(word.remedy()).isEqualTo("`release-set promote platform --resume` continues; "
                        + "`release-set rollback platform` rolls it back.");
            }));
            assertThat(set.unfinished()).isEmpty();
        }
    }

    @Test
    void whose_process_ends_after_a_member_failed_is_told_that_it_is_unhealthy() throws Exception {
        orders.productionBreaks(Fault.CHAT_500);
        PromotionRequest request = new PromotionRequest(Optional.<CommitName>empty(), ChangeDeclaration.classA("go back"),
                Optional.empty(), Optional.empty(), Map.of(), "");
        try (ReleaseSite home = ada.site(); ReleaseSite member = auditor.site()) {
            ReleaseSet set = platform(home, member);
            ReleaseSet.Planned planned = set.plan(new ReleaseSet.Wanted(request, Map.of()));
            overtaken(orders, "0003-stopped.json$", 1, () -> {
                set.carryOut(planned);
                return new Outcome(0, "", "");
            }, () -> assertThat(set.unfinished()).hasValueSatisfying(word -> {
                assertThat(word).hasMessage("release set platform was interrupted; promoted: none; moved, and unhealthy: "
                        + "orders");
                assertThat(word.remedy()).isEqualTo("`release-set rollback platform` rolls it back; "
                        + "`release-set promote platform --resume` only records that it stopped.");
            }));
        }
    }

    @Test
    void whose_process_ends_while_a_member_moves_is_told_which_and_how_the_set_goes_on() throws Exception {
        aSecondOfEachIsTested();
        assertThat(set(ada, "promote", "platform", "--yes").exitCode()).isZero();
        try (ReleaseSite home = ada.site(); ReleaseSite member = auditor.site()) {
            ReleaseSet set = platform(home, member);
            SetRun confirmed = set.toTakeBack();
            overtaken(payments, () -> {
                set.takeBack(confirmed, "5xx spike", Optional.of(new Operator("Ada Lovelace")), "");
                return new Outcome(0, "", "");
            }, () -> assertThat(set.unfinished()).hasValueSatisfying(word -> {
                assertThat(word).hasMessageContaining("release set platform was interrupted at payments: ")
                        .hasMessageContaining("; promoted: orders, payments; rolled back: none");
                assertThat(word.remedy()).startsWith("`release-set rollback platform` continues. In the repository of "
                        + "payments: ");
                assertThat(word.release()).isPresent();
            }));
            assertThat(set.unfinished()).isEmpty();
        }
    }

    @Test
    void a_rollback_takes_back_no_other_run_than_the_one_that_was_confirmed() {
        aSecondOfEachIsTested();
        assertThat(set(ada, "promote", "platform", "--yes").exitCode()).isZero();
        try (ReleaseSite home = grace.site(); ReleaseSite member = auditor.site()) {
            ReleaseSet asked = platform(home, member);
            SetRun confirmed = asked.toTakeBack();
            landTested(orders, "third of orders");
            landTested(payments, "third of payments");
            assertThat(set(ada, "promote", "platform", "--yes").exitCode()).isZero();
            String refs = orders.refs() + payments.refs();

            assertThatThrownBy(() -> asked.takeBack(
                    confirmed, "5xx spike", Optional.of(new Operator("Grace Hopper")), ""))
                    .isInstanceOf(LostRace.class).hasMessageContaining("is not as you confirmed")
                    .hasMessageContaining("nothing was changed");
            assertThat(orders.refs() + payments.refs()).isEqualTo(refs);
        }
    }

    @Test
    void who_takes_back_while_a_member_waits_for_its_turn_keeps_that_member_where_it_was() throws Exception {
        aSecondOfEachIsTested();
        Outcome late = overtaken(orders, "0003-moving.json$", 2, () -> set(ada, "promote", "platform", "--yes"), () -> {
            Outcome back = set(grace, "rollback", "platform", "--trigger", "5xx spike", "--approve");
            assertThat(back.exitCode()).as(back.err()).isZero();
        });

        assertThat(late.exitCode()).as(late.out() + late.err()).isEqualTo(24);
        assertThat(late.err()).contains("somebody else went on with release set platform meanwhile",
                "promoted: orders");
        assertThat(orders.head("release")).isEqualTo(first.hex());
        assertThat(payments.head("release")).isEqualTo(firstOfPayments.hex());
        Outcome onwards = set(ada, "promote", "platform", "--resume");
        assertThat(onwards.exitCode()).as(onwards.err()).isEqualTo(22);
        isWhole();
    }

    @Test
    void who_takes_back_what_another_goes_on_with_loses_before_anything_moves() throws Exception {
        aSecondOfEachIsTested();
        String second = payments.head("main");
        payments.hook("pre-receive", "exit 1");
        assertThat(set(ada, "promote", "platform", "--yes").exitCode()).isEqualTo(24);
        payments.unhook("pre-receive");
        Outcome late = overtaken(orders, "moving-back.json$", 1,
                () -> set(grace, "rollback", "platform", "--trigger", "5xx spike", "--approve"), () -> {
                    Outcome done = set(ada, "promote", "platform", "--resume");
                    assertThat(done.exitCode()).as(done.err()).isZero();
                });

        assertThat(late.exitCode()).as(late.out() + late.err()).isEqualTo(23);
        assertThat(late.err()).contains("somebody else was quicker");
        assertThat(payments.head("release")).isEqualTo(second);
        assertThat(Stream.of(orders, payments)).allSatisfy(day -> assertThat(entries(day, "rb")).isEmpty());
        isWhole();
    }

    @Test
    void who_goes_on_second_loses_and_the_member_is_promoted_once() throws Exception {
        payments.platformStops();
        assertThat(set(ada, "promote", "platform", "--yes").exitCode()).isEqualTo(24);
        payments.runs(Environment.PRODUCTION, firstOfPayments.hex());
        String[] onwards = {"promote", "platform", "--resume"};
        Outcome late = overtaken(payments, () -> set(grace, onwards), () -> {
            Outcome done = set(ada, onwards);
            assertThat(done.exitCode()).as(done.err()).isZero();
        });

        assertThat(late.exitCode()).as(late.out() + late.err()).isEqualTo(23);
        assertThat(entries(payments, "rc")).hasSize(1);
        assertThat(set(grace, "status", "platform").out()).contains("completed");
        assertThat(runs()).hasSize(1);
        isWhole();
    }

    @Test
    void of_two_at_the_same_moment_one_promotes_and_the_other_is_told() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<CompletableFuture<Outcome>> both = Stream.of(ada, grace).map(seat -> CompletableFuture.supplyAsync(() -> {
            try {
                start.await(1, TimeUnit.MINUTES);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return set(seat, "promote", "platform", "--yes");
        }, threads)).toList();
        List<Outcome> ended = both.stream().map(CompletableFuture::join).toList();

        assertThat(ended).extracting(Outcome::exitCode).as(ended.toString()).containsOnlyOnce(0).isSubsetOf(0, 22, 23);
        assertThat(runs()).hasSize(1);
        assertThat(orders.head("release")).isEqualTo(first.hex());
        assertThat(payments.head("release")).isEqualTo(firstOfPayments.hex());
        isWhole();
    }
}
