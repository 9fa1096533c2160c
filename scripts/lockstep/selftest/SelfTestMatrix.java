package lockstep.selftest;

import java.util.ArrayList;
import java.util.List;
import lockstep.gate.GateName;

/** Gates against faults: what each saw in each case. */
public record SelfTestMatrix(List<GateName> gates, List<SelfTestCase> cases) {

    public SelfTestMatrix {
        gates = List.copyOf(gates);
        cases = List.copyOf(cases);
    }

    /** Empty when every gate passed where it should and failed where it should. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (GateName gate : gates) {
            if (cases.stream().noneMatch(one -> one.target().filter(gate::equals).isPresent())) {
                complaints.add(gate + ": there is no fault that breaks it alone");
            }
        }
        cases.forEach(one -> complaints.addAll(one.complaints()));
        return complaints;
    }

    public boolean isProof() {
        return complaints().isEmpty();
    }
}
