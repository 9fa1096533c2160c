/**
 * The canary's verdict: interval by interval, whether harm is shown, harmlessness is shown, or neither yet.
 *
 * <p>{@link Observations} is what was counted so far; {@link CanaryJudge} says what follows. Nothing else is state.
 */
//SOURCES ArmClumps.java
//SOURCES Arrivals.java
//SOURCES AvailabilityGate.java
//SOURCES BaselineTraffic.java
//SOURCES BothArms.java
//SOURCES Breach.java
//SOURCES Buckets.java
//SOURCES CanaryJudge.java
//SOURCES CanaryPlan.java
//SOURCES CanaryVerdict.java
//SOURCES Clumps.java
//SOURCES Demand.java
//SOURCES ErrorRateGate.java
//SOURCES ErrorSpike.java
//SOURCES Forecast.java
//SOURCES Gap.java
//SOURCES GateJudgement.java
//SOURCES Interval.java
//SOURCES LatencyGate.java
//SOURCES Levels.java
//SOURCES MetricGate.java
//SOURCES Observations.java
//SOURCES Scaled.java
//SOURCES Schedule.java
//SOURCES Sense.java
//SOURCES ShareClumps.java
//SOURCES SlowClumps.java
//SOURCES Split.java
//SOURCES Spread.java
//SOURCES Strata.java
//SOURCES Stratum.java
//SOURCES Terms.java
//SOURCES WeighedBaseline.java
//SOURCES Words.java
package lockstep.analysis.canary;
