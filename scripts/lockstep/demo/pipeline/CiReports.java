package lockstep.demo.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.record.facts.FactName;
import lockstep.record.facts.ReportFormat;
import lockstep.record.facts.Trust;
import lockstep.release.pipeline.FactRecord.Found;
import lockstep.release.service.FactService;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.version.NamedCommit;

/** What the demonstration's CI reports of a version. */
record CiReports(ReleaseSite site) {

    private static final String UNIT = """
            <testsuite name="unit" tests="3">
              <testcase name="answers"/><testcase name="greets"/><testcase name="refuses"/>
            </testsuite>
            """;
    private static final String COVERAGE = """
            <report name="service"><counter type="LINE" missed="12" covered="88"/></report>
            """;
    private static final String SCAN = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "scan"}},
             "invocations": [{"executionSuccessful": true}], "results": []}]}
            """;

    /** @return a line a fact */
    List<String> record(NamedCommit named) {
        List<Found> found = List.of(
                found("unit", ReportFormat.JUNIT, UNIT), found("coverage", ReportFormat.JACOCO, COVERAGE),
                found("scan", ReportFormat.SARIF, SCAN));
        WorkflowListener silent = WorkflowListener.silent();
        return new FactService(site, silent)
                .record(named, found, new ReleaseService(site, silent).heads()).stream()
                .map(fact -> "recorded " + fact.name() + " (" + fact.format() + ", " + fact.trust().word() + ")")
                .toList();
    }

    private static Found found(String name, ReportFormat format, String report) {
        byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
        return new Found(new FactName(name), true, format.id(), format.id(), Sha256.of(bytes).hex(), Trust.OPERATOR,
                format.read(bytes, name), Optional.empty(), Optional.of("4711"));
    }
}
