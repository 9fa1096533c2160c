///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Checks the configuration of staging and production, and what the live service shows to strangers.
//SOURCES lockstep/analysis/canary/package-info.java
//SOURCES lockstep/analysis/counts/package-info.java
//SOURCES lockstep/analysis/sequential/package-info.java
//SOURCES lockstep/analysis/source/package-info.java
//SOURCES lockstep/base/digest/package-info.java
//SOURCES lockstep/base/error/package-info.java
//SOURCES lockstep/base/files/package-info.java
//SOURCES lockstep/base/json/package-info.java
//SOURCES lockstep/base/process/package-info.java
//SOURCES lockstep/base/release/package-info.java
//SOURCES lockstep/base/text/package-info.java
//SOURCES lockstep/base/trace/package-info.java
//SOURCES lockstep/commands/cli/package-info.java
//SOURCES lockstep/commands/report/package-info.java
//SOURCES lockstep/gates/burst/package-info.java
//SOURCES lockstep/gates/declared/package-info.java
//SOURCES lockstep/gates/gate/package-info.java
//SOURCES lockstep/gates/http/package-info.java
//SOURCES lockstep/gates/revision/package-info.java
//SOURCES lockstep/gates/run/package-info.java
//SOURCES lockstep/gates/schema/package-info.java
//SOURCES lockstep/gates/suite/package-info.java
//SOURCES lockstep/policy/change/package-info.java
//SOURCES lockstep/policy/promotion/package-info.java
//SOURCES lockstep/policy/requirement/package-info.java
//SOURCES lockstep/record/document/package-info.java
//SOURCES lockstep/record/evidence/package-info.java
//SOURCES lockstep/record/facts/package-info.java
//SOURCES lockstep/record/history/package-info.java
//SOURCES lockstep/record/log/package-info.java
//SOURCES lockstep/record/signature/package-info.java
//SOURCES lockstep/settings/check/package-info.java
//SOURCES lockstep/settings/environment/package-info.java
//SOURCES lockstep/settings/gates/package-info.java
//SOURCES lockstep/settings/notify/package-info.java
//SOURCES lockstep/settings/package-info.java
//SOURCES lockstep/settings/pipeline/package-info.java
//SOURCES lockstep/settings/services/package-info.java
//SOURCES lockstep/settings/sets/package-info.java
//SOURCES lockstep/settings/suite/package-info.java
//SOURCES lockstep/settings/yaml/package-info.java
//SOURCES lockstep/suites/chat/package-info.java
//SOURCES lockstep/suites/declared/package-info.java
//SOURCES lockstep/suites/exposure/package-info.java
//SOURCES lockstep/suites/guard/package-info.java
//SOURCES lockstep/suites/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.time.InstantSource;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.text.Secrets;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.cli.GateCommand;
import lockstep.commands.cli.OutputOptions;
import lockstep.commands.cli.TargetOptions;
import lockstep.commands.cli.VariableOptions;
import lockstep.settings.Config;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.settings.suite.EnvironmentSuites;
import lockstep.suites.exposure.ExposureGates;
import lockstep.suites.exposure.ExposureParameters;
import lockstep.suites.guard.GuardPlan;
import lockstep.suites.guard.GuardRun;
import lockstep.suites.guard.GuardSuite;
import lockstep.suites.variables.Environments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "config-guard",
        description = {
            "Checks the variables of staging, production or both against the policy, without printing a secret.",
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

    @Option(names = "--require-security-headers",
            description = "Fail where the live service sends no security headers.")
    boolean requireSecurityHeaders;

    public static void main(String... args) {
        Cli.main(new ConfigGuard(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        Config config = target.oneConfiguration(console);
        Optional<Environment> named = target.namedMode(config);
        Environments environments = variables.read(console, named);
        if (environments.given().isEmpty() && target.namedBase().isEmpty()) {
            throw new UsageError("there is nothing to check",
                    "Use --env-file, --env-json or --env-process, --base, or several of them.");
        }
        Environment mode = named.or(environments::foremost).orElseThrow(() -> new UsageError(
                "no mode was given", "Use --mode staging or --mode prod, or set MODE."));
        GuardPlan plan = new GuardPlan(environments, config.guard(), showHosts);
        Secrets secrets = plan.secrets(target.operator(console) + " " + target.namedBase());
        ExposureParameters options = new ExposureParameters(
                mode, config.environment(mode).flatMap(EnvironmentSettings::frontend), requireSecurityHeaders, secrets);
        ExposureGates live = ExposureGates.of(
                new EnvironmentSuites(config, console.environment()).calls(), options);
        GateCommand command = new GateCommand(console, target, output);
        if (target.namedBase().isPresent()) {
            return command.run((catalog, running) -> GuardSuite.of(plan, live.gates(), live.skipped()),
                    Optional.of(mode), secrets);
        }
        GuardRun run = new GuardRun(InstantSource.system(), secrets);
        return command.finish(run.run(plan, live.notAsked(), mode, target.commit(), target.operator(console)), secrets);
    }
}
