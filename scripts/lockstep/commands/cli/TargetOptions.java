package lockstep.commands.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.process.Ahead;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.http.ServiceAddress;
import lockstep.gates.http.Target;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.suite.Suite;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.settings.DeclaredPlaces;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.settings.services.ServiceChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which service a run is against, for whom, and within what limits. */
public final class TargetOptions {

    @Mixin
    HttpOptions http = new HttpOptions();

    @Option(names = "--mode", paramLabel = "staging|prod",
            description = "Which environment's gates to run. Variable: MODE.")
    Optional<String> mode = Optional.empty();

    @Option(names = "--base", paramLabel = "URL",
            description = "The service's base URL. Variable: BASE. Default: the environment's base in lockstep.yaml.")
    Optional<String> base = Optional.empty();

    @Option(names = "--service", paramLabel = "NAME",
            description = "The service to ask, if lockstep.yaml has several. Variable: LOCKSTEP_SERVICE.")
    Optional<String> service = Optional.empty();

    @Option(names = "--sha", paramLabel = "SHA",
            description = "The commit that the service should run; checked if lockstep.yaml says how the service "
                    + "reports it.")
    Optional<String> sha = Optional.empty();

    @Option(names = "--operator", paramLabel = "NAME",
            description = "Who runs this. Variable: OPERATOR. Default: git's user.name.")
    Optional<String> operator = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE",
            description = "Configuration. Variable: LOCKSTEP_CONFIG. Default: lockstep.yaml here, if there is one.")
    Optional<Path> config = Optional.empty();

    @Option(names = "--deadline", paramLabel = "DURATION",
            description = "Limit for the whole run, like 90s or 5m. Default: 5m; with drills 15m; failure drills 1h.")
    Optional<String> deadline = Optional.empty();

    @Option(names = "--forget-lockouts",
            description = "Run even if an earlier run left a lockout, for example after the service was restarted.")
    boolean forgetLockouts;

    /** Which suite, once the configuration and the environment are known. */
    @FunctionalInterface
    public interface SuiteChoice {
        Suite of(Config config, Environment mode);
    }

    /** Where lockstep.yaml is looked for, git is asked, and configured commands are started. */
    private Optional<Path> repository = Optional.empty();

    /** Makes a clone's folder count instead of the current one. */
    public void standIn(Path folder) {
        repository = Optional.of(folder);
    }

    private Path folder(Console console) {
        return repository.orElse(console.folder());
    }

    /** Of the service that an option names, or to which the base URL named belongs; else of all of them. */
    public Config configuration(Console console) {
        Config all = ConfigReader.find(config.map(console.folder()::resolve), folder(console));
        return service.map(new ServiceChoice(all.serviceNames())::named)
                .or(() -> namedBase().flatMap(all::serviceOf))
                .map(all::of).orElse(all);
    }

    /** Where the declared gates of a service stand. */
    DeclaredPlaces declaredPlaces(Console console, Optional<ServiceName> of) {
        return DeclaredPlaces.of(config.map(console.folder()::resolve)
                .orElseGet(() -> folder(console).resolve(ConfigReader.FILE_NAME)), of);
    }

    /** The same, of one service. */
    public Config oneConfiguration(Console console) {
        Config settings = configuration(console);
        if (settings.isOfSeveral()) {
            throw new ServiceChoice(settings.serviceNames()).unnamed();
        }
        return settings;
    }

    /** The several services to be asked one after another; none where it is one. */
    List<ServiceName> each(Console console) {
        Config settings = configuration(console);
        if (settings.isOfSeveral() && namedBase().isPresent()) {
            throw new ServiceChoice(settings.serviceNames()).unnamed();
        }
        return settings.isOfSeveral() ? settings.serviceNames() : List.of();
    }

    void choose(Optional<ServiceName> name) {
        service = name.map(ServiceName::word);
    }

    /** The service to ask, where option or variable names it. */
    public Optional<Target> namedBase() {
        return base.map(Target::parse);
    }

    /** The mode that option or variable names, or to which the base URL named belongs. */
    public Optional<Environment> namedMode(Config settings) {
        return mode.map(TargetOptions::asked).or(() -> namedBase().flatMap(settings::modeOf));
    }

    /** The same where gates are only looked at: the canary's too. */
    public Optional<Environment> shownMode(Config settings) {
        return mode.map(Environment::parseAny).or(() -> namedBase().flatMap(settings::modeOf));
    }

    private static Environment asked(String mode) {
        if (mode.strip().equalsIgnoreCase(Environment.CANARY.word())) {
            throw new UsageError("the gates of a canary are asked by `run-canary`, before the canary has users",
                    "Use `run-canary`. `promotion-gate` takes --mode canary with --self-test and --print-gates.");
        }
        return Environment.parse(mode);
    }

    public Optional<Sha> commit() {
        return sha.map(Sha::parse);
    }

    /** The same; where a tag was given, the commit that it names. */
    public Optional<Sha> commit(Console console) {
        return commit().map(new CommitLookup(folder(console))::commit);
    }

    /** The commit, where no option named one. */
    public void assume(Sha commit) {
        sha = sha.or(() -> Optional.of(commit.hex()));
    }

    public Operator operator(Console console) {
        return new OperatorLookup(folder(console)).find(operator);
    }

    GateRunRequest order(Console console, GateCommandRequest request) {
        Ahead<Operator> who = Ahead.of(() -> operator(console));
        Optional<Sha> commit = commit(console);
        Duration limit = deadline.map(Durations::parse).orElse(request.deadline());
        Config settings = oneConfiguration(console);
        Optional<Target> givenBase = namedBase();
        Environment wanted = namedMode(settings).or(request::defaultMode).orElseThrow(() -> new UsageError(
                "no mode was given", "Use --mode staging or --mode prod, or set MODE."));
        Optional<EnvironmentSettings> environment = settings.environment(wanted);
        Target target = givenBase.or(() -> environment.map(EnvironmentSettings::base)).orElseThrow(() -> new UsageError(
                "no base URL was given", "Use --base URL, set BASE, or name it in lockstep.yaml."));
        request.stagingOnly().ifPresent(what -> refuseProduction(settings, target, wanted, what));
        refuseCrossWire(settings, target, wanted);
        refuseOtherService(settings, target);
        return new GateRunRequest(
                request.suite().of(settings, wanted), wanted, target, commit,
                environment.flatMap(EnvironmentSettings::revision), who.get(),
                http.settings(console), limit, lockouts(console, settings, target, wanted));
    }

    /** Those that earlier runs left behind. Production is always asked: there a limit is a finding. */
    private Lockouts lockouts(Console console, Config settings, Target target, Environment wanted) {
        return wanted.isProduction() || forgetLockouts
                ? new Lockouts()
                : LockoutMemory.of(target, settings.contract().limits(), console.environment())
                        .map(memory -> new Lockouts(memory.read(Instant.now()))).orElseGet(Lockouts::new);
    }

    /** By mode, and by host: another path or scheme of production's host is production too, unless staging is there. */
    private static void refuseProduction(Config settings, Target target, Environment wanted, String what) {
        boolean isProductionHost = settings.environment(Environment.PRODUCTION)
                .filter(production -> ServiceAddress.of(production.base()).isOnSameHostAs(ServiceAddress.of(target)))
                .isPresent();
        boolean isStaging = settings.modeOf(target).filter(mode -> mode.isStaging()).isPresent();
        if (wanted.isProduction() || (isProductionHost && !isStaging)) {
            throw new Refused(
                    what + " are for staging only, and " + target + " is "
                            + (wanted.isProduction() ? "treated as production" : "on production's host"),
                    "Use --mode staging and staging's base URL.");
        }
    }

    private static void refuseOtherService(Config settings, Target target) {
        settings.serviceOf(target).filter(other -> !settings.chosen().equals(Optional.of(other))).ifPresent(other -> {
            throw new UsageError(
                    target + " is configured as " + other + ", but the service is " + settings.chosen().orElseThrow(),
                    "Use --service " + other + ", or that service's base URL.");
        });
    }

    /** A base URL is asked under its own environment only (docs/policy.md#no-cross-wire). */
    private static void refuseCrossWire(Config settings, Target target, Environment wanted) {
        settings.modeOf(target).filter(mode -> mode != wanted).ifPresent(mode -> {
            throw new UsageError(
                    target + " is configured as " + mode.name() + ", but the mode is " + wanted.word(),
                    "Use --mode " + mode.word() + ", or the base URL of " + wanted.name() + ".");
        });
    }
}
