package lockstep.gates.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.error.UsageError;
import lockstep.base.text.SecretShape;

/**
 * A header sent with every request, for services behind a login. Its value is a secret: it comes from a file or the
 * environment, never from the command line, where {@code ps} would show it.
 */
public record RequestHeader(String name, String value) {

    private static final Pattern WRITTEN =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]{1,64})=(@|env:)(.*)", Pattern.DOTALL); // RFC 9110, 5.6.2
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]{0,60}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{1,8192}");
    private static final int SHORTEST_PART = 8;
    private static final int LARGEST_FILE = 16_384;
    private static final String REMEDY = "Write --header NAME=@file or --header NAME=env:VARIABLE.";

    /**
     * Reads {@code NAME=@file} or {@code NAME=env:VARIABLE}. Whoever gets this wrong may have written the secret itself
     * in any place, so what is written is repeated only where it cannot be one.
     */
    public static RequestHeader parse(String option, Path folder, Map<String, String> environment) {
        Matcher written = WRITTEN.matcher(option);
        if (!written.matches()) {
            throw new UsageError("the value of an option --header does not begin with NAME=@ or NAME=env:", REMEDY);
        }
        String name = written.group(1);
        String source = written.group(3);
        String value = written.group(2).equals("@") ? readFile(name, source, folder) : environment.get(source);
        if (value == null) {
            throw new UsageError("the variable" + (isVariable(source) ? " " + source : "") + " for header " + name
                    + " is not set", "Set it, or correct its name: --header NAME=env:VARIABLE reads the value there.");
        }
        if (!VALUE.matcher(value.strip()).matches()) {
            throw new UsageError(
                    "the value for header " + name + " is empty, too long, or has characters a header cannot carry",
                    "Give 1 to 8192 printable ASCII characters.");
        }
        return new RequestHeader(name, value.strip());
    }

    private static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches() && !SecretShape.isIn(name);
    }

    /** What must not be shown of it: the value, and the parts of which a service may repeat one by itself. */
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>(List.of(value));
        Arrays.stream(value.split("[\\s;,]+"))
                .flatMap(part -> Stream.of(part, part.substring(part.indexOf('=') + 1)))
                .filter(part -> part.length() >= SHORTEST_PART)
                .forEach(secrets::add);
        if (value.regionMatches(true, 0, "Basic ", 0, 6)) {
            decoded(value.substring(6).strip()).ifPresent(pair -> {
                secrets.add(pair);
                secrets.add(pair.substring(pair.indexOf(':') + 1));
            });
        }
        return List.copyOf(secrets);
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String readFile(String name, String path, Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve(path))) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new UsageError("the file for header " + name + " is larger than 16 KiB", REMEDY);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new UsageError(
                    "the file for header " + name + " cannot be read: there is no file of that name", REMEDY);
        } catch (IOException | InvalidPathException e) {
            // Its message repeats the name.
            throw new UsageError("the file for header " + name + " cannot be read", REMEDY);
        }
    }

    @Override
    public String toString() {
        return name + ": [redacted]";
    }
}
