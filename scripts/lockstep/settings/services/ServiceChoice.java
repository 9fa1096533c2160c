package lockstep.settings.services;

import java.util.List;
import java.util.stream.Collectors;
import lockstep.base.error.UsageError;
import lockstep.base.release.ServiceName;
import lockstep.base.text.KeySuggestion;
import lockstep.base.text.Sanitiser;

/** Which of several services is meant. Every refusal names them all. */
public record ServiceChoice(List<ServiceName> services) {

    public ServiceChoice {
        services = List.copyOf(services);
    }

    /** @throws UsageError naming the nearest, and all of them */
    public ServiceName named(String word) {
        List<String> words = services.stream().map(ServiceName::word).toList();
        if (words.isEmpty()) {
            throw new UsageError("--service names '" + Sanitiser.line(word, 60)
                    + "', and lockstep.yaml has one service only", "Leave --service out.");
        }
        if (!words.contains(word)) {
            String nearest = KeySuggestion.question(word, words);
            throw new UsageError("there is no service '" + Sanitiser.line(word, 60) + "' in lockstep.yaml",
                    nearest + "Its services: " + all() + ".");
        }
        return new ServiceName(word);
    }

    /** Where one has to be named, and none was. */
    public UsageError unnamed() {
        return new UsageError("lockstep.yaml has several services, and none is named", "Use --service with one of: "
                + all() + ".");
    }

    private String all() {
        return services.stream().map(ServiceName::word).collect(Collectors.joining(", "));
    }
}
