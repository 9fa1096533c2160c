package lockstep.demo.service;

import lockstep.demo.chat.Reply;

/** What must never leave a deployed service: the inside of an error. */
final class Debug {

    /** In the shape in which the service that the seeds describe would show it. */
    static final String TRACEBACK = """
            Traceback (most recent call last):
              File "/app/backend/app/main.py", line 214, in chat
                return await pipeline.run(request)
              File "/app/backend/app/pipeline.py", line 88, in run
                raise RuntimeError("demonstration")
            RuntimeError: demonstration
            """;

    private Debug() {}

    /** Adds it to structured errors. */
    static Reply leak(Reply reply) {
        return reply.status() >= 400 && reply.body() instanceof Reply.JsonBody
                ? reply.withField("traceback", TRACEBACK)
                : reply;
    }
}
