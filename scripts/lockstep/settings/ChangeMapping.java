package lockstep.settings;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.ChangeClass;
import lockstep.base.text.Sanitiser;
import lockstep.policy.change.PathGlob;
import lockstep.policy.change.PathRule;
import lockstep.policy.change.PathRules;
import lockstep.settings.check.ValueChecks;

/** Turns the section {@code change_class} into path rules. */
record ChangeMapping(ValueChecks check) {

    PathRules rules(ConfigFile.Changes changes) {
        if (changes == null || changes.rules() == null) {
            return PathRules.none();
        }
        List<PathRule> rules = new ArrayList<>();
        for (ConfigFile.ChangeRule rule : changes.rules()) {
            rules.add(rule("change_class.rules[" + rules.size() + "]", rule));
        }
        return new PathRules(rules);
    }

    private PathRule rule(String key, ConfigFile.ChangeRule rule) {
        if (rule == null || rule.paths() == null || rule.paths().isEmpty() || rule.demanded() == null) {
            throw check.wrong(key, " needs paths, a list of patterns, and class, one of A, B and C", null);
        }
        ChangeClass demanded = ChangeClass.tryParse(rule.demanded()).orElseThrow(() -> check.wrong(
                key + ".class", ": '" + Sanitiser.line(rule.demanded(), 20) + "' is not A, B or C", null));
        List<PathGlob> globs = new ArrayList<>();
        for (String glob : rule.paths()) {
            globs.add(glob(key + ".paths[" + globs.size() + "]", String.valueOf(glob)));
        }
        return new PathRule(globs, demanded);
    }

    private PathGlob glob(String key, String glob) {
        try {
            return PathGlob.of(glob);
        } catch (IllegalArgumentException e) {
            throw check.wrong(key, ": '" + Sanitiser.line(glob, 60) + "' is not a path pattern: "
                    + e.getMessage(), e);
        }
    }
}
