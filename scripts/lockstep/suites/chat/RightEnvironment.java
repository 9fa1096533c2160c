package lockstep.suites.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.gate.JsonContract;
import tools.jackson.databind.JsonNode;

/** Where a service tells its environment, it is the one that is meant: whatever its URL says. */
record RightEnvironment(Environment wanted) implements JsonContract {

    @Override
    public String name() {
        return wanted.name() + ", where the service tells";
    }

    @Override
    public Optional<String> breach(JsonNode body) {
        List<Environment> told = ToldEnvironment.all(body);
        String but = told.contains(wanted) ? ", and in another field " + wanted.name() : "";
        return told.stream().filter(one -> one != wanted).findFirst()
                .map(wrong -> "the service says that it is " + wrong.name() + but);
    }

    /** Each field that could tell it has these letters, unless they are written as numbers. */
    @Override
    public boolean mayBeBrokenIn(String text) {
        return text.toLowerCase(Locale.ROOT).contains("env") || text.contains("\\u") || text.indexOf('\0') >= 0;
    }

    @Override
    public String summary(JsonNode body) {
        return ToldEnvironment.in(body).map(told -> "it says " + told.name())
                .orElse("it does not say which environment");
    }
}
