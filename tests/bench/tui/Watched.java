package tests.bench.tui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tests.tui.TmuxUi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The UI's process as the system sees it, and what it has written to its terminal by its own recording. */
record Watched(TmuxUi ui, Path recording) {

    private static final double TICKS_A_SECOND = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    double cpuSeconds() throws IOException {
        return (Long.parseLong(stat()[11]) + Long.parseLong(stat()[12])) / TICKS_A_SECOND;
    }

    /** Since the process began, to the hundredth. */
    double age() throws IOException {
        double up = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
        return up - Long.parseLong(stat()[19]) / TICKS_A_SECOND;
    }

    private String[] stat() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + ui.pid() + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    long residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + ui.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** To the terminal. */
    long bytesWritten() throws IOException {
        List<String> events = Files.readAllLines(recording).stream().skip(1).filter(line -> line.endsWith("]"))
                .toList();
        long bytes = 0;
        for (String event : events) {
            JsonNode parts = JSON.readTree(event);
            bytes += parts.get(1).asString().equals("o")
                    ? parts.get(2).asString().getBytes(StandardCharsets.UTF_8).length
                    : 0;
        }
        return bytes;
    }

    boolean hasPainted(String word) throws IOException {
        return Files.exists(recording) && Files.readString(recording).contains(word);
    }
}
