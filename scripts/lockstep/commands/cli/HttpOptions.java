package lockstep.commands.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.RequestHeader;
import picocli.CommandLine.Option;

/** How to call a service: limits, extra headers, whom to trust. */
public final class HttpOptions {

    @Option(names = "--header", paramLabel = "NAME=SOURCE",
            description = "Send this header with every request; SOURCE is @file or env:VARIABLE. Its value is never "
                    + "shown.")
    List<String> headers = new ArrayList<>();

    @Option(names = "--ca-file", paramLabel = "FILE",
            description = "PEM certificates to trust as well as the platform's.")
    Optional<Path> caFile = Optional.empty();

    @Option(names = "--connect-timeout", paramLabel = "DURATION", defaultValue = "5s",
            description = "Limit for look-up, connection and TLS, each. Default: ${DEFAULT-VALUE}.")
    String connectTimeout = "5s";

    @Option(names = "--read-timeout", paramLabel = "DURATION", defaultValue = "20s",
            description = "Limit for silence within an answer. Default: ${DEFAULT-VALUE}.")
    String readTimeout = "20s";

    @Option(names = "--call-timeout", paramLabel = "DURATION", defaultValue = "30s",
            description = "Limit for one whole request. Default: ${DEFAULT-VALUE}.")
    String callTimeout = "30s";

    /** Those that were given; a header's value is never among them. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        headers.forEach(header -> words.addAll(List.of("--header", header)));
        caFile.ifPresent(file -> words.addAll(List.of("--ca-file", file.toString())));
        HttpOptions usual = new HttpOptions();
        give(words, "--connect-timeout", connectTimeout, usual.connectTimeout);
        give(words, "--read-timeout", readTimeout, usual.readTimeout);
        give(words, "--call-timeout", callTimeout, usual.callTimeout);
        return words;
    }

    private static void give(List<String> words, String option, String value, String usual) {
        if (!value.equals(usual)) {
            words.addAll(List.of(option, value));
        }
    }

    public HttpSettings settings(Console console) {
        List<RequestHeader> extra = headers.stream()
                .map(header -> RequestHeader.parse(header, console.folder(), console.environment()))
                .toList();
        return HttpSettings.defaults()
                .withTimes(Durations.parse(connectTimeout), Durations.parse(readTimeout), Durations.parse(callTimeout))
                .withHeaders(extra)
                .withCaFile(caFile.map(console.folder()::resolve))
                .withEnvironment(console.environment());
    }
}
