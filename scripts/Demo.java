///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Rehearses a day of releases on two embedded services, or keeps them up to try the commands on.
//SOURCES lockstep/attestation/package-info.java
//SOURCES lockstep/audit/package-info.java
//SOURCES lockstep/change/package-info.java
//SOURCES lockstep/chat/package-info.java
//SOURCES lockstep/cli/package-info.java
//SOURCES lockstep/config/package-info.java
//SOURCES lockstep/demo/package-info.java
//SOURCES lockstep/deploy/package-info.java
//SOURCES lockstep/error/package-info.java
//SOURCES lockstep/evidence/package-info.java
//SOURCES lockstep/gate/package-info.java
//SOURCES lockstep/git/package-info.java
//SOURCES lockstep/governor/package-info.java
//SOURCES lockstep/host/package-info.java
//SOURCES lockstep/http/package-info.java
//SOURCES lockstep/journal/package-info.java
//SOURCES lockstep/log/package-info.java
//SOURCES lockstep/policy/package-info.java
//SOURCES lockstep/rehearsal/package-info.java
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

import java.util.ArrayList;
import java.util.List;
import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.error.ExitCode;
import lockstep.rehearsal.DemoCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Rehearses a day of releases on two embedded services, unattended; or keeps them up to try the "
                + "commands on.",
        footer = {
            "",
            "Examples:",
            "  jbang demo",
            "  jbang demo --fault chat-ungoverned",
            "  jbang demo --serve --fault no-rate-limit",
        })
public class Demo implements Door {

    @Option(names = "--serve", description = "Keep both services up until interrupted, and print their URLs.")
    boolean serve;

    @Option(names = "--fault", paramLabel = "NAME", description = "Break staging in this way; may be repeated.")
    List<String> faults = new ArrayList<>();

    @Option(names = "--list-faults", description = "List the faults and the gates that they break.")
    boolean listFaults;

    @Option(names = "--no-color", description = "No colours. NO_COLOR does the same.")
    boolean noColour;

    public static void main(String... args) {
        Cli.main(new Demo(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        DemoCommand demo = new DemoCommand(console, noColour);
        if (listFaults) {
            return demo.listFaults();
        }
        return serve ? demo.serve(faults) : demo.rehearse(faults);
    }
}
