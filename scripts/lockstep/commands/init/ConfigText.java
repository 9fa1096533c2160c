package lockstep.commands.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.gates.http.Target;

/** A first lockstep.yaml, with comments. Pure. */
record ConfigText(Answers answers, Optional<String> health, boolean chat) {

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# How Lockstep releases this service. Every key: docs/configuration.md of Lockstep.");
        lines.add("service: " + YamlText.quoted(answers.service()));
        lines.add("");
        lines.add("# Where it runs. A run against the wrong one is refused.");
        lines.add("environments:");
        environment("staging", answers.staging(), lines);
        answers.production().ifPresentOrElse(
                production -> environment("production", production, lines),
                () -> lines.add("  # production: {base: https://…}    # needed to promote"));
        if (answers.revision().isEmpty()) {
            lines.add("");
            lines.add("# The service does not tell its commit, so no run can prove what was tested.");
            lines.add("# Let /health answer with X-Build-Sha, and write under each environment:");
            lines.add("#   revision: {header: X-Build-Sha}");
            lines.add("policy: {require_revision: false}");
        }
        answers.deploy().ifPresent(command -> {
            lines.add("");
            lines.add("# How production is deployed after release moved; {sha} is the commit.");
            lines.add("deploy:");
            lines.add("  production: {command: [" + YamlText.list(command) + "], wait: 15m}");
        });
        if (!chat) {
            gates(lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private void environment(String name, Target target, List<String> lines) {
        lines.add("  " + name + ":");
        lines.add("    base: " + target.base());
        answers.revision().ifPresent(revision -> lines.add("    revision: " + revision.yaml()));
    }

    /** Of a service that is not the one that the built-in gates are made for. */
    private void gates(List<String> lines) {
        lines.add("");
        lines.add("# What has to be true before a promotion, and after it. More: docs/declared-gates.md of Lockstep.");
        lines.add("gates:");
        lines.add("  health:");
        lines.add("    get: " + health.orElse("/health"));
        lines.add("    expect: 200");
    }
}
