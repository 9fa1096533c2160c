package lockstep.commands.release;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.report.JsonDocument;
import lockstep.release.deploy.LiveService;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a deployment would do, or came to, as {@code lockstep/deployment/v1}. */
record DeploymentJson(ObjectNode tree) {

    /** @param command what would be run; empty where somebody else deploys */
    static DeploymentJson planned(LiveService service, Sha commit, Optional<List<String>> command) {
        DeploymentJson document = of("planned", service, commit);
        ArrayNode words = document.tree.putArray("command");
        command.ifPresent(all -> all.forEach(word -> words.add(Sanitiser.line(word))));
        return document;
    }

    /** @param state running, or unverified where the environment cannot report its commit */
    static DeploymentJson ended(String state, LiveService service, Sha commit, String words) {
        DeploymentJson document = of(state, service, commit);
        document.tree.put("words", Sanitiser.line(words));
        return document;
    }

    void print(Console console) {
        console.out().print(JsonDocument.text(tree));
        console.requireWritten();
    }

    private static DeploymentJson of(String state, LiveService service, Sha commit) {
        ObjectNode tree = JsonDocument.of("deployment");
        tree.put("state", state);
        tree.put("environment", service.mode().name());
        tree.put("commit", commit.hex());
        tree.put("reports_its_commit", service.tellsItsRevision());
        return new DeploymentJson(tree);
    }
}
