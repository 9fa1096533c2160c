package tests.record.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real ssh-agent on a socket of its own, for as long as the test lasts. */
final class Agent implements AutoCloseable {

    private final Process process;
    private final Path socketFolder;

    private Agent(Process process, Path socketFolder) {
        this.process = process;
        this.socketFolder = socketFolder;
    }

    /** In the foreground, so that it ends with its process; a socket's path must be short. */
    static Agent start(Keys keys) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ls-agent");
        Path socket = folder.resolve("s");
        Process process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        for (int i = 0; i < 4_800 && !Files.exists(socket); i++) {
            process.waitFor(25, TimeUnit.MILLISECONDS);
        }
        keys.set("SSH_AUTH_SOCK", socket.toString());
        return new Agent(process, folder);
    }

    void add(Keys keys, String name) {
        String answer = keys.run(List.of("ssh-add", "-q", name), "");
        if (!answer.startsWith("0 ")) {
            throw new AssertionError(answer);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.deleteIfExists(socketFolder.resolve("s"));
        Files.deleteIfExists(socketFolder);
    }
}
