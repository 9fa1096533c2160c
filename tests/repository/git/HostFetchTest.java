package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.repository.git.ReleaseFixture.soon;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.house.Program;
import tests.house.Tools;
import tests.release.workflow.ChildJvm;

/** What is larger than the heap, from real servers. */
class HostFetchTest {

    private static final int LARGER_THAN_THE_HEAP = 48_000_000;

    private ReleaseFixture team;
    private Path clone;
    private Sha huge;

    @BeforeEach
    void a_commit_on_release_that_is_larger_than_the_heap() {
        team = new ReleaseFixture();
        clone = team.clone("operator");
        Path message = team.folder().resolve("message");
        ReleaseFixture.write(message, "a".repeat(LARGER_THAN_THE_HEAP));
        String tree = team.git().in(team.bare(), "rev-parse", "release^{tree}");
        huge = new Sha(team.git().in(team.bare(), "commit-tree", "-p", "release", "-F", message.toString(), tree));
        team.move("release", huge);
    }

    @AfterEach
    void close() {
        team.close();
    }

    /** Reads the remote in a process with little memory, and says where release is and whether it is here. */
    static final class LittleMemory {

        private LittleMemory() {}

        public static void main(String[] arguments) {
            try (ReleaseRepository repository = ReleaseRepository.open(
                    Path.of(arguments[0]), "origin", ReleaseFixture.BRANCHES)) {
                RemoteHeads heads = repository.fetch(soon());
                Sha release = heads.production().orElseThrow();
                System.out.println("release " + release.hex() + " " + repository.seenProduction().isPresent());
            } catch (ConfigurationError e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private String fetchedFrom(String address) throws Exception {
        team.git().in(clone, "remote", "set-url", "origin", address);
        Process child = team.git().start(team.folder(), ChildJvm.commandWithoutArchive(
                List.of("-Xmx32m"), LittleMemory.class.getName(), clone.toString()));
        child.getOutputStream().close();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        return said.strip();
    }

    @Test
    void it_comes_over_the_git_protocol() throws Exception {
        try (Relay daemon = RemoteServers.gitDaemon(team)) {
            assertThat(fetchedFrom(RemoteServers.gitAddress(daemon))).isEqualTo("release " + huge.hex() + " true");
        }
    }

    @Test
    void it_comes_over_ssh_with_the_host_s_own_configuration() throws Exception {
        try (Relay sshd = RemoteServers.sshd(team)) {
            assertThat(fetchedFrom(RemoteServers.sshAddress(team))).isEqualTo("release " + huge.hex() + " true");
        }
    }

    /** Its words are those of git 2.28. */
    @Test
    void a_git_that_is_too_old_for_it_is_told_with_the_version_that_is_needed() throws Exception {
        Path old = team.folder().resolve("old");
        Program.write(old.resolve("git"), """
                #!/bin/sh
                case "$*" in *--no-write-fetch-head*)
                    echo 'error: unknown option `no-write-fetch-head'"'" >&2
                    echo "usage: git fetch [<options>] [<repository> [<refspec>...]]" >&2
                    exit 129;;
                esac
                exec %s "$@"
                """.formatted(Tools.need("git")));
        team.git().environment().merge("PATH", old + ":", (path, first) -> first + path);
        assertThat(fetchedFrom(team.bare().toString()))
                .contains("larger than the memory of this process", "2.29 or newer is needed")
                .doesNotContain("usage");
    }
}
