package lockstep.commands.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.release.CommitName;
import lockstep.base.text.Durations;
import lockstep.commands.cli.Console;
import lockstep.commands.move.DeclarationOptions;
import lockstep.commands.report.Theme;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.SiteOptions;
import lockstep.gates.gate.Verdict;
import lockstep.policy.promotion.Reason;
import lockstep.policy.requirement.Assessment;
import lockstep.release.service.Explanation;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.workflow.HotfixRequest;
import lockstep.release.workflow.PromotionRequest;

/** Lists what a promotion requires: what this commit has, what is missing, and when it will be ready. */
public record ExplainCommand(Console console, SiteOptions options, DeclarationOptions declaration, boolean json) {

    /** @param hotfix what it would skip; empty for a promotion */
    public ExitCode explain(Optional<CommitName> commit, Optional<HotfixRequest> hotfix) {
        try (ReleaseSite site = options.openToRead(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            Explanation explanation = service.explain(new PromotionRequest(
                    commit, declaration.declaration(), declaration.unverified(site.operator()),
                    declaration.drift(site.operator()), declaration.config.accepted(site.operator()),
                    declaration.notes, hotfix));
            Instant now = Instant.now();
            console.out().print(json ? ExplainJson.write(explanation, now)
                    : text(explanation, now, site.config().isOfSeveral()));
            console.requireWritten();
            return explanation.isPromotable() ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    private String text(Explanation explanation, Instant now, boolean several) {
        Theme theme = console.theme(options.refusesColour());
        List<String> lines = new ArrayList<>(List.of(explanation.named().shown() + " to production"
                + (explanation.hotfix().isPresent() ? " as a hotfix" : ""), ""));
        explanation.requirements().forEach(one -> lines.addAll(lines(one, theme, now)));
        Set<String> told = explanation.requirements().stream().map(Assessment::rule).collect(Collectors.toSet());
        explanation.reasons().stream()
                .filter(reason -> !told.contains(reason.rule().id()))
                .forEach(reason -> lines.addAll(lines(reason, theme)));
        explanation.unready().forEach(lack -> lines.addAll(lines(lack, theme)));
        explanation.approvals().forEach(one -> lines.add("  approvals: " + one.words(now)));
        if (lines.size() > 2) {
            lines.add("");
        }
        lines.addAll(conclusion(explanation, now, several));
        return lines.stream().map(line -> theme.show(line) + "\n").collect(Collectors.joining());
    }

    private static List<String> lines(Assessment one, Theme theme, Instant now) {
        List<String> lines = new ArrayList<>(List.of(
                "  " + theme.glyph(one.verdict()) + " " + one.rule() + ": " + one.words()));
        if (!one.holds()) {
            one.holdsAt().ifPresent(at -> lines.add("      will hold at " + at + when(at, now)));
            lines.add("      " + one.remedy() + " [" + one.link() + "]");
        }
        return lines;
    }

    private static List<String> lines(Reason reason, Theme theme) {
        return List.of(
                "  " + theme.glyph(Verdict.FAIL) + " " + reason.rule().id() + ": "
                        + reason.words(),
                "      " + reason.remedy() + " [" + reason.rule().link() + "]");
    }

    private static List<String> lines(LockstepError lack, Theme theme) {
        return List.of("  " + theme.glyph(Verdict.FAIL)
                        + (lack instanceof ConfigurationError ? " configuration: " : " here: ") + lack.getMessage(),
                "      " + lack.remedy());
    }

    /** The command is a line of its own: it is copied to its end. */
    private List<String> conclusion(Explanation explanation, Instant now, boolean several) {
        if (explanation.isPromotable()) {
            return List.of("It can be promoted:",
                    "  " + command(explanation) + options.typed(console) + declaration.typed());
        }
        int all = explanation.reasons().size() + explanation.unready().size();
        return List.of(explanation.promotableAt()
                .map(at -> (explanation.needsOneMoreRun()
                        ? needsRun(explanation, now, several) : "Only time is missing: it can be promoted at ")
                        + at + when(at, now) + ".")
                .orElse("It cannot be promoted: " + all + (all == 1 ? " reason." : " reasons.")));
    }

    private static String needsRun(Explanation explanation, Instant now, boolean several) {
        return "Only time and one more passing staging run " + (several ? "of each service " : "")
                + "are missing: with " + (several ? "these runs" : "that run")
                + explanation.runFrom().filter(now::isBefore)
                        .map(from -> ", begun at " + from + " or later,").orElse("")
                + " it can be promoted at ";
    }

    private static String command(Explanation explanation) {
        return explanation.hotfix()
                .map(hotfix -> "hotfix-promote " + name(explanation) + (hotfix.skipStaging() ? " --skip-staging" : "")
                        + (hotfix.skipCanary() ? " --skip-canary" : ""))
                .orElseGet(() -> "promote-release " + name(explanation));
    }

    private static String name(Explanation explanation) {
        return explanation.named().version().map(Object::toString)
                .orElseGet(() -> "--sha " + explanation.named().commit());
    }

    private static String when(Instant at, Instant now) {
        Duration left = Duration.between(now, at);
        return left.isPositive() ? ", in " + Durations.human(left) : "";
    }
}
