package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.record.export.JsonExport;
import lockstep.record.log.EntryShape;
import lockstep.record.log.LogEntry;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogPlace;
import lockstep.record.log.LogReading;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.StructuredEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tests.house.Repository;
import tests.record.log.Entries;

/** docs/json.md and docs/schemas against the documents that the commands make. Each document itself is held in Doors. */
class PublishedSchemasTest {

    private static final Pattern MADE = Pattern.compile(
            "(?:JsonDocument\\.of\\(\\s*\"([a-z-]+)\"\\)|\"lockstep/([a-z-]+)/v\\d+\")");
    /** What only the record or a host keeps, and no command prints. */
    private static final Set<String> KEPT = Set.of(
            "canary", "canary-acceptance", "canary-intent", "canary-state", "ci-fact", "config-pin", "consumed", "ended",
            "hotfix", "intent", "lockouts", "outcome", "policy", "release-approvals", "release-audit", "release-metrics",
            "requirements", "set-intent", "set-step", "sot", "sot-correction", "version");
    private static final Pattern LISTED = Pattern.compile("\\[`lockstep/([a-z-]+)/v1`]\\(schemas/\\1-v1\\.schema\\.json\\)");

    private static Set<String> published() {
        return PublishedSchemas.ids().stream()
                .map(id -> id.replace("urn:lockstep:", "").replace(":v1", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results()
                .map(one -> one.group(1) == null ? one.group(2) : one.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_document_that_a_command_makes_has_a_schema() {
        String sources = Repository.javaFiles().stream()
                .filter(file -> !file.startsWith(Repository.root().resolve("tests")))
                .map(Repository::read)
                .collect(Collectors.joining());
        Set<String> made = found(MADE, sources);
        assertThat(made).contains("gate-runs", "self-test", "change-class").containsAll(KEPT);
        made.removeAll(KEPT);
        assertThat(published()).containsAll(made).doesNotContainAnyElementsOf(KEPT);
    }

    @Test
    void every_schema_is_listed_where_programs_look() {
        assertThat(found(LISTED, Repository.read(Repository.root().resolve("docs/json.md")))).isEqualTo(published());
    }

    @Test
    void the_commands_that_take_no_json_are_named() {
        Set<String> without = Repository.aliases().entrySet().stream()
                .filter(alias -> !alias.getValue().startsWith("tests/"))
                .map(Map.Entry::getKey)
                .flatMap(PublishedSchemasTest::withoutJson)
                .map(command -> "`" + command + "`")
                .collect(Collectors.toCollection(TreeSet::new));
        String named = Repository.read(Repository.root().resolve("docs/json.md"))
                .split("but for these: ", 2)[1].split("\\. ", 2)[0];
        assertThat(List.of(named.split(",\\s+"))).containsExactlyElementsOf(without);
    }

    /** The commands below an alias are named where some take it and some do not. */
    private static Stream<String> withoutJson(String alias) {
        CommandLine model = Cli.model(Doors.door(alias), new Console(
                System.out, System.err, false, false, true, Map.of(), Path.of("."), Console.Talk.USUAL,
                InputStream.nullInputStream(), false));
        boolean noneTakesIt = Stream.concat(Stream.of(model), model.getSubcommands().values().stream())
                .noneMatch(PublishedSchemasTest::takesJson);
        return noneTakesIt ? Stream.of(alias) : model.getSubcommands().entrySet().stream()
                .filter(below -> !takesJson(below.getValue())).map(below -> alias + " " + below.getKey());
    }

    private static boolean takesJson(CommandLine command) {
        return command.getCommandSpec().findOption("--json") != null;
    }

    @Test
    void what_comes_beside_the_one_document_is_noticed() {
        List<String> json = List.of("--json");
        String whole = "{\"schema\": \"lockstep/error/v1\"}";
        for (String out : List.of(whole + " {}", whole + "\nrecorded\n", "recorded", "{")) {
            assertThatThrownBy(() -> PublishedSchemas.hold("status", json, 0, out)).isInstanceOf(AssertionError.class);
        }
        assertThatThrownBy(() -> PublishedSchemas.hold("audit-trail", json, 0, "{\"version\":null}"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> PublishedSchemas.holdEvent("{\"schema\": \"lockstep/event/v1\"}"))
                .isInstanceOf(AssertionError.class);
        PublishedSchemas.hold("status", List.of("--json", "--help"), 0, "Usage: status");
    }

    @Test
    void a_document_that_does_not_begin_with_a_schema_of_lockstep_is_noticed() {
        for (String out : List.of("{}", "[]", "null", "{\"state\": \"ended\"}", "{\"schema\": \"lockstop/status/v1\"}",
                "{\"Schema\": \"lockstep/status/v1\"}", "{\"a\": 1, \"schema\": \"lockstep/status/v1\"}")) {
            assertThatThrownBy(() -> PublishedSchemas.hold("status", List.of("--json"), 0, out)).as(out)
                    .isInstanceOf(AssertionError.class).hasMessageContaining("first field names its schema");
        }
        assertThatThrownBy(() -> PublishedSchemas.hold("audit-trail", List.of("--json"), 0, "{}"))
                .isInstanceOf(AssertionError.class).hasMessageContaining("lockstep/audit-action/v1");
        assertThatThrownBy(() -> PublishedSchemas.hold("run-canary", List.of("--events"), 0, "{}"))
                .isInstanceOf(AssertionError.class).hasMessageContaining("lockstep/canary-event/v1");
    }

    @Test
    void an_answer_that_is_empty_is_noticed_unless_it_was_interrupted() {
        List<String> json = List.of("--json");
        for (String out : List.of("", "\n")) {
            assertThatThrownBy(() -> PublishedSchemas.hold("status", json, 22, out)).isInstanceOf(AssertionError.class);
        }
        PublishedSchemas.hold("status", json, 130, "");
    }

    @Test
    void a_run_of_one_of_several_services_has_to_be_whole() {
        String run = """
                {"schema": "lockstep/gate-run/v1", "service": "web", "verdict": "pass"}""";
        assertThatThrownBy(() -> PublishedSchemas.hold("""
                {"schema": "lockstep/gate-runs/v1", "verdict": "pass", "runs": [%1$s, %1$s]}""".formatted(run)))
                .isInstanceOf(AssertionError.class).hasMessageContaining("started_at");
    }

    @Test
    void a_move_that_ended_has_to_say_how() {
        assertThatThrownBy(() -> PublishedSchemas.hold("""
                {"schema": "lockstep/release-move/v1", "state": "ended", "kind": "promotion", "release_id": null,
                 "operator": "ada", "previous": null, "commit": "%s"}""".formatted("a".repeat(40))))
                .isInstanceOf(AssertionError.class).hasMessageContaining("result");
    }

    /** As other programs are told of them: by each of their fields. */
    static Stream<StructuredEntry> entries() {
        Sha from = Sha.parse("a".repeat(40));
        Sha to = Sha.parse("b".repeat(40));
        return Stream.of(
                Entries.promotion("20260122-1000-rc1", to), Entries.rollback("20260122-1000-rb1", to, from),
                Entries.adoption(Optional.of(from), new byte[0], "c".repeat(64)),
                Entries.adoption(Optional.empty(), new byte[0], "c".repeat(64)));
    }

    private static String log(LogEntry entry) {
        return JsonExport.of(new LogReading(List.of(new LogItem(new LogPlace(0, 7), entry)), List.of(), 0),
                Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void an_entry_of_the_log_has_every_field_of_its_template(StructuredEntry entry) {
        String log = log(entry);
        PublishedSchemas.hold(log);
        EntryShape.of(entry).fields().keySet().stream().filter(field -> !field.equals("version")).forEach(field ->
                assertThatThrownBy(() -> PublishedSchemas.hold(log.replace("\"" + field + "\":", "\"x_" + field + "\":")))
                        .as(field).isInstanceOf(AssertionError.class));
        assertThatThrownBy(() -> PublishedSchemas.hold(log.replaceFirst(
                "\"result\":\"[a-z]+\"", "\"result\":\"somehow\""))).isInstanceOf(AssertionError.class);
        String shown = log.replace("release-log/v1", "release-log-entry/v1")
                .replaceFirst("\"entries\":\\[(.*)],\"problems\".*", "\"entry\":$1,\"evidence\":{\"branch\":\"e\","
                        + "\"commit\":\"" + "d".repeat(40) + "\",\"files\":[]}}");
        PublishedSchemas.hold(shown);
        assertThatThrownBy(() -> PublishedSchemas.hold(shown.replace("\"notes\":", "\"remarks\":")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void what_people_wrote_into_the_log_says_that_it_is_no_template() {
        String log = log(new OtherBlock("evidence", "checked by hand"));
        PublishedSchemas.hold(log);
        assertThatThrownBy(() -> PublishedSchemas.hold(log.replace("\"unknown\":true,", "")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void document_that_does_not_fit_is_noticed() {
        assertThatThrownBy(() -> PublishedSchemas.hold("{\"schema\": \"lockstep/deployment/v1\", \"state\": \"planned\"}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("environment");
        assertThatThrownBy(() -> PublishedSchemas.hold("{\"schema\": \"lockstep/no-such-document/v1\"}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("every document has a published schema");
    }
}
