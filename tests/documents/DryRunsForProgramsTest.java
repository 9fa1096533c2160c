package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/**
 * A program that asks what would be done is told in one document, too. What is printed is held against its schema
 * wherever a door is opened (Doors).
 */
class DryRunsForProgramsTest {

    /** Plays canaries for minutes, whatever else is asked. */
    private static final String SELF_TEST = "--self-test";

    /** Nothing of theirs can be done in that world. What they answer where it can: JsonAnswersTest and their own tests. */
    private static final Set<String> REFUSED = Set.of("hotfix-promote", "promote-release", "release-set",
            "rollback-release", "run-canary", "update-sot");

    @Test
    void every_command_that_can_be_tried_and_answers_in_JSON_does_both_at_once() throws Exception {
        Set<String> wanted = new TreeSet<>();
        Set<String> answered = new TreeSet<>();
        StringBuilder refused = new StringBuilder();
        try (ExampleDay day = new ExampleDay()) {
            for (HelpExample example : HelpExample.runHere().toList()) {
                if (!example.takes("--dry-run") || !example.takes("--json") || example.line().contains(SELF_TEST)) {
                    continue;
                }
                TypedExample typed = TypedExample.in(day, example);
                wanted.add(example.help());
                String refs = day.refs();
                Outcome outcome = typed.open("--dry-run", "--json");
                assertThat(day.refs()).as(example + ": " + outcome).isEqualTo(refs);
                assertThat(outcome.out()).as(example + ": " + outcome.err()).contains("\"schema\" : \"lockstep/");
                if (outcome.out().contains("\"lockstep/error/")) {
                    refused.append(example).append(": ").append(outcome.err());
                } else {
                    answered.add(example.help());
                }
            }
        }
        assertThat(wanted).hasSizeGreaterThan(12).contains("drill-kill-switch", "record-checks", "revoke-approval");
        assertThat(wanted.stream().filter(help -> !answered.contains(help)).collect(Collectors.toSet()))
                .as("of which no example is answered:\n" + refused).isEqualTo(REFUSED);
    }
}
