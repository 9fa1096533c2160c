package lockstep.release.forge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Finding.Checks.State;
import tools.jackson.databind.JsonNode;

/** GitLab's REST API: the statuses of a commit, and the approvals of the merge requests that brought it. */
final class GitLab implements Forge {

    private final ForgeClient client;
    private final String project;
    private final String branch;

    /** @param branch that a merge request has to go to */
    GitLab(ForgeClient client, String project, String branch) {
        if (!project.matches("[A-Za-z0-9_.-]{1,100}(/[A-Za-z0-9_.-]{1,100}){1,10}")) {
            throw new UsageError("'" + Sanitiser.line(project, 100) + "' is not a project of GitLab",
                    "Write it like --gitlab GROUP/PROJECT.");
        }
        this.client = client;
        this.project = "/projects/" + URLEncoder.encode(project, StandardCharsets.UTF_8);
        this.branch = branch;
    }

    @Override
    public String id() {
        return "gitlab-api";
    }

    @Override
    public ForgeClient client() {
        return client;
    }

    @Override
    public String path() {
        return project;
    }

    @Override
    public Finding.Checks checks(Sha commit, Deadline deadline) throws ForgeTrouble {
        CheckStates states = new CheckStates();
        for (JsonNode status : client.all(
                project + "/repository/commits/" + commit + "/statuses", page -> page, deadline)) {
            if (!status.path("sha").asString("").equals(commit.hex())) {
                throw new ForgeTrouble("the API gave a status of another commit",
                        "Check --api; nothing of this answer can be trusted.");
            }
            states.add(status.path("name").asString(""), of(status.path("status").asString("")));
        }
        return new Finding.Checks(states.states());
    }

    private static State of(String status) {
        return switch (status) {
            case "success" -> State.PASSED;
            case "skipped", "manual" -> State.SKIPPED;
            case "created", "pending", "running", "preparing", "scheduled", "waiting_for_resource" -> State.PENDING;
            default -> State.FAILED;
        };
    }

    /**
     * An approval counts where it was given after the merge request's last version was pushed: the API does not name
     * the commit that was approved, but it says when. The merge request has to go to the branch, and to have made this
     * very commit: to be its head, its merge or its squash.
     */
    @Override
    public Finding.Review review(Sha commit, Deadline deadline) throws ForgeTrouble {
        List<String> approved = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode request : client.all(
                project + "/repository/commits/" + commit + "/merge_requests", page -> page, deadline)) {
            if (hasMade(request, commit) && request.path("target_branch").asString("").equals(branch)) {
                read(request, approved, refused, deadline);
            }
        }
        return new Finding.Review(approved, refused);
    }

    private static boolean hasMade(JsonNode request, Sha commit) {
        boolean merged = request.path("state").asString("").equals("merged");
        boolean open = request.path("state").asString("").equals("opened");
        return ((merged || open) && request.path("sha").asString("").equals(commit.hex()))
                || (merged && (request.path("merge_commit_sha").asString("").equals(commit.hex())
                || request.path("squash_commit_sha").asString("").equals(commit.hex())));
    }

    private void read(JsonNode request, List<String> approved, List<String> refused, Deadline deadline)
            throws ForgeTrouble {
        String path = project + "/merge_requests/" + request.path("iid").asLong();
        Optional<Instant> pushed = pushed(path, request.path("sha").asString(""), deadline);
        ForgeAuthors authors = new ForgeAuthors();
        authors.account(request.path("author").path("username").asString(""));
        for (JsonNode one : client.all(path + "/commits", page -> page, deadline)) {
            authors.person(one.path("author_name").asString(""), one.path("author_email").asString(""));
            authors.person(one.path("committer_name").asString(""), one.path("committer_email").asString(""));
        }
        for (JsonNode one : client.one(path + "/approvals", deadline).path("approved_by")) {
            String who = one.path("user").path("username").asString("");
            Optional<Instant> at = time(one.path("approved_at"));
            boolean seen = pushed.isPresent() && at.isPresent() && !at.get().isBefore(pushed.get());
            if (seen && !who.isEmpty() && !authors.have(who, one.path("user").path("name").asString(""))) {
                approved.add(Sanitiser.line(who));
            }
        }
        for (JsonNode reviewer : client.all(path + "/reviewers", page -> page, deadline)) {
            if (reviewer.path("state").asString("").equals("requested_changes")) {
                refused.add(Sanitiser.line(reviewer.path("user").path("username").asString("")));
            }
        }
    }

    /** When the head came, by the version that brought it; a head that came twice came last. */
    private Optional<Instant> pushed(String path, String head, Deadline deadline) throws ForgeTrouble {
        Optional<Instant> latest = Optional.empty();
        boolean isThere = false;
        for (JsonNode version : client.all(path + "/versions", page -> page, deadline)) {
            Optional<Instant> at = time(version.path("created_at"));
            if (at.isEmpty()) {
                return Optional.empty();
            }
            latest = latest.filter(before -> before.isAfter(at.get())).or(() -> at);
            isThere |= !head.isEmpty() && version.path("head_commit_sha").asString("").equals(head);
        }
        return isThere ? latest : Optional.empty();
    }

    private static Optional<Instant> time(JsonNode text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.asString("")).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
