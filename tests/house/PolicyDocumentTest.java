package tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.PolicyRule;
import lockstep.gates.gate.Verdict;
import lockstep.record.audit.AuditRule;
import lockstep.suites.chat.GateRules;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {

    private static final Path POLICY = Repository.root().resolve("docs/policy.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern LINK = Pattern.compile("policy\\.md#([a-z0-9_-]+)|new PolicyLink\\(\"([^\"]+)\"\\)");
    private static final Pattern OWN_LINK = Pattern.compile("]\\(#([^)]*)\\)");
    private static final List<String> TEXTS = List.of(".java", ".md", ".json", ".svg", ".txt", ".yaml", ".yml");

    @Test
    void every_rule_of_the_code_has_a_heading_in_the_policy() {
        List<String> ids = Stream.concat(
                Arrays.stream(PolicyRule.values()).map(PolicyRule::id),
                Arrays.stream(AuditRule.values()).map(AuditRule::id)).toList();
        assertThat(headings()).containsAll(ids);
    }

    @Test
    void every_built_in_gate_that_names_its_rule_has_a_heading_in_the_policy() {
        assertThat(headings()).containsAll(GateRules.explained());
        SuiteCatalog gates = new SuiteCatalog(ServiceContract.defaults());
        assertThat(gates.promotionGate(Environment.STAGING, SuiteParameters.defaults()).gates())
                .allSatisfy(gate -> assertThat(GateRules.of(gate.notRun(Verdict.INCONCLUSIVE, "any"), false)).isPresent());
    }

    @Test
    void every_link_to_the_policy_leads_to_a_heading() {
        assertThat(files("scripts", "tui", "docs", "README.md")).isNotEmpty().allSatisfy(file ->
                assertThat(headings()).as(file.toString()).containsAll(found(LINK, Repository.read(file))));
        assertThat(headings()).containsAll(found(OWN_LINK, Repository.read(POLICY)));
    }

    @Test
    void every_heading_of_the_policy_can_be_linked_to_and_is_in_its_contents() {
        assertThat(headings()).doesNotHaveDuplicates();
        String policy = Repository.read(POLICY);
        List<String> listed = found(OWN_LINK, policy.substring(0, policy.indexOf("\n## Branches")));
        assertThat(listed).containsExactlyElementsOf(headings().stream().skip(2).toList());
    }

    @Test
    void every_rule_of_the_policy_says_what_it_demands_why_what_to_do_and_what_checks_it() {
        String[] rules = Repository.read(POLICY).split("(?m)^### ");
        assertThat(rules).hasSizeGreaterThan(100);
        assertThat(Arrays.stream(rules).skip(1)).allSatisfy(rule -> assertThat(rule)
                .containsSubsequence("- **Demands:** ", "- **Why:** ", "- **If refused:** ", "- **Checked by:** "));
    }

    @Test
    void no_file_cites_a_document_that_no_user_has() {
        // In parts, so that this file does not hold what it forbids.
        Pattern unknown = Pattern.compile("the[\\s*/]+" + "seeds?\\b|seed" + " document|promotion-" + "pipeline\\.md"
                + "|release-" + "log\\.md|release-promotion-" + "process|scaling-upgrade-" + "protocol"
                + "|staging-first-" + "workflow");
        assertThat(files("bootstrap", "scripts", "tui", "tests", "docs", "README.md")).allSatisfy(file ->
                assertThat(unknown.matcher(Repository.read(file).toLowerCase(Locale.ROOT)).results()
                        .map(MatchResult::group).toList()).as(file.toString()).isEmpty());
    }

    /** As GitHub makes anchors of them. */
    private static List<String> headings() {
        return found(HEADING, Repository.read(POLICY)).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_ -]", "").replace(' ', '-'))
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .toList();
    }

    private static List<Path> files(String... below) {
        return Stream.of(below).map(Repository.root()::resolve).flatMap(PolicyDocumentTest::walk)
                .filter(file -> TEXTS.stream().anyMatch(file.toString()::endsWith))
                .sorted()
                .toList();
    }

    private static Stream<Path> walk(Path top) {
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
