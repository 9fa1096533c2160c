package tests.record.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Finding.Coverage.Ratio;
import lockstep.record.facts.ReportFormat;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IRuntime;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.xml.XMLFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/** Reports as the tools themselves write them, of programs of which it is known what they did. */
class RealReportsTest {

    @TempDir
    Path folder;

    private byte[] junit() throws IOException {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Sample.Suite.class)).build();
        SummaryGeneratingListener counted = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, counted,
                new LegacyXmlReportGeneratingListener(folder, new PrintWriter(new StringWriter())));

        assertThat(counted.getSummary().getTestsFoundCount()).isEqualTo(7);
        return Files.readAllBytes(folder.resolve("TEST-junit-jupiter.xml"));
    }

    @Test
    void what_junit_writes_is_counted_as_it_was_run() throws IOException {
        assertThat(ReportFormat.JUNIT.read(junit(), "TEST-junit-jupiter.xml"))
                .isEqualTo(new Finding.Tests(2, 1, 1, 3, 7));
    }

    /** Loads one class as JaCoCo has instrumented it. */
    private static final class Instrumented extends ClassLoader {

        private final Class<?> type;

        Instrumented(String name, byte[] code) {
            super(RealReportsTest.class.getClassLoader());
            this.type = defineClass(name, code, 0, code.length);
        }
    }

    private static byte[] code(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            return in.readAllBytes();
        }
    }

    private static byte[] jacoco() throws Exception {
        String name = Sample.Covered.class.getName();
        byte[] plain = code(Sample.Covered.class);
        IRuntime runtime = new LoggerRuntime();
        RuntimeData data = new RuntimeData();
        runtime.startup(data);
        ExecutionDataStore executed = new ExecutionDataStore();
        SessionInfoStore sessions = new SessionInfoStore();
        try {
            Class<?> type = new Instrumented(name, new Instrumenter(runtime).instrument(plain, name)).type;
            ((Runnable) type.getConstructor().newInstance()).run();
            data.collect(executed, sessions, false);
        } catch (InvocationTargetException e) {
            throw new AssertionError("the sample broke", e.getCause());
        } finally {
            runtime.shutdown();
        }
        CoverageBuilder coverage = new CoverageBuilder();
        new Analyzer(executed, coverage).analyzeClass(plain, name);
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        IReportVisitor report = new XMLFormatter().createVisitor(xml);
        report.visitInfo(sessions.getInfos(), executed.getContents());
        report.visitBundle(coverage.getBundle("sample"), null);
        report.visitEnd();
        return xml.toByteArray();
    }

    @Test
    void what_jacoco_writes_says_which_lines_were_run() throws Exception {
        Finding.Coverage read = (Finding.Coverage) ReportFormat.JACOCO.read(jacoco(), "jacoco.xml");

        assertThat(read.units()).containsAllEntriesOf(Map.of(
                "line", new Ratio(3, 5), "branch", new Ratio(1, 2), "method", new Ratio(2, 3),
                "class", new Ratio(1, 1)));
        assertThat(List.copyOf(read.units().keySet())).contains("instruction");
    }
}
