package lockstep.suites.declared;

import java.util.HashMap;
import java.util.Map;
import lockstep.base.text.Secrets;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.declared.RequestTemplate;
import lockstep.gates.declared.Template;
import lockstep.gates.gate.GateContext;
import lockstep.gates.http.Request;
import lockstep.gates.http.RequestHeader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a request's places are filled with: captured values, secrets, and the value whose turn it is.
 *
 * @param environment where secrets are looked up
 */
record Values(DeclaredGate gate, Map<String, String> environment) {

    /** Why a request could not be made; what it says of the service is nothing. */
    static final class Unready extends Exception {
        private static final long serialVersionUID = 1L;

        Unready(String message) {
            super(message, null, false, false);
        }
    }

    /** Shorter ones could not be kept out of reports. */
    static boolean isUsable(String secret) {
        return secret.strip().length() >= Secrets.SHORTEST;
    }

    /** With the parts of it that a service may repeat alone. */
    static void hide(GateContext context, String secret) {
        new RequestHeader("secret", "Basic " + secret.strip()).secrets().forEach(context.client()::hide);
        new RequestHeader("secret", secret.strip()).secrets().forEach(context.client()::hide);
    }

    /** @param turn the value of {@code for_each}; empty without one */
    Request request(GateContext context, Map<String, JsonNode> turn) throws Unready {
        Map<String, JsonNode> values = new HashMap<>(context.captured().values());
        values.putAll(turn);
        for (String variable : gate.secrets()) {
            String secret = environment.get(variable);
            if (secret == null || !isUsable(secret)) {
                throw new Unready("the variable " + variable + (secret == null ? " is not set" : " is shorter than "
                        + Secrets.SHORTEST + " characters"));
            }
            hide(context, secret);
            values.put(Template.SECRET + variable, JsonNodeFactory.instance.stringNode(secret.strip()));
        }
        for (String name : gate.request().names()) {
            if (!values.containsKey(name)) {
                throw new Unready("'" + name + "' was not captured");
            }
        }
        try {
            return gate.request().fill(values);
        } catch (RequestTemplate.Unfit e) {
            throw new Unready(e.getMessage());
        }
    }
}
