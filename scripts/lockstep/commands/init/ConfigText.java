package lockstep.commands.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.gates.http.Target;

/**
 * A first lockstep.yaml, with comments. What an outage hid is a comment, never a setting that asks for less. Pure.
 *
 * @param production what was found of it, where it is known
 * @param git what is unusual of the repository's remote and branches
 * @param declares whether gates are declared beside it already
 */
record ConfigText(
        Answers answers, Found staging, Optional<Found> production, Optional<String> git, boolean declares) {

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# How Lockstep releases this service. Every key: docs/configuration.md of Lockstep.");
        lines.add("service: " + QuotedText.quoted(answers.service()));
        git.ifPresent(unusual -> lines.add("git: " + unusual + "    # as the remote has it"));
        lines.add("");
        lines.add("# Where it runs. A run against the wrong one is refused.");
        lines.add("environments:");
        environment("staging", answers.staging(), lines);
        answers.revision().ifPresent(revision -> lines.add(
                line(revision, Optional.of(staging), production, "production")));
        answers.production().ifPresentOrElse(
                target -> environment("production", target, lines),
                () -> lines.add("  # production: {base: https://…}    # needed to promote"));
        answers.production().flatMap(target -> answers.productionRevision()).ifPresent(revision -> lines.add(
                line(revision, production, Optional.of(staging), "staging")));
        if (answers.revision().isEmpty()) {
            noRevision(lines);
        }
        answers.deploy().ifPresent(command -> {
            lines.add("");
            lines.add("# How production is deployed after release moved; {sha} is the commit.");
            lines.add("deploy:");
            lines.add("  production: {command: [" + QuotedText.list(command) + "], wait: 15m}");
        });
        gates(lines);
        return String.join("\n", lines) + "\n";
    }

    private static void environment(String name, Target target, List<String> lines) {
        lines.add("  " + name + ":");
        lines.add("    base: " + QuotedText.url(target));
    }

    private static String line(
            RevisionAnswer revision, Optional<Found> own, Optional<Found> other, String nameOfOther) {
        boolean borrowed = own.flatMap(Found::revision).isEmpty()
                && other.flatMap(Found::revision).equals(Optional.of(revision));
        return "    revision: " + revision.yaml() + (borrowed ? "    # as " + nameOfOther + " tells it" : "");
    }

    private void noRevision(List<String> lines) {
        lines.add("");
        if (staging.trouble().isPresent()) {
            lines.add("# staging did not answer when this was written: fill in how it reports its commit.");
            lines.add("# Where /health answers with X-Build-Sha, write under each environment:");
        } else {
            lines.add("# The service does not report its commit, so no run can prove what was tested.");
            lines.add("# Let /health answer with X-Build-Sha, and write under each environment:");
        }
        lines.add("#   revision: {header: X-Build-Sha}");
        lines.add("# Until then every promotion is refused. This line would accept commits that nothing proves:");
        lines.add("# policy: {require_revision: false}");
    }

    private void gates(List<String> lines) {
        if (declares) {
            lines.add("");
            lines.add("# Its gates are in gates/*.yaml.");
            return;
        }
        switch (staging.api()) {
            case BUILT_IN -> { }
            case OTHER -> {
                lines.add("");
                lines.add("# What has to be true before a promotion, and after it. "
                        + "More: docs/declared-gates.md of Lockstep.");
                lines.add("gates:");
                lines.add("  health:");
                lines.add("    get: " + staging.health().orElseThrow());
                lines.add("    expect: 200");
            }
            case UNKNOWN -> {
                lines.add("");
                lines.add("# staging " + staging.lack() + " when this was written: fill in its gates, if the");
                lines.add("# built-in ones, which are in force, are not made for it. "
                        + "More: docs/declared-gates.md of Lockstep.");
                lines.add("# gates:");
                lines.add("#   health:");
                lines.add("#     get: " + staging.health().orElse("/health"));
                lines.add("#     expect: 200");
            }
        }
    }
}
