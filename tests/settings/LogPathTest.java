package tests.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import lockstep.base.error.ConfigurationError;
import lockstep.record.log.LogVolumes;
import lockstep.settings.ConfigReader;
import org.eclipse.jgit.lib.ObjectChecker;
import org.junit.jupiter.api.Test;

/** A log that git takes at the first entry only: release has moved by then. */
class LogPathTest {

    private static final List<String> PARTS = List.of(
            "docs", "LOG", "log", "/", "/", ".", "..", ".md", " ", "-", "~1", "git", "aux", "CON", "com1", "nul", ":", "\\\\",
            "*", "?", "<", "|", "é", "sot", "evidence", "a");

    @Test
    void whatever_path_is_configured_git_takes_it_and_its_next_volumes() throws Exception {
        ObjectChecker git = new ObjectChecker().setSafeForMacOS(true).setSafeForWindows(true);
        Random random = new Random(1);
        List<String> taken = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            String path = random.ints(1 + random.nextInt(6), 0, PARTS.size()).mapToObj(PARTS::get)
                    .collect(Collectors.joining());
            try {
                String log = ConfigReader.parse("evidence: {log: \"" + path + "\"}\n", "lockstep.yaml").evidence().log();
                taken.add(log);
                for (int volume = 1; volume <= 2; volume++) {
                    String file = new LogVolumes(log).path(volume);
                    assertThatCode(() -> git.checkPath(file)).as(file).doesNotThrowAnyException();
                }
                assertThat(log.toLowerCase().split("/")[0]).isNotIn("evidence", "sot");
            } catch (ConfigurationError e) {
                refused.add(path);
            }
        }
        assertThat(taken).hasSizeGreaterThan(200);
        assertThat(refused).hasSizeGreaterThan(200);
    }
}
