package tests.tui;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import lockstep.base.release.Environment;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.api.Source;

/** A desk of which some sources do not answer from some moment on, as long as it is open. */
final class SlowDesk {

    private final Set<Source> silent = EnumSet.noneOf(Source.class);
    private final CountDownLatch closed = new CountDownLatch(1);

    synchronized void silence(Source... sources) {
        silent.addAll(Set.of(sources));
    }

    private synchronized boolean isSilent(Source source) {
        return silent.contains(source);
    }

    ReleaseDesk over(ReleaseDesk desk) {
        return (ReleaseDesk) Proxy.newProxyInstance(
                SlowDesk.class.getClassLoader(), new Class<?>[] {ReleaseDesk.class}, (proxy, method, given) -> {
                    boolean waits = switch (method.getName()) {
                        case "read" -> isSilent(Source.GIT);
                        case "ask" -> isSilent(((Environment) given[0]).isStaging() ? Source.STAGING : Source.PRODUCTION);
                        default -> false;
                    };
                    if (waits) {
                        closed.await();
                    }
                    if (method.getName().equals("close")) {
                        closed.countDown();
                    }
                    try {
                        return method.invoke(desk, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
