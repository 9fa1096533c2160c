///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Checks declared gates, says of each how it could fail, and imports gates.
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
//SOURCES lockstep/commands/declared/package-info.java
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
//SOURCES lockstep/settings/imports/package-info.java
//SOURCES lockstep/settings/notify/package-info.java
//SOURCES lockstep/settings/package-info.java
//SOURCES lockstep/settings/pipeline/package-info.java
//SOURCES lockstep/settings/services/package-info.java
//SOURCES lockstep/settings/sets/package-info.java
//SOURCES lockstep/settings/suite/package-info.java
//SOURCES lockstep/settings/yaml/package-info.java
//SOURCES lockstep/suites/chat/package-info.java
//SOURCES lockstep/suites/declared/package-info.java
//SOURCES lockstep/suites/proof/package-info.java
//SOURCES lockstep/suites/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.declared.ImportGates;
import lockstep.commands.declared.LintGates;
import picocli.CommandLine.Command;

@Command(
        name = "gates",
        description = "Checks gates that are declared in lockstep.yaml or gates/*.yaml, and imports others.",
        subcommands = {LintGates.class, ImportGates.class},
        footer = {
            "",
            "Examples:",
            "  jbang gates lint",
            "  jbang gates lint gates/orders.yaml",
            "  jbang gates import --openapi openapi.yaml > gates/api.yaml",
            "  jbang gates import --curl \"curl -d a=1 https://staging.example/orders\"",
        })
public class Gates implements Door {

    public static void main(String... args) {
        Cli.main(new Gates(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        throw new UsageError("no subcommand was given", "Use lint or import; see --help.");
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofHost();
    }
}
