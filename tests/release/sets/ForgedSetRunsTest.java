package tests.release.sets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Somebody with the right to push and without a key writes into the record of a release set. */
@Execution(ExecutionMode.CONCURRENT)
class ForgedSetRunsTest {

    private static final String SETS = "evidence/sets/platform/";

    @TempDir
    Path folder;

    private final SetDay day = new SetDay();
    private final ReleaseDay orders = day.orders;
    private final ReleaseDay payments = day.payments;
    private final Seat home = day.home;
    private final Seat other = day.other;
    private Sha firstOfOrders;
    private Sha firstOfPayments;

    @BeforeEach
    void a_set_was_promoted_twice() {
        Keys keys = new Keys(folder);
        keys.known("olga");
        keys.allow("signers", keys.line("olga@example.org", "", "olga"));
        List.of(home, other).forEach(seat ->
                seat.demandsSignatures(folder.resolve("olga"), folder.resolve("signers")));
        firstOfOrders = day.landsInOrders("first");
        firstOfPayments = day.landsInPayments("first");
        promoted();
        day.landsInOrders("second");
        day.landsInPayments("second");
        promoted();
    }

    @AfterEach
    void end() {
        day.close();
    }

    private void promoted() {
        Outcome promoted = day.set("promote", "platform", "--yes");
        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
    }

    private List<String> files() {
        return orders.evidence().lines().filter(path -> path.startsWith(SETS)).toList();
    }

    /** The id of the run that was promoted last. */
    private String id() {
        return files().getLast().substring(SETS.length()).split("/")[0];
    }

    private void pushes(Map<String, String> texts, List<String> deleted) {
        Outsider mallory = orders.outsider();
        mallory.checkOut(orders.evidenceBranch());
        deleted.forEach(path -> orders.git().in(mallory.folder(), "rm", "-q", path));
        texts.forEach((path, text) -> ReleaseDay.write(mallory.folder().resolve(path), text));
        mallory.pushed(orders.evidenceBranch(), "Record release set platform");
    }

    private void bothGoBack() {
        Outcome status = day.set("status", "platform");
        assertThat(status.exitCode()).as(status.err()).isZero();
        assertThat(status.out()).contains("completed");
        Outcome back = day.set("rollback", "platform", "--trigger", "5xx spike", "--approve");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(back.err()).contains(" is passed over: ");
        assertThat(back.out()).contains("taken-back");
        assertThat(orders.head("release")).isEqualTo(firstOfOrders.hex());
        assertThat(payments.head("release")).isEqualTo(firstOfPayments.hex());
    }

    @Test
    void a_later_run_that_nobody_signed_is_passed_over() {
        String id = id();
        String forged = id.replaceFirst("\\d+$", "9");
        Map<String, String> texts = new TreeMap<>();
        files().stream().filter(path -> path.contains(id)).forEach(path -> texts.put(path.replace(id, forged),
                orders.file(path).replace(id, forged).replaceAll("(?s),\\s*\\{\\s*\"name\" : \"payments\".*?\\}", "")
                        + "\n"));
        texts.keySet().removeIf(path -> !path.matches(".*/(intent|\\d{4}-promoted)\\.json"));
        texts.values().removeIf(text -> text.contains("\"member\" : \"payments\""));
        pushes(texts, List.of());
        assertThat(home.log("verify").out()).contains("evidence-trustworthy: ", SETS + forged + "/intent.json is not signed");
        bothGoBack();
    }

    @Test
    void runs_that_cannot_be_read_or_are_from_the_future_are_passed_over() {
        String intent = orders.file(SETS + id() + "/intent.json");
        pushes(Map.of(SETS + id().replaceFirst("\\d+$", "9") + "/intent.json", "{\n",
                SETS + "20991231-2359-set1/intent.json", intent.replace(id(), "20991231-2359-set1") + "\n"), List.of());
        bothGoBack();
    }

    @Test
    void a_run_that_is_named_for_a_later_day_is_reported_and_does_not_count_on_that_day_either() {
        String later = DateTimeFormatter.ofPattern("uuuuMMdd-HHmm")
                .format(LocalDateTime.now(ZoneOffset.UTC).plusHours(1)) + "-set1";
        pushes(Map.of(SETS + later + "/intent.json",
                orders.file(SETS + id() + "/intent.json").replace(id(), later) + "\n"), List.of());
        assertThat(home.log("verify").out()).contains("evidence-trustworthy: ", SETS + later + "/intent.json", "it is dated ");
        bothGoBack();
    }

    @Test
    void what_is_done_to_a_run_that_was_recorded_changes_nothing_of_it() {
        String steps = SETS + id();
        String last = files().getLast();
        pushes(Map.of(steps + "/intent.json", "{}\n", steps + "/0009-taken-back.json",
                orders.file(last.replace(".sig", "")).replaceAll("\"number\" : \\d+", "\"number\" : 9")
                        .replace("\"completed\"", "\"taken-back\"") + "\n"),
                List.of(files().stream().filter(path -> path.startsWith(steps + "/0002-")).findFirst().orElseThrow()));
        bothGoBack();
    }

    @Test
    void an_open_run_that_nobody_began_is_not_gone_on_with() {
        Sha third = day.landsInOrders("third");
        String forged = id().replaceFirst("\\d+$", "9");
        String intent = orders.file(SETS + id() + "/intent.json").replace(id(), forged);
        String from = intent.replaceAll("(?s).*\"name\" : \"orders\".*?\"target\" : \"([0-9a-f]{40})\".*", "$1");
        pushes(Map.of(SETS + forged + "/intent.json", intent.replace("\"target\" : \"" + from, "\"target\" : \"" + third)
                + "\n"), List.of());
        String refs = orders.refs() + payments.refs();
        Outcome resumed = day.set("promote", "platform", "--resume");
        assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isEqualTo(25);
        assertThat(orders.refs() + payments.refs()).isEqualTo(refs);
    }

    @Test
    void moves_of_a_member_that_nobody_began_are_not_in_the_way_and_not_gone_on_with() {
        Sha secondOfPayments = new Sha(payments.head("release"));
        Outsider mallory = payments.outsider();
        mallory.checkOut(payments.evidenceBranch());
        forgedMove(mallory, "rc8", secondOfPayments);
        forgedMove(mallory, "rb8", firstOfPayments);
        mallory.pushed(payments.evidenceBranch(), "Promote " + secondOfPayments.abbreviated());
        Outcome back = day.set("rollback", "platform", "--trigger", "5xx spike", "--approve");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(orders.head("release")).isEqualTo(firstOfOrders.hex());
        assertThat(payments.head("release")).isEqualTo(firstOfPayments.hex());
        assertThat(payments.log()).doesNotContain("rc8", "rb8");
    }

    /** As the newest promotion or a rollback was begun, with another id and without a signature. */
    private void forgedMove(Outsider mallory, String counter, Sha target) {
        String intent = payments.evidence().lines()
                .filter(path -> path.matches("evidence/.*-rc\\d+/intent\\.json")).toList().getLast();
        String id = intent.replaceFirst(".*/(.*)/intent\\.json", "$1");
        String forged = id.replaceFirst("rc\\d+$", counter);
        String text = payments.file(intent).replace(id, forged)
                .replaceAll("\"target\"(\\s*:\\s*)\"[0-9a-f]{40}\"", "\"target\"$1\"" + target.hex() + "\"");
        if (counter.startsWith("rb")) {
            text = text.replaceFirst("\"type\" : \"promotion\"",
                    "\"type\" : \"rollback\", \"trigger\" : \"5xx spike\", \"approved_by\" : \"mallory\"");
        }
        ReleaseDay.write(mallory.folder().resolve(intent.replace(id, forged)), text + "\n");
    }
}
