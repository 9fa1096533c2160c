///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Says whether the last rollback holds: the right commit, and well.
//SOURCES lockstep/desk/package-info.java
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.release.SiteOptions;
import lockstep.commands.release.VerifyRollbackCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify-rollback",
        description = "Says in one line a service whether the last rollback holds: production runs its commit, and "
                + "is well.",
        footer = {"", "Examples:", "  jbang verify-rollback"})
public class VerifyRollback implements Door {

    @Mixin
    SiteOptions site;

    public static void main(String... args) {
        Cli.main(new VerifyRollback(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        return new VerifyRollbackCommand(console, site).verify();
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.withRefusal();
    }
}
