package tests.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tests.bench.gate.CertifiedService;

/**
 * Runs of the staged commands that note which classes they load: the gates over TLS; where things stand and the
 * terminal UI's first screens in a clone; a help. Every class in an archive costs every start a little, so what is
 * rarely run, or runs long, is not among them.
 */
record Training(OwnRuntime runtime, Product product, String classPath, Path folder) {

    /** Of util-linux. */
    private static final String TERMINAL = "script";
    /** Each after two seconds. */
    private static final List<String> KEYS = List.of("", "l", "q");
    private static final String DECLARED = """
            service: training
            gates:
              one: {get: /item/1, expect: {status: 200, json: {/status: ok}}}
              two: {get: /item/2, expect: {status: [200, 204], json: {/status: {type: string, matches: "o."}}}}
            """;
    private static final String SITE = """
            set -e
            export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
            export GIT_AUTHOR_NAME=training GIT_AUTHOR_EMAIL=training@localhost
            export GIT_COMMITTER_NAME=training GIT_COMMITTER_EMAIL=training@localhost
            git init -q --bare -b main remote
            git init -q -b main clone
            cd clone
            cat > lockstep.yaml <<YAML
            environments: {staging: {base: "http://127.0.0.1:9"}, production: {base: "http://127.0.0.1:10"}}
            YAML
            git add lockstep.yaml
            git commit -q -m 'A service'
            git remote add origin ../remote
            git push -q origin main main:release
            """;

    List<String> classes(Family family) throws IOException, InterruptedException {
        return ClassArchive.merged(switch (family) {
            case GATES -> List.of(help(), gates(), declaredGates());
            case RELEASES -> List.of(status(), terminalUi());
        });
    }

    /** The clone in which commands are run. */
    private Path site() throws IOException, InterruptedException {
        Path clone = folder.resolve("clone");
        if (Files.notExists(clone)) {
            Commands.outputOf(folder, Map.of(), List.of("sh", "-c", SITE));
        }
        return clone;
    }

    private Path help() throws IOException, InterruptedException {
        Path list = folder.resolve("help.classes");
        Commands.outputOf(folder, Map.of(), command(list, "promotion-gate", "--help"));
        return list;
    }

    private Path gates() throws IOException, InterruptedException {
        return gates(folder, folder.resolve("gates.classes"));
    }

    private Path declaredGates() throws IOException, InterruptedException {
        Path declared = Files.createDirectory(folder.resolve("declared"));
        Files.writeString(declared.resolve("lockstep.yaml"), DECLARED);
        return gates(declared, folder.resolve("declared.classes"));
    }

    private Path gates(Path where, Path list) throws IOException, InterruptedException {
        Path authority = folder.resolve("authority.pem");
        try (CertifiedService service = new CertifiedService()) {
            Files.writeString(authority, service.authority());
            Commands.outputOf(where, Map.of("no_proxy", "127.0.0.1"),
                    command(list, "promotion-gate", "--mode", "staging", "--base",
                            "https://127.0.0.1:" + service.port(), "--ca-file", authority.toString()));
        }
        return list;
    }

    private Path status() throws IOException, InterruptedException {
        Path list = folder.resolve("status.classes");
        Commands.outputOf(site(), Map.of(), command(list, "status"));
        return list;
    }

    /** Whether the program that makes a terminal is there. */
    static boolean isPossible() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, TERMINAL)));
    }

    /** In a terminal that {@code script} makes. */
    private Path terminalUi() throws IOException, InterruptedException {
        Path list = folder.resolve("ui.classes");
        String command = "stty rows 24 cols 80; exec '"
                + String.join("' '", command(list, "release-tui", "--readonly")) + "'";
        ProcessBuilder builder = new ProcessBuilder(TERMINAL, "-qefc", command, folder.resolve("ui.out").toString())
                .directory(site().toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("ui.screen").toFile());
        // A machine that runs jobs has no terminal to name.
        builder.environment().put("TERM", "xterm-256color");
        Process script = builder.start();
        try (OutputStream keyboard = script.getOutputStream()) {
            for (String key : KEYS) {
                script.waitFor(2, TimeUnit.SECONDS);
                keyboard.write(key.getBytes());
                keyboard.flush();
            }
            script.waitFor(20, TimeUnit.SECONDS);
        }
        script.descendants().forEach(ProcessHandle::destroy);
        if (!Files.isRegularFile(list)) {
            throw new IllegalStateException("release-tui wrote no list; see " + folder.resolve("ui.screen"));
        }
        return list;
    }

    private List<String> command(Path list, String name, String... arguments) {
        Product.Entry entry = product.commands().stream()
                .filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        List<String> command = new ArrayList<>(List.of(runtime.java().toString()));
        command.addAll(entry.options());
        command.addAll(List.of("-Djdk.reflect.useNativeAccessorOnly=true", "-XX:DumpLoadedClassList=" + list,
                "-Xlog:disable", "-cp", classPath, entry.mainClass()));
        command.addAll(List.of(arguments));
        return command;
    }
}
