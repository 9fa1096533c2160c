package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.documents.DocumentedBlock;
import tests.documents.DocumentedBlock.Typed;
import tests.house.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The commands of docs/promotion.md, each on a day on which it can do what the document says of it. */
class DocumentedReleaseTest {

    private static final String DOCUMENT = "docs/promotion.md";

    private final ReleaseDay day = new ReleaseDay();
    private final Seat ada = day.operator("Ada Lovelace");

    @AfterEach
    void end() {
        day.close();
    }

    private static List<Typed> typed(String words) {
        return DocumentedBlock.of(DOCUMENT, words).commands();
    }

    /** As somebody types it who has said yes beforehand; it ends with 0, and shows what the document shows. */
    private Outcome done(Typed command) {
        return done(command, command.words());
    }

    private Outcome done(Typed command, List<String> words) {
        List<String> more = new ArrayList<>(words.subList(1, words.size()));
        if (List.of("promote-release", "rollback-release").contains(words.getFirst())) {
            more.add("--yes");
        }
        Outcome outcome = ada.open(words.getFirst(), more.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(command.line() + "\n" + outcome.out() + outcome.err()).isZero();
        if (!command.shown().isEmpty()) {
            assertThat(DocumentedBlock.timeless(outcome.out())).as(command.line())
                    .isEqualTo(DocumentedBlock.timeless(String.join("\n", command.shown())));
        }
        return outcome;
    }

    private void released(String subject, String version) {
        Sha commit = day.landTested(subject);
        day.tag(version, commit);
        assertThat(ada.promoteNow(version).exitCode()).isZero();
    }

    @Test
    void the_steps_of_a_release_release_the_head_of_main() {
        released("second", "v1.2.2");
        Sha next = day.land("third");
        List<Typed> steps = typed("promote-release --dry-run");
        assertThat(steps).hasSize(3);
        steps.forEach(this::done);
        assertThat(day.head("release")).isEqualTo(next.hex());
    }

    @Test
    void a_change_of_class_B_is_promoted_as_it_is_declared() {
        released("second", "v1.2.2");
        Sha next = day.landTested("third");
        typed("--class B").forEach(this::done);
        assertThat(day.head("release")).isEqualTo(next.hex());
        assertThat(day.log()).contains("WAF_V2");
    }

    /** The record cannot be written any more once {@code release} has moved. */
    private void interrupted() {
        released("second", "v1.2.2");
        day.landTested("third");
        String moved = day.folder().resolve("moved").toString();
        day.hook("pre-receive", "[ -e " + moved + " ] && exit 1\nwhile read old new ref; do case $ref in "
                + "refs/heads/release) touch " + moved + " ;; esac; done");
        assertThat(ada.promoteNow().exitCode()).isEqualTo(24);
        day.unhook("pre-receive");
    }

    @Test
    void what_was_interrupted_is_shown_and_resumed() {
        interrupted();
        List<Typed> commands = typed("--give-up");
        assertThat(done(commands.get(0)).out()).containsPattern("(?m)^open +\\d{8}-\\d{4}-rc");
        done(commands.get(1));
        assertThat(ada.status().out()).containsPattern("(?m)^open +nothing");
        assertThat(day.head("release")).isEqualTo(day.head("main"));
    }

    @Test
    void what_was_interrupted_is_given_up_and_recorded_as_failed() {
        interrupted();
        List<String> words = typed("--give-up").get(2).words();
        Outcome outcome = ada.open(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(20);
        assertThat(ada.status().out()).containsPattern("(?m)^open +nothing");
        assertThat(day.log()).contains("result: fail");
    }

    @Test
    void a_rollback_to_the_last_known_good_commit_is_verified() {
        ada.reconfigure("service: demo", "service: cognitive-api");
        day.landTested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        String good = day.head("release");
        day.landTested("third");
        assertThat(ada.promoteNow().exitCode()).isZero();
        List<Typed> commands = typed("rollback-release --trigger");
        assertThat(commands).hasSize(3);
        done(commands.get(0));
        assertThat(day.head("release")).isEqualTo(good);
        done(commands.get(2));
    }

    @Test
    void a_rollback_to_a_commit_that_is_named_is_verified_with_its_version() {
        ada.reconfigure("service: demo", "service: api-gateway");
        released("second", "v1.2.2");
        String good = day.head("release");
        released("third", "v1.2.3");
        Typed command = typed("rollback-release --trigger").get(1);
        done(command, command.words().stream().map(word -> word.equals("SHA") ? good : word).toList());
        assertThat(day.head("release")).isEqualTo(good);
        typed("✓ api-gateway: v1.2.2 (healthy)").forEach(this::done);
    }

    @Test
    void the_source_of_truth_is_said_again_as_it_is_recorded() {
        released("second", "v1.2.3");
        Typed command = typed("update-sot").getFirst();
        String time = day.file("sot/production.json").replaceAll("(?s).*?(\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z).*", "$1");
        done(command, command.words().stream()
                .map(word -> word.replace("@username", "@" + ada.name()))
                .map(word -> word.replaceFirst("=\\$.*", "=" + time)).toList());
        assertThat(day.head("release")).isEqualTo(day.head("main"));
        assertThat(day.live(Environment.PRODUCTION)).hasContent(day.head("main"));
    }

    @Test
    void a_line_of_the_audit_trail_has_the_fields_that_the_document_names_in_their_order() {
        released("second", "v1.2.3");
        String document = Repository.read(Repository.root().resolve(DOCUMENT));
        List<String> named = new ArrayList<>(fields(document.split("```json\n", 2)[1].split("\n", 2)[0]));
        Pattern.compile("`(\\w+)`").matcher(document.split("After these fields follow ", 2)[1].split("\\.", 2)[0])
                .results().map(field -> field.group(1)).forEach(named::add);
        assertThat(named).hasSize(16);

        String promoted = ada.open("audit-trail", "v1.2.3").out().lines()
                .filter(line -> line.contains("\"action\":\"promote\"")).findFirst().orElseThrow();

        assertThat(fields(promoted)).isEqualTo(named);
    }

    private static List<String> fields(String line) {
        return List.copyOf(JsonMapper.builder().build().readTree(line).propertyNames());
    }
}
