package lockstep.demo.selftest;

import java.nio.file.Path;
import lockstep.demo.service.DemoService;

/** One case's own service, and the file that its log goes to. */
public record TrialService(DemoService service, Path log) {}
