package lockstep.settings.imports;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lockstep.gates.declared.Template;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gates that were made from something else, and what of it was left out. */
public final class Imported {

    private static final int LONGEST_ID = 60;
    /** They change nothing (RFC 9110 §9.2.1). */
    private static final List<String> SAFE = List.of("get", "head", "options");
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private final Map<String, ObjectNode> gates = new LinkedHashMap<>();
    private final Set<String> leftOut = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** A new gate whose id is made of these words; a number tells it from others. */
    ObjectNode gate(String words) {
        String plain = words.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        String id = plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "gate_" + plain : plain;
        String shorter = id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
        String unique = shorter;
        for (int number = 2; gates.containsKey(unique) || unique.equals("all") || unique.equals("revision"); number++) {
            unique = shorter + "_" + number;
        }
        ObjectNode gate = JsonNodeFactory.instance.objectNode();
        gates.put(unique, gate);
        return gate;
    }

    String idOf(ObjectNode gate) {
        return gates.entrySet().stream().filter(one -> one.getValue() == gate).map(Map.Entry::getKey).findFirst()
                .orElseThrow();
    }

    /** Without the gates that use what no gate captures. */
    public Imported settled() {
        boolean changed = true;
        while (changed) {
            Set<String> captured = gates.values().stream()
                    .flatMap(gate -> gate.path("capture").propertyNames().stream()).collect(Collectors.toSet());
            Optional<String> lost = gates.entrySet().stream()
                    .filter(one -> PLACE.matcher(one.getValue().toString()).results()
                            .anyMatch(place -> !place.group(1).startsWith(Template.SECRET)
                                    && !captured.contains(place.group(1))))
                    .map(Map.Entry::getKey).findFirst();
            lost.ifPresent(id -> remove(id, "it uses a variable that no gate captures"));
            changed = lost.isPresent();
        }
        return this;
    }

    /** Without one gate; what came after it comes after what it came after. */
    private void remove(String id, String why) {
        ObjectNode removed = gates.remove(id);
        gates.values().stream().filter(gate -> gate.path("after").asString("").equals(id)).forEach(gate -> {
            gate.remove("after");
            if (removed.has("after")) {
                gate.set("after", removed.get("after"));
            }
        });
        leaveOut("the gate " + id + ": " + why);
    }

    /**
     * Without the gates that could not be read back, each told with the reason.
     *
     * @param fault what is wrong with a declaration; empty where nothing is
     */
    public Imported readable(Function<ObjectNode, Optional<String>> fault) {
        for (String id : List.copyOf(gates.keySet())) {
            ObjectNode alone = (ObjectNode) JsonReader.read(PLACE.matcher(gates.get(id).toString()).replaceAll(place ->
                    place.group(1).startsWith(Template.SECRET) ? Matcher.quoteReplacement(place.group()) : "1"))
                    .orElseGet(JsonNodeFactory.instance::objectNode);
            alone.remove("after");
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.putObject("gates").set(id, alone);
            fault.apply(tree).ifPresent(why -> remove(id, why));
        }
        return settled();
    }

    void drop(ObjectNode gate) {
        gates.values().removeIf(one -> one == gate);
    }

    void leaveOut(String what) {
        leftOut.add(what);
    }

    void note(String what) {
        notes.add(what);
    }

    /**
     * With what changes something kept to staging, and what uses a value of it too: another tool's file does not say
     * where its requests may be sent.
     */
    public Imported cautious() {
        Set<String> kept = new LinkedHashSet<>();
        Set<String> captured = new LinkedHashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<String, ObjectNode> one : gates.entrySet()) {
                ObjectNode gate = one.getValue();
                boolean keeps = SAFE.stream().noneMatch(gate::has) || PLACE.matcher(gate.toString()).results()
                        .anyMatch(place -> captured.contains(place.group(1)));
                if (keeps && kept.add(one.getKey())) {
                    gate.put("modes", "staging");
                    captured.addAll(gate.path("capture").propertyNames());
                    changed = true;
                }
            }
        }
        if (!kept.isEmpty()) {
            note(String.join(", ", kept) + ": kept to staging (modes), because of what is sent there; add canary and "
                    + "prod where that does no harm");
        }
        return this;
    }

    /** What of it people have to look at. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** By their ids, as {@code gates:} has them. */
    public ObjectNode declaration() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ObjectNode all = tree.putObject("gates");
        gates.forEach(all::set);
        return tree;
    }

    public boolean isEmpty() {
        return gates.isEmpty();
    }

    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }
}
