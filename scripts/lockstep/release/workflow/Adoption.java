package lockstep.release.workflow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.error.Refused;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.journal.JournalView;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.PassFail;
import lockstep.record.log.ReleaseLog;
import lockstep.release.recording.Attestations;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ConfigPins;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.RememberedTip;
import lockstep.release.site.StatusReader;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;
import lockstep.settings.ConfigReader;

/** Records the starting point on a log and a {@code release} that were there before: once, before anything else. */
public record Adoption(ReleaseSite site, WorkflowListener listener) {

    private static final int LARGEST = 256 << 20;

    /**
     * @param smoke whether production is smoked now; if it passes, what {@code release} stands at is known good
     * @return the entry as recorded
     */
    public AdoptionEntry adopt(boolean smoke, String notes) {
        RemoteHeads heads = new StatusReader(site, listener).recorded().heads();
        refuseInUse(heads);
        List<GateRun> runs = smoke ? heads.production().map(this::smoke).orElse(List.of()) : List.of();
        AdoptionEntry[] recorded = new AdoptionEntry[1];
        new Recorder(site, listener).add(heads, now -> {
            refuseInUse(now);
            JournalView view = site.journal().view(now.evidence());
            ReleaseLog log = log(view, now).orElse(view.log());
            recorded[0] = entry(log, now.production(), runs, notes);
            return Optional.of(draft(log, recorded[0], runs, now.evidence()));
        });
        return recorded[0];
    }

    /** The commit that would record it. */
    public CommitDraft draft(RemoteHeads heads, boolean smoke, String notes) {
        refuseInUse(heads);
        List<GateRun> runs = smoke ? heads.production().map(this::smoke).orElse(List.of()) : List.of();
        JournalView view = site.journal().view(heads.evidence());
        ReleaseLog log = log(view, heads).orElse(view.log());
        return draft(log, entry(log, heads.production(), runs, notes), runs, heads.evidence());
    }

    /** A log that people kept where the service is developed, to be taken over; empty where the record has its own. */
    public Optional<ReleaseLog> onStaging(RemoteHeads heads) {
        return log(site.journal().view(heads.evidence()), heads);
    }

    private Optional<ReleaseLog> log(JournalView view, RemoteHeads heads) {
        return view.log().isEmpty()
                ? site.repository().read(heads.staging(), path(), LARGEST)
                        .filter(log -> log.length > 0)
                        .map(log -> new ReleaseLog(List.of(log)))
                : Optional.empty();
    }

    private String path() {
        return site.journal().paths().log().path(1);
    }

    private void refuseInUse(RemoteHeads heads) {
        new RememberedTip(site).require(heads);
        JournalView view = site.journal().view(heads.evidence());
        boolean adopted = view.reading().entries().stream().anyMatch(AdoptionEntry.class::isInstance);
        boolean begun = heads.evidence().stream()
                .flatMap(tip -> site.repository().list(tip, EvidenceLayout.FOLDER).stream())
                .anyMatch(EvidenceLayout::isMonth);
        if (adopted || begun) {
            throw new Refused(
                    "the log is in use already" + (adopted ? ": it has been adopted" : ""),
                    "An adoption would hide what came before it; see `release-log list`.");
        }
        if (view.log().volumes().size() > 1) {
            throw new Refused(
                    site.journal().paths().log().path(2)
                            + " is there already, where a second volume of the log would be",
                    "Rename it, or give the log another name in the configuration (evidence.log).");
        }
        if (heads.production().isEmpty() && view.log().isEmpty() && log(view, heads).isEmpty()) {
            throw new Refused(
                    "there is neither a branch " + site.branchesInWords().production() + " nor a log to adopt",
                    "Just promote: the log begins with it.");
        }
    }

    private List<GateRun> smoke(Sha release) {
        return site.services().stream().map(one -> {
            listener.step("production smoke of " + release.abbreviated()
                    + one.serviceName().map(service -> " for " + service).orElse(""));
            return one.run(Environment.PRODUCTION, release, listener);
        }).toList();
    }

    private AdoptionEntry entry(ReleaseLog log, Optional<Sha> release, List<GateRun> runs, String notes) {
        Instant now = site.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        byte[] written = log.isEmpty() ? new byte[0] : log.volumes().getFirst();
        boolean good = !runs.isEmpty() && runs.stream().allMatch(smoke -> smoke.verdict() == Verdict.PASS);
        List<LoggedGate> gates = runs.stream()
                .flatMap(smoke -> smoke.gates().stream()
                        .map(gate -> LoggedGate.of(gate.name(), gate.verdict(), smoke.service())))
                .toList();
        List<String> refs = runs.stream().map(Adoption::path).toList();
        return new AdoptionEntry(
                now, release, written.length, Sha256.of(written).hex(), gates, good ? PassFail.PASS : PassFail.FAIL,
                Sanitiser.line(notes),
                site.operator(), refs);
    }

    private CommitDraft draft(ReleaseLog log, AdoptionEntry entry, List<GateRun> runs, Optional<Sha> tip) {
        List<FileWrite> writes = new ArrayList<>();
        runs.forEach(smoke -> writes.addAll(new Attestations(site, tip).of(smoke, path(smoke), entry.when())));
        FileWrite appended = site.journal().append(log, entry);
        if (!log.isEmpty() && !appended.path().equals(path())) {
            writes.add(FileWrite.put(path(), log.volumes().getFirst()));
        }
        writes.add(appended);
        boolean carried = entry.release()
                .flatMap(head -> site.repository().find(head, ConfigReader.FILE_NAME))
                .isPresent();
        if (!carried) {
            writes.addAll(new ConfigPins(site).pin(entry.when(), "adoption"));
        }
        return new CommitDraft(writes, "Adopt the release log as it stands\n", site.identity(), entry.when());
    }

    private static String path(GateRun smoke) {
        return EvidenceLayout.run(smoke.commit().orElseThrow(), smoke.id());
    }
}
