package lockstep.release.canary;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.HotfixCanary;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.pipeline.ExplainedHeads;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.Requirements;
import lockstep.release.pipeline.Subject;
import lockstep.release.site.ReleaseSite;
import lockstep.release.workflow.HotfixStage;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.ChangedPaths;

/** What {@code pipeline} demands of a commit before its canary. */
public record StagePermission(ReleaseSite site, CanaryListener listener) implements CanaryPermission {

    /** From the plan to its record somebody may have been asked. */
    private static final Duration LONGEST_CONFIRMED = Duration.ofHours(1);

    @Override
    public Answer ask(Sha commit, RemoteHeads heads, Optional<List<String>> skipped) {
        return damaged(heads).orElseGet(
                () -> new Then(site, heads, Optional.empty(), listener::step).ask(commit, skipped));
    }

    /** By the record as it was before the canary began, and at that time: by then it had used up its approvals. */
    @Override
    public Answer askAgain(CanaryIntent open, RemoteHeads heads) {
        return damaged(heads).or(() -> elsewhere(open, heads)).orElseGet(() -> then(open, heads)
                .ask(open.commit(), open.hotfix().map(HotfixCanary::skipped)));
    }

    private Optional<Answer> damaged(RemoteHeads heads) {
        List<String> complaints = new JournalAudit(site).complaints(heads);
        return complaints.isEmpty() ? Optional.empty() : Optional.of(new Answer(
                complaints.stream().map(line -> "the release log failed verification: " + line).toList(),
                "See `release-log verify`.", List.of()));
    }

    /** Whoever writes an intent chooses what it says of {@code release} and of the time: both are told by others. */
    private Optional<Answer> elsewhere(CanaryIntent open, RemoteHeads heads) {
        Optional<Sha> stands = new ExplainedHeads(site).of(heads).production();
        boolean isDatedBack = open.since().isBefore(began(open, heads).madeAt().minus(LONGEST_CONFIRMED));
        if (stands.equals(open.from()) && !isDatedBack) {
            return Optional.empty();
        }
        return Optional.of(new Answer(List.of(isDatedBack
                ? "it says that it was begun at " + open.since() + ", and it was recorded later"
                : "it was begun when " + site.branchesInWords().production() + " was at " + words(open.from())
                        + ", which is at " + words(stands) + " by the record"),
                CanaryAbort.REMEDY, List.of()));
    }

    private static String words(Optional<Sha> commit) {
        return commit.map(Sha::abbreviated).orElse("nothing");
    }

    private ChangedPaths began(CanaryIntent open, RemoteHeads heads) {
        return site.repository().commitsThatChanged(
                List.of(CanaryPlaces.intent(open.id())), Optional.empty(), heads.evidence().orElseThrow()).getFirst();
    }

    private Then then(CanaryIntent open, RemoteHeads heads) {
        ReleaseRepository repository = site.repository();
        Sha began = began(open, heads).commit();
        Optional<Sha> before = repository.summary(began).parents().stream().findFirst();
        return new Then(
                site.withClock(InstantSource.fixed(open.since()), site.waiting()),
                heads.at(open.from(), before),
                Optional.of(repository.people(before, began).stream().findFirst().orElse("")), listener::step);
    }

    /**
     * When the question is whether it may begin.
     *
     * @param acting who began it; empty for whoever acts
     * @param ignored hears of what is recorded and does not count
     */
    private record Then(ReleaseSite site, RemoteHeads heads, Optional<String> acting, Consumer<String> ignored) {

        Answer ask(Sha commit, Optional<List<String>> skipped) {
            if (skipped.isPresent()) {
                return hotfix(commit, skipped.get());
            }
            PipelineReader.Read read =
                    new PipelineReader(site).read(heads, new Subject(commit, Action.CANARY), acting);
            read.ignored().forEach(ignored);
            Requirements requirements = new Requirements(site.config().pipeline().forCanary());
            return answer(requirements.assess(read), requirements.consumed(read), Optional.empty());
        }

        /** The approvals of a hotfix are of its promotion, which uses them up: its canary rests on them. */
        private Answer hotfix(Sha commit, List<String> skipped) {
            HotfixStage.Said said =
                    new HotfixStage(site).beforeCanary(heads, commit, skipped, acting, ignored);
            return answer(said.assessments(), List.of(), Optional.of(new HotfixCanary(skipped, said.approvals())));
        }
    }

    private static Answer answer(
            List<Assessment> said, List<String> approvals, Optional<HotfixCanary> hotfix) {
        List<Assessment> missing = said.stream().filter(one -> !one.holds()).toList();
        return new Answer(
                missing.stream().map(one -> one.words() + " (" + one.link() + ")").toList(),
                missing.stream().map(Assessment::remedy).filter(remedy -> !remedy.isEmpty()).distinct()
                        .collect(Collectors.joining(" ")),
                approvals, hotfix);
    }
}
