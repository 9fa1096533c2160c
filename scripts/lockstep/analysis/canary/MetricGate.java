package lockstep.analysis.canary;

/** A claim about the canary's metrics that could fail. */
public sealed interface MetricGate permits ErrorRateGate, AvailabilityGate, LatencyGate {

    String name();

    GateJudgement judge(Observations seen, Terms terms);
}
