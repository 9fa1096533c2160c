package tests.record.report;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.sha;

import lockstep.record.report.ReleaseHtml;
import lockstep.record.report.ReleaseMarkdown;
import org.junit.jupiter.api.Test;

/** Every text of a report that somebody else chose: the pages show it, and nothing of it is markup. */
class HostileReportTest {

    private static final HostileReport REPORT = new HostileReport(HostileReportTest::hostile);

    /** Ends what it stands in, runs, loads, leads elsewhere, and calls a team. At most an operator's length. */
    private static String hostile(String place) {
        return "</td></pre><script>" + place + "()</script><img src=x> [l](javascript:x) @all | `c`";
    }

    private static void showsAsText(String page, String... places) {
        assertThat(page).doesNotContain("<script", "<img", "</td></pre>");
        for (String place : places) {
            assertThat(page).contains("&lt;script&gt;" + place + "()&lt;/script&gt;");
        }
    }

    private static void markdownShowsAsText(String page, String... places) {
        assertThat(page).doesNotContain("<script", "<img", "](javascript", " @all", " | `c`");
        for (String place : places) {
            assertThat(page).contains("&lt;script&gt;" + place + "\\(\\)&lt;/script&gt;");
        }
    }

    @Test
    void in_HTML_nothing_that_somebody_else_chose_is_markup() {
        showsAsText(ReleaseHtml.of(REPORT.promotion()), "reason", "claim", "revision", "tester", "canary", "source", "requirement",
                "plan", "notes", "operator", "declared", "accepted", "digest", "metric", "gate", "why", "timed", "action",
                "approved", "actor", "result", "words");
        showsAsText(ReleaseHtml.of(REPORT.rollback()), "trigger", "approver", "entry", "notes", "operator");
    }

    @Test
    void in_Markdown_nothing_that_somebody_else_chose_is_markup() {
        markdownShowsAsText(ReleaseMarkdown.of(REPORT.promotion()), "reason", "claim", "revision", "tester", "source",
                "requirement", "plan", "notes", "operator", "declared", "accepted");
        markdownShowsAsText(ReleaseMarkdown.of(REPORT.rollback()), "trigger", "approver", "entry", "notes", "operator");
        assertThat(ReleaseMarkdown.of(REPORT.promotion())).contains("v1\\.2\\.3\\_\\_x\\_\\_");
    }

    @Test
    void a_name_that_somebody_else_chose_is_one_word_of_the_commands_to_paste() {
        assertThat(ReleaseHtml.of(REPORT.promotion()))
                .contains("git fetch origin refs/heads/release-evidence &#39;refs/heads/release;reboot&#39;\n")
                .contains("git show &#39;" + sha(2) + ":evidence/x&#39;\\&#39;&#39;; reboot/intent.json&#39;\n")
                .contains("| sha256sum | grep -q &#39;^&lt;/td&gt;");
    }
}
