package lockstep.settings.gates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.BurstPlan;
import lockstep.gates.declared.Capture;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.declared.EachOf;
import lockstep.gates.declared.Keep;
import lockstep.gates.declared.Polling;
import lockstep.gates.declared.SafePattern;
import lockstep.gates.declared.Template;
import lockstep.gates.declared.Wanted;
import lockstep.gates.gate.GateName;
import lockstep.settings.yaml.Keys;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.YamlJson;
import lockstep.settings.yaml.YamlValue;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Mapping;
import lockstep.settings.yaml.YamlValue.Scalar;
import tools.jackson.databind.JsonNode;

/** Reads one gate. */
record GateMapping(Mistakes mistakes, SideFiles files) {

    static final String[] KEYS = {
        "title", "modes", "after", "needs", "get", "head", "post", "put", "patch", "delete", "options", "query",
        "headers", "cookies", "json", "form", "text", "file", "expect", "capture", "keep", "burst", "poll", "for_each"};
    static final String ALL = "all";
    private static final int MOST_VALUES = 100;
    private static final Duration LONGEST_POLL = Duration.ofMinutes(10);

    /** @param earlier the gates before it in the file */
    DeclaredGate gate(String id, YamlValue value, Set<GateName> earlier) {
        String path = "gates." + id;
        Keys keys = Keys.of(mistakes, path, value, KEYS);
        Optional<BurstPlan> burst = keys.get("burst")
                .map(entry -> new BurstMapping(mistakes, files).burst(keys.path("burst"), entry.value()));
        refuseTogether(keys, "burst", "expect", "capture", "poll", "for_each");
        refuseTogether(keys, "for_each", "capture");
        Wanted wanted = keys.get("expect")
                .map(entry -> new WantedMapping(mistakes, files).wanted(keys.path("expect"), entry.value()))
                .orElse(Wanted.nothing());
        refuseEncoded(keys, wanted);
        DeclaredGate gate = new DeclaredGate(
                new GateName(id), keys.text("title").map(text -> Sanitiser.line(text, 100)),
                modes(keys, burst.isPresent()), after(keys, earlier), names(keys, "needs"),
                new RequestMapping(mistakes, files).request(keys), wanted, captures(keys), burst, poll(keys),
                each(keys), keep(keys), YamlJson.of(value));
        if (!gate.canFail()) {
            throw burst.isPresent()
                    ? mistakes.at(value.at(), path + " cannot fail: any answers will do",
                            "Say in burst.answers which come at least or at most, and leave out those that must not.")
                    : mistakes.at(value.at(), path + " cannot fail: it expects nothing",
                            "Say in expect what the answer must be. Allowed: " + String.join(", ", WantedMapping.KEYS)
                                    + ".");
        }
        return gate;
    }

    /** Asked for by name, an encoding stays on the body: nothing in it could be found. */
    private void refuseEncoded(Keys keys, Wanted wanted) {
        boolean reads = !wanted.fields().isEmpty() || wanted.body().isPresent() || keys.get("burst").isPresent();
        keys.get("headers").map(Entry::value).filter(Mapping.class::isInstance).stream()
                .flatMap(headers -> ((Mapping) headers).entries().stream())
                .filter(header -> header.key().equalsIgnoreCase("accept-encoding") && reads)
                .filter(header -> !(header.value() instanceof Scalar one && one.text().equals("identity")))
                .findFirst().ifPresent(header -> {
                    throw mistakes.at(header.at(), keys.path("headers")
                            + " asks for an encoding, so the body could not be read",
                            "Leave accept-encoding out: answers are taken compressed, and decoded. Or expect of the "
                                    + "encoding only: headers: {content-encoding: gzip}.");
                });
    }

    private void refuseTogether(Keys keys, String one, String... others) {
        for (String other : others) {
            if (keys.get(one).isPresent() && keys.get(other).isPresent()) {
                throw mistakes.at(keys.get(other).get().at(), keys.path() + " has both " + one + " and " + other,
                        one.equals("burst") ? "A burst says in burst.answers what is right."
                                : "Split it into two gates.");
            }
        }
    }

    /** A burst locks people out, so production has none unless it is asked for by name. */
    private Set<Environment.Role> modes(Keys keys, boolean bursts) {
        if (keys.get("modes").isEmpty()) {
            return bursts ? EnumSet.of(Environment.Role.STAGING) : EnumSet.allOf(Environment.Role.class);
        }
        YamlValue value = keys.get("modes").get().value();
        Set<Environment.Role> modes = EnumSet.noneOf(Environment.Role.class);
        List<String> allowed = List.of("staging", "canary", "prod");
        for (YamlValue one : Keys.list(value)) {
            String word = Keys.text(mistakes, keys.path("modes"), one);
            if (!allowed.contains(word)) {
                throw mistakes.unknown(one.at(), "no mode:", word, allowed);
            }
            modes.add(word.equals("prod") ? Environment.Role.PRODUCTION
                    : Environment.Role.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        if (modes.isEmpty()) {
            throw mistakes.at(value.at(), keys.path("modes") + " is empty, so the gate would never run",
                    "Allowed: " + String.join(", ", allowed) + ".");
        }
        return modes;
    }

    private Set<GateName> after(Keys keys, Set<GateName> earlier) {
        boolean all = keys.get("after").map(Entry::value)
                .filter(value -> value instanceof Scalar scalar && scalar.text().equals(ALL)).isPresent();
        return all ? earlier : names(keys, "after");
    }

    private Set<GateName> names(Keys keys, String key) {
        return keys.get(key).map(entry -> Keys.list(entry.value()).stream()
                        .map(one -> name(Keys.text(mistakes, keys.path(key), one), one))
                        .collect(Collectors.toCollection(LinkedHashSet::new)))
                .orElseGet(LinkedHashSet::new);
    }

    private GateName name(String word, YamlValue value) {
        if (!GateName.isValid(word)) {
            throw mistakes.at(value.at(), "'" + Sanitiser.line(word, 60) + "' is no gate's id", GateFile.ID);
        }
        return new GateName(word);
    }

    private List<Capture> captures(Keys keys) {
        List<Capture> captures = new ArrayList<>();
        keys.get("capture").ifPresent(section -> {
            for (Entry entry : Keys.mapping(mistakes, keys.path("capture"), section.value()).entries()) {
                if (!Template.isName(entry.key()) || entry.key().startsWith(Template.SECRET)) {
                    throw mistakes.at(entry.at(), "'" + Sanitiser.line(entry.key(), 60)
                            + "' is not a name for what is captured", GateFile.ID);
                }
                captures.add(capture(keys.path("capture." + entry.key()), entry));
            }
        });
        return captures;
    }

    private Capture capture(String path, Entry entry) {
        if (!(entry.value() instanceof Mapping)) {
            String pointer = Keys.text(mistakes, path, entry.value());
            return new Capture(entry.key(), false, WantedMapping.pointer(mistakes, pointer, entry.value().at()),
                    Optional.empty(), Optional.empty());
        }
        Keys keys = Keys.of(mistakes, path, entry.value(), "json", "header", "matches", "secret");
        Optional<String> header = keys.text("header");
        Optional<String> pointer = keys.text("json");
        if (header.isPresent() == pointer.isPresent()) {
            throw mistakes.at(entry.value().at(), path + " needs either json or header",
                    "Write {header: location, matches: '([^/]+)$'} or {json: /id}.");
        }
        Optional<SafePattern> part = keys.get("matches")
                .map(it -> ConditionMapping.pattern(mistakes, keys.path("matches"), it.value()));
        Optional<Boolean> secret = keys.get("secret")
                .map(it -> ConditionMapping.truth(mistakes, keys.path("secret"), it.value()));
        return header.isPresent()
                ? new Capture(entry.key(), true,
                        WantedMapping.headerName(mistakes, header.get(), entry.value().at()), part, secret)
                : new Capture(entry.key(), false,
                        WantedMapping.pointer(mistakes, pointer.get(), entry.value().at()), part, secret);
    }

    private Optional<Polling> poll(Keys keys) {
        return keys.get("poll").map(section -> {
            Keys inner = Keys.of(mistakes, keys.path("poll"), section.value(), "every", "for");
            WantedMapping times = new WantedMapping(mistakes, files);
            Duration every = inner.get("every").map(entry -> times.time(inner.path("every"), entry, LONGEST_POLL))
                    .orElse(Duration.ofSeconds(1));
            Duration time = inner.get("for").map(entry -> times.time(inner.path("for"), entry, LONGEST_POLL))
                    .orElseThrow(() -> mistakes.at(section.value().at(), inner.path() + " does not say for how long",
                            "Write {every: 1s, for: 30s}."));
            if (every.compareTo(Duration.ofMillis(50)) < 0) {
                throw mistakes.at(section.value().at(), inner.path("every") + " is shorter than 50 ms",
                        "Write every: 1s.");
            }
            return new Polling(every, time);
        });
    }

    private Optional<EachOf> each(Keys keys) {
        return keys.get("for_each").map(section -> {
            Mapping mapping = Keys.mapping(mistakes, keys.path("for_each"), section.value());
            if (mapping.entries().size() != 1) {
                throw mistakes.at(mapping.at(), keys.path("for_each") + " names " + mapping.entries().size()
                        + " values", "Name one, like {locale: [en, de]}.");
            }
            Entry entry = mapping.entries().getFirst();
            List<JsonNode> values = Keys.list(entry.value()).stream().map(YamlJson::of).toList();
            boolean sound = Template.isName(entry.key()) && !values.isEmpty() && values.size() <= MOST_VALUES
                    && values.stream().allMatch(value -> value.isValueNode() && !value.isNull());
            if (!sound) {
                throw mistakes.at(entry.at(), keys.path("for_each." + Sanitiser.line(entry.key(), 60))
                        + " is no list of 1 to " + MOST_VALUES + " texts or numbers",
                        "Write {locale: [en, de]}, and use {{locale}} in the request.");
            }
            return new EachOf(entry.key(), values);
        });
    }

    private Keep keep(Keys keys) {
        List<String> fields = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        keys.get("keep").ifPresent(section -> {
            for (YamlValue one : Keys.list(section.value())) {
                String word = Keys.text(mistakes, keys.path("keep"), one);
                if (word.isEmpty() || word.startsWith("/")) {
                    fields.add(WantedMapping.pointer(mistakes, word, one.at()));
                } else if (word.equalsIgnoreCase("set-cookie")) {
                    throw mistakes.at(one.at(), "a cookie is never kept", "Expect it: expect: {cookie: name}.");
                } else {
                    headers.add(WantedMapping.headerName(mistakes, word, one.at()));
                }
            }
        });
        return new Keep(fields, headers);
    }
}
