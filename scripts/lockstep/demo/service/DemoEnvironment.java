package lockstep.demo.service;

import java.util.function.UnaryOperator;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;

/** Staging and production, side by side on loopback, as a service's operator has them. */
public record DemoEnvironment(DemoService staging, DemoService production) implements AutoCloseable {

    /** @param otherwise what staging has otherwise than usual */
    public static DemoEnvironment start(Sha commit, UnaryOperator<DemoSettings> otherwise) {
        DemoService staging = DemoService.start(otherwise.apply(DemoSettings.of(Environment.STAGING, commit)));
        try {
            return new DemoEnvironment(staging, DemoService.start(DemoSettings.of(Environment.PRODUCTION, commit)));
        } catch (RuntimeException e) {
            staging.close();
            throw e;
        }
    }

    public DemoService of(Environment mode) {
        return switch (mode.role()) {
            case STAGING -> staging;
            case CANARY, PRODUCTION -> production;
        };
    }

    @Override
    public void close() {
        staging.close();
        production.close();
    }
}
