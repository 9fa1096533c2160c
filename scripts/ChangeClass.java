///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Checks the declared class of a change against the paths that it touches.
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
//SOURCES lockstep/commands/change/package-info.java
//SOURCES lockstep/commands/cli/package-info.java
//SOURCES lockstep/commands/report/package-info.java
//SOURCES lockstep/gates/burst/package-info.java
//SOURCES lockstep/gates/declared/package-info.java
//SOURCES lockstep/gates/gate/package-info.java
//SOURCES lockstep/gates/http/package-info.java
//SOURCES lockstep/gates/revision/package-info.java
//SOURCES lockstep/gates/run/package-info.java
//SOURCES lockstep/gates/suite/package-info.java
//SOURCES lockstep/policy/change/package-info.java
//SOURCES lockstep/policy/promotion/package-info.java
//SOURCES lockstep/policy/requirement/package-info.java
//SOURCES lockstep/record/document/package-info.java
//SOURCES lockstep/record/evidence/package-info.java
//SOURCES lockstep/record/facts/package-info.java
//SOURCES lockstep/record/history/package-info.java
//SOURCES lockstep/record/layout/package-info.java
//SOURCES lockstep/record/log/package-info.java
//SOURCES lockstep/record/signature/package-info.java
//SOURCES lockstep/release/version/package-info.java
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
//SOURCES lockstep/settings/yaml/package-info.java
//SOURCES lockstep/suites/chat/package-info.java
//SOURCES lockstep/suites/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.text.Durations;
import lockstep.commands.change.ChangeCommand;
import lockstep.commands.change.ChangeOptions;
import lockstep.commands.change.NamedRange;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.gates.http.Deadline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "change-class",
        description = "Checks a declared change against the paths that it touches and the rules of lockstep.yaml.",
        footer = {
            "",
            "Examples:",
            "  jbang change-class --class A --surfaces api --rollback-plan 'release back to the last known good'",
            "  jbang change-class --class B --surfaces waf --rollback-plan old --flag WAF_V2 --policy-diff waf.md",
        })
public class ChangeClass implements Door {

    @Option(names = "--from", paramLabel = "VERSION|SHA", description = "What is live. Default: the production branch.")
    Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "VERSION|SHA", description = "The candidate. Default: the staging branch.")
    Optional<String> to = Optional.empty();

    @Mixin
    ChangeOptions declared;

    @Option(names = "--repo", paramLabel = "DIR", description = "A clone of the service's repository. Default: here.")
    Path repo = Path.of("");

    @Option(names = "--remote", paramLabel = "NAME", description = "Default: git.remote of lockstep.yaml.")
    Optional<String> remote = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "Default: lockstep.yaml in the repository.")
    Optional<Path> config = Optional.empty();

    @Option(names = "--deadline", paramLabel = "DURATION", description = "Limit for reading the remote. Default: 1m.")
    String deadline = "1m";

    @Option(names = "--json", description = "Print one JSON document (lockstep/change-class/v1) on stdout.")
    boolean json;

    @Option(names = "--no-color", description = "No colours. NO_COLOR does the same.")
    boolean noColour;

    public static void main(String... args) {
        Cli.main(new ChangeClass(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        return new ChangeCommand(console, console.folder().resolve(repo), config, remote, json, noColour).assess(
                declared.declaration(), NamedRange.of(from, to), Deadline.in(Durations.parse(deadline)));
    }

    @Override
    public List<ExitCode> exitCodes() {
        return List.of(
                ExitCode.DONE, ExitCode.REFUSED, ExitCode.NOT_VERIFIED, ExitCode.USAGE, ExitCode.CONFIGURATION,
                ExitCode.INTERNAL, ExitCode.INTERRUPTED);
    }
}
