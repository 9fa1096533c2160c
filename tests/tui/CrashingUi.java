package tests.tui;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.preferences.Preferences;
import lockstep.tui.terminal.Session;

/** The UI on a desk that nobody foresaw: it does not know its operator, whom every page names. */
public final class CrashingUi {

    private CrashingUi() {}

    public static void main(String... args) {
        Map<String, String> environment = System.getenv();
        System.exit(new Session(
                environment, System.err, true, Optional.empty(), true, false, Preferences.usual(),
                Optional.of(Duration.ofSeconds(2)), Optional.empty(), CrashingUi::desk).run().code());
    }

    private static ReleaseDesk desk() {
        PretendDesk known = new PretendDesk(1, sha -> { });
        return (ReleaseDesk) Proxy.newProxyInstance(
                CrashingUi.class.getClassLoader(), new Class<?>[] {ReleaseDesk.class}, (proxy, method, given) ->
                        method.getName().equals("terms") ? nameless(known.terms()) : method.invoke(known, given));
    }

    private static DeskTerms nameless(DeskTerms known) {
        return new DeskTerms(
                known.service(), null, known.remote(), known.stagingBranch(), known.productionBranch(),
                known.stagingBase(), known.productionBase(), List.of(), List.of(), List.of(), Invocation.plain(),
                false, Optional.empty(), true, true);
    }
}
