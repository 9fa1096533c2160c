package tests.commands.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lockstep.base.digest.Sha256;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.record.events.Outbox;
import lockstep.record.events.ReleaseEvent;
import lockstep.record.trail.RecordedAction;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.clone.CloneLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;
import tests.release.events.Receiver;
import tests.release.events.Receiver.Heard;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;
import tools.jackson.databind.JsonNode;

/** Receivers that hear of a day, are down, are slow, and say no. */
class PublishEventsTest {

    private static final String SECRET = "a-key-that-nobody-guesses";
    /** Not UTF-8, and with a NUL: it has to be decoded. */
    private static final String ENCODED = "whsec_" + Base64.getEncoder().encodeToString(
            new byte[] {(byte) 0xff, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22});

    private String secret = SECRET;
    private ReleaseDay day;
    private Seat ada;
    private Receiver receiver;

    @BeforeEach
    void a_day_and_a_receiver() throws Exception {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
        day.close();
    }

    private String base() {
        return receiver.base();
    }

    private String hookPath = "/secret-T0KEN";

    private void notify(String... lines) throws Exception {
        Files.writeString(ada.folder().resolve("lockstep.yaml"), "\nnotify:\n" + String.join("\n", lines) + "\n",
                StandardOpenOption.APPEND);
    }

    private Outcome open(String alias, String... words) {
        Doors doors = Doors.doors().in(ada.folder());
        day.git().environment().forEach(doors::with);
        return doors.with("OPERATOR", "Ada Lovelace").with("HOOK_SECRET", secret).with("HOOK_URL", base() + hookPath)
                .open(alias, words);
    }

    @Test
    void promotion_is_told_after_it_was_recorded_with_a_signature() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [promote], secret_variable: HOOK_SECRET}");
        String commit = day.landTested("first").hex();
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        assertThat(receiver.heard()).hasSize(1);
        Heard event = receiver.heard().getFirst();
        assertThat(event.path()).isEqualTo("/hook");
        assertThat(event.json().path("schema").asString()).isEqualTo("lockstep/event/v1");
        assertThat(event.json().path("commit_sha").asString()).isEqualTo(commit);
        assertThat(event.json().path("result").asString()).isEqualTo("pass");
        assertThat(event.headers().getFirst("webhook-id")).isEqualTo(event.json().path("id").asString());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(event.headers().getFirst("webhook-signature")).isEqualTo("v1," + Base64.getEncoder().encodeToString(
                mac.doFinal((event.headers().getFirst("webhook-id") + "." + event.headers().getFirst("webhook-timestamp")
                        + "." + event.body()).getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_signature_is_that_of_the_documented_line_of_openssl(String key) throws Exception {
        secret = key;
        notify("  - {url: '" + base() + "/hook', actions: [promote], secret_variable: HOOK_SECRET}");
        day.landTested("first");
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        Heard event = receiver.heard().getFirst();
        String line = Repository.read(Repository.root().resolve("docs/events.md"))
                .split("\n## Signatures\n", 2)[1].split("```bash\n", 2)[1].split("```", 2)[0];
        ProcessBuilder openssl = new ProcessBuilder("bash", "-euc", line);
        openssl.environment().putAll(Map.of(
                "id", event.headers().getFirst("webhook-id"), "body", event.body(), "secret", key,
                "timestamp", event.headers().getFirst("webhook-timestamp")));
        String signature = new String(openssl.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(event.headers().getFirst("webhook-signature")).isEqualTo("v1," + signature.strip());
        byte[] decoded = key.startsWith("whsec_")
                ? Base64.getDecoder().decode(key.substring(6)) : key.getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(decoded, "HmacSHA256"));
        assertThat(signature.strip()).isEqualTo(Base64.getEncoder().encodeToString(mac.doFinal(
                (event.headers().getFirst("webhook-id") + "." + event.headers().getFirst("webhook-timestamp") + "."
                        + event.body()).getBytes(StandardCharsets.UTF_8))));
    }

    private static Stream<String> secrets() {
        return Stream.of(SECRET, ENCODED, "whsec", "whsec-not-encoded");
    }

    @Test
    void a_key_that_is_no_base64_is_told_in_words_and_nothing_is_sent() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [promote], secret_variable: HOOK_SECRET}");
        day.landTested("first");
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        receiver.heard().clear();
        day.landTested("second");
        secret = "whsec_!not-base64!";
        Outcome promoted = open("promote-release", "--yes");
        assertThat(promoted.exitCode()).isZero();
        String words = "1 waiting: the variable HOOK_SECRET, which notify names, holds no key: after its prefix it is not "
                + "base64";
        assertThat(promoted.err()).contains(words).doesNotContain("!not-base64!");
        secret = "whsec_";
        assertThat(open("publish-events").out()).contains(words);
        assertThat(receiver.heard()).isEmpty();
    }

    /** The clock of the host that records is not the one of the host that tells. */
    @Test
    void what_is_recorded_by_a_host_whose_clock_is_behind_is_told_all_the_same() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [staging-run]}");
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        Seat tess = day.operator("Tess Tester");
        tess.record(StagingRuns.of(day, day.land("old"), Verdict.PASS, yesterday));
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 0 told, 0 waiting\n");
        tess.record(StagingRuns.of(day, day.land("new"), Verdict.PASS, yesterday.minus(Duration.ofDays(1))));
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 1 told, 0 waiting\n");
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 0 told, 0 waiting\n");
    }

    @Test
    void an_event_that_is_refused_five_times_is_left_out_loudly_once_another_is_accepted() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [staging-run, promote]}");
        receiver.refuses("staging-run");
        String commit = day.landTested("first").abbreviated();
        assertThat(open("promote-release", "--yes").err()).contains("receiver 1: 0 told, 2 waiting: it answered 422");
        for (int time = 2; time < 5; time++) {
            assertThat(open("publish-events").out()).isEqualTo("receiver 1: 0 told, 2 waiting: it answered 422\n");
        }
        Outcome fifth = open("publish-events");
        assertThat(fifth.exitCode()).isEqualTo(24);
        assertThat(fifth.out()).startsWith("receiver 1: 1 told, 0 waiting; left out for good: staging-run of " + commit
                + ", event ").endsWith(", refused 5 times: it answered 422\n");
        assertThat(receiver.words()).endsWith("staging-run pass", "promote pass").hasSize(6);
        Outcome after = open("publish-events");
        assertThat(after.exitCode()).isZero();
        assertThat(after.out()).isEqualTo("receiver 1: 0 told, 0 waiting\n");
    }

    @Test
    void a_receiver_that_refuses_everything_loses_nothing() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [staging-run, promote]}");
        receiver.answers(400);
        day.landTested("first");
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        for (int time = 0; time < 7; time++) {
            assertThat(open("publish-events").out()).isEqualTo("receiver 1: 0 told, 2 waiting: it answered 400\n");
        }
        receiver.answers(204);
        receiver.heard().clear();
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 2 told, 0 waiting\n");
        assertThat(receiver.words()).containsExactly("staging-run pass", "promote pass");
    }

    @Test
    void what_a_receiver_missed_is_told_later_once_and_in_its_order() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [staging-run, promote, rollback]}");
        day.landTested("first");
        receiver.answers(500);
        Outcome promoted = open("promote-release", "--yes");
        assertThat(promoted.exitCode()).isZero();
        assertThat(promoted.err()).contains("receiver 1: 0 told, 2 waiting: it answered 500", "publish-events");
        receiver.answers(204);
        receiver.heard().clear();
        assertThat(open("publish-events", "--dry-run").out()).isEqualTo("receiver 1: 0 told, 2 waiting\n");
        assertThat(receiver.heard()).isEmpty();
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 2 told, 0 waiting\n");
        assertThat(receiver.heard()).extracting(event -> event.json().path("action").asString())
                .containsExactly("staging-run", "promote");
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 0 told, 0 waiting\n");
        assertThat(receiver.heard()).hasSize(2);
    }

    @Test
    void receiver_that_never_answers_holds_up_nothing() throws Exception {
        notify("  - {url: '" + base() + "/slow'}");
        day.landTested("first");
        Outcome promoted = open("promote-release", "--yes");
        assertThat(promoted.exitCode()).isZero();
        assertThat(promoted.out()).contains("production is healthy");
        assertThat(promoted.err()).contains("`publish-events` tells what waits");
    }

    @Test
    void one_dead_receiver_does_not_silence_those_behind_it() throws Exception {
        notify("  - {url: '" + base() + "/slow'}", "  - {url_variable: NOT_SET_ANYWHERE}",
                "  - {url: '" + base() + "/hook', actions: [promote]}");
        day.landTested("first");
        Outcome promoted = open("promote-release", "--yes");
        assertThat(promoted.exitCode()).isZero();
        assertThat(receiver.words()).containsExactly("promote pass");
        assertThat(promoted.err()).contains("receiver 1: 0 told, 2 waiting: ", "receiver 2: 0 told, 2 waiting: notify "
                + "needs the variable NOT_SET_ANYWHERE, which is not set");
    }

    @Test
    void a_variable_that_holds_no_URL_is_told_in_words_and_shown_nowhere() throws Exception {
        notify("  - {url_variable: HOOK_URL, actions: [promote]}",
                "  - {url: '" + base() + "/hook', actions: [promote]}");
        day.landTested("first");
        Doors doors = Doors.doors().in(ada.folder());
        day.git().environment().forEach(doors::with);
        Outcome promoted = doors.with("OPERATOR", "Ada Lovelace").with("HOOK_URL", "https://[se:cret]] /x")
                .open("promote-release", "--yes");
        assertThat(promoted.exitCode()).isZero();
        assertThat(receiver.words()).containsExactly("promote pass");
        assertThat(promoted.err()).contains(
                "receiver 1: 0 told, 1 waiting: the variable HOOK_URL, which notify names, holds no URL").doesNotContain("\tat ", "se:cret");
    }

    @Test
    void two_entries_of_one_receiver_are_told_each_event_once() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [promote]}",
                "  - {url: '" + base() + "/hook', actions: [promote, staging-run]}");
        day.landTested("first");
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        assertThat(receiver.words()).containsExactlyInAnyOrder("promote pass", "staging-run pass");
    }

    @Test
    void what_was_missed_before_a_variable_was_set_is_kept_for_later() throws Exception {
        notify("  - {url_variable: HOOK_URL, actions: [promote]}");
        day.landTested("first");
        assertThat(ada.promoteNow().err()).contains("receiver 1: 0 told, 1 waiting: notify needs the variable HOOK_URL");
        String kept = day.git().in(ada.folder(), "for-each-ref", "--format=%(refname)", "refs/lockstep").lines()
                .filter(ref -> ref.contains("/events-")).findFirst().orElseThrow();
        assertThat(day.git().in(ada.folder(), "cat-file", "blob", kept)).contains("\"since\"").matches(".*\"delivered\":\\[\"[0-9a-f]{32}\"].*"); // the staging run, which nobody wants
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 1 told, 0 waiting\n");
    }

    private String kept() {
        return day.git().in(ada.folder(), "for-each-ref", "--format=%(refname)", "refs/lockstep").lines()
                .filter(ref -> ref.contains("/events-")).findFirst().orElseThrow();
    }

    @Test
    void what_a_clone_keeps_in_another_form_tells_again_and_ends_nothing() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [promote]}");
        day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        Files.writeString(day.folder().resolve("odd"),
                "{\"since\": \"2026-01-01T00:00:00Z\", \"delivered\": [{\"id\": 1}]}");
        String odd = day.git().in(ada.folder(), "hash-object", "-w", day.folder().resolve("odd").toString()).strip();
        day.git().in(ada.folder(), "update-ref", kept(), odd);
        Outcome told = open("publish-events");
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.out()).isEqualTo("receiver 1: 1 told, 0 waiting\n");
    }

    @Test
    void what_cannot_be_read_of_the_remote_is_kept_for_later() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [promote]}");
        day.landTested("first");
        day.hook("post-receive", "while read old new ref; do case $ref in refs/heads/release) mv " + day.bare() + " "
                + day.bare() + ".gone ;; esac; done");
        assertThat(open("promote-release", "--yes").err()).contains("the receivers were not told: ");
        assertThat(day.git().in(ada.folder(), "for-each-ref", "--format=%(refname)", "refs/lockstep"))
                .contains("/events-");
    }

    @Test
    void secret_url_and_key_are_shown_nowhere() throws Exception {
        notify("  - {url_variable: HOOK_URL, format: slack, actions: [promote], secret_variable: HOOK_SECRET}");
        day.landTested("first");
        receiver.answers(403);
        Outcome promoted = open("promote-release", "--yes", "--notes", "<!channel> & <https://evil|click>");
        assertThat(promoted.err()).contains("it answered 403");
        assertThat(promoted.out() + promoted.err()).doesNotContain("T0KEN", SECRET);
        assertThat(receiver.heard().getFirst().path()).isEqualTo("/secret-T0KEN");
        assertThat(receiver.heard().getFirst().json().path("text").asString())
                .contains("promote", "&lt;!channel&gt; &amp; &lt;https://evil|click&gt;");
    }

    @Test
    void a_secret_url_is_not_shown_as_it_is_sent_either() throws Exception {
        hookPath = "/x/../secret-T0KEN?to=a%7Eb#here";
        notify("  - {url_variable: HOOK_URL, actions: [promote]}");
        day.landTested("first");
        Outcome promoted = open("promote-release", "--yes", "--verbose");
        assertThat(promoted.exitCode()).isZero();
        assertThat(receiver.heard()).extracting(Heard::path).containsExactly("/secret-T0KEN");
        assertThat(promoted.err()).contains("> POST ").doesNotContain("T0KEN");
    }

    @Test
    void of_a_url_in_the_configuration_only_the_host_is_told() throws Exception {
        notify("  - {url: '" + base() + "/team/T0KEN', actions: [promote]}");
        day.landTested("first");
        Outcome promoted = open("promote-release", "--yes", "--verbose");
        assertThat(promoted.exitCode()).isZero();
        assertThat(receiver.heard()).extracting(Heard::path).containsExactly("/team/T0KEN");
        assertThat(promoted.err()).contains("> POST " + base() + "/[redacted]: 204").doesNotContain("T0KEN");
    }

    @Test
    void who_wants_more_actions_is_told_of_those_that_come_then() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [promote]}");
        day.landTested("first");
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        Path yaml = ada.folder().resolve("lockstep.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("actions: [promote]", "actions: [promote, staging-run]"));
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 0 told, 0 waiting\n");
        day.landTested("second");
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 1 told, 0 waiting\n");
    }

    @Test
    void a_chat_mentions_nobody_whatever_is_in_the_notes() throws Exception {
        notify("  - {url: '" + base() + "/hook', format: slack, actions: [promote]}");
        day.landTested("first");
        assertThat(open("promote-release", "--yes", "--notes", "@all, ask ada@example.org *now*").exitCode()).isZero();
        JsonNode said = receiver.heard().getFirst().json();
        assertThat(said.path("text").asString()).contains("(at)all, ask ada@example.org *now*");
        assertThat(said.path("mrkdwn").asBoolean(true)).isFalse();
    }

    @Test
    void an_inconclusive_staging_run_is_no_failed_one_for_cdevents() throws Exception {
        notify("  - {url: '" + base() + "/hook', format: cdevents}");
        ada.record(StagingRuns.of(day, day.land("first"), Verdict.INCONCLUSIVE, Instant.now()));
        assertThat(open("publish-events").exitCode()).isZero();
        assertThat(receiver.heard().getFirst().json().path("subject").path("content").path("outcome").asString())
                .isEqualTo("error");
    }

    @Test
    void cdevents_are_cloud_events_in_binary_mode() throws Exception {
        notify("  - {url: '" + base() + "/', format: cdevents}");
        day.landTested("first");
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        day.landTested("second");
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        assertThat(open("rollback-release", "--trigger", "5xx spike", "--approve", "--yes").exitCode()).isZero();
        assertThat(receiver.heard()).extracting(event -> event.headers().getFirst("ce-type")).containsSubsequence(
                "dev.cdevents.testsuiterun.finished.0.2.0", "dev.cdevents.service.deployed.0.2.0",
                "dev.cdevents.service.deployed.0.2.0", "dev.cdevents.service.rolledback.0.2.0");
        assertThat(receiver.heard()).allSatisfy(event -> {
            assertThat(event.headers().getFirst("ce-specversion")).isEqualTo("1.0");
            assertThat(event.headers().getFirst("ce-id")).isEqualTo(event.json().path("context").path("id").asString());
            assertThat(event.json().path("context").path("type").asString())
                    .isEqualTo(event.headers().getFirst("ce-type"));
            assertThat(event.headers().getFirst("ce-subject")).isNotEmpty()
                    .isEqualTo(event.json().path("subject").path("id").asString());
        });
        assertThat(receiver.heard().getLast().headers().getFirst("ce-subject")).isEqualTo("demo");
    }

    @Test
    void a_test_run_of_cdevents_has_the_id_that_the_record_gives_it() throws Exception {
        notify("  - {url: '" + base() + "/a', actions: [staging-run]}",
                "  - {url: '" + base() + "/b', format: cdevents, actions: [staging-run]}");
        day.landTested("first");
        assertThat(open("publish-events").exitCode()).isZero();
        Heard recorded = receiver.heard().stream().filter(one -> one.path().equals("/a")).findFirst().orElseThrow();
        Heard told = receiver.heard().stream().filter(one -> one.path().equals("/b")).findFirst().orElseThrow();
        assertThat(told.headers().getFirst("ce-subject")).isNotEmpty()
                .isEqualTo(recorded.json().path("run_id").asString());
        assertThat(told.headers().getFirst("ce-id")).isEqualTo(recorded.json().path("id").asString());
    }

    @Test
    void the_header_of_a_service_with_letters_that_no_header_has_is_percent_encoded() throws Exception {
        ada.reconfigure("service: demo", "service: 'Ørders \"50%\"'");
        notify("  - {url: '" + base() + "/', format: cdevents, actions: [promote]}");
        day.landTested("first");
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        Heard told = receiver.heard().getFirst();
        assertThat(told.json().path("subject").path("id").asString()).isEqualTo("Ørders \"50%\"");
        assertThat(told.headers().getFirst("ce-subject")).isEqualTo("%C3%98rders%20%2250%25%22");
    }

    @Test
    void what_cdevents_has_no_event_for_is_neither_told_nor_waiting() throws Exception {
        day.landTested("first");
        day.productionBreaks(Fault.CHAT_500);
        assertThat(open("promote-release", "--yes").exitCode()).isEqualTo(20);
        notify("  - {url: '" + base() + "/', format: cdevents}");
        assertThat(open("publish-events", "--dry-run").out()).isEqualTo("receiver 1: 0 told, 1 waiting\n");
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 1 told, 0 waiting\n");
        assertThat(receiver.heard()).singleElement().satisfies(one -> assertThat(one.headers().getFirst("ce-type"))
                .isEqualTo("dev.cdevents.testsuiterun.finished.0.2.0"));
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 0 told, 0 waiting\n");
    }

    @Test
    void receivers_that_cannot_be_read_are_refused() throws Exception {
        notify("  - {url: 'https://a.example', url_variable: B}");
        Outcome outcome = open("publish-events");
        assertThat(outcome.exitCode()).isEqualTo(78);
        assertThat(outcome.err()).contains("notify[0] needs either url or url_variable");
    }

    @Test
    void without_receivers_there_is_nothing_to_publish() {
        assertThat(open("publish-events").exitCode()).isEqualTo(64);
    }

    @Test
    void a_record_that_fails_verification_is_told_to_nobody() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [promote]}");
        String first = day.landTested("first").hex();
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        String forged = day.log().substring(day.log().lastIndexOf("\n## Promotion "))
                .replaceAll("-rc1", "-rc2").replace(first, day.land("never tested").hex());
        day.outsider().commitOn(day.evidenceBranch(), "docs/RELEASE_LOG.md", day.log() + "\n" + forged);
        Outcome refused = open("publish-events");
        assertThat(refused.exitCode()).isEqualTo(25);
        assertThat(refused.err()).contains("failed verification; no receiver is told anything");
        assertThat(receiver.heard()).hasSize(1);
    }

    @Test
    void a_receiver_is_told_nothing_while_it_cannot_be_kept_that_it_was_told() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [promote]}");
        day.landTested("first");
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        String ref = day.git().in(ada.folder(), "for-each-ref", "--format=%(refname)", "refs/lockstep").lines()
                .filter(name -> name.contains("/events-")).findFirst().orElseThrow();
        Path lock = ada.folder().resolve(".git/" + ref + ".lock");
        Files.createFile(lock);
        day.landTested("second");
        Outcome promoted = open("promote-release", "--yes");
        assertThat(promoted.exitCode()).isZero();
        assertThat(promoted.err()).contains(" is locked");
        Outcome again = open("publish-events");
        assertThat(again.exitCode()).isEqualTo(24);
        assertThat(again.out()).contains("0 told, 1 waiting: ").contains(" is locked");
        assertThat(receiver.heard()).hasSize(1);
        Files.delete(lock);
        assertThat(open("publish-events").exitCode()).isZero();
        assertThat(receiver.heard()).hasSize(2);
    }

    @Test
    void two_processes_of_one_clone_do_not_tell_the_same_receiver_at_once() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [promote]}");
        day.landTested("first");
        try (ReleaseSite site = ada.site()) {
            String name = "events-" + Sha256.of(base() + "/hookJSON").hex().substring(0, 16);
            try (CloneLock mine = site.repository().memory().lock(name, Deadline.in(Duration.ZERO)).orElseThrow()) {
                assertThat(mine).isNotNull();
                assertThat(site.repository().memory().lock(name, Deadline.in(Duration.ZERO))).isEmpty();
                Outcome promoted = open("promote-release", "--yes");
                assertThat(promoted.exitCode()).isZero();
                assertThat(promoted.err()).contains("another process of this clone is telling it");
                assertThat(receiver.heard()).isEmpty();
                assertThat(heldBySystem()).as("though others of this process tried").isTrue();
            }
        }
        assertThat(open("publish-events").exitCode()).isZero();
        assertThat(receiver.heard()).hasSize(1);
    }

    @Test
    void what_came_to_be_told_since_an_outbox_was_begun_is_no_news_of_last_year() {
        Instant now = Instant.parse("2026-11-30T08:00:00Z");
        ReleaseEvent old = breach(now.minus(Duration.ofDays(200)));
        ReleaseEvent recent = breach(now.minus(Duration.ofMinutes(5)));
        Outbox former = Outbox.read("""
                {"since":"1970-01-01T00:00:00Z","begun":true,"delivered":[]}""".getBytes(StandardCharsets.UTF_8),
                Outbox.begunAt(now));
        Outbox read = former.reading(List.of(old, recent), now.minus(Duration.ofHours(1)));
        assertThat(read.pending(List.of(old, recent))).containsExactly(recent);
        Outbox kept = Outbox.read(read.write(), Outbox.begunAt(now));
        assertThat(kept.reading(List.of(old, recent), now.plus(Duration.ofDays(1))).pending(List.of(old, recent)))
                .containsExactly(recent);
    }

    private boolean heldBySystem() throws Exception {
        try (Stream<Path> files = Files.list(ada.folder().resolve(".git/lockstep"))) {
            Path lock = files.filter(file -> file.toString().endsWith(".lock")).findFirst().orElseThrow();
            String inode = ":" + Files.getAttribute(lock, "unix:ino") + " ";
            return Files.readString(Path.of("/proc/locks")).lines().anyMatch(line -> line.contains(inode));
        }
    }

    private static ReleaseEvent breach(Instant at) {
        return ReleaseEvent.of("shop", new RecordedAction(
                at, "canary-breach", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of("fail"), "paused", "evidence/canary/x"));
    }
}
