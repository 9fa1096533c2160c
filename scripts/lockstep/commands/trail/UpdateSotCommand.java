package lockstep.commands.trail;

import java.time.DateTimeException;
import java.time.Instant;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.report.JsonDocument;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.DryRun;
import lockstep.commands.site.SiteOptions;
import lockstep.record.layout.TruthPlaces;
import lockstep.record.truth.SourceOfTruth;
import lockstep.record.truth.TruthJson;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.workflow.TruthUpdate.Claim;
import lockstep.release.workflow.TruthUpdate.Planned;
import lockstep.repository.git.RemoteHeads;
import tools.jackson.databind.node.ObjectNode;

/** Repeats in the source of truth what the log says, or corrects it with a reason. */
public record UpdateSotCommand(Console console, SiteOptions options, boolean json) {

    /** What the options say, checked. */
    public static Claim claim(
            CommitName commit, String environment, String promotedBy, String promotionTime, String reason) {
        if (!environment.equals(Environment.PRODUCTION.name())) {
            throw new UsageError("the source of truth is kept of production, not of '"
                    + Sanitiser.line(environment, 40) + "'", "Give --environment=production.");
        }
        try {
            return new Claim(commit, new Operator(promotedBy).name(), Instant.parse(promotionTime), reason);
        } catch (DateTimeException e) {
            throw new UsageError("'" + Sanitiser.line(promotionTime, 40) + "' is not a time",
                    "Give it in UTC, like 2026-01-22T10:00:00Z: $(date -u +%Y-%m-%dT%H:%M:%SZ).", e);
        }
    }

    public ExitCode update(Claim claim, boolean dryRun) {
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            RemoteHeads heads = service.heads();
            Planned planned = dryRun ? service.plannedTruth(claim, heads) : service.updateTruth(claim, heads);
            if (json) {
                console.out().print(json(planned, dryRun));
            } else if (dryRun && planned.draft().isPresent()) {
                DryRun.lines(planned.draft().get(), heads.evidence(), site.repository().branches().evidence())
                        .forEach(this::line);
            } else {
                line(words(planned));
            }
            console.requireWritten();
            return ExitCode.DONE;
        }
    }

    private static String words(Planned planned) {
        SourceOfTruth truth = planned.truth();
        String said = truth.version().map(name -> name + " (" + truth.commit().abbreviated() + ")")
                .orElse(truth.commit().hex()) + ", promoted by " + truth.promotedBy() + " at "
                + truth.promotionTime();
        return planned.draft().isEmpty()
                ? TruthPlaces.PRODUCTION + " says so already: " + said + "; nothing was changed"
                : TruthPlaces.PRODUCTION + " says now: " + said
                        + planned.correction().map(path -> "; the reason is in " + path).orElse("");
    }

    private static String json(Planned planned, boolean dryRun) {
        ObjectNode tree = JsonDocument.of("sot-update");
        tree.put("changed", planned.draft().isPresent() && !dryRun);
        tree.put("would_change", planned.draft().isPresent());
        tree.put("path", TruthPlaces.PRODUCTION);
        tree.put("correction", planned.correction().orElse(null));
        tree.set("sot", TruthJson.tree(planned.truth()));
        return JsonDocument.text(tree);
    }

    private void line(String line) {
        console.out().println(console.theme(options.refusesColour()).show(line));
    }
}
