package lockstep.commands.log;

import java.util.ArrayList;
import java.util.List;
import lockstep.analysis.delivery.DeliveryWeek;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.text.Table;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.site.PlainSiteOptions;
import lockstep.record.export.DeliveryCsv;
import lockstep.record.export.DeliveryHtml;
import lockstep.record.export.DeliveryWords;
import lockstep.release.reading.DeliveryReader;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells the four measures of DORA from a log that holds. */
@Command(
        name = "dora",
        description = "Deployment frequency, lead time, change failure rate and recovery time, by week (DORA): "
                + "docs/promotion.md#measures-of-delivery.",
        footer = {"", "Examples:", "  jbang release-log dora --weeks 26",
            "  jbang release-log dora --csv > dora.csv",
            "  jbang release-log dora --html > dora.html"})
public final class DoraLog implements Door {

    private static final int MOST_WEEKS = 520;

    @Mixin
    PlainSiteOptions options;

    @Option(names = "--weeks", paramLabel = "N", defaultValue = "12", description = "How many weeks. Default: 12.")
    int weeks = 12;

    @ArgGroup(multiplicity = "0..1")
    Format format = new Format();

    /** At most one of these. */
    static final class Format {

        @Option(names = "--json", description = "One JSON document (lockstep/delivery/v1).")
        boolean json;

        @Option(names = "--csv", description = "CSV (RFC 4180), a row a week, times in seconds.")
        boolean csv;

        @Option(names = "--html", description = "One self-contained page with charts.")
        boolean html;
    }

    @Override
    public ExitCode enter(Console console) {
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new UsageError("--weeks " + weeks + " is out of range",
                    "Give a number from 1 to " + MOST_WEEKS + ".");
        }
        try (ReleaseSite site = options.openToRead(console)) {
            ReleaseService service = new ReleaseService(site, WorkflowListener.silent());
            List<DeliveryWeek> measured = DeliveryWeek.last(
                    weeks, site.clock().instant(),
                    new DeliveryReader(site, ReportCommand.verified(service)).deployments());
            console.out().print(format.json ? DeliveryJson.write(measured)
                    : format.csv ? DeliveryCsv.of(measured)
                    : format.html ? DeliveryHtml.of(site.config().service(), measured)
                    : lines(measured));
            console.requireWritten();
            return ExitCode.DONE;
        }
    }

    private static String lines(List<DeliveryWeek> weeks) {
        List<List<String>> rows = new ArrayList<>(List.of(DeliveryWords.HEADINGS));
        weeks.reversed().forEach(week ->
                rows.add(new DeliveryWords(week.delivery()).row(week.monday().toString())));
        rows.add(new DeliveryWords(DeliveryWeek.together(weeks)).row("all"));
        return String.join("\n", new Table(rows).lines()) + "\n";
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofReading();
    }
}
