package tests.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.StrayTraffic;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** Holds a story to what must be true after every process and at its end. Each violation is a sentence. */
final class Watchdog {

    /** Deploying, setting, warming up, the deadline, the slack, and a little for the commands. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Team team;
    private final Universe universe;
    private final ReleaseSite site;
    private final List<String> violations = new ArrayList<>();
    private Duration spent = Duration.ZERO;
    private int ended;

    Watchdog(Team team, Universe universe, ReleaseSite site) {
        this.team = team;
        this.universe = universe;
        this.site = site;
    }

    /**
     * What became of the last canary.
     *
     * @param word its stage, or that there was none
     */
    record Last(String word, boolean falseRollback, boolean falsePass) {}

    /** What all processes so far took for themselves. */
    Duration spent() {
        return spent;
    }

    /** How many processes have ended. */
    int count() {
        return ended;
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** The canaries that {@code status} tells of. */
    List<CanaryView> open() {
        return archive().open();
    }

    private RemoteHeads heads() {
        return site.repository().fetch(site.remoteDeadline());
    }

    private CanaryArchive archive() {
        return new CanaryArchive(site.repository(), heads().evidence());
    }

    /**
     * A process ended.
     *
     * @param own how long it took, without what others did meanwhile
     * @param alone whether no other process ended while it ran, and nothing of an earlier one was on its way
     */
    void ended(HostProcess.End end, Duration own, boolean alone) {
        spent = spent.plus(own);
        ended++;
        switch (end) {
            case HostProcess.End.Broken(Throwable defect) -> broken(defect);
            case HostProcess.End.Said(LockstepError error) -> said(error, alone);
            case HostProcess.End.Done<?> done when done.result() instanceof CanaryConclusion concluded ->
                concluded(concluded);
            case HostProcess.End any -> { }
        }
        require(own.compareTo(LONGEST) <= 0, "a process carried the canary for " + own.toMinutes() + " min");
        require(universe.weight() == 0 || universe.isByHand() || !open().isEmpty() || StrayTraffic.at(site).isPresent(),
                "the canary has " + universe.weight() + " % of the traffic, and status does not tell");
    }

    private void broken(Throwable defect) {
        StackTraceElement[] trace = defect.getStackTrace();
        violations.add("a process broke: " + defect + (trace.length == 0 ? "" : " at " + trace[0]));
    }

    private void said(LockstepError error, boolean alone) {
        Throwable cause = error.getCause();
        boolean isDefect = error.getMessage().contains("could not go on") && !(cause instanceof LockstepError);
        require(!isDefect, "a canary was ended by a defect: " + cause);
        require(!(error instanceof LostRace) || !alone, "a process lost the canary to nobody: " + error.getMessage());
    }

    private void concluded(CanaryConclusion concluded) {
        boolean isOff = universe.weight() == 0 || universe.isByHand();
        require(!concluded.stage().isOff() || isOff,
                "a canary is " + concluded.stage().word() + " and has " + universe.weight() + " % of the traffic");
        require(concluded.stage() != CanaryStage.PASSED || concluded.verdict() == Verdict.PASS,
                "a canary passed with the verdict " + concluded.verdict().word());
    }

    /** After the last reap: no traffic, nothing open, and a record that holds. */
    void requireEnded() {
        require(universe.weight() == 0, "in the end the canary has " + universe.weight() + " % of the traffic");
        require(open().isEmpty(), "in the end a canary is open");
        CanaryArchive archive = archive();
        archive.ids().forEach(id -> new Record(universe, archive.view(id)).faults().forEach(violations::add));
        new JournalAudit(site).complaints(heads()).forEach(line -> violations.add("the audit says: " + line));
    }

    Last last(boolean harmful, boolean splitOtherwise) {
        CanaryArchive archive = archive();
        Optional<CanaryView> last = archive.ids().stream().reduce((one, other) -> other).map(archive::view);
        boolean passed = last.filter(view -> view.stages().contains(CanaryStage.PASSED)).isPresent();
        boolean failed = last.flatMap(CanaryView::end)
                .filter(end -> end.cause() == CanaryEnd.Cause.METRICS && end.verdict() == Verdict.FAIL).isPresent();
        String word = last.isEmpty() ? "not begun"
                : passed && team.isPromoted() ? "passed and promoted"
                : passed ? "passed, not promoted"
                : failed ? "judged harmful" : last.get().end().map(end -> end.cause().name().toLowerCase())
                        .orElse("without an end");
        return new Last(word, failed && !harmful && !splitOtherwise, passed && (harmful || splitOtherwise));
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }
}
