package lockstep.tui.adapter;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.Mode;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Suite;
import lockstep.gates.run.GateRun;
import lockstep.base.release.ChangeDeclaration;
import lockstep.policy.promotion.Acceptance;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Outcome;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.verification.ReleaseReflog;
import lockstep.release.workflow.Completion;
import lockstep.release.workflow.JournalAudit;
import lockstep.release.workflow.Move;
import lockstep.release.workflow.Mover;
import lockstep.release.workflow.Promotion;
import lockstep.release.workflow.PromotionWish;
import lockstep.release.workflow.ReleaseSite;
import lockstep.release.workflow.Rollback;
import lockstep.release.workflow.RollbackWish;
import lockstep.release.workflow.RunRecord;
import lockstep.release.workflow.StandingReader;
import lockstep.release.workflow.WorkflowListener;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteOptions;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.Declared;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.DrillListener;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.LogCheck;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.api.ReleaseListener;
import lockstep.tui.api.Situation;
import lockstep.tui.api.StoredRun;

/** The desk over a real repository and real environments: the same workflow as the commands use. */
public final class SiteDesk implements ReleaseDesk {

    private static final int LONG_LOG = 1_000;

    private final ReleaseSite site;
    /** A second view of the same clone, so that looking need not wait for what is going on. */
    private final ReleaseSite looking;
    private final ReleaseReflog reflog;
    private final DeskTerms terms;

    /** @param reflog where the clone has seen the production branch, for verifying the log */
    public SiteDesk(
            ReleaseSite site, ReleaseSite looking, ReleaseReflog reflog, Invocation invocation, boolean demo) {
        this.site = site;
        this.looking = looking;
        this.reflog = reflog;
        this.terms = terms(site, invocation, demo);
    }

    private static DeskTerms terms(ReleaseSite site, Invocation invocation, boolean demo) {
        return new DeskTerms(
                site.config().service(), site.operator(), site.repository().remoteAddress(),
                site.config().git().staging(), site.config().git().production(),
                site.service(Mode.STAGING).settings().base().base(), site.service(Mode.PROD).settings().base().base(),
                suite(site, Mode.STAGING).gates().stream().map(Gate::name).toList(),
                suite(site, Mode.PROD).gates().stream().map(Gate::name).toList(),
                Drills.of(invocation), invocation, demo);
    }

    private static Suite suite(ReleaseSite site, Mode mode) {
        return new SuiteCatalog(site.config().contract()).promotionGate(mode, SuiteOptions.defaults());
    }

    @Override
    public DeskTerms terms() {
        return terms;
    }

    @Override
    public Situation look() {
        Situation now = new Situations(looking).read();
        if (now.log().size() > LONG_LOG) {
            // Reading leaves several times the log in garbage, and the heap would stay as large as that for hours.
            System.gc();
        }
        return now;
    }

    @Override
    public List<StoredRun> runsOf(EntryLine entry) {
        return new Situations(looking).runsOf(entry);
    }

    @Override
    public GateRun run(Mode mode, Sha commit, RunListener listener) {
        return run(mode, suite(site, mode), commit, listener);
    }

    private GateRun run(Mode mode, Suite suite, Sha commit, RunListener listener) {
        return site.service(mode).run(
                suite, commit, site.operator(), site.clock(), site.waiting(), site.smokeLimit(), listener);
    }

    @Override
    public String record(GateRun run) {
        return new RunRecord(site, WorkflowListener.silent()).record(run, site.secrets());
    }

    @Override
    public Judgement judge(Sha candidate, Declared declared) {
        Promotion.Examined examined = new Promotion(site, WorkflowListener.silent()).examine(wish(candidate, declared));
        return new Judgement(candidate, site.clock().instant(), Rules.of(examined.decision(), declared.changeClass()));
    }

    private PromotionWish wish(Sha candidate, Declared declared) {
        ChangeDeclaration declaration = ChangeDeclaration.recorded(
                declared.changeClass(), declared.canaryOrFlag(), declared.policyDiff(), declared.rollbackPlan());
        return new PromotionWish(
                Optional.of(candidate), declaration, declared.unverified().map(this::answered),
                declared.drift().map(this::answered), "");
    }

    private Acceptance answered(String reason) {
        return new Acceptance(site.operator(), reason);
    }

    @Override
    public Conclusion promote(Sha candidate, Declared declared, ReleaseListener listener) {
        Relay relay = new Relay(listener);
        Promotion promotion = new Promotion(site, relay);
        PromotionWish wish = wish(candidate, declared);
        return finish(promotion.plan(promotion.examine(wish), wish), relay);
    }

    @Override
    public Conclusion rollBack(Sha target, String trigger, ReleaseListener listener) {
        Relay relay = new Relay(listener);
        Rollback rollback = new Rollback(site, relay);
        RollbackWish wish = new RollbackWish(Optional.of(target), trigger, Optional.of(site.operator()), false, "");
        return finish(rollback.plan(rollback.examine(wish), wish), relay);
    }

    private Conclusion finish(Move move, Relay relay) {
        return conclusion(new Completion(site, relay).finish(new Mover(site, relay).push(move), false));
    }

    @Override
    public Conclusion resume(ReleaseListener listener) {
        Relay relay = new Relay(listener);
        Intent open = new StandingReader(site, relay).read().journal().openIntent()
                .orElseThrow(() -> new Refused("nothing is open any more",
                        "Somebody else has finished it; look again."));
        if (open instanceof PromotionIntent) {
            new JournalAudit(site).require(site.repository().fetch(site.remoteDeadline()));
        }
        return conclusion(new Completion(site, relay).finish(open, false));
    }

    private static Conclusion conclusion(Completion.Done done) {
        String words = done.outcome().map(Outcome::words).orElse("somebody else recorded the outcome");
        boolean good = done.outcome().map(Outcome::isGood).orElse(true);
        return new Conclusion(done.intent().id().toString(), good, words, done.smoke());
    }

    @Override
    public LogCheck verifyLog() {
        return new LogVerification(looking, reflog).check();
    }

    @Override
    public GateRun drill(DrillChoice drill, DrillListener listener) {
        Situation now = look();
        return Drills.run(drill, site, now.main(), now.release().orElse(now.main()), listener);
    }

    @Override
    public String rehearse(String words) {
        throw new UsageError("nothing is rehearsed here: this is a real service", "Use --demo for that.");
    }

    @Override
    public void close() {
        looking.close();
        site.close();
    }
}
