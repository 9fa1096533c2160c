package tests.bench.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** promotion-gate as a repository's {@code ./jbang} runs it, and as Java alone runs what JBang has built. */
record InstalledGate(Path repository, Path authority) {

    private static final String SCRIPT = "scripts/PromotionGate.java";
    private static final String OPTIONS = "//RUNTIME_OPTIONS ";

    /** As in the manual. It remembers what JBang answered the last time. */
    Contestant throughBootstrap() {
        return new Contestant("`./jbang promotion-gate`", command("promotion-gate"));
    }

    Contestant fromBundle(Path bundle) {
        return new Contestant("the bundle's `promotion-gate`", List.of(
                bundle.resolve("bin/promotion-gate").toString(), "--ca-file", authority.toString()));
    }

    /** With {@code run}, JBang is asked each time, as an installed one is. */
    Contestant throughJBang() {
        return new Contestant("`./jbang run promotion-gate`", command("run", "promotion-gate"));
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(repository.resolve("jbang").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--ca-file", authority.toString()));
        return command;
    }

    /** Builds it too. */
    Contestant byClassPath() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Files.readAllLines(repository.resolve(SCRIPT)).stream()
                .filter(line -> line.startsWith(OPTIONS))
                .forEach(line -> command.addAll(List.of(line.substring(OPTIONS.length()).split(" "))));
        command.addAll(List.of("-cp", classPath(), "PromotionGate", "--ca-file", authority.toString()));
        return new Contestant("`java -cp … PromotionGate`", command);
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
