package tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.tui.canvas.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.declared.OrdersDay;
import tests.tui.VirtualUi;

/** A service of orders through a whole day, by commands and by keyboard: nobody speaks to it of another service. */
class OrdersWholeDayTest {

    /** What only the built-in gates, drills and fixtures know. */
    private static final Pattern FOREIGN = Pattern.compile("chat|whoami|db[_ /]health|anon_|anonymous|model|prompts?/|"
            + "personas?\\b|user_text|rendered_text|governed|user text|token budget|breaker|burst_429|health_after|status 415|/415\\b|"
            + "\\bwaf\\b|ux_state|app_env", Pattern.CASE_INSENSITIVE);

    private final OrdersDay orders = new OrdersDay();
    private final StringBuilder seen = new StringBuilder();

    @AfterEach
    void close() {
        orders.close();
    }

    private Outcome done(int code, String alias, String... words) {
        Outcome outcome = orders.open(alias, words);
        assertThat(outcome.exitCode()).as(alias + " " + List.of(words) + ": " + outcome.out() + outcome.err())
                .isEqualTo(code);
        return outcome;
    }

    private VirtualUi screen() {
        return new VirtualUi(orders.desk(), new Size(120, 40));
    }

    /** Opens each page and reads it. */
    private void readEveryPage(VirtualUi ui) {
        for (String page : List.of("h", "w", "P", "K", "g", "l", "e", "d", "R", "?", "Esc", "h", "C", "Esc", "c", "Esc")) {
            ui.strike(page);
            seen.append(page).append(":\n").append(ui.screen());
            for (int rows = 0; rows < 6; rows++) {
                ui.strike("Down");
                seen.append(ui.screen());
            }
        }
    }

    private static List<String> foreign(String text) {
        return text.lines().filter(line -> FOREIGN.matcher(line).find()).toList();
    }

    @Test
    void gates_soak_canary_promotion_rollback_and_audit_say_no_word_of_another_service() {
        orders.hasACanary();
        Sha first = orders.candidate();
        done(0, "gates", "lint");
        done(0, "config", "lint");
        done(0, "config", "show", "--effective");
        done(0, "promotion-gate", "--mode", "staging", "--print-gates");
        done(0, "promotion-gate", "--self-test");
        done(22, "promote-release", "--yes");
        done(0, "promotion-gate", "--mode", "staging", "--record");
        done(0, "soak-staging", "--for", "1s", "--every", "1s");
        done(22, "explain");
        done(0, "run-canary", "--plan");
        done(0, "run-canary", "--yes");
        done(0, "explain");
        done(0, "promote-release", "--yes");
        done(0, "status");
        done(0, "watch-release", "--for", "1s", "--every", "1s");

        Sha second = orders.lands("another change");
        try (VirtualUi ui = screen()) {
            ui.expect("which staging runs").press("Enter").expect("Run the staging gates of").press("Enter")
                    .expect("recorded evidence/runs/");
            seen.append(ui.screen());
            done(0, "run-canary", "--yes", "--json");
            ui.press("u").expect("Declare the class of").press("Enter").expectPopup("Class of the change")
                    .press("Down", "Enter").expect("Decide whether").press("Enter");
            readEveryPage(ui);
            ui.press("h").expect("▸ Promote ").press("Enter").expectPopup("Promote to production");
            seen.append(ui.screen());
            ui.type(ui.read("Type ([0-9a-f]{7}):")).press("Enter").expect("Nothing is waiting");
            readEveryPage(ui);
        }
        assertThat(orders.day().head("release")).isEqualTo(second.hex());

        orders.production().answersWithState("lost");
        Outcome watched = done(20, "watch-release", "--for", "30s", "--every", "1s");
        assertThat(watched.out()).contains("order_read: expected \"open\" at /state, was string \"lost\"");
        done(20, "smoke-api-chat", "--mode", "prod", "--json");
        try (VirtualUi ui = screen()) {
            ui.expect("up to date").press("d").expect("All declared gates of staging").press("Down", "Enter").expect("Drill production-smoke: FAIL");
            readEveryPage(ui);
        }
        orders.production().answersWithState("open");
        done(0, "rollback-release", "--trigger", "5xx spike", "--approve", "--yes");
        assertThat(orders.day().head("release")).isEqualTo(first.hex());
        done(0, "verify-rollback");
        done(0, "status", "--json");
        done(0, "release-log", "list");
        done(0, "release-log", "verify");
        done(0, "release-log", "export", "--json");
        done(0, "audit-trail");
        String last = orders.day().log().lines().filter(line -> line.matches(".*\\d{8}-\\d{4}-rb1")).findFirst().orElseThrow()
                .replaceAll(".*?(\\d{8}-\\d{4}-rb1).*", "$1");
        done(0, "release-report", last, "--markdown");
        done(0, "release-log", "show", last);
        try (VirtualUi ui = screen()) {
            ui.expect("rolled back");
            readEveryPage(ui);
        }

        assertThat(orders.production().asked()).allMatch(line -> line.matches(
                "(GET /health|POST /orders|GET /orders/\\d+|POST /orders/\\d+/shipment|GET /jobs/\\d+)"));
        assertThat(orders.said()).contains("quotes_limit", "shipment_done");
        assertThat(seen).contains("order_read", "Drill production-smoke");
        assertThat(foreign(orders.said())).as("said by commands").isEmpty();
        assertThat(foreign(seen.toString())).as("seen on screens").isEmpty();
        assertThat(foreign(orders.recorded())).as("recorded").isEmpty();
        assertThat(Stream.of(orders.said(), seen.toString(), orders.recorded()))
                .noneMatch(text -> text.contains("token-that-is-nobody-s-business"));
    }
}
