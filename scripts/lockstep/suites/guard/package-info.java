/**
 * Guards: claims about the configuration of the deployed environments that could have failed.
 *
 * <p>They turn the invalidation triggers of the seeds that can be seen from configuration into gates: pure decisions
 * over {@code Environments}, reported like any other run. Library: Jackson's tree, for a JSON list. Stands on
 * {@code config}, {@code gate}, {@code release}, {@code run}, {@code text} and {@code variables}.
 */
//SOURCES AppEnvGuard.java
//SOURCES ComparingGuard.java
//SOURCES ConfiguredAndLive.java
//SOURCES CorsListGuard.java
//SOURCES CorsLocalhostGuard.java
//SOURCES CorsOrigins.java
//SOURCES CorsWildcardGuard.java
//SOURCES DatabaseHostGuard.java
//SOURCES DatabaseUrl.java
//SOURCES DebugErrorsGuard.java
//SOURCES EnvironmentGuard.java
//SOURCES Guard.java
//SOURCES GuardGate.java
//SOURCES GuardPlan.java
//SOURCES GuardRun.java
//SOURCES GuardSuite.java
//SOURCES HostAllowlist.java
//SOURCES HostPort.java
//SOURCES LimitsGuard.java
//SOURCES ParityGuard.java
//SOURCES RequiredVariablesGuard.java
//SOURCES SharedDatabaseGuard.java
//SOURCES SharedSaltGuard.java
//SOURCES ../cli/package-info.java
package lockstep.suites.guard;
