package lockstep.settings.gates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.Payload;
import lockstep.gates.declared.RequestTemplate;
import lockstep.gates.declared.Template;
import lockstep.gates.http.Request;
import lockstep.settings.yaml.Keys;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.YamlValue;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Mapping;

/** Reads the request of a gate. */
record RequestMapping(Mistakes mistakes, SideFiles files) {

    static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete", "options");
    private static final List<String> BODIES = List.of("json", "form", "text", "file");

    RequestTemplate request(Keys keys) {
        List<String> methods = METHODS.stream().filter(method -> keys.get(method).isPresent()).toList();
        if (methods.size() != 1) {
            throw mistakes.at(keys.at(), keys.path() + (methods.isEmpty() ? " asks for nothing" : " asks twice: "
                    + String.join(", ", methods)), "Write one of " + String.join(", ", METHODS)
                            + ", with a path, like get: /health.");
        }
        String method = methods.getFirst();
        Map<String, Template> headers = headers(keys);
        Payload payload = payload(keys, method, type(keys));
        if (!(payload instanceof Payload.None)) {
            headers.remove("content-type");
        }
        return new RequestTemplate(
                method.toUpperCase(Locale.ROOT), path(keys, method),
                keys.get("query").map(entry -> new TemplateMapping(mistakes).lists(keys.path("query"), entry.value()))
                        .orElse(Map.of()),
                headers, cookies(keys), payload);
    }

    private Map<String, Template> headers(Keys keys) {
        Map<String, Template> headers = new LinkedHashMap<>();
        for (Entry entry : entries(keys, "headers")) {
            String name = WantedMapping.headerName(mistakes, entry.key(), entry.at());
            if (headers.containsKey(name)) {
                throw mistakes.at(entry.at(), "the header '" + name + "' is here twice; case does not matter",
                        "Keep one.");
            }
            headers.put(name, new TemplateMapping(mistakes)
                    .template(keys.path("headers." + entry.key()), entry.value()));
        }
        return headers;
    }

    private List<Entry> entries(Keys keys, String section) {
        return keys.get(section).map(Entry::value)
                .map(value -> Keys.mapping(mistakes, keys.path(section), value).entries())
                .orElse(List.of());
    }

    /** The value of the header content-type, and where it stands. */
    private Optional<YamlValue> type(Keys keys) {
        return entries(keys, "headers").stream()
                .filter(entry -> entry.key().equalsIgnoreCase("content-type"))
                .map(Entry::value).findFirst();
    }

    private Template path(Keys keys, String method) {
        Entry entry = keys.get(method).orElseThrow();
        String text = Keys.text(mistakes, keys.path(method), entry.value());
        String bare = text.replaceAll("\\{\\{[^{}]*}}", "x");
        boolean sound = text.startsWith("/") && !text.startsWith("//")
                && bare.matches("([!$&'()*+,./0-9:;=@A-Z_a-z~-]|%[0-9A-Fa-f]{2})++")
                && List.of(text.split("/")).stream().noneMatch(part -> part.equals("..") || part.equals("."));
        if (!sound) {
            throw mistakes.at(entry.value().at(), keys.path(method) + ": '" + Sanitiser.line(text, 80)
                    + "' is not a path", "Write a path like /orders/{{order}}; what follows a ? belongs into query.");
        }
        return new TemplateMapping(mistakes).template(keys.path(method), entry.value());
    }

    private Optional<Map<String, Template>> cookies(Keys keys) {
        return keys.get("cookies").flatMap(entry -> {
            if (entry.value() instanceof Mapping mapping) {
                mapping.entries().forEach(one -> WantedMapping.cookieName(mistakes, one.key(), one.at()));
                return Optional.of(new TemplateMapping(mistakes).templates(keys.path("cookies"), entry.value()));
            }
            String word = Keys.text(mistakes, keys.path("cookies"), entry.value());
            return switch (word) {
                case "none" -> Optional.of(Map.<String, Template>of());
                case "run" -> Optional.<Map<String, Template>>empty();
                default -> throw mistakes.unknown(
                        entry.value().at(), "no choice of cookies:", word, List.of("none", "run"));
            };
        });
    }

    private Payload payload(Keys keys, String method, Optional<YamlValue> type) {
        List<String> given = BODIES.stream().filter(body -> keys.get(body).isPresent()).toList();
        if (given.isEmpty()) {
            return new Payload.None();
        }
        YamlValue value = keys.get(given.getFirst()).orElseThrow().value();
        String path = keys.path(given.getFirst());
        if (given.size() > 1 || method.equals("get") || method.equals("head")) {
            throw mistakes.at(value.at(), keys.path() + (given.size() > 1 ? " has several bodies: "
                    + String.join(", ", given) : ": a " + method + " has no body"),
                    "Give one of " + String.join(", ", BODIES) + ", to post, put, patch or delete.");
        }
        TemplateMapping texts = new TemplateMapping(mistakes);
        return switch (given.getFirst()) {
            case "json" -> new Payload.Json(
                    mediaType(type, "application/json"), texts.json(path, value));
            case "form" -> new Payload.Form(
                    mediaType(type, "application/x-www-form-urlencoded"), texts.templates(path, value));
            case "text" -> new Payload.Text(mediaType(type, "text/plain"), texts.template(path, value));
            default -> new Payload.Content(mediaType(type, "application/octet-stream"),
                    files.text(mistakes, value.at(), Keys.text(mistakes, path, value)));
        };
    }

    private String mediaType(Optional<YamlValue> given, String usual) {
        if (given.isEmpty()) {
            return usual;
        }
        String type = Keys.text(mistakes, "content-type", given.get());
        boolean sound = type.matches("(?i)[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80}(; ?[a-z0-9=._\"-]{1,80}){0,3}")
                && Request.Body.canBe(type);
        if (!sound) {
            throw mistakes.at(given.get().at(), "'" + Sanitiser.line(type, 60) + "' is no content type",
                    "Write one like text/plain, or text/plain; charset=utf-8.");
        }
        return type;
    }
}
