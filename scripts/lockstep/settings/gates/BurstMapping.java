package lockstep.settings.gates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.base.error.UsageError;
import lockstep.gates.burst.Pace;
import lockstep.gates.declared.BurstPlan.Share;
import lockstep.gates.declared.BurstPlan;
import lockstep.gates.declared.Statuses;
import lockstep.gates.declared.Wanted;
import lockstep.settings.yaml.Keys;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Mapping;
import lockstep.settings.yaml.YamlValue;

/** Reads {@code burst}. */
record BurstMapping(Mistakes mistakes, SideFiles files) {

    private static final int MOST = 100;
    private static final int USUAL = 15;

    BurstPlan burst(String path, YamlValue value) {
        Keys keys = Keys.of(mistakes, path, value, "count", "at_a_time", "answers", "order", "limit", "recovers");
        int count = keys.number("count", 2, MOST).orElse(USUAL);
        Map<Statuses, Share> answers = answers(keys, count);
        StatusMapping statuses = new StatusMapping(mistakes);
        List<Statuses> order = new ArrayList<>();
        keys.get("order").ifPresent(entry -> Keys.list(entry.value()).forEach(one -> {
            Statuses some = statuses.statuses(keys.path("order"), one);
            if (!answers.containsKey(some)) {
                throw mistakes.at(one.at(), keys.path("order") + ": " + some.inWords() + " is not one of the answers",
                        "Name statuses as in answers.");
            }
            order.add(some);
        }));
        return new BurstPlan(
                count, keys.number("at_a_time", 1, MOST).orElse(4), answers, order,
                keys.get("limit").map(entry -> limit(keys.path("limit"), entry)),
                keys.get("recovers").map(entry -> statuses.statuses(keys.path("recovers"), entry.value())));
    }

    private Map<Statuses, Share> answers(Keys keys, int count) {
        Entry section = keys.get("answers").orElseThrow(() -> mistakes.at(
                keys.at(), keys.path() + " does not say which answers are right",
                "Write answers: {200: 1, 429: 1}: how often each comes at least."));
        Map<Statuses, Share> answers = new LinkedHashMap<>();
        for (Entry entry : Keys.mapping(mistakes, keys.path("answers"), section.value()).entries()) {
            String path = keys.path("answers." + entry.key());
            Statuses statuses = new StatusMapping(mistakes).word(path, entry.key(), entry.at());
            refuseOverlap(path, entry, statuses, answers);
            answers.put(statuses, share(path, entry.value(), count));
        }
        int least = answers.values().stream().mapToInt(Share::atLeast).sum();
        if (answers.isEmpty() || least > count) {
            throw mistakes.at(section.at(), keys.path("answers") + (answers.isEmpty() ? " is empty"
                    : " asks for " + least + " answers of " + count + " requests"),
                    "Write how often each comes at least, like {200: 1, 429: 1}.");
        }
        return answers;
    }

    /** The rules of the second would never be asked. */
    private void refuseOverlap(String path, Entry entry, Statuses statuses, Map<Statuses, Share> answers) {
        answers.keySet().stream().filter(statuses::overlaps).findFirst().ifPresent(other -> {
            throw mistakes.at(entry.at(), path + " overlaps " + other.inWords()
                    + ": an answer would be of both", "Name each status once: either its class, or its codes.");
        });
    }

    private Share share(String path, YamlValue value, int count) {
        if (!(value instanceof Mapping)) {
            return new Share(Keys.number(mistakes, path, value, 0, count), OptionalInt.empty(), Wanted.nothing());
        }
        Keys keys = Keys.of(mistakes, path, value, "at_least", "at_most", "headers", "json", "schema", "within");
        int least = keys.number("at_least", 0, count).orElse(0);
        Optional<Integer> most = keys.number("at_most", 0, count);
        if (most.isPresent() && most.get() < least) {
            throw mistakes.at(value.at(), path + " is at least " + least + " and at most " + most.get(),
                    "Swap the bounds.");
        }
        return new Share(least, most.map(OptionalInt::of).orElse(OptionalInt.empty()),
                new WantedMapping(mistakes, files).wanted(keys, Optional.empty()));
    }

    private Pace limit(String path, Entry entry) {
        String text = Keys.text(mistakes, path, entry.value());
        try {
            return Pace.parse(text);
        } catch (UsageError e) {
            throw mistakes.at(entry.value().at(), path + ": " + e.getMessage(), "Write requests and time, like 5/10s.");
        }
    }
}
