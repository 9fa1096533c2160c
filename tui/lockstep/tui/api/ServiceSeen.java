package lockstep.tui.api;

/** One of several services, as its production answered. */
public record ServiceSeen(String name, EnvironmentSeen production) {}
