package lockstep.settings.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.Sanitiser;
import lockstep.policy.requirement.Approved;
import lockstep.policy.requirement.Requirement;
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

    private static final Duration APPROVAL = Duration.ofHours(4);

    List<Requirement> requirements(String key, List<RequirementItem> items) {
        List<Requirement> all = new ArrayList<>();
        for (RequirementItem item : items == null ? List.<RequirementItem>of() : items) {
            all.add(RequirementItem.requirement(item, place(key + ".requires[" + all.size() + "]")));
        }
        return all;
    }

    private RequirementPlace place(String key) {
        return new RequirementPlace(this, key, trust);
    }

    static Trust trust(ValueChecks check, String key, String word) {
        return Trust.named(word.strip().toLowerCase(Locale.ROOT)).orElseThrow(() -> check.wrong(
                key, ": '" + Sanitiser.line(word, 40) + "' is not operator, fetched or signed", null));
    }

    Approved approvals(String key, PipelineFile.Approvals approvals) {
        String role = role(key, approvals.role());
        return new Approved(role, roles.get(role),
                approvals.count() == null ? 1 : place(key + ".count").atLeastOne(approvals.count()),
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
                approvals.count() == null ? 2 : place(key + ".approvals.count").atLeastOne(approvals.count()),
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
}
