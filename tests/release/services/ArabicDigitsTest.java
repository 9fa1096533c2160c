package tests.release.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ChildJvm;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Java writes numbers in the digits of the computer's language; the record has one form for all. */
class ArabicDigitsTest {

    private static final List<String> EGYPT = List.of("-Duser.language=ar", "-Duser.country=EG");

    private ReleaseDay orders;
    private ReleaseDay payments;
    private Seat home;

    @BeforeEach
    void begin() {
        orders = new ReleaseDay();
        payments = new ReleaseDay();
        Seat other = payments.operator("Ada Lovelace");
        home = orders.configuredWith("sets:\n  platform:\n    - {name: orders, folder: .}\n    - {name: payments,"
                + " folder: \"" + other.folder() + "\"}\n").operator("Ada Lovelace");
        tested(orders, home);
        tested(payments, other);
    }

    private static void tested(ReleaseDay day, Seat seat) {
        day.land("a change");
        assertThat(seat.open("promotion-gate", "--mode", "staging", "--record", "--forget-lockouts").exitCode()).isZero();
    }

    @AfterEach
    void close() {
        orders.close();
        payments.close();
    }

    @Test
    void a_set_that_an_operator_in_egypt_promotes_is_recorded_and_read_as_anywhere()
            throws IOException, InterruptedException {
        assertThat(System.getProperty("user.language")).isNotEqualTo("ar");
        String promoted = inEgypt("ReleaseSet", "promote", "platform", "--yes", "--operator", "Ada Lovelace");
        assertThat(promoted).contains("completed").matches("[\\x20-\\x7e\\n]+");
        String status = inEgypt("ReleaseSet", "status", "platform");
        assertThat(status).contains("orders: ", "(promoted as ");
        assertThat(home.log("verify").exitCode()).isZero();
        assertThat(orders.log()).matches("[\\x20-\\x7e\\n]+");
        orders.isVerifiedByStockTools();
    }

    private String inEgypt(String door, String... words) throws IOException, InterruptedException {
        List<String> command = ChildJvm.commandWith(EGYPT, door, words);
        Process process = orders.git().start(home.folder(), command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
