package tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** A page that was opened in a browser, with what that made of it. */
public record OpenedPage(String page, String dom) {

    public static OpenedPage in(Browser browser, String page) throws IOException, InterruptedException {
        return new OpenedPage(page, browser.dom(page));
    }

    /** Nothing of its text has become an element, and nothing has run. */
    public void isTextOnly() {
        assertThat(title()).isEqualTo(title(page)).doesNotContain("it ran");
        assertThat(dom).doesNotContain("<script", "<img", "<iframe", "<link");
        assertThat(elements(dom)).isEqualTo(elements(page));
    }

    public String title() {
        return title(dom);
    }

    public static String title(String page) {
        return page.split("<title>", 2)[1].split("</title>", 2)[0];
    }

    /** The names of its elements that a browser does not put in by itself, in their order. */
    private static List<String> elements(String page) {
        return Pattern.compile("<([a-z][a-z0-9]*)").matcher(page).results().map(tag -> tag.group(1))
                .filter(name -> !List.of("html", "head", "body", "tbody").contains(name)).toList();
    }
}
