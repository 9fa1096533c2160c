package lockstep.demo.service;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
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

    ChatRoute(DemoSettings settings, Faults faults, DemoLog log) {
        Governors working = Governors.of(settings.waf(), settings.plan(), settings.budgets(), settings.breaker());
        this.settings = settings;
        this.desk = new ChatDesk(
                new BreakableGovernors(working, faults), new BreakableModel(Model.greeter(), faults));
        this.answers = new BreakableAnswers(new ChatAnswers(settings.legacyBudgetCode()), faults);
        this.lines = new ChatLogLine(UUID.randomUUID().toString(), faults);
        this.log = log;
    }

    Reply answer(ChatRequest request, String requestId) {
        long start = System.nanoTime();
        Instant now = settings.clock().instant();
        ChatDecision decision = desk.decide(request, now);
        Reply reply = answers.to(decision);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        log.add(lines.of(requestId, request, decision, reply.status(), now, took));
        return reply;
    }
}
