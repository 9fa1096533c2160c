package lockstep.gates.declared;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.gates.gate.GateName;
import tools.jackson.databind.JsonNode;

/**
 * A gate as a team wrote it down.
 *
 * @param modes the environments that it is for
 * @param after the gates that must be over before it
 * @param needs those of which it needs that they passed
 * @param captures what it takes for the gates after it
 * @param source as it was written, as JSON
 */
public record DeclaredGate(
        GateName name, Optional<String> title, Set<Environment.Role> modes, Set<GateName> after, Set<GateName> needs,
        RequestTemplate request, Wanted wanted, List<Capture> captures, Optional<BurstPlan> burst,
        Optional<Polling> poll, Optional<EachOf> each, Keep keep, JsonNode source) {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    public DeclaredGate {
        modes = Set.copyOf(modes);
        after = Set.copyOf(after);
        needs = Set.copyOf(needs);
        captures = List.copyOf(captures);
    }

    public boolean isFor(Environment environment) {
        return modes.contains(environment.role());
    }

    /** All that must be over before it. */
    public Set<GateName> waitsFor() {
        Set<GateName> all = new LinkedHashSet<>(after);
        all.addAll(needs);
        return all;
    }

    /** The variables of the environment that hold its secrets. */
    public Set<String> secrets() {
        return request.names().stream()
                .filter(name -> name.startsWith(Template.SECRET))
                .map(name -> name.substring(Template.SECRET.length()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether its request may change something where it is sent (RFC 9110 §9.2.1). */
    public boolean changes() {
        return !SAFE.contains(request.method());
    }

    /** Whether some answer would make it fail. */
    public boolean canFail() {
        return burst.map(BurstPlan::canFail).orElseGet(wanted::canFail);
    }
}
