package lockstep.suites.guard;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.text.Secrets;
import lockstep.suites.variables.Environments;
import lockstep.suites.variables.GuardSettings;
import lockstep.suites.variables.SecretVariables;
import lockstep.suites.variables.Variables;

/**
 * The guards over the variables that were given.
 *
 * @param showHosts whether reasons show the hosts of databases whole
 */
public record GuardPlan(Environments environments, GuardSettings settings, boolean showHosts) {

    /** What every report says by itself; a secret that is one of these words cannot be told from the report. */
    private static final String REPORT_WORDS =
            "lockstep/gate-run/v1 config-guard staging production prod null true false schema suite mode "
                    + "base commit revision verified observed source operator started_at duration_ms verdict gates "
                    + "name reason request method path expected status claim headers fields body_bytes body_sha256 "
                    + "trouble timing_ms connect first_byte total attempts pass fail inconclusive skipped testsuites "
                    + "testsuite testcase classname message failures failure errors error tests time timestamp type "
                    + "GET POST OPTIONS content-type application/json text/html text/plain charset=utf-8 allow_origin "
                    + "allow_credentials retry-after x-request-id ";

    public List<GuardGate> gates() {
        return Stream.of(
                        new AppEnvGuard(), new DebugErrorsGuard(), new RequiredVariablesGuard(settings.required()),
                        new CorsListGuard(), new CorsWildcardGuard(), new CorsLocalhostGuard(),
                        new DatabaseHostGuard(showHosts), LimitsGuard.cost(), LimitsGuard.breaker(),
                        new SharedDatabaseGuard(showHosts), new SharedSaltGuard(), new ParityGuard(settings))
                .map(guard -> new GuardGate(guard, environments))
                .toList();
    }

    /**
     * The secrets among the variables, and the hosts that are to be masked. One that is an ordinary word of the
     * report is left out: no reason shows a value, and hiding it would hide the report instead.
     *
     * @param more what else the report says by itself, like the base URL
     */
    public Secrets secrets(String more) {
        String words = REPORT_WORDS + more + gates().stream()
                .map(gate -> gate.name() + " " + gate.guard().claim())
                .collect(Collectors.joining(" "));
        Secrets secrets = new Secrets();
        environments.given().values().stream()
                .flatMap(variables -> Stream.concat(SecretVariables.of(variables).stream(), maskedHosts(variables)))
                .filter(secret -> !words.contains(secret.strip()))
                .forEach(secrets::add);
        return secrets;
    }

    /** A reason shows them masked; nothing else shall show them whole. */
    private Stream<String> maskedHosts(Variables variables) {
        return showHosts ? Stream.of() : DatabaseHostGuard.hosts(variables).stream().map(HostPort::host);
    }
}
