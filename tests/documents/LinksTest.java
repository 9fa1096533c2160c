package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tests.house.Repository;

/** A reader who follows a link of a document gets where it says. */
class LinksTest {

    @Test
    void every_relative_link_leads_to_a_file_of_the_repository_and_every_anchor_to_a_heading() {
        List<String> broken = new ArrayList<>();
        int followed = 0;
        for (Document document : Document.all()) {
            for (String link : document.links()) {
                if (!link.matches("[a-z]+:.*")) {
                    followed++;
                    if (!leadsSomewhere(document, link)) {
                        broken.add(document.name() + ": " + link);
                    }
                }
            }
        }
        assertThat(followed).isGreaterThan(200);
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Document from, String link) {
        String path = link.replaceAll("#.*", "");
        Path target = path.isEmpty() ? from.file() : from.file().resolveSibling(path).normalize();
        if (!target.startsWith(Repository.root()) || !Files.exists(target)) {
            return false;
        }
        return !link.contains("#")
                || target.toString().endsWith(".md")
                        && Document.read(target).anchors().contains(link.substring(link.indexOf('#') + 1));
    }

    @Test
    void every_document_can_be_reached_from_the_README() {
        Path readme = Repository.root().resolve("README.md");
        Set<Path> reached = new HashSet<>(Set.of(readme));
        List<Path> open = new ArrayList<>(List.of(readme));
        while (!open.isEmpty()) {
            Document document = Document.read(open.removeLast());
            document.links().stream()
                    .filter(link -> !link.matches("[a-z]+:.*|#.*"))
                    .map(link -> document.file().resolveSibling(link.replaceAll("#.*", "")).normalize())
                    .filter(reached::add)
                    .filter(file -> file.toString().endsWith(".md") && Files.exists(file))
                    .forEach(open::add);
        }
        assertThat(reached).containsAll(Document.all().stream().map(Document::file).toList());
        assertThat(reached).containsAll(Document.below("docs/recipes", ""));
        assertThat(reached).containsAll(Document.below("docs/pictures", ".svg"));
        assertThat(reached).containsAll(Document.below("docs", ".schema.json"));
    }
}
