package lockstep.settings.gates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.gates.declared.Capture;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.declared.EachOf;
import lockstep.gates.declared.Template;
import lockstep.gates.gate.GateName;
import lockstep.settings.gates.GateFile.Placed;
import lockstep.settings.yaml.Place;

/** Puts gates into an order in which each comes after those that it waits for, and refuses where there is none. */
record GateOrder(Map<GateName, Placed> placed) {

    List<DeclaredGate> sorted() {
        Map<GateName, DeclaredGate> linked = linked();
        List<DeclaredGate> sorted = new ArrayList<>();
        Set<GateName> done = new LinkedHashSet<>();
        for (GateName name : linked.keySet()) {
            visit(name, linked, done, new LinkedHashSet<>(), sorted);
        }
        return sorted;
    }

    /** With what follows from captures: who uses a value needs the gate that took it. */
    private Map<GateName, DeclaredGate> linked() {
        Map<String, GateName> takers = new HashMap<>();
        placed.values().forEach(one -> {
            for (Capture capture : one.gate().captures()) {
                GateName other = takers.putIfAbsent(capture.name(), one.gate().name());
                if (other != null) {
                    throw one.mistakes().at(one.source().capturing(capture.name()), "'" + capture.name()
                            + "' is captured by " + other + " and by "
                            + one.gate().name(), "Rename one of them.");
                }
            }
        });
        Map<GateName, DeclaredGate> linked = new LinkedHashMap<>();
        Set<String> telling = placed.values().stream()
                .flatMap(one -> one.gate().request().secretNames().stream()).collect(Collectors.toSet());
        placed.forEach((name, one) -> linked.put(name, linked(one, takers, captures(one, telling))));
        return linked;
    }

    /** What is called like a secret, or used like one, is one, unless the declaration says that it is none. */
    private static List<Capture> captures(Placed one, Set<String> telling) {
        return one.gate().captures().stream()
                .map(capture -> capture.secret().isEmpty()
                        && (capture.hasSecretName() || telling.contains(capture.name())) ? capture.asSecret() : capture)
                .peek(capture -> refuseKept(one, capture))
                .toList();
    }

    private static void refuseKept(Placed one, Capture capture) {
        boolean kept = capture.ofHeader()
                ? one.gate().keep().keepsHeader(capture.from())
                : one.gate().keep().keeps(capture.from());
        if (kept && capture.isSecret()) {
            throw one.mistakes().at(one.source().keeping(capture.from()), "gates." + one.gate().name() + " keeps "
                    + capture.from() + ", which it captures as the secret '" + capture.name() + "'",
                    "Take it out of keep; or, if it is no secret, write {"
                            + (capture.ofHeader() ? "header: " : "json: ") + capture.from()
                            + ", secret: false} at the capture.");
        }
    }

    private DeclaredGate linked(Placed one, Map<String, GateName> takers, List<Capture> captures) {
        DeclaredGate gate = one.gate();
        Set<GateName> needs = new LinkedHashSet<>(gate.needs());
        for (String used : gate.request().names()) {
            boolean isTurn = gate.each().filter(each -> each.name().equals(used)).isPresent();
            if (used.startsWith(Template.SECRET) || isTurn) {
                continue;
            }
            if (!takers.containsKey(used)) {
                throw one.mistakes().unknown(one.source().using(used),
                        "gates." + gate.name() + ": nothing is captured as", used, names(gate, takers),
                        "No gate captures anything. Write capture: {" + used + ": /id} in the gate whose answer has it,"
                                + " or {{env:NAME}} for a secret.");
            }
            needs.add(takers.get(used));
        }
        for (GateName other : all(gate, needs)) {
            if (!placed.containsKey(other)) {
                throw one.mistakes().unknown(one.source().waitingFor(other.word(), List.of()),
                        "gates." + gate.name() + " waits for an unknown gate", other.word(),
                        placed.keySet().stream().filter(name -> !name.equals(gate.name())).map(GateName::word).toList(),
                        "There is no other gate: take the wait out.");
            }
        }
        for (GateName other : needs) {
            if (!placed.get(other).gate().modes().containsAll(gate.modes())) {
                throw one.mistakes().at(place(one, other), "gates." + gate.name() + " needs " + other
                        + ", which is not for all of its modes", "Give both gates the same modes.");
            }
        }
        return new DeclaredGate(
                gate.name(), gate.title(), gate.modes(), gate.after(), needs, gate.request(), gate.wanted(),
                captures, gate.burst(), gate.poll(), gate.each(), gate.keep(), gate.source());
    }

    /** What a gate can use: all that is captured, and its own turn. */
    private static List<String> names(DeclaredGate gate, Map<String, GateName> takers) {
        return Stream.concat(takers.keySet().stream(), gate.each().stream().map(EachOf::name)).sorted().toList();
    }

    /** Where one gate says, in whatever way, that it waits for another. */
    private Place place(Placed one, GateName other) {
        return one.source().waitingFor(
                other.word(), placed.get(other).gate().captures().stream().map(Capture::name).toList());
    }

    private static Set<GateName> all(DeclaredGate gate, Set<GateName> needs) {
        Set<GateName> all = new LinkedHashSet<>(gate.after());
        all.addAll(needs);
        return all;
    }

    private void visit(
            GateName name, Map<GateName, DeclaredGate> linked, Set<GateName> done, Set<GateName> under,
            List<DeclaredGate> sorted) {
        if (done.contains(name)) {
            return;
        }
        if (!under.add(name)) {
            Placed one = placed.get(name);
            GateName next = under.stream().dropWhile(other -> !other.equals(name)).skip(1).findFirst().orElse(name);
            throw one.mistakes().at(place(one, next), "gates wait for each other in a circle: "
                    + under.stream().dropWhile(other -> !other.equals(name)).map(GateName::word)
                            .collect(Collectors.joining(" → ")) + " → " + name,
                    "Take one of the waits out.");
        }
        linked.get(name).waitsFor().stream()
                .sorted((a, b) -> Integer.compare(position(a), position(b)))
                .forEach(other -> visit(other, linked, done, under, sorted));
        under.remove(name);
        done.add(name);
        sorted.add(linked.get(name));
    }

    private int position(GateName name) {
        return new ArrayList<>(placed.keySet()).indexOf(name);
    }
}
