package tests.release.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.release.killswitch.SwitchDrilling;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.settings.pipeline.KillSwitchSettings;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A service that says in many words whether its flag is on. */
class ShownSwitchTest {

    private static final String ON = "suggestions are made by the model of the day to each user in the experiment";
    private static final String OFF = "suggestions are made by the model of the day to nobody at all, by the operator";

    @AutoClose
    private final MockWebServer service = new MockWebServer();
    private final AtomicBoolean isOn = new AtomicBoolean(true);

    @Test
    void what_is_shown_is_compared_whole() throws IOException {
        service.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getTarget();
                isOn.set(path.equals("/on") || !path.equals("/off") && isOn.get());
                return new MockResponse.Builder().addHeader("Content-Type", "application/json")
                        .body("{\"flag\": {\"state\": \"" + (isOn.get() ? ON : OFF) + "\"}}").build();
            }
        });
        service.start();
        String base = "http://" + service.getHostName() + ":" + service.getPort();
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.landTested("second");
            Seat olga = day.operator("Olga");
            olga.reconfigure(day.stagingAddress(), base);
            try (ReleaseSite site = olga.site()) {
                assertThat(new SwitchDrilling(
                        site, WorkflowListener.silent(), Duration.ofSeconds(5), new AtomicBoolean())
                        .drill(new KillSwitchSettings("suggestions", "olga@example.org",
                                List.of("curl", "-fsS", base + "/off"), List.of("curl", "-fsS", base + "/on"),
                                "/state", Optional.of("flag.state"), OFF, ON), commit).gates())
                        .extracting(GateResult::verdict)
                        .containsExactly(Verdict.PASS, Verdict.PASS, Verdict.PASS);
            }
        }
    }
}
