package tests.record.attestation;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import lockstep.base.digest.Sha256;
import tests.record.attestation.Branch.Item;
import tests.record.attestation.Branch.Version;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every field of every kind of document of a valid branch, made something else by name; and all digests of the file
 * that others name are made to fit again, as somebody would who writes the whole record himself.
 */
record FieldMutations(Branch branch, Map<Item, String> texts) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> TIMES = List.of(
            "\"+1000000000-12-31T23:59:59Z\"", "\"-1000000000-01-01T00:00:00Z\"", "\"0000-01-01T00:00:00Z\"", "\"\"",
            "7");
    private static final List<String> TEXTS = List.of("\"\"", "7", "[]");
    private static final List<String> NUMBERS = List.of("-1", "9223372036854775807", "1e400", "\"x\"");
    private static final List<String> TRUTHS = List.of("\"maybe\"");
    private static final List<String> LISTS = List.of("[]", "[null]", "[{}]", "{}");
    private static final List<String> OBJECTS = List.of("{}", "[]", "null");

    FieldMutations(Branch branch) {
        this(branch, new HashMap<>());
    }

    /** By name; each is made when it is asked for. */
    Map<String, Supplier<Branch>> all() {
        Map<String, Supplier<Branch>> all = new LinkedHashMap<>();
        for (int at = 0; at < branch.versions().size(); at++) {
            for (String path : added(at)) {
                if (path.endsWith(".json")) {
                    fields(all, at, path);
                }
            }
        }
        return all;
    }

    private List<String> added(int at) {
        List<String> added = new ArrayList<>(branch.versions().get(at).files().keySet());
        if (at > 0) {
            added.removeAll(branch.versions().get(at - 1).files().keySet());
        }
        return added;
    }

    private void fields(Map<String, Supplier<Branch>> all, int at, String path) {
        JsonNode document = JSON.readTree(text(at, path));
        List<String> pointers = new ArrayList<>();
        pointers("", document, pointers);
        String kind = path.replaceAll("\\d{8}T\\d{6}Z-[a-z0-9-]+-[0-9a-f]{8}", "RUN").replaceAll("[0-9a-f]{40}", "SHA")
                .replaceAll("/[0-9a-f]{2}/", "/XX/").replaceAll("\\d{4}-\\d{2}/\\d{8}-\\d{4}-(r[bc])\\d+", "$1")
                .replaceAll("\\d{8}T\\d{6}Z", "TIME");
        for (String pointer : pointers) {
            String field = kind + " " + pointer.replaceAll("/\\d+(?=/|$)", "/0");
            for (String value : values(document.at(pointer))) {
                all.putIfAbsent(field + " = " + value, () -> with(at, path, document, pointer, value));
            }
            all.putIfAbsent(field + " is not there", () -> with(at, path, document, pointer, ""));
        }
    }

    private static void pointers(String at, JsonNode node, List<String> found) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                String pointer = at + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
                found.add(pointer);
                pointers(pointer, field.getValue(), found);
            });
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                found.add(at + "/" + i);
                pointers(at + "/" + i, node.get(i), found);
            }
        }
    }

    private static List<String> values(JsonNode node) {
        if (node.isString()) {
            return isTime(node.stringValue()) ? TIMES : TEXTS;
        }
        return node.isNumber() ? NUMBERS : node.isBoolean() ? TRUTHS : node.isArray() ? LISTS : OBJECTS;
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** @param value empty where the field is taken away */
    private Branch with(int at, String path, JsonNode document, String pointer, String value) {
        JsonNode changed = document.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode around = changed.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        if (around instanceof ObjectNode object) {
            if (value.isEmpty()) {
                object.remove(last);
            } else {
                object.set(last, JSON.readTree(value));
            }
        } else if (around instanceof ArrayNode array) {
            if (value.isEmpty()) {
                array.remove(Integer.parseInt(last));
            } else {
                array.set(Integer.parseInt(last), JSON.readTree(value));
            }
        }
        return fitting(at, path, JSON.writeValueAsString(changed) + "\n");
    }

    private String text(int at, String path) {
        return text(branch.versions().get(at).files().get(path));
    }

    private String text(Item item) {
        return texts.computeIfAbsent(item, branch::text);
    }

    private Branch fitting(int first, String path, String text) {
        Map<String, String> digests = new HashMap<>();
        Map<Item, Item> items = new HashMap<>();
        replace(first, path, text, digests, items);
        List<Version> versions = new ArrayList<>(branch.versions().subList(0, first));
        for (int at = first; at < branch.versions().size(); at++) {
            boolean isStable = false;
            while (!isStable) {
                isStable = true;
                for (String other : added(at)) {
                    Item now = branch.versions().get(at).files().get(other);
                    String old = text(items.getOrDefault(now, now));
                    String fitted = old;
                    for (Map.Entry<String, String> digest : digests.entrySet()) {
                        fitted = fitted.replace(digest.getKey(), digest.getValue());
                    }
                    if (!fitted.equals(old)) {
                        isStable = false;
                        replace(at, other, fitted, digests, items);
                    }
                }
            }
            versions.add(branch.versions().get(at).with(files -> {
                TreeMap<String, Item> changed = new TreeMap<>();
                files.forEach((name, item) -> changed.put(name, items.getOrDefault(item, item)));
                return changed;
            }));
        }
        return new Branch(branch.repository(), versions);
    }

    private void replace(int at, String path, String text, Map<String, String> digests, Map<Item, Item> items) {
        Item original = branch.versions().get(at).files().get(path);
        Item before = items.getOrDefault(original, original);
        digests.put(sha256(text(before)), sha256(text));
        items.put(original, branch.file(text));
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.ISO_8859_1)).hex();
    }
}
