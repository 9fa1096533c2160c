/**
 * Guards: claims about the configuration of the deployed environments that could have failed.
 *
 * <p>They turn what voids a release and can be seen from configuration into gates (docs/policy.md), reported
 * like any other run. A {@link Guard} decides over {@code Environments} alone; {@link ConfiguredAndLive} holds what is
 * configured beside what the live service answers.
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
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.suites.guard;
