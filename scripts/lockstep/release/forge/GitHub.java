package lockstep.release.forge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lockstep.base.error.UsageError;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Finding.Checks.State;
import tools.jackson.databind.JsonNode;

/** GitHub's REST API: check runs, statuses, and the reviews of the pull requests that brought a commit. */
final class GitHub implements Forge {

    private final ForgeClient client;
    private final String repository;
    private final String branch;

    /** @param branch that a pull request has to go to */
    GitHub(ForgeClient client, String repository, String branch) {
        if (!repository.matches("[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}")) {
            throw new UsageError("'" + Sanitiser.line(repository, 100) + "' is not a repository of GitHub",
                    "Write it like --github OWNER/REPOSITORY.");
        }
        this.client = client;
        this.repository = "/repos/" + repository;
        this.branch = branch;
    }

    @Override
    public String id() {
        return "github-api";
    }

    @Override
    public ForgeClient client() {
        return client;
    }

    @Override
    public String path() {
        return repository;
    }

    @Override
    public Finding.Checks checks(Sha commit, Deadline deadline) throws ForgeTrouble {
        CheckStates states = new CheckStates();
        String runs = repository + "/commits/" + commit + "/check-runs?filter=latest";
        long[] total = {0};
        List<JsonNode> listed = client.all(runs, page -> {
            total[0] = page.path("total_count").asLong(-1);
            return page.path("check_runs");
        }, deadline);
        if (listed.size() != total[0]) {
            throw new ForgeTrouble("the API says that there are " + total[0] + " check runs and lists "
                    + listed.size(), "They may be changing just now; try again.");
        }
        for (JsonNode run : listed) {
            requireSame(run.path("head_sha").asString(""), commit, "a check run");
            states.add(run.path("name").asString(""), ofRun(run));
        }
        JsonNode combined = client.one(repository + "/commits/" + commit + "/status?per_page=1", deadline);
        requireSame(combined.path("sha").asString(""), commit, "the combined status");
        for (JsonNode status : client.all(
                repository + "/commits/" + commit + "/status", page -> page.path("statuses"), deadline)) {
            states.add(status.path("context").asString(""), ofStatus(status.path("state").asString("")));
        }
        return new Finding.Checks(states.states());
    }

    private static void requireSame(String sha, Sha commit, String what) throws ForgeTrouble {
        if (!sha.equals(commit.hex())) {
            throw new ForgeTrouble("the API gave " + what + " of another commit: " + Sanitiser.line(sha, 60),
                    "Check --api; nothing of this answer can be trusted.");
        }
    }

    private static State ofRun(JsonNode run) {
        if (!run.path("status").asString("").equals("completed")) {
            return State.PENDING;
        }
        return switch (run.path("conclusion").asString("")) {
            case "success" -> State.PASSED;
            case "skipped", "neutral" -> State.SKIPPED;
            default -> State.FAILED;
        };
    }

    private static State ofStatus(String state) {
        return switch (state) {
            case "success" -> State.PASSED;
            case "pending" -> State.PENDING;
            default -> State.FAILED;
        };
    }

    /**
     * The last word of each reviewer counts, an approval only where it was given at the pull request's final head. The
     * pull request has to go to the branch, and to have made this very commit: to be its head, or its merge.
     */
    @Override
    public Finding.Review review(Sha commit, Deadline deadline) throws ForgeTrouble {
        List<String> approved = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode pull : client.all(repository + "/commits/" + commit + "/pulls", page -> page, deadline)) {
            boolean made = pull.path("head").path("sha").asString("").equals(commit.hex())
                    || (pull.path("merged_at").isString()
                    && pull.path("merge_commit_sha").asString("").equals(commit.hex()));
            if (made && pull.path("base").path("ref").asString("").equals(branch)) {
                read(pull, approved, refused, deadline);
            }
        }
        return new Finding.Review(approved, refused);
    }

    private void read(JsonNode pull, List<String> approved, List<String> refused, Deadline deadline)
            throws ForgeTrouble {
        String head = pull.path("head").path("sha").asString("");
        String number = repository + "/pulls/" + pull.path("number").asLong();
        Set<String> authors = authors(pull, number, deadline);
        Map<String, String> last = new LinkedHashMap<>();
        for (JsonNode review : client.all(number + "/reviews", page -> page, deadline)) {
            String state = review.path("state").asString("");
            if (!Set.of("APPROVED", "CHANGES_REQUESTED", "DISMISSED").contains(state)) {
                continue;
            }
            boolean atHead = !head.isEmpty() && review.path("commit_id").asString("").equals(head);
            last.put(review.path("user").path("login").asString(""),
                    state.equals("APPROVED") && !atHead ? "OUTDATED" : state);
        }
        last.forEach((who, state) -> {
            String name = Sanitiser.line(who);
            if (state.equals("APPROVED") && !who.isEmpty() && !authors.contains(who.toLowerCase(Locale.ROOT))) {
                approved.add(name);
            } else if (state.equals("CHANGES_REQUESTED")) {
                refused.add(name);
            }
        });
    }

    /** Whoever opened it, and whoever wrote or committed a part of it, by the names of their accounts. */
    private Set<String> authors(JsonNode pull, String number, Deadline deadline) throws ForgeTrouble {
        Set<String> authors = new HashSet<>();
        authors.add(login(pull.path("user")));
        for (JsonNode one : client.all(number + "/commits", page -> page, deadline)) {
            authors.add(login(one.path("author")));
            authors.add(login(one.path("committer")));
        }
        return authors;
    }

    private static String login(JsonNode account) {
        return account.path("login").asString("").toLowerCase(Locale.ROOT);
    }
}
