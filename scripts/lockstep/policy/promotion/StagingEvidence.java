package lockstep.policy.promotion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.base.release.Clocks;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.GateRunFacts;
import lockstep.record.history.RecordedPolicy;

/** Which recorded staging run a promotion can rest on, and what is wrong with the best one where it can on none. */
final class StagingEvidence {

    /** A run and what is wrong with it. */
    record Judged(GateRunFacts run, List<Reason> faults) {}

    private final PromotionFacts facts;
    private final PromotionPolicy policy;
    private final String command;

    /** @param service which of several services the facts are of; empty where there is one */
    StagingEvidence(PromotionFacts facts, PromotionPolicy policy, Optional<ServiceName> service) {
        this.facts = facts;
        this.policy = policy;
        this.command = "`promotion-gate --mode staging" + service.map(name -> " --service " + name).orElse("")
                + " --sha " + facts.candidate() + " --record`";
    }

    private String runAfresh() {
        return "Run " + command + " without --reuse-drills.";
    }

    /** What is to be run where no run counts. */
    String remedy() {
        return "Run " + command + ".";
    }

    /** The run with the fewest faults, rather one that passed, rather the newest; empty where there is none at all. */
    Optional<Judged> best() {
        return facts.runs().stream()
                .filter(run -> run.mode().isStaging())
                .map(run -> new Judged(run, faults(run)))
                .min(Comparator.comparingLong(this::weight)
                        .thenComparing(judged -> judged.run().verdict() != Verdict.PASS)
                        .thenComparing(judged -> judged.run().startedAt(), Comparator.reverseOrder()));
    }

    /** Any run of the commit says more about it than the best run of another; what is accepted does not weigh. */
    private long weight(Judged judged) {
        long weight = 0;
        for (Reason fault : judged.faults()) {
            if (facts.accepted(fault.rule()).isEmpty()) {
                weight += fault.rule() == PolicyRule.SAME_SHA ? 1_000 : 1;
            }
        }
        return weight;
    }

    private List<Reason> faults(GateRunFacts run) {
        List<Reason> faults = new ArrayList<>();
        Optional<Sha> commit = run.commit();
        if (!commit.equals(Optional.of(facts.candidate()))) {
            String tested = commit.map(sha -> "tested " + sha).orElse("names no commit");
            faults.add(fault(PolicyRule.SAME_SHA, run, tested + ", not " + facts.candidate(),
                    "Deploy " + facts.candidate().abbreviated() + " to staging, then run " + command + "."));
        }
        if (!sameBase(run.base(), facts.stagingBase())) {
            faults.add(fault(PolicyRule.STAGING_BASE, run, "asked " + run.base() + ", not " + facts.stagingBase(),
                    remedy()));
        }
        if (run.verdict() != Verdict.PASS) {
            faults.add(fault(PolicyRule.RUN_PASSED, run, "ended with " + run.verdict().word(),
                    "Fix what failed, then run " + command
                            + ". A fix in the code is another commit: deploy it to staging, and promote that one."));
        }
        failedSince(run).ifPresent(faults::add);
        laterFailure(run).ifPresent(later -> faults.add(fault(PolicyRule.NO_LATER_FAILURE, run,
                "was followed by " + later.id() + " of the same commit, which failed",
                "Find out why it failed, then run " + command + ": a new passing run clears this.")));
        facts.takenBack().flatMap(rollback -> rolledBack(run, rollback)).ifPresent(faults::add);
        age(run).ifPresent(faults::add);
        if (facts.unsigned().contains(run.id())) {
            faults.add(fault(PolicyRule.RUN_SIGNED, run, "has no valid signature",
                    "Configure a key that evidence.allowed_signers lists, then run " + command + "."));
        }
        if (facts.otherwiseConfigured().contains(run.id())) {
            faults.add(fault(PolicyRule.RUN_CONFIGURATION, run,
                    RecordedPolicy.OTHERWISE,
                    "Run " + command + ", or accept it; your name and reason are recorded: `--accept-config "
                            + PolicyRule.RUN_CONFIGURATION.id() + ":REASON`."));
        }
        if (policy.requireRevision() && facts.doubtful().contains(run.id())) {
            faults.add(fault(PolicyRule.REVISION_VERIFIED, run, "saw too few digits of the commit to identify it",
                    "Make staging report all 40 digits, then run " + command + "."));
        } else if (policy.requireRevision() && !run.revisionVerified()) {
            faults.add(new Reason(PolicyRule.REVISION_VERIFIED,
                    "during staging run " + run.id() + " staging did not report its commit",
                    "Configure environments.staging.revision and run " + command + ", or accept it: "
                            + "`--accept-unverified REASON`; your name and reason are recorded."));
        }
        if (policy.requiredGates().isEmpty()) {
            faults.add(new Reason(PolicyRule.REQUIRED_GATES,
                    "no gate is required on staging, so staging run " + run.id() + " proves nothing",
                    "Declare a gate for staging, or name some under policy.required_gates."));
        }
        List<GateName> missing = policy.requiredGates().stream()
                .filter(gate -> run.verdictOf(gate) != Verdict.PASS)
                .toList();
        if (run.verdict() == Verdict.PASS && !missing.isEmpty()) {
            faults.add(new Reason(PolicyRule.REQUIRED_GATES, "in staging run " + run.id()
                    + " these required gates did not pass: " + String.join(", ",
                            missing.stream().map(GateName::word).toList()),
                    "Run " + command + ", with all gates that policy.required_gates names."));
        }
        return faults;
    }

    private Optional<Reason> rolledBack(GateRunFacts run, TakenBack rollback) {
        if (!run.startedAt().isAfter(rollback.since())) {
            return Optional.of(fault(PolicyRule.NO_LATER_FAILURE, run,
                    "was followed by " + rollback.by() + ", which rolled the commit back",
                    "Find out why it was rolled back, then run " + command + ": a new passing run clears this."));
        }
        return Optional.of(run.oldest())
                .filter(seen -> !seen.isAfter(rollback.since()))
                .map(seen -> fault(PolicyRule.NO_LATER_FAILURE, run,
                        "reuses a result from before " + rollback.by() + ", which rolled the commit back",
                        runAfresh()));
    }

    private Optional<Reason> age(GateRunFacts run) {
        Duration age = Duration.between(run.startedAt(), facts.now());
        if (age.compareTo(policy.gateMaxAge()) > 0) {
            return Optional.of(fault(PolicyRule.RUN_FRESH, run, "is " + Durations.human(age) + " old, older than "
                    + Durations.human(policy.gateMaxAge()), remedy()));
        }
        Duration oldest = Duration.between(run.oldest(), facts.now());
        if (oldest.compareTo(policy.gateMaxAge()) > 0) {
            return Optional.of(fault(PolicyRule.RUN_FRESH, run, "reuses a result that is " + Durations.human(oldest)
                    + " old, older than " + Durations.human(policy.gateMaxAge()), runAfresh()));
        }
        if (age.compareTo(Clocks.SKEW.negated()) < 0) {
            return Optional.of(fault(PolicyRule.RUN_IN_THE_PAST, run, "begins " + Durations.human(age.negated())
                    + " in the future", "Set the clock right, then run " + command + "."));
        }
        return Optional.empty();
    }

    /**
     * A failure of the service counts, unless the run is known to have met another commit than the one it was for. What
     * went wrong on the way to the service says nothing of it.
     */
    private Optional<GateRunFacts> laterFailure(GateRunFacts run) {
        return facts.runs().stream()
                .filter(later -> run.verdict() == Verdict.PASS
                        && later.mode().isStaging()
                        && later.verdict() == Verdict.FAIL
                        && later.failedByService()
                        && later.commit().equals(run.commit())
                        && later.startedAt().isAfter(run.startedAt())
                        && (later.revisionVerified() || !policy.requireRevision()))
                .findFirst();
    }

    /** A gate whose result the run took from an earlier one, and that failed between the two. */
    private Optional<Reason> failedSince(GateRunFacts run) {
        return run.reused().entrySet().stream()
                .flatMap(reused -> facts.runs().stream()
                        .filter(between -> between.mode().isStaging()
                                && between.commit().equals(run.commit())
                                && between.verdictOf(reused.getKey()) == Verdict.FAIL
                                && between.failedByService()
                                && between.startedAt().isAfter(reused.getValue())
                                && !between.startedAt().isAfter(run.startedAt())
                                && (between.revisionVerified() || !policy.requireRevision()))
                        .map(between -> fault(PolicyRule.NO_LATER_FAILURE, run, "reuses " + reused.getKey().word()
                                + " from before " + between.id() + ", in which it failed", runAfresh())))
                .findFirst();
    }

    /** Schemes and hosts are equal in any case, paths are not. */
    private static boolean sameBase(String one, String other) {
        return spelled(one).equals(spelled(other));
    }

    private static String spelled(String base) {
        String plain = base.replaceFirst("/+$", "");
        int path = plain.indexOf('/', plain.indexOf("://") + 3);
        String origin = (path < 0 ? plain : plain.substring(0, path)).toLowerCase(Locale.ROOT);
        return origin.replaceFirst("^(http://.*):80$|^(https://.*):443$", "$1$2")
                + (path < 0 ? "" : plain.substring(path));
    }

    private static Reason fault(PolicyRule rule, GateRunFacts run, String words, String remedy) {
        return new Reason(rule, "staging run " + run.id() + " " + words, remedy);
    }
}
