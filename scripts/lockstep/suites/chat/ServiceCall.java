package lockstep.suites.chat;

import java.util.Set;

/** A call of a service by method and path, like {@code POST /orders}. */
public record ServiceCall(String method, String path) {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    public static ServiceCall post(String path) {
        return new ServiceCall("POST", path);
    }

    public boolean hasBody() {
        return WITH_BODY.contains(method);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
