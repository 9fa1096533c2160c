package lockstep.commands.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.release.Clocks;
import lockstep.base.release.CommitName;
import lockstep.base.text.Durations;
import lockstep.commands.cli.Console;
import lockstep.commands.report.JsonDocument;
import lockstep.commands.report.Theme;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.SiteOptions;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.RequirementsJson;
import lockstep.policy.requirement.Soaked;
import lockstep.record.journal.Journal;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.soak.Soak;
import lockstep.release.soak.SoakTime;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.RemoteHeads;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps sampling staging until it has run a commit for long enough.
 *
 * @param asked how long; as long as the pipeline demands where empty
 * @param askedGap the longest time between two samples that is not told; as the pipeline says where empty
 * @param limit when it is given up; after twice the time where empty
 */
public record SoakCommand(
        Console console, SiteOptions options, Optional<Duration> asked, Optional<Duration> askedGap, Duration every,
        Optional<Duration> limit, boolean json) {

    /** Other runs of the commit need their place among those that are read, too. */
    private static final int MOST_SAMPLES = Journal.MOST_RUNS - 100;
    private static final Soaked USUAL = new Soaked(Duration.ofHours(2), Duration.ofMinutes(30));

    /**
     * @param once take one sample, if one is due, and say where the soak stands
     * @param dryRun only say where it stands
     * @param bySample exit as that sample ended, however long the soak is
     */
    public ExitCode soak(Optional<CommitName> commit, boolean once, boolean dryRun, boolean bySample) {
        try (ReleaseSite site = options.open(console)) {
            DeskListener listener = new DeskListener(console);
            Soaked configured = site.config().pipeline().soak().orElse(USUAL);
            Duration time = asked.orElse(configured.duration());
            requireFewEnough(time);
            Soak soak = new Soak(site, listener, time, askedGap.orElse(configured.maxGap()), every,
                    limit.orElse(time.multipliedBy(2)));
            ReleaseService service = new ReleaseService(site, listener);
            RemoteHeads heads = service.heads();
            NamedCommit named = site.versions().find(
                    commit.orElseGet(() -> new CommitName.Exact(service.candidate(heads))), heads);
            SoakTime stands = soak.stands(heads, named.commit());
            Instant now = site.clock().instant().truncatedTo(ChronoUnit.SECONDS);
            stands.ahead().filter(at -> at.isAfter(now.plus(Clocks.SKEW))).ifPresent(at -> listener.step("a passing run"
                    + " of this commit is dated " + at + ", and it is " + now + " here: it counts for"
                    + " nothing until then. Set the clock of the host that recorded it"));
            if (dryRun || stands.isOver()) {
                return told(named, time, stands, stands.isOver() ? Verdict.PASS : Verdict.INCONCLUSIVE);
            }
            soak.requireReady();
            service.requireStaging(heads, named.commit(), "nothing was run or recorded");
            if (once) {
                Verdict sample = soak.sample(named.commit());
                SoakTime after = soak.stands(service.heads(), named.commit());
                return told(named, time, after, bySample ? sample : after.isOver() ? Verdict.PASS
                        : sample == Verdict.FAIL ? Verdict.FAIL : Verdict.INCONCLUSIVE);
            }
            Soak.Ended ended = soak.run(named.commit());
            return told(named, time, ended.stands(), ended.verdict());
        }
    }

    /** The newest runs of a commit are read, no others: the first sample has to be among them. */
    private void requireFewEnough(Duration time) {
        long samples = every.isPositive() ? time.dividedBy(every) : 0;
        if (samples > MOST_SAMPLES) {
            throw new UsageError("a sample every " + Durations.human(every) + " for " + Durations.human(time)
                    + " makes " + samples + " samples; at most " + MOST_SAMPLES + " of one commit are looked at",
                    "Give a longer --every: " + Durations.human(time.dividedBy(MOST_SAMPLES).plusSeconds(1))
                            + " or more.");
        }
    }

    private ExitCode told(NamedCommit named, Duration time, SoakTime stands, Verdict verdict) {
        if (json) {
            ObjectNode tree = JsonDocument.of("soak");
            tree.put("commit", named.commit().hex());
            tree.put("version", named.version().map(Object::toString).orElse(null));
            tree.put("for", time.toString());
            tree.put("last_sample", stands.last().map(Object::toString).orElse(null));
            RequirementsJson.put(tree.putObject("soak"), stands.said());
            console.out().print(JsonDocument.text(tree));
        } else {
            Theme theme = console.theme(options.refusesColour());
            console.out().println(theme.show(
                    theme.glyph(verdict) + " " + named.shown() + ": " + stands.said().words()));
            stands.said().holdsAt().filter(at -> !stands.isOver()).ifPresent(at -> console.out().println(
                    "  " + Durations.human(time) + " are over at " + at));
            if (!stands.isOver()) {
                console.out().println(theme.show("  " + stands.said().remedy()));
            }
        }
        console.requireWritten();
        return verdict.exitCode();
    }
}
