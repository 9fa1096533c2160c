package lockstep.demo.selftest;

import java.util.ArrayList;
import java.util.List;
import lockstep.gates.gate.GateName;

/** Gates against faults: what each saw in each case of one trial. */
public record SelfTestMatrix(Trial trial, List<GateName> gates, List<SelfTestCase> cases) {

    public SelfTestMatrix {
        gates = List.copyOf(gates);
        cases = List.copyOf(cases);
    }

    /** Empty when every gate passed where it should and failed where it should. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        cases.forEach(one -> complaints.addAll(one.complaints()));
        for (GateName gate : gates) {
            boolean isTried = cases.stream().anyMatch(one -> one.target().filter(gate::equals).isPresent());
            if (!isTried && cases.stream().noneMatch(one -> one.proves(gate))) {
                complaints.add(gate + ": there is no fault that breaks it alone");
            }
        }
        return complaints;
    }

    public boolean isProof() {
        return complaints().isEmpty();
    }
}
