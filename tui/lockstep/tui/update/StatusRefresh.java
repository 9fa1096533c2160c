package lockstep.tui.update;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.revision.RevisionReading;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.MetricsSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.Source;
import lockstep.tui.api.StraySeen;
import lockstep.tui.day.Day;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.day.Freshness;
import lockstep.tui.seen.EnvironmentFact;
import lockstep.tui.seen.Fact;
import lockstep.tui.seen.Sources;
import lockstep.tui.state.JournalLine.Tone;
import lockstep.tui.state.Page;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;

/** Asking the sources, and taking in what each says. */
final class StatusRefresh {

    private StatusRefresh() {}

    static Transition begin(UiState state) {
        return state.terms().equals(DeskTerms.unopened())
                ? Transition.to(state.withNotice("it is being opened; then everything is read"))
                : PollSchedule.all(state);
    }

    /** After something was recorded from here. */
    static Transition changed(UiState state) {
        return begin(state.withUnread(true));
    }

    /** Where it is to be read once more, it was asked before what was recorded last. */
    static UiState read(UiState before, GitSeen seen) {
        Fact<GitSeen> known = before.sources().git();
        UiState state = before.withSources(before.sources().withGit(
                known.answered(loaded(known.value(), seen), before.now())))
                .withUnread(before.unread() && known.again());
        if (known.trouble().isPresent()) {
            state = state.wrote(Tone.GOOD, "the remote answers again");
        }
        ReleaseSeen standing = state.standing().orElseThrow();
        if (known.value().filter(seen::hasSameHeads).isEmpty()) {
            state = state.wrote(Tone.DONE, heads(state, standing));
        }
        for (String problem : standing.problems()) {
            boolean isNew = known.value().filter(one -> one.problems().contains(problem)).isEmpty();
            state = isNew ? state.wrote(Tone.UNSURE, problem) : state;
        }
        state = overtaken(drifted(before, state), standing, known.value().flatMap(GitSeen::release));
        return known.value().isEmpty()
                ? resumed(state, standing)
                : StepFollower.on(before, Keeping.rows(before, state));
    }

    /** What somebody else has released meanwhile, with what is on top of it, is nobody's next step any more. */
    private static UiState overtaken(UiState state, ReleaseSeen standing, Optional<Sha> before) {
        Optional<Sha> gone = state.chosen().filter(chosen -> !state.isBusy() && standing.open().isEmpty()
                && standing.candidates().size() >= standing.git().behind()
                && standing.candidate(chosen).isEmpty() && !standing.release().equals(Optional.of(chosen)));
        if (gone.isEmpty()) {
            return state;
        }
        UiState free = state
                .withChosen(standing.candidates().isEmpty() ? standing.release() : Optional.empty())
                .withDeclaration(Optional.empty()).withJudgement(Optional.empty()).withInPane(false);
        UiState there = state.page() == Page.WALK ? free.withCursor(0) : free;
        UiState next = there.withStep(new Day(there).next());
        return before.equals(gone) ? next
                : next.wrote(Tone.UNSURE, gone.get().abbreviated() + " no longer waits: "
                        + state.terms().productionBranch() + " is at "
                        + standing.release().map(Sha::abbreviated).orElse("nothing"));
    }

    /** What was loaded beyond the first commits stays, as long as they are the same. */
    private static GitSeen loaded(Optional<GitSeen> known, GitSeen seen) {
        return known.filter(seen::hasSameHeads)
                .filter(before -> before.candidates().size() > seen.candidates().size())
                .map(before -> seen.withCandidates(before.candidates()))
                .orElse(seen);
    }

    static UiState more(UiState state, Sha main, List<Candidate> candidates) {
        Fact<GitSeen> git = state.sources().git();
        return git.value()
                .filter(seen -> seen.main().equals(main) && seen.candidates().size() < candidates.size())
                .map(seen -> state.withSources(state.sources().withGit(git.with(seen.withCandidates(candidates)))))
                .orElse(state);
    }

    static UiState asked(UiState before, Environment environment, EnvironmentSeen seen) {
        EnvironmentFact known = before.sources().of(environment);
        UiState state = before.withSources(
                before.sources().with(environment, known.answered(seen, before.now())));
        state = drifted(before, told(before, state, environment));
        boolean first = known.fact().value().isEmpty();
        return first && environment.isStaging() ? onStaging(state) : StepFollower.on(before, state);
    }

    /** What could not be read is trouble of this source, and of no other. */
    static UiState counted(UiState state, MetricsSeen seen) {
        if (!seen.troubles().isEmpty()) {
            return failed(state, new UiEvent.SourceFailed(Source.METRICS, seen.troubles().getFirst(),
                    "Check the canary's metrics in lockstep.yaml, and that their source can be reached from here."));
        }
        Fact<MetricsSeen> known = state.sources().metrics();
        UiState counted = state.withSources(state.sources().withMetrics(known.answered(seen, state.now())));
        return known.trouble().isPresent() ? counted.wrote(Tone.GOOD, "the metrics can be read again") : counted;
    }

    /** Told once, as long as it reads the same. Of an open canary, what is being recorded just now is no news. */
    static UiState strayed(UiState state, StraySeen seen) {
        Fact<StraySeen> known = state.sources().traffic();
        UiState read = state.withSources(state.sources().withTraffic(known.answered(seen, state.now())));
        boolean isNew = seen.words().isPresent() && seen.open().isEmpty()
                && known.value().filter(seen::equals).isEmpty();
        return isNew ? read.wrote(Tone.BAD, "canary: " + seen.words().get()) : read;
    }

    static UiState failed(UiState before, UiEvent.SourceFailed failed) {
        Sources sources = before.sources();
        boolean first = sources.of(failed.source()).trouble().isEmpty();
        UiState state = before.withSources(sources.failed(
                failed.source(), failed.message(), failed.remedy(), before.now()));
        if (!first) {
            return state;
        }
        return state.wrote(Tone.BAD, failed.source().word() + ": " + failed.message())
                .withNotice(failed.message() + ". " + failed.remedy());
    }

    /** Only what changed is worth a line. */
    private static UiState told(UiState before, UiState state, Environment environment) {
        RevisionReading was = before.sources().of(environment).live("");
        RevisionReading is = state.sources().of(environment).live("");
        UiState told = was.equals(is)
                ? state
                : state.wrote(Tone.DONE, words(environment, is));
        boolean now = EnvironmentHealth.answerFails(state, environment);
        boolean then = EnvironmentHealth.answerFails(before, environment);
        if (now && !then) {
            return told.wrote(Tone.BAD, environment.name() + " FAILING: "
                    + EnvironmentHealth.of(state, environment).reason());
        }
        return then && EnvironmentHealth.of(state, environment).kind() == EnvironmentHealth.Kind.HEALTHY
                ? told.wrote(Tone.GOOD, environment.name() + " is healthy again")
                : told;
    }

    private static UiState drifted(UiState before, UiState state) {
        ReleaseSeen standing = state.standing().orElse(null);
        return !Freshness.showsDrift(state) || Freshness.showsDrift(before.withNow(state.now())) ? state
                : state.wrote(Tone.BAD, "DRIFT: production runs " + standing.production().brief().orElse("?") + ", and "
                        + state.terms().productionBranch() + " is at "
                        + standing.release().map(Sha::abbreviated).orElse("?"));
    }

    /** Where the last session, here or elsewhere, left off. */
    private static UiState resumed(UiState before, ReleaseSeen standing) {
        Optional<Sha> open = standing.open().map(intent -> intent.target());
        UiState state = before;
        if (open.isPresent()) {
            state = state.withChosen(open).wrote(Tone.UNSURE, standing.open().get().id() + " is unfinished, begun by "
                    + standing.open().get().operator());
        } else if (tested(standing).isPresent()) {
            state = state.withChosen(tested(standing));
        } else if (standing.candidates().isEmpty()) {
            state = state.withChosen(standing.release());
        }
        if (state.chosen().isPresent() || standing.candidates().isEmpty()) {
            return state.withStep(new Day(state).next()).withInPane(false);
        }
        return onStaging(state);
    }

    /** The newest candidate that somebody has begun to test. */
    private static Optional<Sha> tested(ReleaseSeen standing) {
        return standing.candidates().stream()
                .filter(one -> !one.isForbidden())
                .map(Candidate::sha)
                .filter(sha -> standing.stagingRun(sha).isPresent() && !standing.wasTakenBack(sha))
                .findFirst();
    }

    /** As long as nothing is picked, the cursor begins at what staging runs: that is what can be tested. */
    static UiState onStaging(UiState state) {
        if (state.chosen().isPresent() || state.cursor() > 0 || state.standing().isEmpty()) {
            return state;
        }
        ReleaseSeen standing = state.standing().get();
        for (int i = 0; i < standing.candidates().size(); i++) {
            if (standing.staging().runs(standing.candidates().get(i).sha())) {
                return state.withCursor(i);
            }
        }
        return state;
    }

    private static String heads(UiState state, ReleaseSeen standing) {
        return state.terms().stagingBranch() + " " + standing.main().abbreviated() + ", "
                + state.terms().productionBranch() + " " + standing.release().map(Sha::abbreviated)
                        .orElse("not there yet") + " at " + state.terms().remote();
    }

    private static String words(Environment environment, RevisionReading live) {
        return live.brief().map(brief -> environment.name() + " runs " + brief)
                .orElseGet(() -> "what " + environment.name() + " runs is not known: " + live.trouble());
    }
}
