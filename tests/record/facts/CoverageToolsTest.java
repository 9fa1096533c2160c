package tests.record.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lockstep.base.process.HostProgram;
import lockstep.base.process.ProgramEnd;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Finding.Coverage.Ratio;
import lockstep.record.facts.ReportFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.house.Tools;

/** Coverage as lcov and coverage.py report it, of programs of which it is known what was run. */
class CoverageToolsTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private void run(String... words) {
        Path program = Tools.need(words[0]);
        List<String> command = Stream.concat(Stream.of(program.toString()), Stream.of(words).skip(1)).toList();
        assertThat(HostProgram.of(words[0], command, folder, 1 << 20).run(LIMIT))
                .isInstanceOfSatisfying(ProgramEnd.Exited.class, end -> assertThat(end.code())
                        .as(new String(end.complaint(), StandardCharsets.UTF_8)).isZero());
    }

    private Finding read(ReportFormat format, String file) throws IOException {
        return format.read(Files.readAllBytes(folder.resolve(file)), file);
    }

    @Test
    void what_lcov_writes_of_a_c_program_says_which_lines_functions_and_branches_were_run() throws IOException {
        Files.writeString(folder.resolve("sample.c"), """
                int greeted(int guests) {
                    if (guests > 0) {
                        return guests;
                    }
                    return 0;
                }
                int never(void) {
                    return 1;
                }
                int main(void) {
                    return greeted(1) - 1;
                }
                """);
        run("gcc", "--coverage", "-O0", "-o", "sample", "sample.c");
        assertThat(HostProgram.of("sample", List.of(folder.resolve("sample").toString()), folder, 100).run(LIMIT))
                .isInstanceOfSatisfying(ProgramEnd.Exited.class, end -> assertThat(end.code()).isZero());
        run("lcov", "--quiet", "--capture", "--directory", ".", "--rc", "lcov_branch_coverage=1",
                "--output-file", "lcov.info");
        assertThat(read(ReportFormat.LCOV, "lcov.info")).isEqualTo(new Finding.Coverage(Map.of(
                "line", new Ratio(5, 8), "branch", new Ratio(1, 2), "method", new Ratio(2, 3))));
    }

    @Test
    void what_coverage_py_writes_is_the_same_as_cobertura_and_as_lcov() throws IOException {
        Files.writeString(folder.resolve("sample.py"), """
                def greeted(guests):
                    if guests > 0:
                        return guests
                    return 0

                greeted(1)
                """);
        run("python3-coverage", "run", "--branch", "sample.py");
        run("python3-coverage", "xml", "-q", "-o", "cobertura.xml");
        run("python3-coverage", "lcov", "-q", "-o", "coverage.lcov");
        Ratio lines = new Ratio(4, 5);
        Ratio branches = new Ratio(1, 2);
        assertThat(read(ReportFormat.COBERTURA, "cobertura.xml"))
                .isEqualTo(new Finding.Coverage(Map.of("line", lines, "branch", branches)));
        assertThat(((Finding.Coverage) read(ReportFormat.LCOV, "coverage.lcov")).units())
                .containsEntry("line", lines).containsEntry("branch", branches);
    }
}
