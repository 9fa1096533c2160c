///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Deploys a commit by the configured command, and waits until it runs.
//SOURCES lockstep/attestation/package-info.java
//SOURCES lockstep/audit/package-info.java
//SOURCES lockstep/change/package-info.java
//SOURCES lockstep/cli/package-info.java
//SOURCES lockstep/config/package-info.java
//SOURCES lockstep/deploy/package-info.java
//SOURCES lockstep/desk/package-info.java
//SOURCES lockstep/error/package-info.java
//SOURCES lockstep/evidence/package-info.java
//SOURCES lockstep/gate/package-info.java
//SOURCES lockstep/git/package-info.java
//SOURCES lockstep/host/package-info.java
//SOURCES lockstep/http/package-info.java
//SOURCES lockstep/journal/package-info.java
//SOURCES lockstep/log/package-info.java
//SOURCES lockstep/policy/package-info.java
//SOURCES lockstep/release/package-info.java
//SOURCES lockstep/remote/package-info.java
//SOURCES lockstep/report/package-info.java
//SOURCES lockstep/revision/package-info.java
//SOURCES lockstep/run/package-info.java
//SOURCES lockstep/signature/package-info.java
//SOURCES lockstep/suites/package-info.java
//SOURCES lockstep/text/package-info.java
//SOURCES lockstep/variables/package-info.java
//SOURCES lockstep/verification/package-info.java
//SOURCES lockstep/workflow/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.desk.DeployCommandLine;
import lockstep.desk.SiteOptions;
import lockstep.error.ExitCode;
import lockstep.error.UsageError;
import lockstep.release.Mode;
import lockstep.release.Sha;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "deploy",
        description = {
            "Runs the configured deploy command of an environment, and waits until it says that it runs the commit.",
            "Production is deployed at the head of release only.",
        },
        footer = {"", "Examples:", "  jbang deploy --mode staging --dry-run", "  jbang deploy --mode staging",
                "  jbang deploy --mode prod --yes"})
public class Deploy implements Door {

    @Mixin
    SiteOptions site;

    @Option(names = "--mode", paramLabel = "staging|prod", description = "Which environment. Variable: MODE.")
    Optional<String> mode = Optional.empty();

    @Option(names = "--sha", paramLabel = "SHA",
            description = "The commit. Default: the head of the environment's branch.")
    Optional<String> sha = Optional.empty();

    @Option(names = "--dry-run", description = "Show what would be run and waited for, and do nothing.")
    boolean dryRun;

    public static void main(String... args) {
        Cli.main(new Deploy(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        Mode wanted = mode.map(Mode::parse)
                .orElseThrow(
                        () -> new UsageError("no mode was given", "Use --mode staging or --mode prod, or set MODE."));
        return new DeployCommandLine(console, site).deploy(wanted, sha.map(Sha::parse), dryRun);
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
