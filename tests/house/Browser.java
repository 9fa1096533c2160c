package tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** A real browser without a window. Its files lie in a folder of the test's. */
public final class Browser {

    private final Path program = Tools.need("chromium-headless-shell");
    private final Path folder;

    public Browser(Path folder) {
        this.folder = folder;
    }

    /** What it has made of a page when everything on it was loaded and had its chance to run. */
    public String dom(String page) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        run(page, dom.toFile(), List.of("--dump-dom"));
        return Files.readString(dom);
    }

    /** What somebody sees of a page, whose system is dark or light. */
    public BufferedImage picture(String page, int width, int height, boolean isDark)
            throws IOException, InterruptedException {
        File picture = folder.resolve("picture.png").toFile();
        run(page, folder.resolve("said").toFile(), List.of(
                "--screenshot=" + picture, "--hide-scrollbars", "--window-size=" + width + "," + height,
                "--blink-settings=preferredColorScheme=" + (isDark ? 0 : 1)));
        return ImageIO.read(picture);
    }

    private void run(String page, File said, List<String> options) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("page.html"), page);
        List<String> command = new ArrayList<>(List.of(program.toString(), "--no-sandbox", "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(options);
        command.add(file.toUri().toString());
        File errors = folder.resolve("errors").toFile();
        Process process = new ProcessBuilder(command).redirectOutput(said).redirectError(errors).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(Files.readString(errors.toPath())).isZero();
    }
}
