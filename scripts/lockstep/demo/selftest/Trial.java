package lockstep.demo.selftest;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.RunListener;
import lockstep.gates.suite.Suite;

/**
 * A suite, and the service on which its gates are proved.
 *
 * @param settings what the service has to be set to for the gates to have something to see
 * @param always what is wrong with the service, on purpose, in every case
 * @param suite made anew for each case
 * @param operator what somebody does while the gates run
 * @param follows gates that cannot pass when one of these does not: what sums others up, or begins where they end
 * @param checksRevision whether the gate of the revision is among those to prove
 */
public record Trial(
        String name,
        UnaryOperator<DemoSettings> settings,
        Set<Fault> always,
        Function<TrialService, Suite> suite,
        Function<DemoService, RunListener> operator,
        Map<GateName, Set<GateName>> follows,
        boolean checksRevision) {

    public Trial {
        always = Set.copyOf(always);
        follows = Map.copyOf(follows);
    }

    public static Trial of(String name, Function<TrialService, Suite> suite) {
        return new Trial(
                name, settings -> settings, Set.of(), suite, service -> RunListener.silent(), Map.of(), false);
    }

    public Trial withRevision() {
        return new Trial(name, settings, always, suite, operator, follows, true);
    }

    public Trial on(UnaryOperator<DemoSettings> settings, Fault... always) {
        return new Trial(name, settings, Set.of(always), suite, operator, follows, checksRevision);
    }

    public Trial during(Function<DemoService, RunListener> operator) {
        return new Trial(name, settings, always, suite, operator, follows, checksRevision);
    }

    public Trial where(String gate, Set<GateName> followed) {
        return new Trial(name, settings, always, suite, operator, Map.of(new GateName(gate), followed), checksRevision);
    }

    /** With what follows besides. */
    Trial following(Map<GateName, Set<GateName>> more) {
        Map<GateName, Set<GateName>> all = new HashMap<>(follows);
        more.forEach((gate, needs) -> all.merge(gate, needs, (some, others) ->
                Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet())));
        return new Trial(name, settings, always, suite, operator, all, checksRevision);
    }
}
