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
                    .orElse(name + " answers, and is healthy at no path that was asked"));
            words.add(found.revision().map(revision -> name + " tells its commit by " + revision.yaml())
                    .orElse(name + " does not tell its commit at any path that was asked"));
        }
        found.told().filter(told -> !told.equals(environment)).ifPresent(told -> words.add(
                "the service at the URL of " + name + " says that it is " + told.name() + ": check both URLs"));
        return words;
    }
}
