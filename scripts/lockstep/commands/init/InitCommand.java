package lockstep.commands.init;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.ExitCode;
import lockstep.base.files.NewFile;
import lockstep.base.release.Environment;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.HttpOptions;
import lockstep.commands.cli.OperatorLookup;
import lockstep.commands.report.RunReport;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.ServiceAddress;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.http.Target;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.gates.suite.Suite;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.settings.suite.EnvironmentSuites;

/** Writes a first lockstep.yaml and runs its first gate. */
public record InitCommand(Console console, Path folder, InitOptions options, HttpOptions http) {

    private static final Duration PROBING = Duration.ofSeconds(20);
    private static final Duration FIRST_GATE = Duration.ofMinutes(1);

    public ExitCode run() {
        Path file = folder.resolve(ConfigReader.FILE_NAME);
        NewFile free = new NewFile(file, "Change it by hand, and check it with `config lint`.");
        if (!options.dryRun) {
            free.requireFree();
        }
        Optional<Clone> clone = Clone.around(folder, console.environment());
        clone.ifPresent(this::requireTop);
        HttpSettings settings = http.settings(console);
        Questions questions = new Questions(console);
        Target staging = Target.parse(questions.ask(
                options.staging, "1/5 Where does staging run (URL)?", "--staging", Optional.empty()));
        Optional<Target> production = Optional.of(questions.ask(
                        options.production, "2/5 Where does production run (URL)?", "--production", Optional.of("")))
                .filter(answer -> !answer.isEmpty())
                .map(Target::parse);
        production.ifPresent(target -> requireAnother(staging, target));
        Found found = probe(Environment.STAGING, staging, settings);
        Optional<Found> other = production
                .map(target -> probe(Environment.PRODUCTION, target, settings.withHeaders(List.of())));
        Optional<RevisionAnswer> told = options.revision.isPresent()
                ? Optional.empty()
                : found.revision().or(() -> other.flatMap(Found::revision));
        Optional<RevisionAnswer> revision = told.isPresent()
                ? told
                : RevisionAnswer.parse(questions.ask(options.revision,
                        "3/5 How does the service report its commit (header:NAME, field:/PATH#NAME, command:WORDS)?",
                        "--revision", Optional.of("")));
        Answers answers = new Answers(
                questions.ask(options.service, "4/5 What is the service called?", "--service",
                        Optional.of(nameOfFolder())),
                staging, production, revision,
                told.flatMap(any -> other.flatMap(Found::revision)).or(() -> revision),
                Optional.of(questions.ask(options.deploy,
                                "5/5 Which command deploys production ({sha} is the commit)?", "--deploy",
                                Optional.of("")))
                        .filter(command -> !command.isBlank()));
        Beside beside = Beside.in(folder);
        boolean declares = beside.names(GateFile.FOLDER).stream().anyMatch(GateFile::isDeclaration);
        String text = new ConfigText(answers, found, other, clone.flatMap(Clone::yaml), declares).text();
        Config config = ConfigReader.parse(text, ConfigReader.FILE_NAME, beside).in(folder);
        if (options.dryRun) {
            console.out().print(text);
            console.requireWritten();
            return ExitCode.DONE;
        }
        write(free, text);
        say("wrote " + file);
        return firstGate(config, staging, settings);
    }

    /** What counts is the file at the root of a commit. */
    private void requireTop(Clone clone) {
        if (!real(clone.top()).equals(real(folder))) {
            throw new ConfigurationError(Sanitiser.line(folder.toString(), 200) + " lies below the root of its"
                    + " repository, where lockstep.yaml would not be found; nothing was asked or written",
                    "Run it in " + Sanitiser.line(clone.top().toString(), 200) + ".");
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** The root of a file system has no name. */
    private String nameOfFolder() {
        return Optional.ofNullable(folder.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("service");
    }

    private static void requireAnother(Target staging, Target production) {
        if (ServiceAddress.of(staging).isSameAs(ServiceAddress.of(production))) {
            throw new ConfigurationError(
                    "the URLs of staging and production lead to the same service; nothing was asked or written",
                    "Give the URL of each: gates of staging would burst production.");
        }
    }

    private Found probe(Environment environment, Target target, HttpSettings settings) {
        say("asking " + environment.name() + " at " + target.base() + " …");
        try (ServiceClient client = new ServiceClient(target, settings, new Secrets())) {
            Found found = new Probe(client, Deadline.in(PROBING)).find();
            new Sight(environment, found).words().forEach(this::say);
            return found;
        }
    }

    private ExitCode firstGate(Config config, Target staging, HttpSettings settings) {
        Suite smoke = new EnvironmentSuites(config, console.environment()).smoke(Environment.STAGING);
        Suite first = new Suite(smoke.name(), List.of(smoke.gates().getFirst())).of(smoke.profile());
        GateRunRequest order = new GateRunRequest(
                first, Environment.STAGING, staging, Optional.empty(),
                config.environment(Environment.STAGING).flatMap(environment -> environment.revision()),
                new OperatorLookup(folder).find(Optional.ofNullable(console.environment().get("OPERATOR"))),
                settings, FIRST_GATE);
        GateRun run = new GateRunner(InstantSource.system(), Waiting.real(), new Secrets())
                .run(order, RunListener.silent());
        new RunReport(console.theme(options.noColour)).lines(run).forEach(console.out()::println);
        say("next: commit and push lockstep.yaml, deploy it to staging, then run `promotion-gate --mode staging "
                + "--record`");
        console.requireWritten();
        return run.verdict().exitCode();
    }

    private static void write(NewFile file, String text) {
        try {
            file.write(text);
        } catch (IOException e) {
            throw new ConfigurationError(Sanitiser.line(file.path().toString(), 200) + " cannot be written",
                    "Run it in a folder that you can write to, or use --dry-run.", e);
        }
    }

    private void say(String words) {
        console.notes().println(console.theme(true).show(words));
    }
}
