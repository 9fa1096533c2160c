package lockstep.release.canary;

import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.audit.AuditReport;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryView;
import lockstep.release.pipeline.ExplainedHeads;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.GovernedConfig;
import lockstep.settings.pipeline.CanarySettings;

/**
 * What a canary was begun with, where today's configuration has none any more, or where nobody looks. Its commands are
 * run only as {@code release} had them: whoever may write to the evidence branch alone must not choose what runs here.
 */
final class FormerRig {

    private final ReleaseSite site;
    private final RemoteHeads heads;
    private Optional<AuditReport> audit = Optional.empty();

    FormerRig(ReleaseSite site, RemoteHeads heads) {
        this.site = site;
        this.heads = heads;
    }

    /** Where {@code release} stands by the verified record, whatever somebody pushed. */
    private RemoteHeads explained() {
        return new ExplainedHeads(site).of(heads, audit());
    }

    private AuditReport audit() {
        if (audit.isEmpty()) {
            audit = Optional.of(new JournalAudit(site).report(heads));
        }
        return audit.get();
    }

    /** @throws PartlyDone where nothing trusted says how its traffic is moved; it says what to run */
    CanaryRig of(CanaryView open) {
        return begun(open).orElseThrow(() -> unknown(open, "lockstep.yaml no longer says how traffic is moved"));
    }

    /**
     * For a host that acts by itself: the commands of its own {@code lockstep.yaml} only where the canary was begun by
     * them, or where they are in force.
     *
     * @throws PartlyDone as above
     */
    CanaryRig unattended(CanaryView open) {
        return begunHere(open).or(() -> begun(open)).or(() -> inForce(open)).orElseThrow(() -> unknown(open,
                "lockstep.yaml here is neither the one that it was begun under nor the one in force"));
    }

    /** Whether its intent cannot be read, or names a service that no configuration which counts has or had. */
    boolean isOfNoService(CanaryView open) {
        return open.intent().isEmpty() || open.service().filter(name -> Stream.of(
                        explained().production(), heads.knownStaging(),
                        open.intent().flatMap(CanaryIntent::from).filter(this::wasReleased))
                .flatMap(Optional::stream)
                .flatMap(commit -> new ConfigInForce(site).committed(commit).stream())
                .noneMatch(config -> config.serviceNames().contains(name))).isPresent();
    }

    private Optional<CanaryRig> begunHere(CanaryView open) {
        String here = GovernedConfig.of(site.config()).sha256();
        return CanaryRig.of(site, open).filter(
                rig -> open.intent().map(CanaryIntent::configuration).equals(Optional.of(here)));
    }

    private Optional<CanaryRig> inForce(CanaryView open) {
        return open.commit().or(heads::knownStaging).or(heads::production).flatMap(commit -> inForce(open, commit));
    }

    private Optional<CanaryRig> inForce(CanaryView open, Sha commit) {
        ConfigInForce counting = new ConfigInForce(site);
        String traffic = CanarySettings.key(open.service()) + ".traffic";
        return CanaryRig.of(site, open).filter(rig -> counting.findKnown(explained(), commit).isPresent()
                && counting.differences(explained(), commit).stream().noneMatch(one -> one.key().startsWith(traffic)));
    }

    private Optional<CanaryRig> begun(CanaryView open) {
        return open.intent()
                .flatMap(intent -> intent.from().filter(this::wasReleased).flatMap(from -> begun(intent, from)))
                .map(settings -> new CanaryRig(site, settings));
    }

    private boolean wasReleased(Sha commit) {
        return site.repository().has(commit) && (explained().production().equals(Optional.of(commit))
                || audit().knownGood().stream().anyMatch(good -> good.sha().equals(commit)));
    }

    private Optional<CanarySettings> begun(CanaryIntent intent, Sha commit) {
        return new ConfigInForce(site).committed(commit)
                .filter(config -> GovernedConfig.of(config).sha256().equals(intent.configuration()))
                .flatMap(config -> intent.service().map(config.pipeline()::of).orElse(config.pipeline()).canary())
                .filter(canary -> canary.traffic().isPresent());
    }

    private PartlyDone unknown(CanaryView open, String why) {
        return new PartlyDone(
                open.openWords() + ", and " + why,
                Sanitiser.line("By the configuration that it was begun under"
                        + open.intent().map(intent -> ", of digest " + intent.configuration()).orElse("") + ": "
                        + where(open) + "run-canary --abort --config FILE.", 600));
    }

    private String where(CanaryView open) {
        return open.intent().map(CanaryIntent::commit).filter(site.repository()::has)
                .filter(commit -> new ConfigInForce(site).committed(commit).isPresent())
                .map(commit -> "git show " + commit.hex() + ":lockstep.yaml > FILE, read it, then ").orElse("");
    }
}
