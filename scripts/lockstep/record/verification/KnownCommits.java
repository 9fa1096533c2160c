package lockstep.record.verification;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.record.audit.AuditState;
import lockstep.record.audit.KnownCommit;
import lockstep.record.history.CommitStanding;
import lockstep.record.history.KnownGood;

/** The part of a kept state that knows of some commits of the service, as bytes. */
final class KnownCommits {

    private KnownCommits() {}

    static byte[] write(Collection<KnownCommit> commits) {
        StateWriter out = new StateWriter();
        out.all(commits, known -> {
            out.sha(known.sha());
            out.all(known.runs(), run -> write(out, run));
            out.truth(known.stood());
            write(out, known.history());
            write(out, known.trusted());
        });
        return out.bytes();
    }

    static List<KnownCommit> read(byte[] content) {
        StateReader in = new StateReader(content);
        return in.all(() -> new KnownCommit(
                in.sha(), in.all(() -> run(in)), in.truth(), standing(in), standing(in)));
    }

    private static void write(StateWriter out, AuditState.Run run) {
        out.count(run.position());
        out.text(run.mode().word());
        out.text(run.verdict().name());
        out.truth(run.verified());
        out.instant(run.startedAt());
        out.instant(run.oldest());
        out.once(run.passed(), gates -> out.all(gates.stream().map(GateName::word).sorted().toList(), out::text));
        out.optional(run.service(), service -> out.text(service.word()));
        out.optional(run.configuration(), out::text);
    }

    private static AuditState.Run run(StateReader in) {
        return new AuditState.Run(
                in.count(), Environment.parse(in.text()), Verdict.valueOf(in.text()), in.truth(), in.instant(),
                in.instant(), in.once(() -> Set.copyOf(in.all(() -> new GateName(in.text())))),
                in.optional(() -> new ServiceName(in.text())), in.optional(in::text));
    }

    /** What both histories say of a commit is mostly the same, and then written once. */
    private static void write(StateWriter out, CommitStanding standing) {
        out.once(standing, some -> {
            out.optional(some.good(), good -> {
                out.count(good.rank());
                out.once(good.known(), known -> write(out, known));
            });
            out.optional(some.takenBack(), out::id);
        });
    }

    private static CommitStanding standing(StateReader in) {
        return in.once(() -> new CommitStanding(
                in.optional(() -> new CommitStanding.Ranked(in.count(), in.once(() -> good(in)))),
                in.optional(in::id)));
    }

    private static void write(StateWriter out, KnownGood good) {
        out.sha(good.sha());
        out.instant(good.since());
        out.optional(good.release(), out::id);
    }

    private static KnownGood good(StateReader in) {
        return new KnownGood(in.sha(), in.instant(), in.optional(in::id));
    }
}
