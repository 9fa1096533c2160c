package lockstep.settings.sets;

/** The shape of a member of {@code sets.NAME} in the file; a key that is not there is null. */
public record SetFile(String name, String folder) {}
