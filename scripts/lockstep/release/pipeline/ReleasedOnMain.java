package lockstep.release.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import lockstep.policy.requirement.Action;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.AuditRule;
import lockstep.record.audit.Violation;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.PromotionEntry;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.git.ReleaseRepository;

/**
 * Whether the commit that {@code release} has, if a promotion brought it, is on {@code main}. It hangs on where the
 * branches stand now, so it is judged at every visit, and nothing of it is kept. It costs what was recorded since the
 * promotion. That an intent was taken away, or written anew, is a violation of its own.
 *
 * <p>Of earlier promotions it is not asked: later ones contain them, and are on {@code main}; what was taken back,
 * {@code main} may have been rid of.
 */
public record ReleasedOnMain(ReleaseSite site) {

    private static final int LARGEST = 4 << 20;

    /** Whoever pushes can leave any number of intents behind. */
    private static final int MOST = 100;

    /** The same report, with what is found here. */
    public AuditReport added(AuditReport report, RemoteHeads heads) {
        ReleaseRepository repository = site.repository();
        boolean isAsked = heads.evidence().isPresent() && heads.production()
                .filter(release -> repository.has(release) && heads.knownStaging()
                        .filter(main -> !repository.isAncestor(release, main)).isPresent())
                .isPresent();
        return isAsked ? report.with(astray(heads.evidence().get(), heads.production().get())) : report;
    }

    private List<Violation> astray(Sha tip, Sha release) {
        try {
            Map<String, ReleaseId> paths = promotions(tip, release).limit(MOST)
                    .collect(Collectors.toMap(EvidenceLayout::intent, id -> id, (one, same) -> one, TreeMap::new));
            return site.repository().commitsThatBrought(paths.keySet(), tip).entrySet().stream()
                    .filter(one -> isJudged(one.getValue(), paths.get(one.getKey()), release))
                    .map(one -> violation(one.getKey(), "it goes to " + release + ", which is not on "
                            + site.repository().branches().staging()))
                    .toList();
        } catch (RuntimeException e) {
            // Whatever somebody wrote there: it must not end the audit, and stops no rollback.
            return List.of(violation(site.repository().branches().production(), Sanitiser.line(release + " is not on "
                    + site.repository().branches().staging() + ", and what brought it cannot be told: "
                    + e.getMessage(), 300)));
        }
    }

    private static Violation violation(String where, String what) {
        return new Violation(AuditRule.POLICY_KEPT, where, what);
    }

    /** Those to the commit, whether they are finished or not. */
    private Stream<ReleaseId> promotions(Sha tip, Sha release) {
        JournalView journal = site.journal().view(Optional.of(tip));
        Stream<ReleaseId> finished = journal.reading().entries().reversed().stream()
                .filter(entry -> entry instanceof PromotionEntry promotion && promotion.commit().equals(release))
                .flatMap(entry -> entry.releaseId().stream());
        return Stream.concat(finished, journal.open().stream()
                .filter(intent -> intent.target().equals(release)).map(Intent::id));
    }

    /** As it was recorded, in a record that had checkpoints by then: who writes those tells a hotfix for one. */
    private boolean isJudged(Sha began, ReleaseId id, Sha release) {
        return site.repository().summary(began).parents().stream().findFirst()
                .flatMap(before -> site.repository().find(before, EvidenceLayout.CHECKPOINT))
                .flatMap(bound -> site.journal().intent(began, id))
                .filter(intent -> intent instanceof PromotionIntent promotion
                        && promotion.target().equals(release) && !isHotfix(promotion, began))
                .isPresent();
    }

    private boolean isHotfix(PromotionIntent intent, Sha began) {
        return !intent.passage().skipped().isEmpty() || site.repository()
                .readable(began, EvidenceLayout.requirements(intent.id()), LARGEST)
                .flatMap(json -> JsonReader.read(new String(json, StandardCharsets.UTF_8)))
                .filter(said -> said.path("action").asString("").equals(Action.HOTFIX.word()))
                .isPresent();
    }
}
