package tests.release.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.documents.ShellWords;
import tests.house.Program;
import tests.house.Repository;

/** The example of docs/several-services.md, with hosts that are there, and a deploy script. */
class DocumentedDayTest {

    private static final String DOCUMENT = Repository.read(Repository.root().resolve("docs/several-services.md"));

    private static String example() {
        int start = DOCUMENT.indexOf("service: agentaskit");
        return DOCUMENT.substring(start, DOCUMENT.indexOf("```", start));
    }

    /** A host of the example becomes a real one, and the header that tells the commit a file that the script writes. */
    private static String atHome(ServicesDay day) {
        String yaml = example();
        for (String name : ServicesDay.NAMES) {
            String host = name.equals("api-gateway") ? "api" : name;
            yaml = yaml
                    .replace("{base: https://" + host + ".staging.example, revision: {header: X-Build-Sha}}",
                            at(day, name, Environment.STAGING))
                    .replace("{base: https://" + host + ".example, revision: {header: X-Build-Sha}}",
                            at(day, name, Environment.PRODUCTION));
        }
        assertThat(yaml).doesNotContain(".example");
        return yaml;
    }

    private static String at(ServicesDay day, String name, Environment mode) {
        return "{base: \"" + day.base(name, mode) + "\", revision: {command: [cat, \"" + day.live(name, mode) + "\"]}}";
    }

    /** The lines below "The day:", by somebody who has said yes beforehand. */
    private static List<List<String>> typed() {
        String block = DOCUMENT.split("\nThe day:\n\n```sh\n", 2)[1].split("```", 2)[0];
        List<List<String>> commands = block.lines().map(line -> {
            List<String> words = new ArrayList<>(ShellWords.of(line));
            assertThat(words.removeFirst()).isEqualTo("jbang");
            if (Set.of("deploy", "promote-release", "rollback-release").contains(words.getFirst())) {
                words.add("--yes");
            }
            return words;
        }).toList();
        assertThat(commands).hasSize(6);
        return commands;
    }

    @Test
    void the_day_of_the_document_goes_as_it_says() {
        try (ServicesDay day = new ServicesDay(DocumentedDayTest::atHome)) {
            Program.write(day.checkout().resolve("ops/deploy.sh"),
                    "#!/bin/sh\ncase $2 in production) mode=prod ;; *) mode=$2 ;; esac\necho $3 > "
                            + day.folder() + "/live/$1.$mode\n");
            Sha first = day.landTested("Deploy by a script");
            day.git().in(day.checkout(), "tag", "-a", "-m", "v1.2.2", "v1.2.2");
            day.git().in(day.checkout(), "push", "-q", "origin", "v1.2.2");
            assertThat(day.open("promote-release", "v1.2.2", "--yes").exitCode()).isZero();
            Sha second = day.land("Change something");
            for (List<String> words : typed()) {
                Outcome outcome = day.open(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
                assertThat(outcome.exitCode()).as(words + outcome.out() + outcome.err()).isZero();
                if (words.getFirst().equals("promote-release")) {
                    assertThat(day.head("release")).isEqualTo(second.hex());
                }
            }
            assertThat(day.head("release")).isEqualTo(first.hex());
            assertThat(day.open("promotion-gate", "--mode", "staging", "--forget-lockouts", "--quiet").err()).isEmpty();
            Outcome checked = day.open("verify-rollback", "--no-color");
            assertThat(checked.exitCode()).isZero();
            String expected = DOCUMENT.substring(
                    DOCUMENT.indexOf("✓ api-gateway"), DOCUMENT.indexOf("```", DOCUMENT.indexOf("✓ api-gateway")));
            assertThat(checked.out().replaceAll("(?m)^[^a-z]+", "")).isEqualTo(expected.replaceAll("(?m)^[^a-z]+", ""));
            assertThat(day.open("status", "--no-color").out().replaceAll("(?m)^[^a-z]+", ""))
                    .endsWith(expected.replaceAll("(?m)^[^a-z]+", ""));
            assertThat(day.open("release-log", "verify").exitCode()).isZero();
        }
    }
}
