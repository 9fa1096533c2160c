package tests.record.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lockstep.record.signature.Signer;
import lockstep.record.signature.SigningKey;
import lockstep.record.signature.SshKeygen;
import tests.house.Program;
import tests.house.Tools;

/** Real keys in a folder of the test's own, and the programs of OpenSSH, with nothing of the host's settings. */
public final class Keys {

    private record Pair(String key, String published) {}

    private static final Map<String, Pair> KNOWN = new ConcurrentHashMap<>();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    public Keys(Path folder) {
        this.folder = folder;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", folder.toString());
    }

    public Path folder() {
        return folder;
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** Makes the key pair {@code name} and {@code name.pub}. */
    public Path make(String name, String type, String passphrase) {
        run(List.of(Tools.need("ssh-keygen").toString(), "-q", "-t", type, "-N", passphrase, "-C", name, "-f", name),
                "");
        return folder.resolve(name);
    }

    /** An ed25519 key pair without a passphrase. One of that name is made once, and is then the same in every folder. */
    public Path known(String name) {
        Pair pair = KNOWN.computeIfAbsent(name, made -> {
            Path key = make(made, "ed25519", "");
            return new Pair(read(key), read(folder.resolve(made + ".pub")));
        });
        try {
            Path key = Files.writeString(folder.resolve(name), pair.key());
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(folder.resolve(name + ".pub"), pair.published());
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of an allowed-signers file. */
    public String line(String principal, String options, String key) {
        return principal + " " + (options.isEmpty() ? "" : options + " ") + read(folder.resolve(key + ".pub"));
    }

    /** Writes the file of that name. */
    public Path allow(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SshKeygen keygen() {
        return keygen("ssh-keygen");
    }

    SshKeygen keygen(String program) {
        return new SshKeygen(program, folder, environment, Duration.ofSeconds(120));
    }

    Signer signer(String key) {
        return new Signer(SigningKey.parse(key), keygen());
    }

    /** The real ssh-keygen, cut off from any terminal, as under cron or a CI server. */
    SshKeygen withoutTerminal() {
        return keygen(script("ssh-keygen-without-terminal", "exec setsid -w ssh-keygen \"$@\""));
    }

    String script(String name, String body) {
        return Program.write(folder.resolve(name), "#!/bin/sh\n" + body + "\n").toString();
    }

    /** Runs a stock program; what it prints, error and all, after its exit code. */
    public String run(List<String> command, String input) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() + " " + printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
