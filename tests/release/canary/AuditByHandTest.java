package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lockstep.analysis.canary.GateJudgement;
import lockstep.record.canary.CanaryEndJson;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.canary.CanaryConclusion;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.house.Repository;
import tests.house.Tools;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** The commands of docs/canary.md, run as they stand there, against a record that the product made. */
class AuditByHandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"0, 5", "5, 5", "60, 5"})
    void jq_and_awk_come_to_what_the_product_says(int canaryErrors, int baselineErrors) throws Exception {
        Tools.need("jq");
        try (CanaryDay day = new CanaryDay()) {
            day.shows(canaryErrors, baselineErrors);
            CanaryConclusion conclusion = day.run(day.operator("Olga"));
            String path = CanaryPlaces.ended(conclusion.id());
            String json = day.day().file(path);
            GateJudgement said = CanaryEndJson.read(json.getBytes(StandardCharsets.UTF_8), path).gates().getFirst();

            List<String> printed = audit(json);

            assertThat(number(printed, "e_value")).isCloseTo(said.eValue(), within(said.eValue() * 1e-4));
            assertThat(number(printed, "bound")).isCloseTo(said.bound(), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void of_a_canary_with_two_weights_whose_errors_may_come_in_clumps_too(int clump) throws Exception {
        Tools.need("jq");
        try (CanaryDay day = new CanaryDay()) {
            day.script("counts", """
                    now=$(date +%s%3N) began=$(stat -c %Y started)000
                    read -r ahead < ahead
                    read -r weight < weight
                    ms=$((now + ahead - began))
                    canary=$((ms * 9 * weight / (100 - weight)))
                    printf '{"canary": {"requests": %d, "errors": %d},' $canary $((canary / (weight * 10 * CLUMP) * CLUMP))
                    printf '"baseline": {"requests": %d, "errors": %d}}' $((ms * 9)) $((ms * 9 / (weight * 10 * CLUMP) * CLUMP))"""
                    .replace("CLUMP", String.valueOf(clump)));
            Seat olga = day.operator("Olga");
            olga.reconfigure("steps: [10%]", "steps: [10%, 20%]");
            String json = day.day().file(CanaryPlaces.ended(day.run(olga).id()));
            GateJudgement said = CanaryEndJson.read(json.getBytes(StandardCharsets.UTF_8), "").gates().getFirst();

            assertThat(json).contains(",10,", ",20,");
            assertThat(number(audit(json), "e_value")).isCloseTo(said.eValue(), within(said.eValue() * 1e-4));
            assertThat(number(audit(json), "bound")).isCloseTo(said.bound(), within(1e-6));
        }
    }

    private List<String> audit(String json) throws IOException, InterruptedException {
        String document = Repository.read(Repository.root().resolve("docs/canary.md"));
        String script = document.split("```bash\n# audit.sh", 2)[1].split("```", 2)[0];
        ReleaseDay.write(folder.resolve("audit.sh"), "# audit.sh" + script);
        ReleaseDay.write(folder.resolve("canary.json"), json);
        Process process = new ProcessBuilder("bash", "audit.sh", "canary.json").directory(folder.toFile())
                .redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }

    private static double number(List<String> lines, String name) {
        return lines.stream().filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst().orElseThrow(() -> new AssertionError(lines.toString()));
    }
}
