package lockstep.settings.pipeline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import lockstep.policy.requirement.Approved;
import lockstep.policy.requirement.BudgetLeft;
import lockstep.policy.requirement.ChecksPassed;
import lockstep.policy.requirement.CoverageReached;
import lockstep.policy.requirement.FindingsWithin;
import lockstep.policy.requirement.KillSwitchDrilled;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.Reviewed;
import lockstep.policy.requirement.Soaked;
import lockstep.policy.requirement.TestsPassed;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Trust;
import lockstep.settings.check.ValueChecks;

/**
 * Turns a list {@code requires:} into requirements.
 *
 * @param roles the principals of each role
 * @param trust what a fact has to be worth where a requirement does not say it
 * @param flags the kill switches that are declared
 */
record RequirementMapping(ValueChecks check, Map<String, Set<String>> roles, Trust trust, Set<String> flags) {

    private static final Set<String> UNITS = Set.of("line", "branch", "instruction", "method");
    private static final Duration MAX_GAP = Duration.ofMinutes(30);
    private static final Duration APPROVAL = Duration.ofHours(4);
    private static final Duration DRILL = Duration.ofDays(30);

    List<Requirement> requirements(String key, List<PipelineFile.Item> items) {
        List<Requirement> all = new ArrayList<>();
        for (PipelineFile.Item item : items == null ? List.<PipelineFile.Item>of() : items) {
            all.add(requirement(key + ".requires[" + all.size() + "]", item));
        }
        return all;
    }

    private Requirement requirement(String key, PipelineFile.Item item) {
        long kinds = item == null ? 0 : Stream.of(item.checks(), item.coverage(), item.findings(), item.review(),
                item.tests(), item.soak(), item.approvals(), item.budget(), item.killSwitch())
                .filter(one -> one != null)
                .count();
        if (kinds != 1) {
            throw check.wrong(key, " needs exactly one of checks, coverage, findings, review, tests, soak, approvals, "
                    + "budget and kill_switch; `trust` may be added", null);
        }
        Trust needed = item.trust() == null ? trust : trust(check, key + ".trust", item.trust());
        if (item.checks() != null) {
            return checks(key + ".checks", item.checks(), needed);
        }
        if (item.coverage() != null) {
            return coverage(key + ".coverage", item.coverage(), needed);
        }
        if (item.findings() != null) {
            return new FindingsWithin(count(key + ".findings.critical", item.findings().critical()),
                    count(key + ".findings.high", item.findings().high()), needed);
        }
        if (item.review() != null) {
            return new Reviewed(atLeastOne(key + ".review", item.review()), needed);
        }
        return item.tests() != null
                ? new TestsPassed(name(key + ".tests", item.tests()), needed)
                : ofTime(key, item);
    }

    private Requirement ofTime(String key, PipelineFile.Item item) {
        if (item.soak() != null) {
            return soak(key + ".soak", item.soak());
        }
        if (item.approvals() != null) {
            return approvals(key + ".approvals", item.approvals());
        }
        if (item.killSwitch() != null) {
            return drilled(key + ".kill_switch", item.killSwitch());
        }
        double min = item.budget().min();
        if (!(min >= 0 && min < 1)) {
            throw check.wrong(key + ".budget.min", " must be at least 0 and less than 1: the share of the error budget "
                    + "that must be left", null);
        }
        return new BudgetLeft(min);
    }

    static Trust trust(ValueChecks check, String key, String word) {
        return Trust.named(word.strip().toLowerCase(Locale.ROOT)).orElseThrow(() -> check.wrong(
                key, ": '" + Sanitiser.line(word, 40) + "' is not operator, fetched or signed", null));
    }

    private Requirement checks(String key, List<String> names, Trust needed) {
        if (names.isEmpty()) {
            throw check.wrong(key, " names no check", null);
        }
        return new ChecksPassed(names.stream()
                .map(name -> check.line(key, String.valueOf(name)).orElseThrow())
                .toList(), needed);
    }

    private Requirement coverage(String key, PipelineFile.Coverage coverage, Trust needed) {
        if (coverage.min() == null) {
            throw check.wrong(key, ".min is missing: write it like 80%", null);
        }
        BigDecimal percent = Shares.percent(check, key + ".min", coverage.min());
        String unit = coverage.unit() == null ? "line" : coverage.unit();
        if (!UNITS.contains(unit)) {
            throw check.wrong(key + ".unit", ": '" + Sanitiser.line(unit, 40)
                    + "' is not line, branch, instruction or method", null);
        }
        return new CoverageReached(percent, unit, needed);
    }

    private String name(String key, String word) {
        try {
            return new FactName(word).word();
        } catch (UsageError e) {
            throw check.wrong(key, ": " + e.getMessage(), e);
        }
    }

    private Requirement soak(String key, PipelineFile.Soak soak) {
        if (soak.time() == null) {
            throw check.wrong(key, " needs a duration: write it like 2h, or {for: 2h, max_gap: 30m}", null);
        }
        return new Soaked(check.duration(key, soak.time()),
                soak.maxGap() == null ? MAX_GAP : check.duration(key + ".max_gap", soak.maxGap()));
    }

    private Approved approvals(String key, PipelineFile.Approvals approvals) {
        String role = role(key, approvals.role());
        return new Approved(role, roles.get(role),
                approvals.count() == null ? 1 : atLeastOne(key + ".count", approvals.count()),
                approvals.expires() == null ? APPROVAL : check.duration(key + ".expires", approvals.expires()),
                approvals.signed() != null && approvals.signed(), false);
    }

    HotfixSettings hotfix(String key, PipelineFile.Hotfix hotfix) {
        PipelineFile.Approvals approvals = Optional.ofNullable(hotfix.approvals())
                .orElseThrow(() -> check.wrong(key, ".approvals is missing", null));
        List<String> skips = hotfix.skips() == null ? List.of() : hotfix.skips();
        if (!Set.of("staging", "canary").containsAll(skips)) {
            throw check.wrong(key + ".skips", " may name staging and canary, nothing else", null);
        }
        return new HotfixSettings(role(key + ".approvals", approvals.role()),
                approvals.count() == null ? 2 : atLeastOne(key + ".approvals.count", approvals.count()),
                approvals.expires() == null ? Duration.ofHours(1)
                        : check.duration(key + ".approvals.expires", approvals.expires()),
                approvals.signed() == null || approvals.signed(), Set.copyOf(skips));
    }

    Approved rollback(String key, PipelineFile.Rollback rollback) {
        return approvals(key + ".approvals", Optional.ofNullable(rollback.approvals())
                .orElseThrow(() -> check.wrong(key, ".approvals is missing", null)));
    }

    private String role(String key, String role) {
        if (role == null || !roles.containsKey(role)) {
            String known = roles.isEmpty()
                    ? "there is none"
                    : String.join(", ", roles.keySet().stream().sorted().toList());
            throw check.wrong(key, ".role must be one of pipeline.roles: " + known, null);
        }
        return role;
    }

    private Requirement drilled(String key, PipelineFile.DrilledSwitch drilled) {
        if (drilled.flag() == null || !flags.contains(drilled.flag())) {
            throw check.wrong(key, " must name a flag of pipeline.kill_switches", null);
        }
        return new KillSwitchDrilled(drilled.flag(),
                drilled.within() == null ? DRILL : check.duration(key + ".within", drilled.within()));
    }

    private int atLeastOne(String key, int number) {
        if (number < 1 || number > 100) {
            throw check.wrong(key, " must be from 1 to 100", null);
        }
        return number;
    }

    private long count(String key, Long number) {
        if (number == null) {
            return 0;
        }
        if (number < 0) {
            throw check.wrong(key, " must not be negative", null);
        }
        return number;
    }
}
