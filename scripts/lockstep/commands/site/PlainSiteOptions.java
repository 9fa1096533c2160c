package lockstep.commands.site;

import picocli.CommandLine.Option;

/** Those of a command that asks nothing. */
public final class PlainSiteOptions extends SiteOptions {

    /** Programs may give it to every command, as once they could. */
    @Option(names = "--yes", hidden = true, description = "Means nothing here.")
    boolean yes;
}
