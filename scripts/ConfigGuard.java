///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Checks the configuration of staging and production, and what the live service shows to strangers.
//SOURCES lockstep/cli/package-info.java
//SOURCES lockstep/exposure/package-info.java
//SOURCES lockstep/guard/package-info.java
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.cli.GateCommand;
import lockstep.cli.OutputOptions;
import lockstep.cli.TargetOptions;
import lockstep.cli.VariableOptions;
import lockstep.config.Config;
import lockstep.config.EnvironmentSettings;
import lockstep.error.ExitCode;
import lockstep.error.UsageError;
import lockstep.exposure.ExposureGates;
import lockstep.exposure.ExposureOptions;
import lockstep.gate.Gate;
import lockstep.gate.Suite;
import lockstep.guard.GuardPlan;
import lockstep.guard.GuardRun;
import lockstep.release.Mode;
import lockstep.text.Secrets;
import lockstep.variables.Environments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "config-guard",
        description = {
            "Checks the variables of staging, production or both against the seeds' rules, without printing a secret.",
            "With --base (or BASE) it also asks the live service: CORS preflights, a harmless error, security headers.",
        },
        footer = {
            "",
            "Examples:",
            "  jbang config-guard --mode prod --env-file .env.production",
            "  jbang config-guard --env-file staging=staging.env --env-json prod=variables.json --junit guard.xml",
            "  jbang config-guard --mode staging --env-process --base https://staging.example",
        })
public class ConfigGuard implements Door {

    @Mixin
    TargetOptions target;

    @Mixin
    VariableOptions variables;

    @Mixin
    OutputOptions output;

    @Option(names = "--show-hosts", description = "Show the hosts of databases whole, not as abc***.")
    boolean showHosts;

    @Option(names = "--require-security-headers", description = "Fail where the live service sends no security headers.")
    boolean requireSecurityHeaders;

    public static void main(String... args) {
        Cli.main(new ConfigGuard(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        Config config = target.configuration(console);
        Optional<Mode> named = target.namedMode(config);
        Environments environments = variables.read(console, named);
        Mode mode = named.or(environments::foremost).orElseThrow(() -> new UsageError(
                "no mode was given", "Use --mode staging or --mode prod, or set MODE."));
        requireSomethingToCheck(environments, mode);
        GuardPlan plan = new GuardPlan(environments, config.guard(), showHosts);
        Secrets secrets = plan.secrets(target.operator(console) + " " + target.namedBase());
        GateCommand command = new GateCommand(console, target, output);
        ExposureOptions live = new ExposureOptions(
                mode, config.environment(mode).flatMap(EnvironmentSettings::frontend), requireSecurityHeaders, secrets);
        if (target.namedBase().isPresent()) {
            return command.run((catalog, running) -> suite(plan, ExposureGates.of(catalog.service(), live)), Optional.of(mode), secrets);
        }
        return command.finish(new GuardRun(InstantSource.system(), secrets).run(
                plan.gates(), ExposureGates.notAsked(config.contract(), live), mode, target.commit(), target.operator(console)), secrets);
    }

    private void requireSomethingToCheck(Environments environments, Mode mode) {
        if (environments.given().isEmpty() && target.namedBase().isEmpty()) {
            throw new UsageError("there is nothing to check", "Use --env-file, --env-json or --env-process, --base, or several of them.");
        }
        if (!environments.given().isEmpty() && environments.of(mode).isEmpty()) {
            throw new UsageError(
                    "the mode is " + mode.word() + ", but only the variables of the other environment were given",
                    "Give the variables of " + mode.environment() + " too, or use the other mode.");
        }
    }

    private static Suite suite(GuardPlan plan, ExposureGates live) {
        List<Gate> gates = new ArrayList<>();
        List<Suite.Skipped> skipped = new ArrayList<>(live.skipped());
        if (plan.environments().given().isEmpty()) {
            skipped.addAll(plan.notAsked());
        } else {
            gates.addAll(plan.gates());
        }
        gates.addAll(live.gates());
        return new Suite(GuardPlan.SUITE, gates, skipped);
    }
}
