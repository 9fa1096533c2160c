package lockstep.tui.adapter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.demo.rehearsal.DemoTeam;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.Fault;
import lockstep.gates.run.GateRun;
import lockstep.record.verification.ReleaseReflog;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.host.HostGit;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.DrillListener;
import lockstep.tui.api.Invocation;

/** The desk over the embedded environment: all real but the stakes. Things can be broken and mended by name. */
public final class DemoDesk extends SiteDesk {

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
    private final DemoTeam team;
    private final FirstRelease platform;

    private DemoDesk(
            DemoFolder folder, DemoTeam team, FirstRelease platform, ReleaseSite site,
            Map<String, String> environment, Invocation given) {
        super(
                site, team.open(site.operator(), environment), team.open(site.operator(), environment),
                new ReleaseReflog(new HostGit(site.folder(), environment), site.config().git().remote(),
                        site.config().git().production()),
                given.in(team.operatorsClone()), true);
        this.folder = folder;
        this.team = team;
        this.platform = platform;
    }

    /** Sets the stage: one release is made already, two more changes wait on {@code main}. */
    public static DemoDesk open(
            Operator operator, Map<String, String> environment, Set<Fault> stagingFaults, Invocation given) {
        DemoFolder folder = DemoFolder.make();
        DemoTeam team = DemoTeam.set(folder.path(), environment, Set.of(), PATH_RULES);
        try {
            ReleaseSite site = team.open(operator, environment);
            FirstRelease first = new FirstRelease(site);
            first.make();
            CHANGES.stream()
                    .map(change -> team.land(change.subject(), change.file()))
                    .reduce((one, other) -> other)
                    .ifPresent(first::awaitStaging);
            stagingFaults.forEach(fault -> team.environment().staging().break_(fault));
            return new DemoDesk(folder, team, first, site, environment, given);
        } catch (RuntimeException e) {
            team.close();
            folder.remove();
            throw e;
        }
    }

    /** The team, for tests that look at what really happened. */
    public DemoTeam team() {
        return team;
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
            case "staging" -> team.environment().of(Environment.STAGING);
            case "production", "prod" -> team.environment().of(Environment.PRODUCTION);
            default -> throw new UsageError("there is no environment " + environment, "Use staging or production.");
        };
    }

    /** The first word may be the file that the change is about. */
    private String land(String words) {
        String[] parts = words.split("\\s+", 2);
        boolean named = FILE.matcher(parts[0]).matches();
        String given = named ? (parts.length == 2 ? parts[1] : "") : words;
        String subject = given.isBlank() ? "Change something" : given;
        Sha commit = named ? team.land(subject, parts[0]) : team.land(subject);
        platform.awaitStaging(commit);
        return commit.abbreviated() + " " + subject + " is on main, and staging runs it";
    }

    @Override
    public GateRun drill(DrillChoice drill, DrillListener listener) {
        return super.drill(drill, new DemoOperator(team.environment().staging(), drill, listener));
    }

    @Override
    public void close() {
        super.close();
        team.close();
        folder.remove();
    }
}
