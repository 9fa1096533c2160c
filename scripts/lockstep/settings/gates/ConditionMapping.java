package lockstep.settings.gates;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.Condition;
import lockstep.gates.declared.Condition.Presence;
import lockstep.gates.declared.JsonType;
import lockstep.gates.declared.SafePattern;
import lockstep.gates.declared.Template;
import lockstep.settings.yaml.Keys;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.Place;
import lockstep.settings.yaml.YamlJson;
import lockstep.settings.yaml.YamlValue;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Scalar;
import lockstep.settings.yaml.YamlValue.Type;
import tools.jackson.databind.JsonNode;

/** Reads what one value must be: the value itself, or a mapping of conditions. */
record ConditionMapping(Mistakes mistakes) {

    private static final String[] KEYS = {
        "equals", "one_of", "not", "matches", "type", "less", "greater", "exists", "absent", "optional", "sample"};

    Condition condition(String path, YamlValue value) {
        if (value instanceof Scalar || value instanceof YamlValue.Listing) {
            requireNoPlace(path, value, YamlJson.of(value));
            return Condition.equalTo(YamlJson.of(value));
        }
        Keys keys = Keys.of(mistakes, path, value, KEYS);
        if (keys.mapping().entries().isEmpty()) {
            throw mistakes.at(value.at(), path + " asks for nothing", "Allowed: " + String.join(", ", KEYS) + ".");
        }
        Condition condition = new Condition(
                presence(keys), is(keys),
                keys.get("not").map(entry -> values(keys.path("not"), entry.value())).orElse(List.of()),
                keys.get("matches").map(entry -> pattern(mistakes, keys.path("matches"), entry.value())),
                keys.get("type").map(this::type), decimal(keys, "less"), decimal(keys, "greater"),
                keys.text("sample"));
        condition.is().forEach(one -> requireNoPlace(path, value, one));
        if (keys.get("equals").isPresent() && keys.get("one_of").isPresent()) {
            throw mistakes.at(value.at(), path + " has equals and one_of", "Write one of the two.");
        }
        if (condition.saysNothing()) {
            throw mistakes.at(value.at(), path + " cannot fail: it is optional, and any value will do",
                    "Say what the value must be where it is there.");
        }
        refuseContradiction(path, value.at(), condition);
        return condition;
    }

    /** Places are filled in requests alone: in an answer the text itself would be looked for, and never found. */
    private void requireNoPlace(String path, YamlValue value, JsonNode expected) {
        if (expected.isString() && !new Template(expected.asString()).names().isEmpty()) {
            throw mistakes.at(value.at(), path + ": '" + Sanitiser.line(expected.asString(), 60)
                    + "' is not filled in; {{...}} works in requests only",
                    "Say what is known of it: matches or type.");
        }
        expected.forEach(child -> requireNoPlace(path, value, child));
    }

    private List<JsonNode> is(Keys keys) {
        return keys.get("equals").map(entry -> List.of(YamlJson.of(entry.value())))
                .or(() -> keys.get("one_of").map(entry -> values(keys.path("one_of"), entry.value())))
                .orElse(List.of());
    }

    private List<JsonNode> values(String path, YamlValue value) {
        List<YamlValue> values = Keys.list(value);
        if (values.isEmpty()) {
            throw mistakes.at(value.at(), path + " is empty, so it asks for nothing", "Name at least one value.");
        }
        return values.stream().map(YamlJson::of).toList();
    }

    /** What is only said of what a value is not needs no value. */
    private Presence presence(Keys keys) {
        boolean absent = truth(keys, "absent").orElse(false) || !truth(keys, "exists").orElse(true);
        if (absent) {
            if (keys.mapping().entries().size() > 1) {
                throw mistakes.at(keys.at(), keys.path() + " is to be absent, and more is said of it",
                        "Write {absent: true} alone.");
            }
            return Presence.ABSENT;
        }
        boolean optional = truth(keys, "optional").orElse(false);
        if (optional && keys.get("exists").isPresent()) {
            throw mistakes.at(keys.at(), keys.path() + " has to be there, and is optional", "Write one of the two.");
        }
        boolean onlyNot = keys.mapping().entries().size() == 1 && keys.get("not").isPresent();
        return onlyNot || optional ? Presence.OPTIONAL : Presence.REQUIRED;
    }

    private Optional<Boolean> truth(Keys keys, String key) {
        return keys.get(key).map(entry -> truth(mistakes, keys.path(key), entry.value()));
    }

    static boolean truth(Mistakes mistakes, String path, YamlValue value) {
        if (value instanceof Scalar scalar && scalar.type() == Type.TRUTH) {
            return scalar.text().equalsIgnoreCase("true");
        }
        throw mistakes.at(value.at(), path + " is " + value.kind() + ", not true or false", "Write true or false.");
    }

    private JsonType type(Entry entry) {
        String word = Keys.text(mistakes, "type", entry.value());
        return JsonType.ofWord(word)
                .orElseThrow(() -> mistakes.unknown(entry.value().at(), "no type of JSON:", word, JsonType.words()));
    }

    private Optional<BigDecimal> decimal(Keys keys, String key) {
        return keys.get(key).map(entry -> {
            if (entry.value() instanceof Scalar scalar
                    && (scalar.type() == Type.WHOLE || scalar.type() == Type.FRACTION)
                    && scalar.text().matches("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
                return new BigDecimal(scalar.text());
            }
            throw mistakes.at(entry.value().at(), keys.path(key) + " is not a number", "Write a number, like 0.5.");
        });
    }

    static SafePattern pattern(Mistakes mistakes, String path, YamlValue value) {
        String regex = Keys.text(mistakes, path, value);
        try {
            if (regex.length() > 1_000) {
                throw mistakes.at(value.at(), path + " is longer than 1000 characters", "Shorten it.");
            }
            return SafePattern.of(regex);
        } catch (PatternSyntaxException e) {
            throw mistakes.at(value.at(), path + " is not a regular expression: "
                    + Sanitiser.line(e.getDescription(), 80), "Write one of java.util.regex, in single quotes.");
        }
    }

    private void refuseContradiction(String path, Place at, Condition condition) {
        boolean impossible = condition.less().isPresent() && condition.greater().isPresent()
                && condition.less().get().compareTo(condition.greater().get()) <= 0;
        if (impossible) {
            throw mistakes.at(at, path + " can never hold: nothing is less than " + condition.less().get()
                    + " and greater than " + condition.greater().get(), "Swap the bounds.");
        }
    }
}
