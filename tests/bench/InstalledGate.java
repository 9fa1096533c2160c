package tests.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** promotion-gate as a repository's {@code ./jbang} runs it, and as Java alone can run what JBang has built. */
record InstalledGate(Path repository, Path authority) {

    private static final String SCRIPT = "scripts/PromotionGate.java";
    private static final String OPTIONS = "//RUNTIME_OPTIONS ";

    Contestant throughJBang() {
        return new Contestant("through warm JBang",
                List.of(repository.resolve("jbang").toString(), "promotion-gate", "--ca-file", authority.toString()));
    }

    /** Builds it too. */
    Contestant byClassPath() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Files.readAllLines(repository.resolve(SCRIPT)).stream()
                .filter(line -> line.startsWith(OPTIONS))
                .forEach(line -> command.addAll(List.of(line.substring(OPTIONS.length()).split(" "))));
        command.addAll(List.of("-cp", classPath(), "PromotionGate", "--ca-file", authority.toString()));
        return new Contestant("by class path", command);
    }

    private String classPath() throws IOException, InterruptedException {
        Process jbang = new ProcessBuilder(
                repository.resolve("jbang").toString(), "info", "classpath", repository.resolve(SCRIPT).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(jbang.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (jbang.waitFor() != 0) {
            throw new IllegalStateException("jbang info classpath exited " + jbang.exitValue());
        }
        return answer;
    }
}
