package lockstep.commands.init;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Environment;

/** What was seen of an environment, in words. */
record Sight(Environment environment, Found found) {

    List<String> words() {
        String name = environment.name();
        List<String> words = new ArrayList<>();
        if (found.trouble().isPresent()) {
            words.add(name + " does not answer: " + found.trouble().get());
        } else {
            words.add(found.health().map(path -> name + " is healthy at " + path)
                    .orElse(name + " answers, but none of the tried paths is a health check"));
            words.add(found.revision().map(revision -> name + " reports its commit by " + revision.yaml())
                    .orElse(name + " does not report its commit at any of the tried paths"));
        }
        found.told().filter(told -> !told.equals(environment)).ifPresent(told -> words.add(
                "the service at the URL of " + name + " says that it is " + told.name() + ": check both URLs"));
        return words;
    }
}
