package lockstep.commands.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command's manual page in the man macros of roff, section 1, from what its help says. */
final class ManPage {

    private final StringBuilder page = new StringBuilder();

    static String of(CommandTable.Entry entry) {
        ManPage man = new ManPage();
        CommandSpec spec = entry.model().getCommandSpec();
        man.macro("TH " + entry.name().toUpperCase() + " 1 \"\" " + word(spec.version()[0]) + " \"Lockstep Manual\"");
        man.heading("NAME").text(entry.name() + " - " + entry.description());
        man.heading("SYNOPSIS").synopsis(spec);
        man.heading("DESCRIPTION").text(joined(spec.usageMessage().description()));
        man.arguments("OPTIONS", spec);
        entry.model().getSubcommands().forEach((name, sub) -> man.subcommand(name, sub.getCommandSpec()));
        man.footer(spec.usageMessage().footer());
        man.exitCodes(spec.usageMessage().exitCodeList());
        man.heading("SEE ALSO").text("The documents in docs/ of Lockstep, beginning with README.md.");
        return man.page.toString();
    }

    private void subcommand(String name, CommandSpec spec) {
        heading("COMMAND " + name.toUpperCase()).synopsis(spec).macro("PP");
        text(joined(spec.usageMessage().description()));
        arguments("", spec);
        footer(spec.usageMessage().footer());
        macro("SH " + word("EXIT STATUS OF " + name.toUpperCase()));
        codes(spec.usageMessage().exitCodeList());
    }

    private void arguments(String heading, CommandSpec spec) {
        List<OptionSpec> options = spec.options().stream().filter(option -> !option.hidden()).toList();
        if (!heading.isEmpty()) {
            heading(heading);
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            term(parameter.paramLabel(), parameter.description());
        }
        for (OptionSpec option : options) {
            String names = String.join(", ", option.names());
            term(option.arity().max() == 0 ? names : names + "=" + option.paramLabel(), option.description());
        }
    }

    private void term(String term, String[] description) {
        macro("TP");
        macro("B " + word(plain(term)));
        text(joined(description));
    }

    /** Examples keep their lines. */
    private void footer(String[] lines) {
        List<String> said = Arrays.stream(lines).map(ManPage::plain).dropWhile(String::isBlank).toList();
        if (said.isEmpty()) {
            return;
        }
        macro("SH " + word(said.getFirst().replace(":", "").toUpperCase())).macro("nf");
        said.stream().skip(1).forEach(this::text);
        macro("fi");
    }

    private void exitCodes(Map<String, String> codes) {
        heading("EXIT STATUS");
        codes(codes);
    }

    private void codes(Map<String, String> codes) {
        codes.forEach((code, meaning) -> term(code.strip(), new String[] {meaning}));
    }

    private ManPage synopsis(CommandSpec spec) {
        Help help = spec.commandLine().setColorScheme(Help.defaultColorScheme(Ansi.OFF)).getHelp();
        return text(help.synopsis(0).lines().map(String::strip).collect(Collectors.joining(" ")));
    }

    private ManPage heading(String name) {
        return macro("SH " + word(name));
    }

    private ManPage macro(String macro) {
        page.append('.').append(macro).append('\n');
        return this;
    }

    /** A line that begins with a dot or a quote would be a request to roff. */
    private ManPage text(String text) {
        String escaped = escaped(plain(text));
        page.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "").append(escaped).append('\n');
        return this;
    }

    private static String joined(String[] lines) {
        return String.join(" ", lines).replaceAll("\\s*%n\\s*|\\s+", " ").strip();
    }

    private static String plain(String text) {
        return Ansi.OFF.string(text).replace("%n", " ").replace("%%", "%");
    }

    private static String word(String text) {
        return '"' + escaped(text).replace("\"", "\\(dq") + '"';
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
