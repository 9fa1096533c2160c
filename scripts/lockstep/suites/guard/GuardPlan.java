package lockstep.suites.guard;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.text.Secrets;
import lockstep.gates.http.ReportWords;
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
        String words = ReportWords.all() + more + gates().stream()
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
