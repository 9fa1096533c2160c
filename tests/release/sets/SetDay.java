package tests.release.sets;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.Sha;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Two repositories of one release set, {@code platform}: orders, whose configuration names the set, and payments. */
final class SetDay implements AutoCloseable {

    final ReleaseDay orders = new ReleaseDay();
    final ReleaseDay payments = new ReleaseDay();
    final Seat other = payments.operator("Ada Lovelace");
    final Seat home = orders.configuredWith("sets:\n  platform:\n    - {name: orders, folder: .}\n"
            + "    - {name: payments, folder: \"" + other.folder() + "\"}\n").operator("Ada Lovelace");

    Sha landsInOrders(String subject) {
        return landTested(orders, home, subject + " of orders");
    }

    Sha landsInPayments(String subject) {
        return landTested(payments, other, subject + " of payments");
    }

    static Sha landTested(ReleaseDay day, Seat seat, String subject) {
        Sha commit = day.land(subject);
        assertThat(seat.open("promotion-gate", "--mode", "staging", "--record", "--forget-lockouts").exitCode()).isZero();
        return commit;
    }

    Outcome set(String... words) {
        return home.open("release-set", words);
    }

    @Override
    public void close() {
        orders.close();
        payments.close();
    }
}
