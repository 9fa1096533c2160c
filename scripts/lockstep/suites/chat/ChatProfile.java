package lockstep.suites.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.KeptHeader;
import lockstep.gates.gate.ServiceProfile;
import lockstep.gates.suite.Suite;

/** What the engine is told of the chat service's answers. */
public final class ChatProfile {

    private static final String LIMITER = "x-waf-limiter";

    public static final ServiceProfile PROFILE = new ServiceProfile(
            headers(),
            List.of("status", "db", "version", "ok", "error_code", "limit_scope", "retry_after_seconds",
                    "retry_after_s", "action", "failure_type", "ux_state", "cooldown_seconds", "authenticated",
                    "subject_type", "uptime_seconds", "app_env", "environment", "model_class", "provider"),
            List.of("error_code", "failure_type"),
            List.of("retry_after_seconds", "retry_after_s", "cooldown_seconds"),
            Optional.of(Pattern.compile("(?i)budget|plan|large")),
            Optional.of("uptime_seconds"), List.of("started_at", "start_time", "boot_time"));

    /** How this service refuses, and nothing else of it: what declared gates keep, they name. */
    public static final ServiceProfile REFUSALS = new ServiceProfile(
            ServiceProfile.http().headers(), List.of(), PROFILE.codes(), PROFILE.waits(), PROFILE.ofAmount(),
            Optional.empty(), List.of());

    /** A limiter that counts in its own memory has lost the database, and the other instances. */
    public static final Expectation FULL_LIMITER = new Expectation.WithoutHeader(LIMITER, "memory-fallback");

    private ChatProfile() {}

    /** Gates of this service, run together. */
    public static Suite suite(String name, List<Gate> gates, List<Suite.Skipped> skipped) {
        return new Suite(name, gates, skipped).of(PROFILE);
    }

    private static List<KeptHeader> headers() {
        List<KeptHeader> headers = new ArrayList<>(ServiceProfile.http().headers());
        headers.add(KeptHeader.of("x-ux-state", "[a-z][a-z_-]{0,39}"));
        headers.add(KeptHeader.of("x-build-sha", "[0-9a-f]{7,40}"));
        headers.add(KeptHeader.of(LIMITER, "[a-z][a-z-]{0,39}"));
        return headers;
    }
}
