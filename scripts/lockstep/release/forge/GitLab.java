package lockstep.release.forge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    GitLab(ForgeClient client, String project) {
        if (!project.matches("[A-Za-z0-9_.-]{1,100}(/[A-Za-z0-9_.-]{1,100}){1,10}")) {
            throw new UsageError("'" + Sanitiser.line(project, 100) + "' is not a project of GitLab",
                    "Write it like --gitlab GROUP/PROJECT.");
        }
        this.client = client;
        this.project = "/projects/" + URLEncoder.encode(project, StandardCharsets.UTF_8);
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

    /** GitLab itself takes approvals back when commits are added, where the project is set to. */
    @Override
    public Finding.Review review(Sha commit, Deadline deadline) throws ForgeTrouble {
        List<String> approved = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode request : client.all(
                project + "/repository/commits/" + commit + "/merge_requests", page -> page, deadline)) {
            if (request.path("state").asString("").equals("closed")) {
                continue;
            }
            String path = project + "/merge_requests/" + request.path("iid").asLong();
            String author = request.path("author").path("username").asString("");
            JsonNode approvals = client.one(path + "/approvals", deadline);
            for (JsonNode one : approvals.path("approved_by")) {
                String who = one.path("user").path("username").asString("");
                if (!who.isEmpty() && !who.equals(author)) {
                    approved.add(Sanitiser.line(who, 100));
                }
            }
            for (JsonNode reviewer : client.all(path + "/reviewers", page -> page, deadline)) {
                if (reviewer.path("state").asString("").equals("requested_changes")) {
                    refused.add(Sanitiser.line(reviewer.path("user").path("username").asString(""), 100));
                }
            }
        }
        return new Finding.Review(approved, refused);
    }
}
