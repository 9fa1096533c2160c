package lockstep.commands.deploy;

import java.util.List;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.report.JsonDocument;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a deployment would do, or came to, as {@code lockstep/deployment/v1}; of several services also each of them. */
record DeploymentJson(ObjectNode tree) {

    static DeploymentJson planned(List<DeployJob> all) {
        DeploymentJson document = of("planned", all);
        if (all.getFirst().service().isEmpty()) {
            putCommand(document.tree, all.getFirst());
        } else {
            ArrayNode services = document.tree.putArray("services");
            all.forEach(one -> putCommand(put(services.addObject(), "planned", one), one));
        }
        return document;
    }

    /** Its state is running, or unverified where an environment cannot report its commit. */
    static DeploymentJson ended(List<DeployJob.Ended> all) {
        boolean running = all.stream().allMatch(DeployJob.Ended::running);
        DeploymentJson document = of(state(running), all.stream().map(DeployJob.Ended::of).toList());
        document.tree.put("words", Sanitiser.line(String.join("; ", all.stream().map(DeployJob.Ended::words)
                .toList())));
        if (all.getFirst().of().service().isPresent()) {
            ArrayNode services = document.tree.putArray("services");
            all.forEach(one -> put(services.addObject(), state(one.running()), one.of())
                    .put("words", Sanitiser.line(one.words())));
        }
        return document;
    }

    void print(Console console) {
        console.out().print(JsonDocument.text(tree));
        console.requireWritten();
    }

    private static String state(boolean running) {
        return running ? "running" : "unverified";
    }

    private static DeploymentJson of(String state, List<DeployJob> all) {
        ObjectNode tree = JsonDocument.of("deployment");
        tree.put("state", state);
        tree.put("environment", all.getFirst().mode().name());
        tree.put("commit", all.getFirst().commit().hex());
        tree.put("reports_its_commit", all.stream().allMatch(one -> one.live().tellsItsRevision()));
        return new DeploymentJson(tree);
    }

    private static ObjectNode put(ObjectNode tree, String state, DeployJob one) {
        return tree.put("name", one.service().orElseThrow().word())
                .put("state", state)
                .put("reports_its_commit", one.live().tellsItsRevision());
    }

    private static void putCommand(ObjectNode tree, DeployJob one) {
        ArrayNode words = tree.putArray("command");
        one.words().ifPresent(all -> all.forEach(word -> words.add(Sanitiser.line(word))));
    }
}
