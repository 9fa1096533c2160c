package lockstep.release.sets;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.SetPlaces;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetJson;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStep;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;

/** Adds to the record of a release set, on the evidence branch of the repository that names it. */
record SetLedger(ReleaseSite home, SetCommands commands, WorkflowListener listener, SetRecord record) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMdd-HHmm");

    SetLedger(ReleaseSite home, SetCommands commands, WorkflowListener listener) {
        this(home, commands, listener, new SetRecord(home, commands.set(), listener));
    }

    private ServiceName set() {
        return commands.set();
    }

    /** The newest run; empty where there was none. */
    Optional<SetRun> newest(RemoteHeads heads) {
        return record.newest(heads);
    }

    /**
     * Records the beginning, before anything moves.
     *
     * @throws LostRace if somebody else began, or went on, since that was planned
     */
    SetRun begin(ReleaseSet.Planned planned) {
        Instant now = now();
        SetRun[] begun = new SetRun[1];
        RemoteHeads heads = home.repository().fetch(home.remoteDeadline());
        new Recorder(home, listener).add(heads, there -> {
            Optional<SetRun> newest = newest(there);
            newest.filter(run -> !planned.after().equals(newest)).ifPresent(run -> {
                throw new LostRace("release set " + set() + ": " + run.intent().operator() + " was quicker, with "
                        + run.intent().id() + "; nothing of yours was begun", commands.seeStatus());
            });
            newest.filter(run -> run.isOpen() && !run.goesBack()).ifPresent(open -> {
                throw new Refused("release set " + set() + " is open: " + open.intent().id() + ", begun by "
                        + open.intent().operator() + "; nothing was changed",
                        "Continue: " + commands.resume() + ". Go back: " + commands.rollback() + ".");
            });
            SetIntent intent = new SetIntent(
                    set(), free(there.evidence(), now), home.operator(), now, planned.members(),
                    Optional.of(planned.declared()));
            begun[0] = new SetRun(intent, List.of());
            return Optional.of(draft(
                    SetPlaces.intent(set(), intent.id()), SetJson.write(intent),
                    "Begin release set " + set() + " as " + intent.id(), now));
        });
        return begun[0];
    }

    private String free(Optional<Sha> tip, Instant now) {
        List<String> taken = tip.map(record::ids).orElse(List.of());
        String minute = minute(now) + "-set";
        int number = 1;
        while (taken.contains(minute + number)) {
            number++;
        }
        return minute + number;
    }

    /** As the id of a run begins. */
    static String minute(Instant when) {
        return MINUTE.format(LocalDateTime.ofInstant(when, ZoneOffset.UTC));
    }

    /** Whether nobody went on with it, or began another. */
    boolean isNewest(SetRun run) {
        Sha tip = home.repository().fetch(home.remoteDeadline()).evidence().orElseThrow();
        return run.knows(record.numbers(tip, run.intent().id())) && record.begunSince(run, tip).isEmpty();
    }

    /** @throws LostRace if another host went on with it */
    SetRun add(SetRun run, SetStep step) {
        String id = run.intent().id();
        String path = SetPlaces.step(set(), id, step.number(), step.stage().word());
        RemoteHeads heads = home.repository().fetch(home.remoteDeadline());
        if (step.number() > SetPlaces.MOST_STEPS) {
            throw new Refused(id + " of release set " + set() + " has " + SetPlaces.MOST_STEPS
                    + " steps, the most that are recorded of one", "Roll it back, and plan a new one.");
        }
        new Recorder(home, listener).addInEmergency(heads, there -> {
            if (!run.knows(record.numbers(there.evidence().orElseThrow(), id))) {
                throw new LostRace("somebody else went on with release set " + set() + " meanwhile",
                        commands.seeStatus());
            }
            return Optional.of(draft(path, SetJson.write(step), "Release set " + set() + ", " + id + ": "
                    + step.member().map(name -> name + " ").orElse("") + step.stage().word(), step.at()))
                    .map(draft -> step.stage().goesBack() ? draft.clearingTheWay() : draft);
        });
        return run.with(step);
    }

    Instant now() {
        return home.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private CommitDraft draft(String path, byte[] document, String subject, Instant at) {
        List<FileWrite> writes = new ArrayList<>(List.of(FileWrite.add(path, document)));
        home.signatures().sign(document, at)
                .ifPresent(signature -> writes.add(FileWrite.add(EvidenceLayout.signature(path), signature)));
        return new CommitDraft(writes, subject + "\n\nBy " + home.operator() + "\n", home.identity(), at);
    }
}
