package lockstep.commands.sets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.KeySuggestion;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Interruption;
import lockstep.commands.move.DeclarationOptions;
import lockstep.commands.move.ResumeRule;
import lockstep.commands.report.Theme;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.EventsAfter;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStage;
import lockstep.release.sets.ReleaseSet;
import lockstep.release.sets.SetSite;
import lockstep.release.site.ReleaseSite;
import lockstep.release.workflow.PromotionRequest;
import lockstep.settings.sets.SetMember;
import lockstep.settings.sets.SetSettings;

/** Promotes a release set, takes it back, or says how it stands. */
public record SetCommand(
        Console console, ConfirmedSiteOptions options, DeclarationOptions declaration, SetOptions wanted) {

    private static final List<String> ACTIONS = List.of("promote", "rollback", "status");

    public ExitCode run(String action, String name) {
        if (!ACTIONS.contains(action)) {
            throw new UsageError("'" + Sanitiser.line(action, 40) + "' is not an action of release-set",
                    "Use one of: " + String.join(", ", ACTIONS) + ".");
        }
        wanted.requireSense();
        List<ReleaseSite> opened = new ArrayList<>();
        Map<Path, EventsAfter> events = new LinkedHashMap<>();
        boolean moves = !action.equals("status") && !wanted.dryRun;
        try {
            ReleaseSite home = options.open(console);
            opened.add(home);
            listen(home, events, moves);
            SetSettings settings = settings(home, name);
            List<SetSite> members = new ArrayList<>();
            for (SetMember member : settings.members()) {
                ReleaseSite site = open(home, member);
                opened.add(site);
                listen(site, events, moves);
                members.add(new SetSite(member.name(), site));
            }
            ReleaseSet set = new ReleaseSet(home, settings.name(), members, new DeskListener(console),
                    options.typed(console));
            return switch (action) {
                case "promote" -> promote(set, settings, home.operator());
                case "rollback" -> rollBack(set, settings, home.operator());
                default -> status(set, settings);
            };
        } finally {
            EventsAfter.close(List.copyOf(events.values()));
            opened.reversed().forEach(ReleaseSite::close);
        }
    }

    /** Once for each clone: the home may be a member too. */
    private void listen(ReleaseSite site, Map<Path, EventsAfter> events, boolean moves) {
        if (moves) {
            events.computeIfAbsent(site.folder().toAbsolutePath().normalize(),
                    folder -> EventsAfter.begin(console, site));
        }
    }

    private static SetSettings settings(ReleaseSite home, String name) {
        List<String> known = home.config().sets().stream().map(one -> one.name().word()).toList();
        return home.config().sets().stream()
                .filter(one -> one.name().word().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageError(
                        "there is no release set '" + Sanitiser.line(name, 60) + "' in lockstep.yaml",
                        known.isEmpty() ? "Name it under sets; see docs/several-services.md."
                                : KeySuggestion.question(name, known) + "Its sets: " + String.join(", ", known) + "."));
    }

    private ReleaseSite open(ReleaseSite home, SetMember member) {
        Path folder = home.folder().resolve(member.folder()).normalize();
        if (!folder.toFile().isDirectory()) {
            throw new ConfigurationError("there is no folder " + Sanitiser.line(folder.toString(), 200)
                    + " for " + member.name() + ", a member of the set",
                    "Clone its repository there, or correct sets in lockstep.yaml.");
        }
        return options.openAt(console, folder);
    }

    private ExitCode promote(ReleaseSet set, SetSettings settings, Operator operator) {
        PromotionRequest declared = declaration.request(Optional.empty(), operator);
        if (wanted.resume) {
            return resume(set, declared);
        }
        ReleaseSet.Planned planned = set.plan(new ReleaseSet.Wanted(declared, wanted.commits(settings.names())));
        if (wanted.dryRun) {
            return planned(settings, planned.members(), SetAnswer.planned(planned.members()));
        }
        options.confirmation(console).require("Production of " + planned.members().size()
                + " repositories will be moved, in this order: " + words(planned.members()) + ".",
                settings.name().word());
        try (Interruption interruption = new Interruption(console, set::unfinished)) {
            return told(set, set.carryOut(planned), SetStage.COMPLETED);
        }
    }

    /**
     * By what was declared when it was begun; by what is given here only where the set's record does not say. A member
     * that is judged only now may need an acceptance that nobody could foresee.
     */
    private ExitCode resume(ReleaseSet set, PromotionRequest declared) {
        Map<String, Boolean> change = declaration.givenOfChange();
        if (change.containsValue(true)
                && set.newest().filter(run -> run.intent().declared().isPresent()).isPresent()) {
            change.forEach(ResumeRule::requireNone);
        }
        try (Interruption interruption = new Interruption(console, set::unfinished)) {
            return told(set, set.resume(declared), SetStage.COMPLETED);
        }
    }

    private static String words(List<SetIntent.Member> members) {
        return String.join(", ", members.stream().map(member -> member.name() + " to " + member.shown()).toList());
    }

    private ExitCode rollBack(ReleaseSet set, SetSettings settings, Operator operator) {
        SetRun run = set.toTakeBack();
        if (wanted.dryRun) {
            return planned(settings, run.moved().stream().filter(member -> member.from().isPresent()).toList(),
                    SetAnswer.back(run));
        }
        Optional<Operator> approval = approval(set, run, settings, operator);
        try (Interruption interruption = new Interruption(console, set::unfinished)) {
            return told(set, set.takeBack(run, wanted.trigger, approval, ""), SetStage.TAKEN_BACK);
        }
    }

    /** Whoever gives the option, or types the name of the set; nobody where the record of each member has to say it. */
    private Optional<Operator> approval(ReleaseSet set, SetRun run, SetSettings settings, Operator operator) {
        List<SetIntent.Member> members = set.toConfirm(run);
        boolean onRecord = !members.isEmpty() && members.stream().allMatch(set::isApprovedOnRecord);
        // Of those that went back already, some may have needed it: the same command has to continue.
        if (wanted.approve.isPresent() && onRecord && run.intent().members().stream()
                .filter(member -> member.from().isPresent()).allMatch(set::isApprovedOnRecord)) {
            throw new UsageError("--approve does not approve anything here: pipeline.rollback of each of these asks for"
                    + " approvals on the record: " + names(members),
                    "Leave it out; approvers run `approve-release VERSION|SHA --action rollback` in each.");
        }
        if (wanted.approve.isPresent()) {
            return wanted.approve.map(name -> name.isBlank() ? operator : new Operator(name));
        }
        if (members.isEmpty()) {
            return Optional.empty();
        }
        options.confirmation(console).require("Production of these will be moved BACK, by force, in this order: "
                + String.join(", ", members.stream().map(member -> member.name() + " to "
                        + member.from().map(Sha::abbreviated).orElseThrow()).toList()) + ".",
                settings.name().word(), onRecord ? "--yes" : "--approve NAME");
        return onRecord ? Optional.empty() : Optional.of(operator);
    }

    private static String names(List<SetIntent.Member> members) {
        return String.join(", ", members.stream().map(member -> member.name().word()).toList());
    }

    private ExitCode status(ReleaseSet set, SetSettings settings) {
        tell(set.newest().orElseThrow(() -> new Refused(
                "release set " + settings.name() + " was never promoted",
                "Begin with `release-set promote " + settings.name() + " --dry-run" + options.typed(console) + "`.")));
        return ExitCode.DONE;
    }

    private ExitCode planned(SetSettings settings, List<SetIntent.Member> members, List<String> lines) {
        if (wanted.json) {
            console.out().print(SetAnswer.json(settings.name().word(), "planned", members));
        } else {
            lines.forEach(console.out()::println);
        }
        console.requireWritten();
        return ExitCode.DONE;
    }

    private ExitCode told(ReleaseSet set, SetRun run, SetStage good) {
        tell(run);
        boolean ended = run.end().filter(step -> step.stage() == good).isPresent();
        List<SetIntent.Member> unhealthy = run.backAndUnhealthy();
        if (ended && unhealthy.isEmpty()) {
            return set.leavesTraffic() ? ExitCode.PARTLY_DONE : ExitCode.DONE;
        }
        String again = "release-set rollback " + run.intent().set() + options.typed(console);
        if (!ended) {
            next((good == SetStage.COMPLETED ? "To roll it back: " : "To roll the others back: ") + again);
        }
        if (!unhealthy.isEmpty()) {
            next("Unhealthy after the rollback: " + names(unhealthy) + ". See `verify-rollback` in each repository");
        }
        return ExitCode.GATE_FAILED;
    }

    private void next(String line) {
        if (!wanted.json) {
            console.out().println(line);
        }
    }

    private void tell(SetRun run) {
        if (wanted.json) {
            console.out().print(SetAnswer.json(run));
        } else {
            Theme theme = console.theme(options.refusesColour());
            SetAnswer.lines(run).forEach(line -> console.out().println(theme.show(line)));
        }
        console.requireWritten();
    }
}
