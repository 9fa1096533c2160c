package lockstep.demo.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.demo.chat.ChatAnswers;
import lockstep.demo.chat.ChatDecision;
import lockstep.demo.chat.ChatDesk;
import lockstep.demo.chat.ChatRequest;
import lockstep.demo.chat.Governors;
import lockstep.demo.chat.Model;
import lockstep.demo.chat.Reply;

/** POST /api/chat: decide, answer, log. */
final class ChatRoute {

    private final DemoSettings settings;
    private final ChatDesk desk;
    private final BreakableAnswers answers;
    private final ChatLogLine lines;
    private final DemoLog log;
    private final Faults faults;
    private final AtomicReference<Instant> firstChat = new AtomicReference<>();
    private volatile boolean hasLimited;

    ChatRoute(DemoSettings settings, Faults faults, DemoLog log) {
        Governors working = Governors.of(settings.waf(), settings.plan(), settings.budgets(), settings.breaker());
        this.settings = settings;
        this.desk = new ChatDesk(
                new BreakableGovernors(working, faults),
                new BreakableModel(Model.greeter(), faults, settings.answers()));
        this.answers = new BreakableAnswers(new ChatAnswers(settings.legacyBudgetCode()), faults);
        this.lines = new ChatLogLine(UUID.randomUUID().toString(), faults);
        this.log = log;
        this.faults = faults;
    }

    Reply answer(ChatRequest request, String requestId) {
        long start = System.nanoTime();
        Instant now = settings.clock().instant();
        ChatDecision decision = desk.decide(request, now);
        if (!(decision instanceof ChatDecision.Malformed)) {
            firstChat.compareAndSet(null, now);
        }
        Reply reply = answers.to(decision);
        if (reply.status() == 429 || decision instanceof ChatDecision.BreakerOpen) {
            hasLimited = true;
        }
        if (faults.any(Fault.LIMITER_IN_MEMORY, Fault.DATABASE_DOWN)) {
            reply = reply.withHeader("X-Waf-Limiter", "memory-fallback");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        log.add(lines.of(requestId, request, decision, reply.status(), now, took));
        if (faults.any(Fault.LOG_VERIFY_LINES)) {
            log.add(lines.verification(requestId));
        }
        return reply;
    }

    /** When it was first asked. */
    Optional<Instant> firstChat() {
        return Optional.ofNullable(firstChat.get());
    }

    /** Whether a chat was ever over a limit, or met an open breaker. */
    boolean hasLimited() {
        return hasLimited;
    }
}
