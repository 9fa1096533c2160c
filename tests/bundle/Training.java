package tests.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tests.bench.gate.CertifiedService;

/** Runs of the staged commands that note which classes they load: the gates over TLS, the terminal UI, a help. */
record Training(OwnRuntime runtime, Product product, String classPath, Path folder) {

    private static final List<String> KEYS = List.of("\r", "w", "\r", "d", "l", "q");

    List<String> classes() throws IOException, InterruptedException {
        List<Path> lists = List.of(help(), gates(), terminalUi());
        return ClassArchive.merged(lists);
    }

    private Path help() throws IOException, InterruptedException {
        Path list = folder.resolve("help.classes");
        Commands.outputOf(folder, Map.of(), command(list, "promotion-gate", "--help"));
        return list;
    }

    private Path gates() throws IOException, InterruptedException {
        Path list = folder.resolve("gates.classes");
        Path authority = folder.resolve("authority.pem");
        try (CertifiedService service = new CertifiedService()) {
            Files.writeString(authority, service.authority());
            Commands.outputOf(folder, Map.of("no_proxy", "127.0.0.1"),
                    command(list, "promotion-gate", "--mode", "staging", "--base",
                            "https://127.0.0.1:" + service.port(), "--ca-file", authority.toString()));
        }
        return list;
    }

    /** In a terminal that {@code script} (of every Linux's util-linux) makes. */
    private Path terminalUi() throws IOException, InterruptedException {
        Path list = folder.resolve("ui.classes");
        String command = "stty rows 24 cols 80; exec '"
                + String.join("' '", command(list, "release-tui", "--demo")) + "'";
        Process script = new ProcessBuilder("script", "-qefc", command, folder.resolve("ui.out").toString())
                .directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("ui.screen").toFile()).start();
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
        command.addAll(List.of("-Djdk.reflect.useNativeAccessorOnly=true", "-XX:DumpLoadedClassList=" + list, "-Xlog:disable", "-cp", classPath,
                entry.mainClass()));
        command.addAll(List.of(arguments));
        return command;
    }
}
