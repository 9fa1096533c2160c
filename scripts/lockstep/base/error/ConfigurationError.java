package lockstep.base.error;

import java.util.List;

/** lockstep.yaml, or something that it names, cannot be used. */
public final class ConfigurationError extends LockstepError {

    public ConfigurationError(String message, String remedy) {
        this(message, remedy, null);
    }

    public ConfigurationError(String message, String remedy, Throwable cause) {
        super(message, List.of(), remedy, cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.CONFIGURATION;
    }
}
