package lockstep.settings.gates;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import lockstep.base.error.UsageError;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.declared.Condition;
import lockstep.gates.declared.SizeClaim;
import lockstep.gates.declared.Statuses;
import lockstep.gates.declared.Wanted;
import lockstep.settings.yaml.Keys;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.Place;
import lockstep.settings.yaml.YamlValue;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Scalar;
import tools.jackson.core.JsonPointer;

/** Reads {@code expect}: what an answer must be. */
record WantedMapping(Mistakes mistakes, SideFiles files) {

    static final String[] KEYS = {
        "status", "headers", "cookie", "json", "schema", "openapi", "within", "bytes", "certificate_days"};
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 1 << 20;

    /** A status alone stands for a mapping with that status. */
    Wanted wanted(String path, YamlValue value) {
        if (!(value instanceof YamlValue.Mapping)) {
            return Wanted.status(new StatusMapping(mistakes).statuses(path, value));
        }
        Keys keys = Keys.of(mistakes, path, value, KEYS);
        Optional<Statuses> statuses = keys.get("status")
                .map(entry -> new StatusMapping(mistakes).statuses(keys.path("status"), entry.value()));
        return wanted(keys, statuses);
    }

    Wanted wanted(Keys keys, Optional<Statuses> statuses) {
        return new Wanted(
                statuses, headers(keys), keys.get("cookie").map(entry -> token(keys.path("cookie"), entry)),
                fields(keys), body(keys), keys.get("within").map(entry -> time(keys.path("within"), entry, LONGEST)),
                keys.get("bytes").map(entry -> size(keys.path("bytes"), entry)), days(keys));
    }

    private Map<String, Condition> headers(Keys keys) {
        Map<String, Condition> headers = new LinkedHashMap<>();
        keys.get("headers").ifPresent(section -> {
            for (Entry entry : some(keys.path("headers"), section, "Write {content-type: {matches: json}}.")) {
                String name = headerName(mistakes, entry.key(), entry.at());
                Condition condition = new ConditionMapping(mistakes)
                        .condition(keys.path("headers." + entry.key()), entry.value());
                if (headers.put(name, condition) != null) {
                    throw mistakes.at(entry.at(), "the header '" + name + "' is here twice; case does not matter",
                            "Say in one condition all that it must be.");
                }
            }
        });
        return headers;
    }

    /** An empty mapping would ask for nothing, and look as if it did. */
    private List<Entry> some(String path, Entry section, String remedy) {
        List<Entry> entries = Keys.mapping(mistakes, path, section.value()).entries();
        if (entries.isEmpty()) {
            throw mistakes.at(section.value().at(), path + " is empty, so it asks for nothing", remedy);
        }
        return entries;
    }

    static String headerName(Mistakes mistakes, String name, Place at) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")) {
            throw mistakes.at(at, "'" + Sanitiser.line(name, 60) + "' is no header's name",
                    "Use letters, digits and hyphens.");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private Map<String, Condition> fields(Keys keys) {
        Map<String, Condition> fields = new LinkedHashMap<>();
        keys.get("json").ifPresent(section -> {
            for (Entry entry : some(keys.path("json"), section, "Write {/id: {type: string}}.")) {
                fields.put(pointer(mistakes, entry.key(), entry.at()),
                        new ConditionMapping(mistakes).condition(keys.path("json." + entry.key()), entry.value()));
            }
        });
        return fields;
    }

    /** A JSON Pointer (RFC 6901). */
    static String pointer(Mistakes mistakes, String text, Place at) {
        try {
            if (text.length() > 500) {
                throw new IllegalArgumentException("longer than 500 characters");
            }
            JsonPointer.compile(text);
            if (text.matches("(?s).*~(?![01]).*")) {
                throw new IllegalArgumentException("a ~ is written ~0");
            }
            return text;
        } catch (IllegalArgumentException e) {
            throw mistakes.at(at, "'" + Sanitiser.line(text, 60) + "' is not a JSON Pointer",
                    "Write one like /order/id or /items/0; the whole body is \"\".");
        }
    }

    private Optional<BodyRule> body(Keys keys) {
        Optional<Entry> schema = keys.get("schema");
        Optional<Entry> openApi = keys.get("openapi");
        if (schema.isPresent() && openApi.isPresent()) {
            throw mistakes.at(openApi.get().at(), keys.path() + " has schema and openapi", "Keep one of them.");
        }
        Optional<BodyRule> rule = schema.map(entry ->
                new BodyRule(file(entry.value(), keys.path("schema")), Optional.empty(), place(entry.value())));
        return rule.or(() -> openApi.map(entry -> {
            Keys inner = Keys.of(mistakes, keys.path("openapi"), entry.value(), "file", "operation");
            YamlValue file = inner.get("file").orElseThrow(() -> mistakes.at(
                    entry.at(), inner.path() + " names no file", "Write {file: openapi.yaml, operation: getOrder}."))
                    .value();
            YamlValue operation = inner.get("operation").orElseThrow(() -> mistakes.at(
                    entry.at(), inner.path() + " names no operation",
                    "Write {file: openapi.yaml, operation: getOrder}.")).value();
            return new BodyRule(file(file, inner.path("file")),
                    Optional.of(Keys.text(mistakes, inner.path("operation"), operation)), place(operation));
        }));
    }

    private String place(YamlValue value) {
        return mistakes.where() + ", " + value.at();
    }

    private String file(YamlValue value, String path) {
        String file = Keys.text(mistakes, path, value);
        files.text(mistakes, value.at(), file);
        return file;
    }

    Duration time(String path, Entry entry, Duration most) {
        String text = Keys.text(mistakes, path, entry.value());
        try {
            Duration time = Durations.parse(text);
            if (time.isPositive() && time.compareTo(most) <= 0) {
                return time;
            }
        } catch (UsageError e) {
            // told below
        }
        throw mistakes.at(entry.value().at(), path + ": '" + Sanitiser.line(text, 30) + "' is no time up to "
                + Durations.human(most), "Write it like 500ms, 2s or 5m.");
    }

    private SizeClaim size(String path, Entry entry) {
        Keys keys = Keys.of(mistakes, path, entry.value(), "less", "greater");
        SizeClaim size = new SizeClaim(
                keys.number("less", 1, MOST_BYTES).map(n -> OptionalLong.of(n)).orElse(OptionalLong.empty()),
                keys.number("greater", 0, MOST_BYTES).map(n -> OptionalLong.of(n)).orElse(OptionalLong.empty()));
        if (size.less().isEmpty() && size.greater().isEmpty()) {
            throw mistakes.at(entry.at(), path + " has no bound", "Allowed: less, greater.");
        }
        return size;
    }

    private OptionalInt days(Keys keys) {
        return keys.number("certificate_days", 1, 3_650).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private String token(String path, Entry entry) {
        if (!(entry.value() instanceof Scalar)) {
            throw mistakes.at(entry.value().at(), path + " is " + entry.value().kind() + ", not a cookie's name",
                    "Write the name of the cookie that must be set.");
        }
        return cookieName(mistakes, Keys.text(mistakes, path, entry.value()), entry.value().at());
    }

    static String cookieName(Mistakes mistakes, String name, Place at) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")) {
            throw mistakes.at(at, "'" + Sanitiser.line(name, 60) + "' is no cookie's name",
                    "Use letters, digits, - and _.");
        }
        return name;
    }
}
