///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Writes the //SOURCES and //DEPS of every room and door from the imports.
//SOURCES sources/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tests.sources.SourceLists;

@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description = "Writes the //SOURCES and //DEPS of every room and door from what their files name.",
        footer = {"", "Examples:", "  jbang sources", "", "Exit codes: 0 all lists are right now, 1 a file could not be read."})
public class Sources implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", defaultValue = ".", description = "The repository (default: this folder).")
    Path root;

    public static void main(String... args) {
        System.exit(new CommandLine(new Sources()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        SourceLists.of(root.toAbsolutePath().normalize()).write().forEach(file -> System.out.println("wrote " + file));
        return 0;
    }
}
