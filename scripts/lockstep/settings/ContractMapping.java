package lockstep.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.error.UsageError;
import lockstep.gates.burst.Pace;
import lockstep.settings.check.ValueChecks;
import lockstep.suites.chat.ChatDemand;
import lockstep.suites.chat.NamedCalls;
import lockstep.suites.chat.ServiceCall;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.ServiceLimits;

/** Turns the section {@code contract} into what the gates know of the service. */
record ContractMapping(ValueChecks check) {

    private static final Pattern CALL = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) (/[^?# ]*)");

    ServiceContract contract(ConfigFile.Contract contract) {
        ServiceContract defaults = ServiceContract.defaults();
        return contract == null ? defaults : new ServiceContract(
                check.path("contract.health", contract.health()).orElse(defaults.health()),
                check.path("contract.db_health", contract.dbHealth()).orElse(defaults.dbHealth()),
                check.path("contract.whoami", contract.whoami()).orElse(defaults.whoami()),
                check.path("contract.chat", contract.chat()).orElse(defaults.chat()),
                contract.anonymousCookie() == null
                        ? defaults.anonymousCookie()
                        : check.token("contract.anonymous_cookie", contract.anonymousCookie()),
                answer(contract.chatAnswer()), limits(contract.limits(), defaults.limits()),
                new NamedCalls(
                        call("contract.from_browsers", contract.fromBrowsers()),
                        call("contract.takes_json", contract.takesJson()).map(this::withBody),
                        check.path("contract.health", contract.health())));
    }

    private Optional<ServiceCall> call(String key, String text) {
        return check.line(key, text).map(line -> {
            Matcher call = CALL.matcher(line);
            if (!call.matches()) {
                throw check.wrong(key, " must be a method and a path, like POST /orders", null);
            }
            return new ServiceCall(call.group(1), call.group(2));
        });
    }

    private ServiceCall withBody(ServiceCall call) {
        if (!call.hasBody()) {
            throw check.wrong("contract.takes_json", ": a " + call.method() + " has no body; name a POST, PUT or PATCH",
                    null);
        }
        return call;
    }

    private ChatDemand answer(ConfigFile.Answer answer) {
        if (answer == null) {
            return ChatDemand.none();
        }
        List<String> digests = Objects.requireNonNullElse(answer.refusedSha256(), List.of());
        digests.stream().filter(digest -> digest == null || !digest.matches("[0-9a-f]{64}")).findFirst()
                .ifPresent(digest -> {
                    throw check.wrong("contract.chat_answer.refused_sha256",
                            " must be a list of SHA-256 digests, 64 digits from 0 to 9 and a to f", null);
                });
        return new ChatDemand(
                Objects.requireNonNullElse(answer.fields(), Map.of()), Set.copyOf(digests),
                Set.copyOf(Objects.requireNonNullElse(answer.refusedLengths(), List.of())),
                answer.least() == null ? Duration.ZERO
                        : check.duration("contract.chat_answer.least", answer.least()));
    }

    private ServiceLimits limits(ConfigFile.Limits limits, ServiceLimits defaults) {
        if (limits == null) {
            return defaults;
        }
        List<Duration> lockouts = new ArrayList<>();
        for (String lockout : Objects.requireNonNullElse(limits.lockouts(), List.<String>of())) {
            lockouts.add(check.duration("contract.limits.lockouts", String.valueOf(lockout)));
        }
        int failures = Objects.requireNonNullElse(limits.breakerFailures(), defaults.breakerFailures());
        if (failures < 1) {
            throw check.wrong("contract.limits.breaker_failures", " must be at least 1", null);
        }
        return new ServiceLimits(
                limits.rate() == null ? defaults.rate() : rate(limits.rate()),
                limits.lockouts() == null ? defaults.lockouts() : lockouts,
                limits.forgiveAfter() == null ? defaults.forgiveAfter()
                        : check.duration("contract.limits.forgive_after", limits.forgiveAfter()),
                failures,
                limits.breakerWindow() == null ? defaults.breakerWindow()
                        : check.duration("contract.limits.breaker_window", limits.breakerWindow()));
    }

    private Pace rate(String text) {
        try {
            return Pace.parse(text);
        } catch (UsageError e) {
            throw check.wrong("contract.limits.rate", ": " + e.getMessage() + "; write it like 5/10s", e);
        }
    }
}
