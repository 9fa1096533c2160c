package lockstep.demo.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Refused;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.commands.cli.Console;
import lockstep.demo.rehearsal.DemoTeam;
import lockstep.demo.rehearsal.Narrator;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.policy.requirement.Action;
import lockstep.record.layout.TruthPlaces;
import lockstep.record.truth.TruthJson;
import lockstep.release.deploy.RevisionWait;
import lockstep.release.service.ApprovalService;
import lockstep.release.service.Explanation;
import lockstep.release.service.MoveResult;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.soak.Soak;
import lockstep.release.version.NamedCommit;
import lockstep.release.workflow.HotfixRequest;
import lockstep.release.workflow.PromotionRequest;
import lockstep.repository.git.RemoteHeads;

/**
 * The second act: two versions go through every stage, a hotfix skips one and owes it, and what comes after it is
 * refused until that is paid. Every step is the product's own.
 */
public final class PipelineAct {

    private static final WorkflowListener SILENT = WorkflowListener.silent();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String STAGES = """
            evidence: {allowed_signers: allowed_signers}
            pipeline:
              roles: {RELEASE_APPROVER: [olga@service.example, omar@service.example]}
              staging:
                requires: [{checks: [unit]}, {coverage: {min: 80%}}, {findings: {critical: 0, high: 0}}]
              production:
                requires: [{soak: 1s}, {approvals: {role: RELEASE_APPROVER, count: 1, signed: true}}]
              hotfix: {approvals: {role: RELEASE_APPROVER, count: 2}, skips: [staging]}
            """;

    private final Narrator narrator;
    private final DemoTeam stage;
    private final Team team;
    private final ReleaseSite site;
    private final ReleaseService service;

    private PipelineAct(Narrator narrator, DemoTeam stage, Team team, ReleaseSite site) {
        this.narrator = narrator;
        this.stage = stage;
        this.team = team;
        this.site = site;
        this.service = new ReleaseService(site, SILENT);
    }

    public static ExitCode play(Console console, boolean noColour) {
        Narrator narrator = new Narrator(console, console.theme(noColour));
        Path folder = folder();
        Team team = Team.of(folder, console.environment());
        try (DemoTeam stage = DemoTeam.set(
                folder.resolve("team"), console.environment(), staging -> staging.withLockouts(SECOND), STAGES)) {
            stage.land("Name whose signatures count", Team.SIGNERS, team.signers());
            stage.checkOut(console.environment());
            try (ReleaseSite site = team.seat(stage, "nadja")) {
                ExitCode ended = new PipelineAct(narrator, stage, team, site).carryOut();
                console.out().println(
                        "\nThe repository, and the log on its branch release-evidence, stay in " + folder);
                return ended;
            }
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("lockstep-pipeline-").toRealPath();
            Files.createDirectory(folder.resolve("team"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExitCode carryOut() {
        narrator.step("lockstep.yaml has stages: what each asks for, and who may approve");
        narrator.brought(STAGES.lines().toList());
        boolean asExpected = throughEveryStage("v1.0.0", service.heads().staging())
                && throughEveryStage("v1.1.0", stage.land("Answer more politely"));
        if (!asExpected) {
            return ExitCode.GATE_FAILED;
        }
        Sha fix = stage.land("Do not answer rudely");
        Sha next = null;
        if (hotfix("v1.1.1", fix)) {
            next = stage.land("Answer in rhymes");
            tag("v1.2.0", next);
        }
        boolean refused = next != null && refusedForTheDebt("v1.2.0");
        return refused && paid(next) && verified() ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }

    private boolean throughEveryStage(String version, Sha commit) {
        narrator.step(version + " is tagged; record-checks: what CI found out");
        NamedCommit named = tag(version, commit);
        new CiReports(site).record(named).forEach(narrator::brought);
        narrator.step("promotion-gate --record, then soak-staging: the gates, and a second sample a second later");
        await(commit);
        Verdict gates = gatesOnStaging(commit);
        Soak.Ended soaked = new Soak(site, SILENT, SECOND, Duration.ofMinutes(30), SECOND, LIMIT).run(commit);
        narrator.brought("gates " + gates.word() + "; " + soaked.stands().said().words());
        narrator.step("explain " + version + ": what is missing still");
        told(service.explain(request(version)));
        narrator.step("approve-release " + version + ": Olga signs with her key");
        approve("olga", named, Action.PROMOTE, false);
        narrator.step("promote-release " + version);
        return promoted(service.carryOut(service.plan(request(version))));
    }

    private boolean hotfix(String version, Sha commit) {
        narrator.step(version + " is urgent: two people approve that staging is skipped");
        NamedCommit named = tag(version, commit);
        Team.APPROVERS.forEach(name -> approve(name, named, Action.HOTFIX, true));
        narrator.step("hotfix-promote " + version + " --skip-staging: production smoke is not skipped");
        PromotionRequest request = new PromotionRequest(
                Optional.of(new CommitName.Tagged(new Version(version))), declaration(), Optional.empty(),
                Optional.empty(), Map.of(), "rude answers", Optional.of(new HotfixRequest(true, false, List.of())));
        return promoted(service.carryOut(service.plan(request)));
    }

    private boolean refusedForTheDebt(String version) {
        narrator.step("promote-release " + version + ": refused, with every reason");
        try {
            service.plan(request(version));
            return false;
        } catch (Refused refused) {
            narrator.brought(refused.particulars());
            return refused.particulars().stream().anyMatch(reason -> reason.startsWith("staging-owed"));
        }
    }

    private boolean paid(Sha next) {
        narrator.step("promotion-gate --record for the hotfix's successor on main: the debt is paid");
        await(next);
        Verdict gates = gatesOnStaging(next);
        Explanation explained = service.explain(request("v1.2.0"));
        boolean owes = explained.requirements().stream()
                .anyMatch(one -> one.rule().equals("staging-owed") && !one.holds());
        narrator.brought("gates " + gates.word() + "; " + (owes ? "staging has not passed yet" : "staging has passed"));
        return gates == Verdict.PASS && !owes;
    }

    private boolean verified() {
        narrator.step("release-log verify, and the source of truth");
        boolean isVerified = narrator.verified(service.verify(List.of(), false));
        service.heads().evidence()
                .flatMap(tip -> site.repository().read(tip, TruthPlaces.PRODUCTION, TruthJson.LARGEST))
                .ifPresent(truth -> narrator.brought(new String(truth, StandardCharsets.UTF_8).lines().toList()));
        return isVerified;
    }

    private boolean promoted(MoveResult ended) {
        narrator.brought("release is at " + ended.intent().target().abbreviated() + "; production smoke "
                + ended.verdict().word() + "; logged as " + ended.intent().id());
        return ended.verdict() == Verdict.PASS;
    }

    private void approve(String name, NamedCommit named, Action action, boolean skipsStaging) {
        try (ReleaseSite approver = team.seatOfApprover(stage, name)) {
            ApprovalService approvals = new ApprovalService(approver, SILENT);
            ApprovalService.Statement statement = approvals.approve(
                    new CommitName.Tagged(named.version().orElseThrow()), action,
                    new ApprovalService.Terms("seen on staging", Optional.empty(), skipsStaging, false));
            approvals.record(statement);
            narrator.brought("approved by " + statement.by() + ", signed, as " + statement.id());
        }
    }

    private NamedCommit tag(String version, Sha commit) {
        team.command("git", "-C", stage.bareRepository().toString(), "-c", "user.name=Dev Eloper",
                "-c", "user.email=dev@service.example", "tag", "-a", "-m", version, version, commit.hex());
        RemoteHeads heads = service.heads();
        return site.versions().find(new CommitName.Tagged(new Version(version)), heads);
    }

    private void await(Sha commit) {
        new RevisionWait(site.service(Environment.STAGING), site.waiting()).until(commit, Deadline.in(LIMIT), SILENT);
    }

    private Verdict gatesOnStaging(Sha commit) {
        var run = service.run(Environment.STAGING, commit, RunListener.silent());
        service.record(run, site.secrets());
        return run.verdict();
    }

    private void told(Explanation explanation) {
        explanation.requirements().forEach(one -> narrator.brought(
                one.verdict().word() + "  " + one.rule() + ": " + one.words()));
    }

    private static PromotionRequest request(String version) {
        return new PromotionRequest(
                Optional.of(new CommitName.Tagged(new Version(version))), declaration(), Optional.empty(),
                Optional.empty(), Map.of(), "");
    }

    private static ChangeDeclaration declaration() {
        return ChangeDeclaration.classA(ChangeDeclaration.USUAL_PLAN);
    }
}
