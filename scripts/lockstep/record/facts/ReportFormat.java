package lockstep.record.facts;

import java.util.Arrays;
import java.util.stream.Collectors;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** The formats of reports that are read. */
public enum ReportFormat {
    JUNIT("junit", "JUnit XML", JUnitXml::read),
    JACOCO("jacoco", "JaCoCo XML", JacocoXml::read),
    COBERTURA("cobertura", "Cobertura XML", CoberturaXml::read),
    LCOV("lcov", "LCOV tracefile", Lcov::read),
    SARIF("sarif", "SARIF 2.1.0", Sarif::read),
    GRYPE("grype", "grype JSON", GrypeJson::read),
    TRIVY("trivy", "Trivy JSON", TrivyJson::read),
    K6("k6", "k6 summary JSON", K6Summary::read),
    IN_TOTO("in-toto", "in-toto test result", InTotoTestResult::read);

    /** A report is no larger than this. */
    public static final int LARGEST = 16 << 20;

    private interface Reader {
        Finding read(Report report) throws ReportFault;
    }

    private final String id;
    private final String title;
    private final Reader reader;

    ReportFormat(String id, String title, Reader reader) {
        this.id = id;
        this.title = title;
        this.reader = reader;
    }

    public String id() {
        return id;
    }

    public static String ids() {
        return Arrays.stream(values()).map(ReportFormat::id).collect(Collectors.joining(", "));
    }

    /** @param where the file, for the message */
    public Finding read(byte[] bytes, String where) {
        try {
            if (bytes.length > LARGEST) {
                throw new ReportFault("it has " + bytes.length + " bytes, at most " + LARGEST + " are read");
            }
            return reader.read(new Report(bytes));
        } catch (IllegalArgumentException impossible) {
            throw unreadable(where, impossible.getMessage());
        } catch (ReportFault fault) {
            throw unreadable(where, fault.getMessage());
        }
    }

    private UsageError unreadable(String where, String why) {
        return new UsageError(
                Sanitiser.line(where, 200) + " cannot be read as " + title + ": " + Sanitiser.line(why, 300),
                "Name the report's format (" + ids() + "), and hand in the whole file as its tool wrote it.");
    }

    /** Several reports of one kind count together: the modules of one build. */
    public static Finding sum(Finding one, Finding other) {
        return switch (one) {
            case Finding.Tests tests when other instanceof Finding.Tests more -> tests.plus(more);
            case Finding.Coverage coverage when other instanceof Finding.Coverage more -> coverage.plus(more);
            case Finding.Findings findings when other instanceof Finding.Findings more -> findings.plus(more);
            default -> throw new UsageError("these reports cannot be counted together",
                    "Record reports of different kinds, and load tests, by a command each.");
        };
    }
}
