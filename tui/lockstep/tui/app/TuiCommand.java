package lockstep.tui.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.site.SiteOptions;
import lockstep.demo.service.Fault;
import lockstep.gates.http.Target;
import lockstep.record.verification.ReleaseReflog;
import lockstep.repository.host.HostGit;
import lockstep.settings.Config;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.settings.services.ServiceChoice;
import lockstep.tui.adapter.DemoDesk;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.preferences.Preferences;
import lockstep.tui.preferences.PreferencesFile;
import lockstep.tui.preferences.UiTheme;
import lockstep.tui.terminal.Session;
import lockstep.tui.terminal.SessionRecording;

/**
 * Opens the terminal UI on a repository, or on the embedded environment.
 *
 * @param usual whether {@code ui.yaml} is left alone
 * @param quiet whether it never rings
 */
public record TuiCommand(
        Console console, SiteOptions site, GivenOptions given, boolean readonly, boolean ascii,
        boolean usual, boolean quiet, Optional<Duration> poll, Optional<Path> record) {

    private static final String CONFIGURATION = "LOCKSTEP_CONFIG";
    private static final String SCRIPTS = "status shows the state and the next step, watch-release and run-canary"
            + " --watch look on; promotion-gate, promote-release, rollback-release, release-log do the rest.";
    private static final String BELL = "LOCKSTEP_BELL";

    public ExitCode demo(List<String> faults) {
        requireTerminal();
        Set<Fault> broken = EnumSet.noneOf(Fault.class);
        faults.forEach(fault -> broken.add(Fault.parse(fault)));
        return session(() -> DemoDesk.open(site.operator(console), console.environment(), broken, invocation()));
    }

    /** What is wrong with the configuration is found while the screen is up already: it need not wait for that. */
    public ExitCode open(Optional<String> stagingBase, Optional<String> productionBase) {
        requireTerminal();
        return session(() -> {
            Config config = with(with(site.config(console), Environment.STAGING, stagingBase), Environment.PRODUCTION,
                    productionBase);
            for (Environment mode : Environment.always()) {
                if (!config.isOfSeveral() && config.environment(mode).isEmpty()) {
                    throw new ConfigurationError(
                            "it is not known where " + mode.name() + " is",
                            "Name environments." + mode.name() + ".base in lockstep.yaml, or try --demo.");
                }
            }
            ReleaseReflog reflog = new ReleaseReflog(
                    new HostGit(site.folder(console), console.environment()), site.remoteName(console),
                    config.git().production());
            return new SiteDesk(
                    site.open(console, config), site.open(console, config), site.open(console, config), reflog,
                    invocation(), false);
        });
    }

    private Invocation invocation() {
        boolean elsewhere = !console.environment().getOrDefault(CONFIGURATION, "").isBlank();
        return given.invocation(console.folder(), elsewhere);
    }

    private static Config with(Config config, Environment mode, Optional<String> base) {
        if (base.isEmpty()) {
            return config;
        }
        if (config.isOfSeveral()) {
            throw new ServiceChoice(config.serviceNames()).unnamed();
        }
        Target target = Target.parse(base.get());
        Map<Environment, EnvironmentSettings> environments = new TreeMap<>();
        environments.putAll(config.environments());
        environments.put(mode, config.environment(mode)
                .map(known -> new EnvironmentSettings(target, known.frontend(), known.revision()))
                .orElseGet(() -> new EnvironmentSettings(target, Optional.empty(), Optional.empty())));
        return config.withEnvironments(environments);
    }

    private void requireTerminal() {
        if (!console.outIsTerminal()) {
            throw new UsageError("release-tui needs a terminal", "Without one, use the scripts: " + SCRIPTS);
        }
        if (console.isDumb()) {
            boolean set = console.environment().containsKey("TERM");
            throw new UsageError(
                    "release-tui draws whole screens, and " + (set
                            ? "TERM=dumb says that this terminal shows only lines"
                            : "without TERM it is not known whether this terminal can show them"),
                    "If it can, set TERM, like TERM=xterm-256color. If not, use the scripts: " + SCRIPTS);
        }
    }

    private boolean rings() {
        String bell = console.environment().getOrDefault(BELL, "on");
        if (!bell.isBlank() && !bell.equals("on") && !bell.equals("off")) {
            throw new UsageError(
                    BELL + " is on or off, not '" + Sanitiser.line(bell, 40) + "'", "Set it to off, or unset it.");
        }
        return !quiet && !bell.equals("off");
    }

    private ExitCode session(Supplier<ReleaseDesk> opening) {
        Optional<SessionRecording> recorder = record.map(file -> SessionRecording.to(
                console.folder().resolve(file), console.environment(), Instant.now()));
        try {
            Preferences preferences = usual
                    ? Preferences.usual() : PreferencesFile.of(console.environment()).read();
            Optional<UiTheme> theme = Optional.of(preferences.theme())
                    .filter(colours -> console.theme(site.refusesColour()).colour());
            boolean unicode = console.unicode() && !ascii;
            return new Session(
                    console.environment(), console.err(), unicode, theme, readonly, rings(), preferences, poll,
                    recorder, opening).run();
        } finally {
            recorder.ifPresent(SessionRecording::close);
        }
    }
}
