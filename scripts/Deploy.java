///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Deploys a commit by the configured command, and waits until it runs.
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
//SOURCES lockstep/commands/deploy/package-info.java
//SOURCES lockstep/commands/report/package-info.java
//SOURCES lockstep/commands/site/package-info.java
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
//SOURCES lockstep/record/approval/package-info.java
//SOURCES lockstep/record/attestation/package-info.java
//SOURCES lockstep/record/audit/package-info.java
//SOURCES lockstep/record/canary/package-info.java
//SOURCES lockstep/record/checkpoint/package-info.java
//SOURCES lockstep/record/document/package-info.java
//SOURCES lockstep/record/events/package-info.java
//SOURCES lockstep/record/evidence/package-info.java
//SOURCES lockstep/record/facts/package-info.java
//SOURCES lockstep/record/history/package-info.java
//SOURCES lockstep/record/journal/package-info.java
//SOURCES lockstep/record/layout/package-info.java
//SOURCES lockstep/record/log/package-info.java
//SOURCES lockstep/record/sets/package-info.java
//SOURCES lockstep/record/signature/package-info.java
//SOURCES lockstep/record/trail/package-info.java
//SOURCES lockstep/record/truth/package-info.java
//SOURCES lockstep/record/verification/package-info.java
//SOURCES lockstep/release/canary/package-info.java
//SOURCES lockstep/release/deploy/package-info.java
//SOURCES lockstep/release/events/package-info.java
//SOURCES lockstep/release/killswitch/package-info.java
//SOURCES lockstep/release/metrics/package-info.java
//SOURCES lockstep/release/pipeline/package-info.java
//SOURCES lockstep/release/recording/package-info.java
//SOURCES lockstep/release/service/package-info.java
//SOURCES lockstep/release/site/package-info.java
//SOURCES lockstep/release/slo/package-info.java
//SOURCES lockstep/release/traffic/package-info.java
//SOURCES lockstep/release/version/package-info.java
//SOURCES lockstep/release/workflow/package-info.java
//SOURCES lockstep/repository/clone/package-info.java
//SOURCES lockstep/repository/git/package-info.java
//SOURCES lockstep/repository/host/package-info.java
//SOURCES lockstep/repository/remote/package-info.java
//SOURCES lockstep/repository/tree/package-info.java
//SOURCES lockstep/settings/check/package-info.java
//SOURCES lockstep/settings/environment/package-info.java
//SOURCES lockstep/settings/gates/package-info.java
//SOURCES lockstep/settings/notify/package-info.java
//SOURCES lockstep/settings/package-info.java
//SOURCES lockstep/settings/pipeline/package-info.java
//SOURCES lockstep/settings/services/package-info.java
//SOURCES lockstep/settings/sets/package-info.java
//SOURCES lockstep/settings/slo/package-info.java
//SOURCES lockstep/settings/suite/package-info.java
//SOURCES lockstep/settings/yaml/package-info.java
//SOURCES lockstep/suites/chat/package-info.java
//SOURCES lockstep/suites/declared/package-info.java
//SOURCES lockstep/suites/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.deploy.DeployCommandLine;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.commands.site.ServiceOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "deploy",
        description = {
            "Runs the deploy command of an environment, and waits until the environment reports the commit.",
            "Production is deployed at the head of release only.",
        },
        footer = {"", "Examples:", "  jbang deploy --mode staging --dry-run", "  jbang deploy staging v1.2.3",
                "  jbang deploy --mode prod --yes"})
public class Deploy implements Door {

    @Spec
    CommandSpec spec;

    @Mixin
    ConfirmedSiteOptions site;

    @Mixin
    ServiceOption service;

    @Parameters(index = "0", arity = "0..1", paramLabel = "staging|production",
            description = "Which environment. Option: --mode.")
    Optional<String> environment = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION|SHA",
            description = "The commit: a version, or a full SHA. Option: --sha.")
    Optional<String> named = Optional.empty();

    @Option(names = "--mode", paramLabel = "staging|prod", description = "Which environment. Variable: MODE.")
    Optional<String> mode = Optional.empty();

    @Option(names = "--sha", paramLabel = "SHA",
            description = "The commit. Default: the head of the environment's branch.")
    Optional<String> sha = Optional.empty();

    @Option(names = "--dry-run", description = "Show what would run, and do nothing.")
    boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document (lockstep/deployment/v1) on stdout.")
    boolean json;

    public static void main(String... args) {
        Cli.main(new Deploy(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        return new DeployCommandLine(console, site, service, json)
                .deploy(wanted(), CommitName.given(named, sha), dryRun);
    }

    /** The variable yields to what is typed; two words that are typed have to mean the same. */
    private Environment wanted() {
        Optional<Environment> typed = environment.map(Environment::named);
        Optional<Environment> optional = mode.map(Environment::parse);
        boolean bothTyped = typed.isPresent() && spec.commandLine().getParseResult().hasMatchedOption("--mode");
        if (bothTyped && !typed.equals(optional)) {
            throw new UsageError("the environment is given twice, as " + typed.get().name() + " and by --mode "
                    + optional.orElseThrow().word() + "; nothing was deployed", "Give one of them.");
        }
        return typed.or(() -> optional).orElseThrow(
                () -> new UsageError("no mode was given", "Use --mode staging or --mode prod, or set MODE."));
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
