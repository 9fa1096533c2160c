package tests.recipes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

/**
 * A program {@code jbang} for shells: {@code jbang ALIAS@OWNER/REPO} opens the door of this build with the words, the
 * folder and the environment that the shell gives it. What a recipe does is the shell's; a JVM for each of its commands
 * would only take time.
 */
final class OpenDoors {

    private static final String PROGRAM = """
            #!/bin/bash
            call=$(mktemp -d '%1$s/call.XXXXXX')
            env -0 > "$call/environment"
            printf '%%s\\0' "${1%%%%@*}" "${@:2}" > "$call/words"
            exec 3<> /dev/tcp/127.0.0.1/%2$d
            printf '%%s\\n%%s\\n' "$call" "$PWD" >&3
            read -r code <&3
            cat "$call/out"
            cat "$call/err" >&2
            exit "$code"
            """;

    private final ServerSocket calls;

    private OpenDoors() {
        try {
            calls = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("doors for shells").start(this::answer);
    }

    private static final class Only {
        private static final OpenDoors DOORS = new OpenDoors();
    }

    /** The program's text. What passes between it and the door is left in the folder. */
    static String program(Path folder) {
        return PROGRAM.formatted(folder, Only.DOORS.calls.getLocalPort());
    }

    private void answer() {
        while (true) {
            try {
                Socket call = calls.accept();
                Thread.ofPlatform().daemon().start(() -> answer(call));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A shell that is told no code fails. */
    private static void answer(Socket call) {
        try (call; BufferedReader asked =
                new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8))) {
            Path files = Path.of(asked.readLine());
            Outcome outcome = open(files, Path.of(asked.readLine()));
            Files.writeString(files.resolve("out"), outcome.out());
            Files.writeString(files.resolve("err"), outcome.err());
            call.getOutputStream().write((outcome.exitCode() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome open(Path files, Path folder) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (String variable : parts(files.resolve("environment"))) {
            String[] sides = variable.split("=", 2);
            environment.put(sides[0], sides[1]);
        }
        String[] words = parts(files.resolve("words"));
        return Doors.with(environment).in(folder).open(words[0], Arrays.copyOfRange(words, 1, words.length));
    }

    private static String[] parts(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.length() - 1).split("\0", -1);
    }
}
