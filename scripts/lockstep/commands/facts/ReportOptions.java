package lockstep.commands.facts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.digest.GrowingSha256;
import lockstep.base.digest.Sha256;
import lockstep.base.error.UsageError;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.record.attestation.Statement;
import lockstep.record.attestation.StatementReader;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Finding;
import lockstep.record.facts.ReportFormat;
import lockstep.record.facts.Trust;
import lockstep.record.signature.Signer;
import lockstep.release.pipeline.FactRecord.Found;
import lockstep.release.recording.Attestations.SignedStatement;
import picocli.CommandLine.Option;

/** Reports of CI as files. Reports of one format count together: the modules of one build. */
public final class ReportOptions {

    private static final int LONGEST_ID = 200;

    @Option(names = "--name", paramLabel = "NAME",
            description = "What the policy calls a test run: unit, e2e; or which scan or coverage it is, of several. "
                    + "Default: unit for --junit, load for --k6, coverage, or the format.")
    Optional<String> name = Optional.empty();

    @Option(names = "--junit", paramLabel = "FILE", description = "JUnit XML; repeat it for several modules.")
    List<Path> junit = new ArrayList<>();

    @Option(names = "--jacoco", paramLabel = "FILE", description = "JaCoCo XML.")
    List<Path> jacoco = new ArrayList<>();

    @Option(names = "--cobertura", paramLabel = "FILE", description = "Cobertura XML.")
    List<Path> cobertura = new ArrayList<>();

    @Option(names = "--lcov", paramLabel = "FILE", description = "An LCOV tracefile.")
    List<Path> lcov = new ArrayList<>();

    @Option(names = "--sarif", paramLabel = "FILE", description = "SARIF 2.1.0 of a scanner.")
    List<Path> sarif = new ArrayList<>();

    @Option(names = "--grype", paramLabel = "FILE", description = "JSON of grype.")
    List<Path> grype = new ArrayList<>();

    @Option(names = "--trivy", paramLabel = "FILE", description = "JSON of Trivy.")
    List<Path> trivy = new ArrayList<>();

    @Option(names = "--k6", paramLabel = "FILE", description = "The summary export of k6, JSON.")
    List<Path> k6 = new ArrayList<>();

    @Option(names = "--in-toto", paramLabel = "FILE",
            description = "An in-toto test result. With FILE.sig beside it, signed by a key of "
                    + "evidence.allowed_signers, it counts as signed by CI.")
    List<Path> inToto = new ArrayList<>();

    @Option(names = "--ci-run-id", paramLabel = "ID",
            description = "The run of CI that made them. Variables: CI_RUN_ID, GITHUB_RUN_ID, CI_PIPELINE_ID.")
    Optional<String> ciRun = Optional.empty();

    /** By option, else by what CI sets. */
    Optional<String> ciRun(Console console) {
        return ciRun.or(() -> Stream.of("CI_RUN_ID", "GITHUB_RUN_ID", "CI_PIPELINE_ID")
                        .map(console.environment()::get)
                        .filter(value -> value != null)
                        .findFirst())
                .map(run -> Sanitiser.line(run, LONGEST_ID).strip())
                .filter(run -> !run.isEmpty());
    }

    private Map<ReportFormat, List<Path>> given() {
        Map<ReportFormat, List<Path>> given = new LinkedHashMap<>();
        given.put(ReportFormat.JUNIT, junit);
        given.put(ReportFormat.JACOCO, jacoco);
        given.put(ReportFormat.COBERTURA, cobertura);
        given.put(ReportFormat.LCOV, lcov);
        given.put(ReportFormat.SARIF, sarif);
        given.put(ReportFormat.GRYPE, grype);
        given.put(ReportFormat.TRIVY, trivy);
        given.put(ReportFormat.K6, k6);
        given.values().removeIf(List::isEmpty);
        return given;
    }

    boolean isGiven() {
        return !given().isEmpty() || !inToto.isEmpty();
    }

    /** What the files say. */
    List<Found> found(Console console, Sha commit) {
        List<Found> found = new ArrayList<>();
        given().forEach((format, files) -> found.add(sum(console, format, files)));
        inToto.forEach(file -> found.add(stated(console, file, commit)));
        requireNamesApart(found);
        return found;
    }

    /** Of two facts of one name recorded at once, nobody could say which is the newer. */
    private static void requireNamesApart(List<Found> found) {
        Set<String> names = new HashSet<>();
        found.stream().map(one -> one.name().word()).filter(name -> !names.add(name)).findFirst().ifPresent(name -> {
            throw new UsageError("two of these reports would both be recorded as " + name,
                    "Record them by a command each, with a --name each.");
        });
    }

    private Found sum(Console console, ReportFormat format, List<Path> files) {
        GrowingSha256 digest = new GrowingSha256();
        Finding sum = null;
        for (Path file : files) {
            byte[] bytes = read(console.folder().resolve(file), ReportFormat.LARGEST);
            digest.add(bytes);
            Finding one = format.read(bytes, file.toString());
            sum = sum == null ? one : ReportFormat.sum(sum, one);
        }
        Optional<FactName> named = named(format);
        return new Found(named.isPresent() ? named.get() : usual(sum, format), named.isPresent(), shown(files),
                format.id(), digest.soFar().hex(), Trust.OPERATOR, sum, Optional.empty(), Optional.empty());
    }

    /** The name that was given, where it is meant for this format: a run of tests comes first. */
    private Optional<FactName> named(ReportFormat format) {
        boolean isMeant = switch (format) {
            case JUNIT -> true;
            case K6 -> junit.isEmpty();
            default -> junit.isEmpty() && k6.isEmpty() && inToto.isEmpty();
        };
        return name.filter(word -> isMeant).map(FactName::new);
    }

    private FactName usual(Finding finding, ReportFormat format) {
        return new FactName(switch (finding) {
            case Finding.Tests tests -> "unit";
            case Finding.Load load -> "load";
            case Finding.Coverage coverage -> isOneOfSeveralCoverages() ? "coverage-" + format.id() : "coverage";
            default -> format.id();
        });
    }

    private boolean isOneOfSeveralCoverages() {
        return Stream.of(jacoco, cobertura, lcov).filter(files -> !files.isEmpty()).count() > 1;
    }

    private Found stated(Console console, Path file, Sha commit) {
        byte[] bytes = read(console.folder().resolve(file), ReportFormat.LARGEST);
        Finding finding = ReportFormat.IN_TOTO.read(bytes, file.toString());
        Path beside = console.folder().resolve(file + ".sig");
        FactName named = new FactName(name.orElseThrow(() -> new UsageError(
                "an in-toto test result needs the name of the test run", "Give --name, like --name unit.")));
        Statement statement = StatementReader.read(bytes, file.toString());
        if (!statement.commit().equals(commit)) {
            throw new UsageError(Sanitiser.line(file.toString(), 200) + " is about the commit " + statement.commit()
                    + ", not about " + commit, "Hand in the statement of this commit.");
        }
        boolean signed = Files.isRegularFile(beside);
        return new Found(named, true, shown(List.of(file)), ReportFormat.IN_TOTO.id(),
                Sha256.of(bytes).hex(), signed ? Trust.SIGNED : Trust.OPERATOR, finding,
                signed ? Optional.of(new SignedStatement(bytes, read(beside, Signer.LARGEST))) : Optional.empty(),
                Optional.empty());
    }

    private static String shown(List<Path> files) {
        return files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(", "));
    }

    private static byte[] read(Path file, int cap) {
        String shown = Sanitiser.line(file.toString(), 200);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(cap + 1);
            if (bytes.length > cap) {
                throw new UsageError(shown + " is larger than " + cap / 1024 + " KiB", "Hand in the report alone.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UsageError(
                    Files.exists(file) ? shown + " cannot be read" : "there is no file " + shown,
                    "Name a file that is there and that you may read.", e);
        }
    }
}
