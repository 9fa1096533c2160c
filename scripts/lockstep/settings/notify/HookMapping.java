package lockstep.settings.notify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.KeySuggestion;
import lockstep.base.text.Sanitiser;
import lockstep.settings.check.ValueChecks;

/** Turns {@code notify} into checked values. */
public record HookMapping(ValueChecks check) {

    private static final int MOST = 20;

    /** What the audit trail names. */
    public static final List<String> ACTIONS = List.of(
            "adopt", "approve-canary", "approve-hotfix", "approve-promote", "approve-rollback",
            "canary-abort-failed", "canary-breach", "canary-end", "canary-pause", "canary-resume", "canary-start",
            "correct-sot", "drill-kill-switch", "hotfix", "promote", "record-checks", "request-canary",
            "revoke-approval", "rollback", "staging-run");

    public List<HookSettings> hooks(List<HookFile> files) {
        if (files == null) {
            return List.of();
        }
        if (files.size() > MOST) {
            throw check.wrong("notify", " has more than " + MOST + " items", null);
        }
        List<HookSettings> hooks = new ArrayList<>();
        for (int at = 0; at < files.size(); at++) {
            hooks.add(hook("notify[" + at + "]", files.get(at)));
        }
        return hooks;
    }

    private HookSettings hook(String key, HookFile file) {
        if (file == null || (file.url() == null) == (file.urlVariable() == null)) {
            throw check.wrong(key, " needs either url or url_variable", null);
        }
        check.target(key + ".url", file.url());
        String format = Optional.ofNullable(file.format()).orElse(HookFormat.JSON.word());
        return new HookSettings(
                check.line(key + ".url", file.url()), variable(key + ".url_variable", file.urlVariable()),
                HookFormat.of(format).orElseThrow(() -> unknown(key + ".format", format, HookFormat.words())),
                actions(key + ".actions", file.actions()),
                variable(key + ".secret_variable", file.secretVariable()));
    }

    private Set<String> actions(String key, List<String> names) {
        Set<String> actions = new LinkedHashSet<>();
        for (String name : names == null ? List.<String>of() : names) {
            if (!ACTIONS.contains(String.valueOf(name))) {
                throw unknown(key, String.valueOf(name), ACTIONS);
            }
            actions.add(name);
        }
        return actions;
    }

    private Optional<String> variable(String key, String name) {
        return name == null
                ? Optional.empty()
                : check.variables(key, List.of(name), false).map(List::getFirst);
    }

    private RuntimeException unknown(String key, String word, List<String> known) {
        return check.unknown(key, ": '" + Sanitiser.line(word, 40) + "' is not known",
                KeySuggestion.question(word, known)
                        + "Known are: " + String.join(", ", known) + ".");
    }
}
