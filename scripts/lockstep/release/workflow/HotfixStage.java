package lockstep.release.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approval;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.CanaryConfigured;
import lockstep.policy.requirement.CanaryPassed;
import lockstep.policy.requirement.Handle;
import lockstep.policy.requirement.Requirement;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.PipelineReader.Read;
import lockstep.release.pipeline.Requirements;
import lockstep.release.pipeline.Subject;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.pipeline.HotfixSettings;
import lockstep.settings.pipeline.PipelineSettings;

/** What a hotfix has to have: less testing, and more people. */
public record HotfixStage(ReleaseSite site) {

    private static final String RULE = "hotfix-approvals";

    /**
     * What was said of a hotfix.
     *
     * @param approvals the digests of those that it rests on
     */
    public record Said(List<Assessment> assessments, List<String> approvals) {}

    /**
     * What a hotfix has to have before its canary: all but the canary.
     *
     * @param skipped the stages that it leaves out
     * @param acting who asks for it where nobody did on the record; empty for whoever acts
     */
    public Said beforeCanary(
            RemoteHeads heads, Sha candidate, List<String> skipped, Optional<String> acting,
            Consumer<String> ignored) {
        PipelineSettings pipeline = site.config().pipeline();
        HotfixSettings settings = settings();
        Read read = read(heads, new Subject(candidate, Action.HOTFIX), acting, ignored);
        Requirements requirements = new Requirements(pipeline.forCanaryOfHotfix(skipped.contains("staging")));
        List<Assessment> said = new ArrayList<>(requirements.assess(read));
        said.addAll(notToSkip(skipped, settings));
        return new Said(said, requirements.consumed(read));
    }

    private HotfixSettings settings() {
        return site.config().pipeline().hotfix().orElseThrow(() -> new ConfigurationError(
                "lockstep.yaml says nothing of hotfixes",
                "Use promote-release. Or name pipeline.hotfix with its approvals; it counts once it was promoted."));
    }

    private Read read(RemoteHeads heads, Subject subject, Optional<String> acting, Consumer<String> ignored) {
        Read read = new PipelineReader(site).read(heads, subject, acting);
        read.ignored().forEach(ignored);
        return read;
    }

    private List<Assessment> notToSkip(List<String> skipped, HotfixSettings settings) {
        return skipped.stream().filter(stage -> !settings.maySkip().contains(stage)).map(stage ->
                Assessment.fail(RULE, "a hotfix may not leave out " + stage,
                        "Leave --skip-" + stage + " out, or have pipeline.hotfix.skips name it on "
                                + site.branchesInWords().production() + ".")).toList();
    }

    /** @param ofItsClass what the class of the change asks for; a canary may be skipped all the same */
    Promotion.StageAnswer ask(
            RemoteHeads heads, NamedCommit fix, HotfixRequest request, List<Requirement> ofItsClass,
            WorkflowListener listener) {
        PipelineSettings pipeline = site.config().pipeline();
        HotfixSettings settings = settings();
        Read read = read(heads, Subject.of(fix, Action.HOTFIX), Optional.empty(), listener::step);
        List<Requirement> all = new ArrayList<>(pipeline.forHotfix(request.skipStaging(), request.skipCanary()));
        ofItsClass.stream()
                .filter(one -> !(request.skipCanary() && one instanceof CanaryConfigured))
                .forEach(all::add);
        Requirements requirements = new Requirements(all);
        List<Assessment> said = new ArrayList<>(requirements.assess(read).stream()
                .map(one -> withCanaryOf(fix, request, one))
                .map(one -> one.holds() || !one.rule().equals(RULE)
                        ? one
                        : one.remediedBy("Ask for a new approval that says so: " + approving(fix, request) + "."))
                .map(one -> one.holds() || !one.rule().equals("approvals")
                        ? one
                        : one.remediedBy(one.remedy() + " The command: " + approving(fix, request) + "."))
                .toList());
        said.addAll(notToSkip(request.skipped(), settings));
        List<Approval> standing = pipeline
                .approvals(Action.HOTFIX, request.skipStaging(), request.skipCanary()).stream()
                .map(read::ofMembers)
                .flatMap(one -> one.standing(read.facts()).stream())
                .toList();
        request.approvers().forEach(named -> missing(named, standing, approving(fix, request)).ifPresent(said::add));
        return new Promotion.StageAnswer(read.facts(), said, requirements.consumed(
                read, approval -> request.approvers().stream().anyMatch(named -> named.means(approval.approver()))));
    }

    /** With all that each approval has to say. */
    private static String approving(NamedCommit fix, HotfixRequest request) {
        return "`approve-release " + name(fix) + " --action hotfix" + request.skipped().stream()
                .map(stage -> " --skip-" + stage).collect(Collectors.joining()) + "`";
    }

    private static String name(NamedCommit fix) {
        return fix.version().map(Version::name).orElseGet(fix.commit()::hex);
    }

    /** Its canary is run as that of a hotfix: it may lack what else comes before one. */
    private Assessment withCanaryOf(NamedCommit named, HotfixRequest request, Assessment said) {
        return CanaryPassed.isToBeRun(said)
                ? said.remediedBy("Run its canary: `run-canary " + name(named) + " --hotfix"
                        + (request.skipStaging() ? " --skip-staging" : "") + service(said) + "`."
                        + (said.verdict() == Verdict.FAIL
                                ? "" : " To leave it out, every approval has to say so: `--skip-canary`."))
                : said;
    }

    /** Words about one of several services begin with its name. */
    private String service(Assessment said) {
        return site.config().serviceNames().stream()
                .filter(name -> said.words().startsWith(name + ": "))
                .map(name -> " --service " + name)
                .findFirst().orElse("");
    }

    /** A name on the command line is no approval: it has to be found on the record. */
    private static Optional<Assessment> missing(Handle named, List<Approval> standing, String approving) {
        return standing.stream().anyMatch(approval -> named.means(approval.approver()))
                ? Optional.empty()
                : Optional.of(Assessment.fail(RULE, "there is no approval of " + named + " that counts",
                        named + " has to run " + approving + ", as a person with a key."));
    }
}
