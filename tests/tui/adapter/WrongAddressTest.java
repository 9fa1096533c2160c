package tests.tui.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lockstep.tui.adapter.SiteDesk;
import org.junit.jupiter.api.Test;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.tui.Desks;

/** A draft of lockstep.yaml with a wrong URL makes production look dead: nobody rolls back for that. */
class WrongAddressTest {

    @Test
    void who_looks_at_another_address_than_the_one_in_force_is_told() throws IOException {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada");
            Path draft = ada.folder().resolve("lockstep.yaml");
            String inForce = Files.readString(draft);
            Outsider developer = day.outsider();
            developer.checkOut("main");
            ReleaseDay.write(developer.folder().resolve("lockstep.yaml"), inForce);
            developer.pushed("main", "Configure");
            day.landTested("on top");
            assertThat(ada.promoteNow().exitCode()).isZero();
            try (SiteDesk desk = Desks.of(ada)) {
                assertThat(desk.read().problems()).isEmpty();
            }
            Files.writeString(draft, inForce.replaceFirst("http://127[.]0[.]0[.]1:\\d+", "http://127.0.0.1:1"));
            try (SiteDesk desk = Desks.of(ada)) {
                assertThat(desk.read().problems()).singleElement().asString()
                        .startsWith("You may look at the wrong address: environments.")
                        .contains(".base is http://127.0.0.1:1 here and http://127.0.0.1:", " on release");
            }
        }
    }
}
