package lockstep.settings.gates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.Template;
import lockstep.settings.yaml.Keys;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.Place;
import lockstep.settings.yaml.YamlJson;
import lockstep.settings.yaml.YamlValue;
import lockstep.settings.yaml.YamlValue.Entry;
import lockstep.settings.yaml.YamlValue.Mapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads texts with places to fill, and secrets: {@code {secret: env:NAME}}. */
record TemplateMapping(Mistakes mistakes) {

    private static final String REMEDY = "Write {secret: env:NAME}, where NAME is a variable of the environment.";

    Template template(String path, YamlValue value) {
        if (value instanceof Mapping) {
            return new Template(secret(path, value));
        }
        return checked(Keys.text(mistakes, path, value), value.at());
    }

    private Template checked(String text, Place at) {
        Template template = new Template(text);
        for (String name : template.names()) {
            if (!Template.isName(name)) {
                throw mistakes.at(at, "'{{" + Sanitiser.line(name, 60) + "}}' is no place to fill",
                        "Write {{name}} of something captured, or {{env:NAME}} for a secret.");
            }
        }
        return template;
    }

    private String secret(String path, YamlValue value) {
        Keys keys = Keys.of(mistakes, path, value, "secret", "before");
        Entry secret = keys.get("secret").orElseThrow(() -> mistakes.at(value.at(), path + " has no secret", REMEDY));
        String source = Keys.text(mistakes, keys.path("secret"), secret.value());
        if (!source.startsWith(Template.SECRET) || !Template.isName(source)) {
            throw mistakes.at(secret.value().at(), keys.path("secret") + " is not of the form env:NAME; a secret "
                    + "itself must not be written here", REMEDY);
        }
        return checked(keys.text("before").orElse(""), value.at()).text() + "{{" + source + "}}";
    }

    Map<String, Template> templates(String path, YamlValue value) {
        Map<String, Template> templates = new LinkedHashMap<>();
        Keys.mapping(mistakes, path, value).entries()
                .forEach(entry -> templates.put(entry.key(), template(path + "." + entry.key(), entry.value())));
        return templates;
    }

    Map<String, List<Template>> lists(String path, YamlValue value) {
        Map<String, List<Template>> lists = new LinkedHashMap<>();
        Keys.mapping(mistakes, path, value).entries().forEach(entry -> lists.put(entry.key(),
                Keys.list(entry.value()).stream().map(one -> template(path + "." + entry.key(), one)).toList()));
        return lists;
    }

    /** A body of JSON; a mapping with the one key {@code secret} stands for the secret. */
    JsonNode json(String path, YamlValue value) {
        return switch (value) {
            case Mapping mapping when mapping.entry("secret").isPresent() ->
                JsonNodeFactory.instance.stringNode(secret(path, mapping));
            case Mapping mapping -> {
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                mapping.entries().forEach(entry ->
                        node.set(entry.key(), json(path + "." + entry.key(), entry.value())));
                yield node;
            }
            case YamlValue.Listing listing -> {
                ArrayNode node = JsonNodeFactory.instance.arrayNode();
                listing.items().forEach(item -> node.add(json(path, item)));
                yield node;
            }
            case YamlValue.Scalar scalar -> {
                JsonNode node = YamlJson.of(scalar);
                if (node.isString()) {
                    checked(node.asString(), scalar.at());
                }
                yield node;
            }
        };
    }
}
