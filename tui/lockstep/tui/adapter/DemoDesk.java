package lockstep.tui.adapter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import lockstep.base.error.LockstepError;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.demo.rehearsal.DemoTeam;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.RunListener;
import lockstep.gates.run.GateRun;
import lockstep.policy.requirement.Action;
import lockstep.record.verification.ReleaseReflog;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.host.HostGit;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.CommandRun;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.Declared;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.DrillListener;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.LogCheck;
import lockstep.tui.api.MetricsSeen;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.api.ReleaseListener;
import lockstep.tui.api.StoredRun;
import lockstep.tui.api.StraySeen;

/** The desk over the embedded environment: all real but the stakes. Things can be broken and mended by name. */
public final class DemoDesk implements ReleaseDesk {

    /** What waits on {@code main}. */
    private static final List<Change> CHANGES = List.of(
            new Change("Answer more politely", "app/replies.yaml"),
            new Change("Say when the shop opens", "app/hours.yaml"));
    private static final Pattern FILE = Pattern.compile("[a-z0-9_-]+(/[a-z0-9_-]+){0,9}/[a-z0-9_-]+(\\.[a-z0-9]+)?");
    private static final String PATH_RULES = """
            change_class:
              rules:
                - {paths: ["limits/**"], class: B}
                - {paths: ["prompts/**"], class: C}
            """;

    /** What a commit is about. */
    private record Change(String subject, String file) {}

    private final DemoFolder folder;
    private final DemoTeam stage;
    private final SiteDesk desk;
    private final FirstRelease platform;

    private DemoDesk(DemoFolder folder, DemoTeam stage, SiteDesk desk, FirstRelease platform) {
        this.folder = folder;
        this.stage = stage;
        this.desk = desk;
        this.platform = platform;
    }

    /** Sets the stage: one release is made already, two more changes wait on {@code main}. */
    public static DemoDesk open(
            Operator operator, Map<String, String> environment, Set<Fault> stagingFaults, Invocation given) {
        DemoFolder folder = DemoFolder.make();
        DemoTeam stage = DemoTeam.set(folder.path(), environment, Set.of(), PATH_RULES);
        try {
            ReleaseSite site = stage.open(operator, environment);
            FirstRelease first = new FirstRelease(site);
            first.make();
            CHANGES.stream()
                    .map(change -> stage.land(change.subject(), change.file()))
                    .reduce((one, other) -> other)
                    .ifPresent(first::awaitStaging);
            stagingFaults.forEach(fault -> stage.environment().staging().break_(fault));
            return new DemoDesk(folder, stage, desk(stage, site, environment, given), first);
        } catch (RuntimeException e) {
            stage.close();
            folder.remove();
            throw e;
        }
    }

    private static SiteDesk desk(DemoTeam stage, ReleaseSite site, Map<String, String> environment, Invocation given) {
        ReleaseReflog reflog = new ReleaseReflog(
                new HostGit(site.folder(), environment), site.config().git().remote(),
                site.config().git().production());
        return new SiteDesk(
                site, stage.open(site.operator(), environment), stage.open(site.operator(), environment), reflog,
                given.in(stage.operatorsClone()), true);
    }

    /** The stage, for tests that look at what really happened. */
    public DemoTeam stage() {
        return stage;
    }

    @Override
    public MetricsSeen metrics() {
        return desk.metrics();
    }

    @Override
    public StraySeen stray() {
        return desk.stray();
    }

    @Override
    public CommandRun command(List<String> words, Duration limit) {
        return desk.command(words, limit);
    }

    @Override
    public String rehearse(String words) {
        String[] parts = words.strip().split("\\s+", 2);
        String rest = parts.length == 2 ? parts[1].strip() : "";
        return switch (parts[0]) {
            case "break" -> breakSomething(rest);
            case "mend" -> mend(rest);
            case "commit" -> land(rest);
            default -> throw new UsageError("there is no command :" + parts[0], "Use :break, :mend or :commit.");
        };
    }

    private String breakSomething(String words) {
        String[] parts = words.split("\\s+");
        if (parts.length != 2) {
            throw new UsageError("say what breaks, and how", "For instance :break production chat-500.");
        }
        Fault fault = Fault.parse(parts[1]);
        service(parts[0]).break_(fault);
        return parts[0] + " is broken: " + fault.description();
    }

    private String mend(String where) {
        DemoService service = service(where);
        service.faults().forEach(service::mend);
        service.restart();
        return where + " is repaired and restarted";
    }

    private DemoService service(String environment) {
        return switch (environment) {
            case "staging" -> stage.environment().of(Environment.STAGING);
            case "production", "prod" -> stage.environment().of(Environment.PRODUCTION);
            default -> throw new UsageError("there is no environment " + environment, "Use staging or production.");
        };
    }

    /** The first word may be the file that the change is about. */
    private String land(String words) {
        String[] parts = words.split("\\s+", 2);
        boolean named = FILE.matcher(parts[0]).matches();
        String given = named ? (parts.length == 2 ? parts[1] : "") : words;
        String subject = given.isBlank() ? "Change something" : given;
        Sha commit = named ? stage.land(subject, parts[0]) : stage.land(subject);
        platform.awaitStaging(commit);
        return commit.abbreviated() + " " + subject + " is on main, and staging runs it";
    }

    @Override
    public DeskTerms terms() {
        return desk.terms();
    }

    @Override
    public GitSeen read() {
        return desk.read();
    }

    @Override
    public List<Candidate> candidates(int most) {
        return desk.candidates(most);
    }

    @Override
    public EnvironmentSeen ask(Environment environment) {
        return desk.ask(environment);
    }

    @Override
    public EnvironmentSeen ask(Environment environment, Optional<String> service) {
        return desk.ask(environment, service);
    }

    @Override
    public PipelineSeen explain(Optional<Sha> commit, Optional<Declared> declared) {
        return desk.explain(commit, declared);
    }

    @Override
    public String approve(Sha commit, Action action) {
        return desk.approve(commit, action);
    }

    @Override
    public String abortCanary(Consumer<String> told) {
        return desk.abortCanary(told);
    }

    @Override
    public String pauseCanary(String reason) {
        return desk.pauseCanary(reason);
    }

    @Override
    public String resumeCanary() {
        return desk.resumeCanary();
    }

    @Override
    public GateRun run(Environment mode, Sha commit, RunListener listener) {
        return desk.run(mode, commit, listener);
    }

    @Override
    public List<StoredRun> runsOf(EntryLine entry) {
        return desk.runsOf(entry);
    }

    @Override
    public String record(GateRun run) {
        return desk.record(run);
    }

    @Override
    public Judgement judge(Sha candidate, Declared declared) {
        return desk.judge(candidate, declared);
    }

    @Override
    public Conclusion promote(
            Sha candidate, Optional<Sha> from, Declared declared, ReleaseListener listener) {
        return desk.promote(candidate, from, declared, listener);
    }

    @Override
    public Conclusion rollBack(Sha target, Optional<Sha> from, String trigger, ReleaseListener listener) {
        return desk.rollBack(target, from, trigger, listener);
    }

    @Override
    public Conclusion resume(ReleaseListener listener, ReleaseId id, boolean giveUp) {
        return desk.resume(listener, id, giveUp);
    }

    @Override
    public Optional<LockstepError> unfinished() {
        return desk.unfinished();
    }

    @Override
    public LogCheck verifyLog() {
        return desk.verifyLog();
    }

    @Override
    public GateRun drill(DrillChoice drill, DrillListener listener) {
        return desk.drill(drill, new DemoOperator(stage.environment().staging(), drill, listener));
    }

    @Override
    public void close() {
        desk.close();
        stage.close();
        folder.remove();
    }
}
