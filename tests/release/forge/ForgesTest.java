package tests.release.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.RequestHeader;
import lockstep.gates.http.Target;
import lockstep.record.facts.Finding.Checks.State;
import lockstep.release.forge.Forge;
import lockstep.release.forge.ForgeTrouble;
import lockstep.release.forge.Forges;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgesTest {

    private static final Sha COMMIT = new Sha("1".repeat(40));
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String TOKEN = "Bearer ghp_0123456789abcdef";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private final List<Duration> waits = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                MockResponse once = answers.remove("once " + request.getTarget());
                return once != null ? once : answers.getOrDefault(
                        request.getTarget(), new MockResponse.Builder().code(404).body("{}").build());
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Forges forges() {
        HttpSettings http = HttpSettings.defaults().withHeaders(List.of(new RequestHeader("Authorization", TOKEN)));
        return new Forges(http, new Secrets(), waits::add, InstantSource.fixed(NOW));
    }

    private Optional<Target> api() {
        return Optional.of(Target.parse(server.url("/").toString()));
    }

    private Forge gitHub() {
        return forges().gitHub(api(), "acme/api", "main");
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private void says(String path, String json) {
        answers.put(path, new MockResponse.Builder().addHeader("Content-Type", "application/json").body(json).build());
    }

    private static String runs(int total, int from, int to, String conclusion) {
        return "{\"total_count\": " + total + ", \"check_runs\": [" + IntStream.range(from, to)
                .mapToObj(i -> "{\"name\": \"check-" + i + "\", \"status\": \"completed\", \"conclusion\": \""
                        + conclusion + "\", \"head_sha\": \"" + COMMIT + "\"}")
                .collect(Collectors.joining(",")) + "]}";
    }

    private static final String COMMITS = "/repos/acme/api/commits/" + COMMIT;

    private void statuses(String list) {
        says(COMMITS + "/status?per_page=1", "{\"sha\": \"" + COMMIT + "\", \"statuses\": []}");
        says(COMMITS + "/status?per_page=100&page=1", "{\"sha\": \"" + COMMIT + "\", \"statuses\": [" + list + "]}");
    }

    private static String page(int page) {
        return COMMITS + "/check-runs?filter=latest&per_page=100&page=" + page;
    }

    @Test
    void every_page_of_checks_is_read_and_the_worse_of_two_of_one_name_counts() throws ForgeTrouble {
        says(page(1), runs(101, 0, 100, "success"));
        says(page(2), runs(101, 100, 101, "failure"));
        statuses("{\"context\": \"check-0\", \"state\": \"pending\"}, {\"context\": \"ci\", \"state\": \"success\"}");
        try (Forge forge = gitHub()) {
            Map<String, State> states = forge.checks(COMMIT, deadline()).states();
            assertThat(states).hasSize(102).containsEntry("check-100", State.FAILED)
                    .containsEntry("check-0", State.PENDING).containsEntry("ci", State.PASSED)
                    .containsEntry("check-1", State.PASSED);
        }
    }

    @Test
    void neither_skipped_nor_neutral_nor_running_is_passed() throws ForgeTrouble {
        says(page(1), "{\"total_count\": 3, \"check_runs\": ["
                + run("a", "completed", "skipped") + "," + run("b", "completed", "neutral") + ","
                + run("c", "in_progress", "") + "]}");
        statuses("");
        try (Forge forge = gitHub()) {
            assertThat(forge.checks(COMMIT, deadline()).states()).doesNotContainValue(State.PASSED);
        }
    }

    /** A team writes its name into lockstep.yaml, and it is looked up by that. */
    @Test
    void a_check_with_a_long_name_keeps_it() throws ForgeTrouble {
        String name = "build (" + "ubuntu-latest, ".repeat(20) + "21)";
        says(page(1), "{\"total_count\": 1, \"check_runs\": [" + run(name, "completed", "success") + "]}");
        statuses("");
        try (Forge forge = gitHub()) {
            assertThat(forge.checks(COMMIT, deadline()).states()).containsExactly(Map.entry(name, State.PASSED));
        }
    }

    private static String run(String name, String status, String conclusion) {
        return "{\"name\": \"" + name + "\", \"status\": \"" + status + "\", \"conclusion\": \"" + conclusion
                + "\", \"head_sha\": \"" + COMMIT + "\"}";
    }

    @Test
    void a_rate_limit_is_waited_out_within_the_deadline_and_told_beyond_it() throws ForgeTrouble {
        says(page(1), runs(0, 0, 0, ""));
        statuses("");
        answers.put("once " + page(1), new MockResponse.Builder().code(429).addHeader("Retry-After", "3").build());
        try (Forge forge = gitHub()) {
            forge.checks(COMMIT, deadline());
            assertThat(waits).containsExactly(Duration.ofSeconds(3));
        }
        answers.put("once " + page(1), new MockResponse.Builder().code(403).addHeader("X-RateLimit-Remaining", "0")
                .addHeader("X-RateLimit-Reset", "" + NOW.plusSeconds(3600).getEpochSecond()).build());
        try (Forge forge = gitHub()) {
            assertThatThrownBy(() -> forge.checks(COMMIT, deadline())).isInstanceOf(ForgeTrouble.class)
                    .hasMessageContaining("limits the rate for another 1 h 00 min");
        }
    }

    @Test
    void an_answer_about_another_commit_or_one_that_is_not_whole_is_none() {
        says(page(1), runs(1, 0, 1, "success").replace(COMMIT.hex(), "2".repeat(40)));
        statuses("");
        try (Forge forge = gitHub()) {
            assertThatThrownBy(() -> forge.checks(COMMIT, deadline()))
                    .hasMessageContaining("a check run of another commit");
        }
        says(page(1), runs(7, 0, 1, "success"));
        try (Forge forge = gitHub()) {
            assertThatThrownBy(() -> forge.checks(COMMIT, deadline())).hasMessageContaining("7 check runs and lists 1");
        }
        says(page(1), "<html>");
        try (Forge forge = gitHub()) {
            assertThatThrownBy(() -> forge.checks(COMMIT, deadline())).hasMessageContaining("is not JSON");
        }
    }

    @Test
    void a_refused_token_is_said_and_never_shown() {
        answers.put(page(1), new MockResponse.Builder().code(401).body(TOKEN).build());
        try (Forge forge = gitHub()) {
            assertThatThrownBy(() -> forge.checks(COMMIT, deadline())).isInstanceOfSatisfying(ForgeTrouble.class,
                    trouble -> assertThat(trouble.getMessage() + trouble.remedy()).contains("401").contains("--header")
                            .doesNotContain("ghp_"));
        }
    }

    private static final String HEAD = "a".repeat(40);

    /** One pull request, merged as this commit into main; some of what it says may be replaced. */
    private void pulled(String words, String by, String... reviews) {
        says(COMMITS + "/pulls?per_page=100&page=1", ("[{\"number\": 7, \"merged_at\": \"2026-11-28T10:00:00Z\","
                + "\"merge_commit_sha\": \"" + COMMIT + "\", \"base\": {\"ref\": \"main\"},"
                + "\"head\": {\"sha\": \"" + HEAD + "\"}, \"user\": {\"login\": \"author\"}}]").replace(words, by));
        says("/repos/acme/api/pulls/7/commits?per_page=100&page=1", "[{\"author\": {\"login\": \"Paula\"},"
                + " \"committer\": {\"login\": \"carl\"}}, {\"author\": null, \"committer\": null}]");
        says("/repos/acme/api/pulls/7/reviews?per_page=100&page=1", "[" + String.join(",", reviews) + "]");
    }

    @Test
    void the_last_word_of_a_reviewer_counts_and_an_approval_only_at_the_final_head() throws ForgeTrouble {
        pulled("", "",
                review("olga", "CHANGES_REQUESTED", HEAD), review("olga", "APPROVED", HEAD),
                review("olga", "COMMENTED", HEAD), review("omar", "APPROVED", "b".repeat(40)),
                review("nadja", "APPROVED", HEAD), review("nadja", "DISMISSED", HEAD),
                review("ivan", "CHANGES_REQUESTED", HEAD), review("author", "APPROVED", HEAD));
        try (Forge forge = gitHub()) {
            assertThat(forge.review(COMMIT, deadline()).approvedBy()).containsExactly("olga");
            assertThat(forge.review(COMMIT, deadline()).changesRequestedBy()).containsExactly("ivan");
        }
    }

    @Test
    void whoever_wrote_or_committed_a_part_of_it_reviewed_nothing() throws ForgeTrouble {
        pulled("", "", review("paula", "APPROVED", HEAD), review("Carl", "APPROVED", HEAD), review("", "APPROVED", HEAD));
        try (Forge forge = gitHub()) {
            assertThat(forge.review(COMMIT, deadline()).approvedBy()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"ref\": \"main\"|\"ref\": \"feature\"", "\"base\": {\"ref\": \"main\"},|''",
        "\"merge_commit_sha\": \"1111|\"merge_commit_sha\": \"2111", "\"merge_commit_sha\"|\"other\"",
        "\"merged_at\": \"2026-11-28T10:00:00Z\"|\"merged_at\": null"})
    void a_pull_request_to_another_branch_or_that_made_another_commit_says_nothing(String words, String by)
            throws ForgeTrouble {
        pulled(words, by, review("olga", "APPROVED", HEAD));
        try (Forge forge = gitHub()) {
            assertThat(forge.review(COMMIT, deadline()).approvedBy()).isEmpty();
        }
    }

    @Test
    void a_pull_request_without_a_head_has_no_approval_at_it() throws ForgeTrouble {
        pulled("\"sha\": \"" + HEAD + "\"", "\"ref\": \"x\"", review("olga", "APPROVED", ""));
        try (Forge forge = gitHub()) {
            assertThat(forge.review(COMMIT, deadline()).approvedBy()).isEmpty();
        }
    }

    private static String review(String who, String state, String commit) {
        return "{\"user\": {\"login\": \"" + who + "\"}, \"state\": \"" + state + "\", \"commit_id\": \"" + commit
                + "\"}";
    }

    @Test
    void git_lab_is_read_by_its_own_words() throws ForgeTrouble {
        String project = "/projects/acme%2Fapi";
        says(project + "/repository/commits/" + COMMIT + "/statuses?per_page=100&page=1",
                "[{\"name\": \"unit\", \"status\": \"success\", \"sha\": \"" + COMMIT + "\"},"
                        + "{\"name\": \"e2e\", \"status\": \"manual\", \"sha\": \"" + COMMIT + "\"}]");
        merged("", "");
        says(project + "/merge_requests/3/reviewers?per_page=100&page=1",
                "[{\"state\": \"requested_changes\", \"user\": {\"username\": \"ivan\"}}]");
        try (Forge forge = forges().gitLab(api(), "acme/api", "main")) {
            assertThat(forge.checks(COMMIT, deadline()).states()).containsEntry("unit", State.PASSED)
                    .containsEntry("e2e", State.SKIPPED);
            assertThat(forge.review(COMMIT, deadline()).approvedBy()).containsExactly("olga");
            assertThat(forge.review(COMMIT, deadline()).changesRequestedBy()).containsExactly("ivan");
        }
    }

    private static final String PROJECT = "/projects/acme%2Fapi";

    /**
     * One merge request, merged as this commit into main, pushed at 10 and approved at 11; some of what the API says may
     * be replaced.
     */
    private void merged(String words, String by) {
        gitLabSays("/repository/commits/" + COMMIT + "/merge_requests?per_page=100&page=1",
                "[{\"iid\": 3, \"state\": \"merged\", \"target_branch\": \"main\", \"sha\": \"" + HEAD
                        + "\", \"merge_commit_sha\": \"" + COMMIT + "\", \"author\": {\"username\": \"ada\"}}]",
                words, by);
        gitLabSays("/merge_requests/3/versions?per_page=100&page=1", "[{\"head_commit_sha\": \"" + HEAD
                + "\", \"created_at\": \"2026-11-28T10:00:00.000Z\"}, {\"head_commit_sha\": \"" + "b".repeat(40)
                + "\", \"created_at\": \"2026-11-28T08:00:00.000Z\"}]", words, by);
        gitLabSays("/merge_requests/3/commits?per_page=100&page=1", "[{\"author_name\": \"Paula P\","
                + " \"author_email\": \"paula@example.org\", \"committer_name\": \"x\","
                + " \"committer_email\": \"17-carl@users.noreply.gitlab.com\"}]", words, by);
        gitLabSays("/merge_requests/3/approvals", "{\"approved_by\": [" + approval("ada") + "," + approval("paula") + ","
                + approval("carl") + "," + approval("olga") + "]}", words, by);
        gitLabSays("/merge_requests/3/reviewers?per_page=100&page=1", "[]", words, by);
    }

    private static String approval(String who) {
        return "{\"user\": {\"username\": \"" + who + "\"}, \"approved_at\": \"2026-11-28T11:00:00.000+00:00\"}";
    }

    private void gitLabSays(String path, String json, String words, String by) {
        says(PROJECT + path, words.isEmpty() ? json : json.replace(words, by));
    }

    /** GitLab takes up to 255 characters; approvers are compared with authors by them. */
    @Test
    void a_reviewer_with_a_long_name_keeps_it() throws ForgeTrouble {
        String who = "o".repeat(150);
        merged("\"olga\"", "\"" + who + "\"");
        says(PROJECT + "/merge_requests/3/reviewers?per_page=100&page=1",
                "[{\"state\": \"requested_changes\", \"user\": {\"username\": \"" + who + "\"}}]");
        try (Forge forge = forges().gitLab(api(), "acme/api", "main")) {
            assertThat(forge.review(COMMIT, deadline()).approvedBy()).containsExactly(who);
            assertThat(forge.review(COMMIT, deadline()).changesRequestedBy()).containsExactly(who);
        }
        pulled("", "", review(who, "APPROVED", HEAD));
        try (Forge forge = gitHub()) {
            assertThat(forge.review(COMMIT, deadline()).approvedBy()).containsExactly(who);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"target_branch\": \"main\"|\"target_branch\": \"feature\"", "\"target_branch\"|\"other\"",
        "\"merge_commit_sha\": \"1111|\"merge_commit_sha\": \"2111", "\"state\": \"merged\"|\"state\": \"closed\"",
        "\"created_at\": \"2026-11-28T10|\"created_at\": \"2026-11-28T12", "\"created_at\"|\"other\"",
        "\"approved_at\": \"2026-11-28T11|\"approved_at\": \"2026-11-28T09", "\"approved_at\"|\"other\"",
        "\"head_commit_sha\": \"aaaa|\"head_commit_sha\": \"caaa", "\"username\": \"ada\"}}]|\"username\": \"olga\"}}]",
        "\"paula@example.org\"|\"olga@example.org\""})
    void an_approval_of_a_merge_request_counts_for_its_last_head_alone_and_for_the_branch(String words, String by)
            throws ForgeTrouble {
        merged(words, by);
        try (Forge forge = forges().gitLab(api(), "acme/api", "main")) {
            assertThat(forge.review(COMMIT, deadline()).approvedBy()).doesNotContain("olga");
        }
    }

    @Test
    void a_merge_request_that_was_squashed_or_moved_forward_made_the_commit_too() throws ForgeTrouble {
        for (String made : List.of("\"squash_commit_sha\"", "\"sha\"")) {
            merged("\"merge_commit_sha\"", made);
            if (made.equals("\"sha\"")) {
                says(PROJECT + "/merge_requests/3/versions?per_page=100&page=1", "[{\"head_commit_sha\": \"" + COMMIT
                        + "\", \"created_at\": \"2026-11-28T10:00:00.000Z\"}]");
                says(PROJECT + "/repository/commits/" + COMMIT + "/merge_requests?per_page=100&page=1",
                        "[{\"iid\": 3, \"state\": \"merged\", \"target_branch\": \"main\", \"sha\": \"" + COMMIT
                                + "\", \"author\": {\"username\": \"ada\"}}]");
            }
            try (Forge forge = forges().gitLab(api(), "acme/api", "main")) {
                assertThat(forge.review(COMMIT, deadline()).approvedBy()).as(made).containsExactly("olga");
            }
        }
    }
}
