package lockstep.demo.chat;

import java.util.Optional;

/**
 * A request to chat, as it came in.
 *
 * @param contentType as the header gives it; empty where there is none
 * @param body empty where there were more bytes than the service takes
 * @param subject who asks: the anonymous visitor, or the address where there is no cookie
 */
public record ChatRequest(String contentType, Optional<byte[]> body, String address, String subject) {}
