package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ForgePage;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.text.Width;
import lockstep.commands.cli.Links;
import lockstep.commands.report.Folded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where commits and evidence can be looked at in a browser, and lines that keep to their width. */
class LinksTest {

    private static final String SHA = "bc03c73000000000000000000000000000000001";

    @ParameterizedTest
    @CsvSource({
        "git@github.com:team/shop.git, https://github.com/team/shop/commit/",
        "https://github.com/team/shop, https://github.com/team/shop/commit/",
        "https://token@github.com/team/shop.git/, https://github.com/team/shop/commit/",
        "ssh://git@gitlab.com/group/sub/shop.git, https://gitlab.com/group/sub/shop/-/commit/",
        "git@codeberg.org:team/shop.git, https://codeberg.org/team/shop/commit/",
        "https://bitbucket.org/team/shop.git, https://bitbucket.org/team/shop/commits/"})
    void a_commit_has_a_page_at_each_forge_that_is_known(String remote, String page) {
        assertThat(ForgePage.of(remote, "release-evidence").orElseThrow().commit(Sha.tryParse(SHA).orElseThrow()))
                .isEqualTo(page + SHA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/git/shop.git", "file:///srv/shop.git", "git@git.example:team/shop.git",
            "https://github.com.evil.example/team/shop", "https://github.com/team/\u001b[31m", "https://github.com/team",
            "git@github.com:team/sh op.git", "https://evil.example/?github.com/team/shop", ""})
    void no_other_remote_has_one(String remote) {
        assertThat(ForgePage.of(remote, "release-evidence")).isEmpty();
    }

    private static ForgePage page() {
        return ForgePage.of("git@github.com:team/shop.git", "release-evidence").orElseThrow();
    }

    @Test
    void commits_and_evidence_are_found_in_a_line_and_numbers_are_not() {
        assertThat(page().in("✓ bc03c73  20260122-1000-rc1  evidence/20260122-1000-rb2/outcome.json 1234567 bc03c7")
                .stream().map(ForgePage.Link::address)).containsExactly(
                        "https://github.com/team/shop/commit/bc03c73",
                        "https://github.com/team/shop/tree/release-evidence/evidence/20260122-1000-rc1",
                        "https://github.com/team/shop/tree/release-evidence/evidence/20260122-1000-rb2/outcome.json");
        assertThat(page().evidence(ReleaseId.tryParse("20260122-1000-rc1").orElseThrow()))
                .endsWith("/tree/release-evidence/evidence/20260122-1000-rc1");
        assertThat(page().in("https://x.example/bc03c73 abc03c73 bc03c73-x")).isEmpty();
    }

    @Test
    void a_link_is_written_around_its_words_and_nothing_without_a_forge() {
        assertThat(new Links(Optional.of(page())).dress("at bc03c73 now")).isEqualTo(
                "at \u001b]8;;https://github.com/team/shop/commit/bc03c73\u001b\\bc03c73\u001b]8;;\u001b\\ now");
        assertThat(new Links(Optional.empty()).dress("at bc03c73 now")).isEqualTo("at bc03c73 now");
    }

    @Test
    void words_never_break_and_lines_go_on_below_where_they_began() {
        String text = "record       FAILED VERIFICATION: " + "evidence-untouched ".repeat(9).strip();
        List<String> lines = new Folded(80).lines(text, 13);
        assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> Width.of(line) <= 80);
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("             evidence-untouched"));
        assertThat(String.join(" ", lines.stream().map(String::strip).toList())).isEqualTo(text);
        assertThat(new Folded(0).lines(text, 13)).containsExactly(text);
    }
}
