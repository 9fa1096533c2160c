package lockstep.settings.environment;

import java.util.List;

/** The shape of a {@code revision:} in the file; a key that is not there is null. */
public record RevisionFile(String header, String path, String field, List<String> command) {}
