package lockstep.settings.notify;

import java.util.List;

/** The shape of one item of {@code notify} in the file. */
public record HookFile(String url, String urlVariable, String format, List<String> actions, String secretVariable) {}
