package lockstep.release.canary;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Interval;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.evidence.SecretGuard;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.tree.FileWrite;

/**
 * How the states of one canary are written: each as a file, in a commit of the evidence branch.
 *
 * @param subject the commit that the canary is of, as a line of the message
 * @param origin what the times of its intervals are counted from
 */
record StateDraft(
        ReleaseSite site, CanaryId id, Optional<ServiceName> service, String subject, Instant origin) {

    static StateDraft of(ReleaseSite site, CanaryIntent intent) {
        return new StateDraft(site, intent.id(), intent.service(), intent.commit().hex(), intent.since());
    }

    /** As far as it can be read. */
    static StateDraft of(ReleaseSite site, CanaryView canary) {
        return new StateDraft(
                site, canary.id(), canary.service(),
                canary.intent().map(intent -> intent.commit().hex()).orElse("(its intent cannot be read)"),
                canary.intent().map(CanaryIntent::since).orElse(site.clock().instant()));
    }

    /** Its id, with the service that it is of where there are several. */
    String shown() {
        return id + service.map(name -> " (" + name + ")").orElse("");
    }

    CanaryState state(
            int number, CanaryStage stage, Optional<Integer> weight, String words, List<Interval> intervals) {
        return new CanaryState(number, stage, site.clock().instant(), site.operator(), host(), weight,
                Sanitiser.line(site.secrets().redact(words), 2_000), intervals);
    }

    static String host() {
        try {
            return Sanitiser.line(InetAddress.getLocalHost().getHostName(), 100);
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    FileWrite file(CanaryState state) {
        byte[] json = CanaryJson.write(id, state, origin);
        return FileWrite.add(CanaryPlaces.state(id, state.number(), state.stage().word()), json);
    }

    /** @param writes the file of the state, and what is recorded with it */
    CommitDraft commit(CanaryState state, List<FileWrite> writes) {
        writes.forEach(write -> SecretGuard.requireNone(
                new String(write.content(), StandardCharsets.UTF_8), site.secrets(), "the canary"));
        return new CommitDraft(writes, "Canary " + shown() + ": " + state.stage().word() + "\n\n" + subject + "\n"
                + state.words() + "\n", site.identity(), state.at());
    }
}
