package lockstep.tui.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.release.site.ServiceVerdict;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.ServiceSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.day.Freshness;
import lockstep.tui.state.Ages;
import lockstep.tui.state.Rows;
import lockstep.tui.state.UiState;

/** Several services, one line each: {@code api-gateway: v1.2.2 (healthy)}. */
final class ServiceRows {

    private static final int LEFT = 8;

    private ServiceRows() {}

    /** How many rows it took; none where there is one service. */
    static int draw(UiState state, Area area) {
        List<String> names = state.terms().services();
        List<ServiceSeen> seen = state.sources().production().fact().value()
                .map(EnvironmentSeen::services).orElse(List.of());
        int rows = Math.min(names.size(), Math.max(0, area.height() - LEFT));
        int first = Math.clamp((long) state.cursor() - rows, 0, Math.max(0, names.size() - rows));
        for (int row = 0; row < rows; row++) {
            String name = names.get(first + row);
            boolean selected = Rows.service(state).equals(Optional.of(name));
            Optional<EnvironmentSeen> production = seen.stream()
                    .filter(one -> one.name().equals(name))
                    .map(ServiceSeen::production).findFirst();
            area.put(row, 0, Line.of(selected ? area.glyphs().pointer() : " ", Style.STRONG)
                    .and(name + ": ", selected ? Style.STRONG : Style.PLAIN)
                    .and(production.map(one -> verdict(state, one, name).words()).orElse("not asked yet"),
                            production.map(one -> style(state, verdict(state, one, name).verdict()))
                                    .orElse(Style.STALE))
                    .and(state.terms().opened().equals(Optional.of(name)) ? "  open" : "", Style.HINT)
                    .and(production.isPresent() ? "  " + age(state) : "", Style.HINT));
        }
        return rows;
    }

    /** All are asked at the same time. */
    private static String age(UiState state) {
        return state.sources().production().fact().age(state.now()).map(Ages::brief).orElse("0s") + " ago";
    }

    /** With the first thing that speaks against it. */
    private static ServiceVerdict verdict(UiState state, EnvironmentSeen production, String name) {
        RevisionReading live = production.live();
        String runs = live.reported().map(text -> named(state, text)).orElse("commit unknown");
        Optional<String> harm = production.failure()
                .or(() -> drift(state, live))
                .or(() -> EnvironmentHealth.failedSmoke(state, name).map(why -> "smoke: " + why));
        Optional<String> doubt = production.doubt()
                .or(() -> live.reported().isEmpty() ? Optional.of(live.trouble()) : Optional.empty())
                .or(() -> production.gates().isEmpty() ? Optional.of(EnvironmentHealth.NOTHING_ASKED)
                : Optional.empty());
        Verdict verdict = harm.isPresent() ? Verdict.FAIL : doubt.isPresent() ? Verdict.INCONCLUSIVE : Verdict.PASS;
        return new ServiceVerdict(runs, verdict, harm.or(() -> doubt).stream().toList());
    }

    private static Style style(UiState state, Verdict verdict) {
        if (EnvironmentHealth.of(state, Environment.PRODUCTION).kind() == EnvironmentHealth.Kind.STALE) {
            return Style.STALE;
        }
        return switch (verdict) {
            case FAIL -> Style.BAD;
            case INCONCLUSIVE, SKIPPED -> Style.STALE;
            case PASS -> Style.PLAIN;
        };
    }

    private static Optional<String> drift(UiState state, RevisionReading live) {
        return live.reported().isEmpty() || !Freshness.isSettled(state) ? Optional.empty()
                : state.standing().flatMap(ReleaseSeen::release)
                .filter(head -> !head.isReportedAs(live.reported().get()))
                .map(head -> "it should run " + head.abbreviated());
    }

    /** By the version that the newest entry of the log names it by, where it names one. */
    private static String named(UiState state, String reported) {
        return state.standing().stream().flatMap(standing -> standing.log().stream())
                .filter(line -> line.commit().filter(commit -> commit.isReportedAs(reported)).isPresent())
                .flatMap(line -> switch (line.entry()) {
                    case PromotionEntry one -> one.version().stream();
                    case RollbackEntry one -> one.version().stream();
                    default -> Stream.<Version>empty();
                })
                .findFirst().map(Version::name)
                .orElseGet(() -> Sha.tryParse(reported).map(Sha::abbreviated).orElse(reported));
    }
}
