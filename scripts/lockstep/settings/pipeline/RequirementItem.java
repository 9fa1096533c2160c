package lockstep.settings.pipeline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.base.text.Sanitiser;
import lockstep.policy.requirement.BudgetLeft;
import lockstep.policy.requirement.ChecksPassed;
import lockstep.policy.requirement.CoverageReached;
import lockstep.policy.requirement.FindingsWithin;
import lockstep.policy.requirement.KillSwitchDrilled;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.Reviewed;
import lockstep.policy.requirement.Soaked;
import lockstep.policy.requirement.TestsPassed;

/**
 * One item of a list {@code requires:}, exactly one key, but for {@code trust}, which may stand beside it: the shape of
 * each kind, and the table of what requirement each becomes.
 */
public record RequirementItem(
        List<String> checks, Coverage coverage, Findings findings, Integer review, String tests, Soak soak,
        PipelineFile.Approvals approvals, Budget budget, DrilledSwitch killSwitch, String trust) {

    /** In the order in which messages name them. */
    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>("checks", RequirementItem::checks, RequirementItem::checksPassed),
            new Kind<>("coverage", RequirementItem::coverage, (coverage, at) -> coverage.requirement(at)),
            new Kind<>("findings", RequirementItem::findings, (most, at) -> new FindingsWithin(
                    at.count("critical", most.critical()), at.count("high", most.high()), at.trust())),
            new Kind<>("review", RequirementItem::review, (least, at) ->
                    new Reviewed(at.atLeastOne(least), at.trust())),
            new Kind<>("tests", RequirementItem::tests, (name, at) -> new TestsPassed(at.name(name), at.trust())),
            new Kind<>("soak", RequirementItem::soak, (soak, at) -> soak.requirement(at)),
            new Kind<>("approvals", RequirementItem::approvals, (approvals, at) -> at.approvals(approvals)),
            new Kind<>("budget", RequirementItem::budget, (budget, at) -> budget.requirement(at)),
            new Kind<>("kill_switch", RequirementItem::killSwitch, (drilled, at) -> drilled.requirement(at)));

    /** A key, what stands there, and what it becomes. */
    private record Kind<T>(
            String key, Function<RequirementItem, T> written, BiFunction<T, RequirementPlace, Requirement> mapping) {

        boolean isIn(RequirementItem item) {
            return item != null && written.apply(item) != null;
        }

        Requirement requirement(RequirementItem item, RequirementPlace at) {
            return mapping.apply(written.apply(item), at.below(key));
        }
    }

    /** @param item null where nothing is written */
    static Requirement requirement(RequirementItem item, RequirementPlace at) {
        List<Kind<?>> written = KINDS.stream().filter(kind -> kind.isIn(item)).toList();
        if (written.size() != 1) {
            String keys = KINDS.stream().limit(KINDS.size() - 1L).map(Kind::key).collect(Collectors.joining(", "));
            throw at.wrong(" needs exactly one of " + keys + " and " + KINDS.getLast().key()
                    + "; `trust` may be added");
        }
        return written.getFirst().requirement(item, at.trusting(Optional.ofNullable(item.trust())));
    }

    private static Requirement checksPassed(List<String> names, RequirementPlace at) {
        if (names.isEmpty()) {
            throw at.wrong(" names no check");
        }
        return new ChecksPassed(names.stream().map(at::line).toList(), at.trust());
    }

    public record Coverage(String min, String unit) {

        private static final Set<String> UNITS = Set.of("line", "branch", "instruction", "method");

        private Requirement requirement(RequirementPlace at) {
            if (min == null) {
                throw at.wrong(".min is missing: write it like 80%");
            }
            BigDecimal percent = at.percent("min", min);
            String counted = unit == null ? "line" : unit;
            if (!UNITS.contains(counted)) {
                throw at.below("unit").wrong(
                        ": '" + Sanitiser.line(counted, 40) + "' is not line, branch, instruction or method");
            }
            return new CoverageReached(percent, counted, at.trust());
        }
    }

    public record Findings(Long critical, Long high) {

        /** What says nothing would leave no trace among the written keys. */
        public Findings {
            critical = critical == null && high == null ? Long.valueOf(0) : critical;
        }
    }

    public record Soak(@JsonProperty("for") String time, String maxGap) {

        private static final Duration MAX_GAP = Duration.ofMinutes(30);

        /** The duration alone will do. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Soak of(String time) {
            return new Soak(time, null);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Soak {}

        private Requirement requirement(RequirementPlace at) {
            if (time == null) {
                throw at.wrong(" needs a duration: write it like 2h, or {for: 2h, max_gap: 30m}");
            }
            return new Soaked(at.duration(time), at.below("max_gap").duration(maxGap, MAX_GAP));
        }
    }

    public record Budget(Double min) {

        /** What says nothing would leave no trace among the written keys. */
        public Budget {
            min = min == null ? Double.valueOf(0) : min;
        }

        private Requirement requirement(RequirementPlace at) {
            if (!(min >= 0 && min < 1)) {
                throw at.below("min").wrong(" must be at least 0 and less than 1: the share of the error budget that "
                        + "must be left");
            }
            return new BudgetLeft(min);
        }
    }

    public record DrilledSwitch(String flag, String within) {

        private static final Duration DRILL = Duration.ofDays(30);

        /** The flag alone will do. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static DrilledSwitch of(String flag) {
            return new DrilledSwitch(flag, null);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public DrilledSwitch {}

        private Requirement requirement(RequirementPlace at) {
            if (flag == null || !at.hasFlag(flag)) {
                throw at.wrong(" must name a flag of pipeline.kill_switches");
            }
            return new KillSwitchDrilled(flag, at.below("within").duration(within, DRILL));
        }
    }
}
