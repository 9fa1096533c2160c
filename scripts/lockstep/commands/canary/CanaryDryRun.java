package lockstep.commands.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryJson;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.canary.CanaryPlanned;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.pipeline.CanarySettings;

/** What a canary would record and run, in the order in which it would. */
record CanaryDryRun(ReleaseSite site, CanaryPlanned planned) {

    List<String> lines() {
        CanaryIntent intent = planned.intent();
        CanarySettings settings = site.config().pipeline().canary().orElseThrow();
        List<String> lines = new ArrayList<>();
        planned.resting().forEach(open -> lines.add("would take canary " + open.shown()
                + ", which passed, off the traffic, and record that"));
        lines.add("would add to " + site.repository().branches().evidence() + ": " + CanaryPlaces.intent(intent.id()));
        new String(CanaryJson.write(intent), StandardCharsets.UTF_8).lines()
                .forEach(line -> lines.add("  | " + line));
        if (!settings.deploy().isEmpty()) {
            lines.add("would deploy: " + words(settings.deploy()).replace("{sha}", intent.commit().hex()));
        }
        settings.traffic().ifPresent(traffic -> {
            intent.steps().forEach(step -> {
                lines.add("would set: " + words(traffic.set()).replace("{weight}", step.toString()));
                lines.add("would read until it says " + step + ": " + words(traffic.read()));
            });
            lines.add("would abort, unless it passes: " + words(traffic.abort()));
        });
        return lines;
    }

    private String words(List<String> command) {
        return site.secrets().redact(String.join(" ", command));
    }
}
