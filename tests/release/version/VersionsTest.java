package tests.release.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.release.site.ReleaseSite;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.RefMove;
import lockstep.repository.tree.FileWrite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

class VersionsTest {

    private static void tag(ReleaseDay day, String name, Sha commit) {
        day.git().in(day.bare(), "-c", "user.name=T", "-c", "user.email=t@example.org", "tag", "-a", "-f", "-m", name,
                name, commit.hex());
    }

    private static NamedCommit find(ReleaseSite site, String text) {
        return site.versions().find(CommitName.parse(text), site.repository().fetch(site.remoteDeadline()));
    }

    private static void record(ReleaseSite site, NamedCommit named) {
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        Optional<FileWrite> write = site.versions().record(named, heads, site.operator(), Instant.now());
        Sha commit = site.repository().firstCommit(
                new CommitDraft(List.of(write.orElseThrow()), "Record", site.identity(), Instant.now()),
                site.remoteDeadline());
        site.repository().pushAtomically(List.of(new RefMove.Create("release-evidence", commit)),
                site.remoteDeadline());
    }

    @Test
    void a_version_is_the_tag_of_the_remote_whatever_the_clone_says() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha first = new Sha(day.head("main"));
            Sha second = day.land("second");
            tag(day, "v1.0.0", second);
            try (ReleaseSite site = day.operator("Olga").site()) {
                day.git().in(site.folder(), "-c", "user.name=T", "-c", "user.email=t@example.org", "tag", "-a", "-f",
                        "-m", "mine", "v1.0.0", first.hex());
                assertThat(find(site, "v1.0.0").commit()).isEqualTo(second);
                assertThat(find(site, "v1.0.0").shown()).isEqualTo("v1.0.0 (" + second.abbreviated() + ")");
                assertThat(find(site, first.hex())).isEqualTo(
                        new NamedCommit(first, Optional.empty(), Optional.empty()));
            }
        }
    }

    @Test
    void a_tag_that_moved_since_it_was_recorded_is_refused() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha first = new Sha(day.head("main"));
            tag(day, "v1.0.0", first);
            try (ReleaseSite site = day.operator("Olga").site()) {
                record(site, find(site, "v1.0.0"));
                assertThat(find(site, "v1.0.0").commit()).isEqualTo(first);
                tag(day, "v1.0.0", day.land("second"));
                assertThatThrownBy(() -> find(site, "v1.0.0")).isInstanceOf(Refused.class)
                        .hasMessageContaining("the tag v1.0.0 was moved: it named " + first.abbreviated());
            }
        }
    }

    @Test
    void what_is_no_version_is_refused_with_what_to_do() {
        try (ReleaseDay day = new ReleaseDay()) {
            String head = day.head("main");
            day.git().in(day.bare(), "tag", "light", head);
            day.git().in(day.bare(), "-c", "user.name=T", "-c", "user.email=t@example.org", "tag", "-a", "-m", "x",
                    "tree", head + "^{tree}");
            try (ReleaseSite site = day.operator("Olga").site()) {
                assertThat(remedy(site, "v9")).contains("git push origin v9");
                assertThat(remedy(site, "ac1471d")).contains("full SHA, as `git rev-parse ac1471d` prints it.")
                        .doesNotContain("git push");
                assertThat(remedy(site, "light")).contains(
                        "git tag -a -f -m light light light^{commit} && git push --force origin light");
                assertThat(remedy(site, "tree")).contains("git tag -a tree COMMIT");
            }
            Seat omar = day.operator("Omar");
            day.git().in(omar.folder(), "remote", "add", "upstream", day.bare().toString());
            assertThat(omar.open("explain", "v9", "--remote", "upstream").err()).contains("git push upstream v9");
        }
    }

    @Test
    void a_lightweight_tag_becomes_a_version_by_the_line_that_its_refusal_ends_with() {
        try (ReleaseDay day = new ReleaseDay()) {
            String head = day.head("main");
            day.git().in(day.bare(), "tag", "v1.2.4", head);
            try (ReleaseSite site = day.operator("Olga").site()) {
                String line = remedy(site, "v1.2.4").replaceFirst("^[^:]*: ", "");
                for (String command : line.split(" && ")) {
                    String[] words = command.split(" ");
                    assertThat(words[0]).isEqualTo("git");
                    day.git().in(site.folder(), Arrays.copyOfRange(words, 1, words.length));
                }
                assertThat(find(site, "v1.2.4").commit()).isEqualTo(new Sha(head));
            }
        }
    }

    private static String remedy(ReleaseSite site, String text) {
        return catchThrowableOfType(Refused.class, () -> find(site, text)).remedy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-v1", "v 1", "v1..2", "v1.lock", "v1/2", "v1.", "\u001b[31mv1"})
    void what_git_would_not_take_for_a_tag_is_not_a_version(String text) {
        assertThatThrownBy(() -> CommitName.parse(text)).isInstanceOf(UsageError.class);
        assertThat(Version.isValid(text)).isFalse();
    }
}
