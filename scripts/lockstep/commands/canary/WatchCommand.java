package lockstep.commands.canary;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.move.MoveRun;
import lockstep.commands.move.PlannedMove;
import lockstep.commands.move.RollbackForetold;
import lockstep.commands.report.JsonDocument;
import lockstep.commands.report.Theme;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.SiteOptions;
import lockstep.release.service.MoveResult;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.watch.ProductionWatch;
import lockstep.release.watch.WatchConclusion;
import lockstep.release.workflow.Leaving;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.RollbackRequest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Watches production, recommends a rollback, or carries it out where that was asked for.
 *
 * @param dryRun whether one that is wanted is only shown
 */
public record WatchCommand(
        Console console, SiteOptions options, boolean autoRollback, boolean dryRun, boolean json) {

    private static final int LONGEST_NOTES = 1_000;

    public ExitCode watch(Optional<Duration> time, Optional<Duration> every) {
        if (dryRun && !autoRollback) {
            throw new UsageError("--dry-run works only with --auto-rollback", "Use --auto-rollback --dry-run.");
        }
        DeskListener listener = new DeskListener(console);
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, listener);
            if (autoRollback) {
                new RollbackForetold(console, site, service).ofWatch();
            }
            WatchConclusion seen = new ProductionWatch(site, new Quiet(listener)).watch(time, every);
            if (!json) {
                tell(seen);
            }
            if (!seen.wantsRollback() || !autoRollback || seen.watched().isEmpty()) {
                offer(site, seen);
                return ended(seen, Optional.empty(), Optional.empty());
            }
            PushPlan move = planned(site, service, seen);
            return dryRun
                    ? ended(seen, Optional.empty(), Optional.of(
                            new PlannedMove(move, site.repository().branches().evidence())))
                    : ended(seen, Optional.of(carriedOut(site, service, move, seen)), Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    /** A rollback that nobody carried out. */
    private void offer(ReleaseSite site, WatchConclusion seen) {
        if (seen.wantsRollback() && autoRollback) {
            console.err().println(console.theme(true).show("not rolled back: "
                    + site.branchesInWords().production() + " moved while it was watched, or could not be read, so this"
                    + " could take back a commit that was not watched"));
        }
        if (!json) {
            WatchWayBack.of(seen, options.typed(console)).ifPresent(way -> console.out().println(way.words()));
        }
    }

    private ExitCode ended(WatchConclusion seen, Optional<WatchRollback> rollback, Optional<PlannedMove> planned) {
        if (json) {
            print(seen, rollback, planned);
        } else {
            planned.ifPresent(move -> move.lines().forEach(line -> console.out().println(
                    console.theme(options.refusesColour()).show(line))));
        }
        return rollback.map(WatchRollback::exitCode).filter(code -> code != ExitCode.DONE)
                .orElse(seen.verdict().exitCode());
    }

    private void tell(WatchConclusion seen) {
        Theme theme = console.theme(options.refusesColour());
        console.out().println(theme.paint(Theme.colourOf(seen.verdict()), theme.show(
                theme.glyph(seen.verdict()) + " " + Theme.word(seen.verdict()) + "  production, "
                        + seen.looks() + " looks")));
        seen.measured().forEach(line -> console.out().println(theme.show("  " + line)));
        seen.invalid().forEach(line -> console.out().println(theme.show("  the release is invalid: " + line)));
        seen.unknown().forEach(line -> console.out().println(theme.show("  not measured: " + line)));
        seen.fleeting().forEach(line -> console.out().println(theme.show("  at one look only: " + line)));
        seen.notLookedAt().forEach(line -> console.out().println(theme.show("  " + line)));
    }

    /** What was measured is the trigger that is recorded, and what it was measured of is what is left. */
    private PushPlan planned(ReleaseSite site, ReleaseService service, WatchConclusion seen) {
        try {
            return service.plan(new RollbackRequest(
                    Optional.of(new Leaving(seen.watched())), Optional.empty(), Optional.empty(), seen.trigger(),
                    Optional.of(site.operator()), false,
                    Sanitiser.line("watch-release measured: " + String.join("; ", seen.measured()), LONGEST_NOTES)));
        } catch (LockstepError e) {
            throw told(seen, e);
        }
    }

    private WatchRollback carriedOut(ReleaseSite site, ReleaseService service, PushPlan move, WatchConclusion seen) {
        try {
            return MoveRun.hurrying(console, site, service).carry(() -> {
                MoveResult done = service.carryOut(move);
                Theme theme = console.theme(true);
                console.err().println(theme.show(done.intent().id() + "  " + done.words()));
                done.canaries().forEach(canary -> console.err().println(theme.show("  " + canary.words())));
                return WatchRollback.ended(done);
            });
        } catch (LockstepError e) {
            throw told(seen, e);
        }
    }

    /** A program that asked to watch is told what was seen, whatever became of the rollback. */
    private LockstepError told(WatchConclusion seen, LockstepError error) {
        if (json) {
            print(seen, Optional.of(WatchRollback.failed(error)), Optional.empty());
        }
        return error;
    }

    private void print(WatchConclusion seen, Optional<WatchRollback> rollback, Optional<PlannedMove> planned) {
        console.out().print(document(seen, rollback, planned));
        console.requireWritten();
    }

    private String document(
            WatchConclusion seen, Optional<WatchRollback> rollback, Optional<PlannedMove> planned) {
        ObjectNode tree = JsonDocument.of("watch")
                .put("verdict", seen.verdict().word()).put("looks", seen.looks());
        put(tree.putArray("triggers"), seen.triggers().stream().map(trigger -> trigger.words()).sorted().toList());
        put(tree.putArray("measured"), seen.measured());
        put(tree.putArray("invalid"), seen.invalid());
        put(tree.putArray("unknown"), seen.unknown());
        put(tree.putArray("fleeting"), seen.fleeting());
        put(tree.putArray("not_looked_at"), seen.notLookedAt());
        rollback.ifPresentOrElse(done -> done.put(tree.putObject("rollback")), () -> tree.putNull("rollback"));
        WatchWayBack.of(seen, options.typed(console)).ifPresentOrElse(
                way -> way.put(tree.putObject("way_back")), () -> tree.putNull("way_back"));
        planned.ifPresent(move -> {
            ObjectNode plan = tree.putObject("planned_rollback").put("commit", move.move().intent().target().hex());
            move.put(plan);
        });
        return JsonDocument.text(tree);
    }

    private static void put(ArrayNode array, List<String> lines) {
        lines.forEach(array::add);
    }
}
