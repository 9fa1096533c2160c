package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/** A help shows --yes where something is asked, and nowhere else. */
class YesMeansSomethingTest {

    /** Its own words: it waits for what is done by hand. */
    private static final Set<String> WAITS = Set.of("release-drills");

    /** Refused in that world before anybody is asked; RefusalsTest, QuickStartTest and their own tests see them ask. */
    private static final Set<String> REFUSED_BEFORE = Set.of("config pin", "hotfix-promote", "promote-release",
            "release-set", "rollback-release", "run-canary");

    @Test
    void every_command_that_shows_it_asks_before_it_acts() throws Exception {
        Set<String> shown = new TreeSet<>();
        HelpExample.all().stream().filter(example -> example.shows("--yes")).forEach(example -> shown.add(example.help()));
        assertThat(shown).contains("promote-release", "approve-release", "config pin", "release-log adopt")
                .doesNotContain("status", "explain", "audit-trail", "release-log list", "config show", "update-sot");
        Set<String> asked = new TreeSet<>(WAITS);
        try (ExampleDay day = new ExampleDay()) {
            for (HelpExample example : HelpExample.all()) {
                if (!shown.contains(example.help())) {
                    continue;
                }
                if (asked.contains(example.help()) || example.line().matches(".*--(dry-run|self-test|yes).*")) {
                    continue;
                }
                String refs = day.refs();
                Outcome outcome = TypedExample.in(day, example).openAsItStands();
                if (outcome.err().contains("there is no terminal to ask on")) {
                    assertThat(outcome.exitCode()).isEqualTo(22);
                    assertThat(day.refs()).as(example.toString()).isEqualTo(refs);
                    asked.add(example.help());
                }
            }
        }
        asked.addAll(REFUSED_BEFORE);
        assertThat(asked).as("commands that ask").isEqualTo(shown);
    }
}
