package lockstep.record.journal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.error.NotVerified;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Operator;
import lockstep.base.release.RecordedTime;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads {@code intent.json}. */
public final class IntentJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final String SCHEMA = "lockstep/intent/v1";
    private static final String PROMOTION = "promotion";
    private static final String ROLLBACK = "rollback";

    private IntentJson() {}

    public static byte[] write(Intent intent) {
        return (MAPPER.writeValueAsString(file(intent)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static IntentFile file(Intent intent) {
        String from = intent.from().map(Sha::hex).orElse(null);
        return switch (intent) {
            case PromotionIntent promotion -> new IntentFile(
                    SCHEMA, promotion.id().toString(), PROMOTION, promotion.operator().name(),
                    promotion.since().toString(),
                    from, promotion.target().hex(),
                    promotion.restsOnStaging()
                            ? new IntentFile.StagingRun(promotion.stagingRun(), promotion.stagingRunSha256()) : null,
                    promotion.declaration().changeClass().name(),
                    promotion.declaration().canaryOrFlag().map(Sanitiser::line).orElse(null),
                    promotion.declaration().policyDiff().map(Sanitiser::line).orElse(null),
                    Sanitiser.line(promotion.declaration().rollbackPlan().orElse("")), null, null, null,
                    promotion.unverifiedAccepted(), promotion.accepted().stream().map(Sanitiser::line).toList(),
                    Sanitiser.line(promotion.notes()), intent.configuration().orElse(null), version(intent),
                    tag(intent),
                    unlessEmpty(intent.passage().approvals()), unlessEmpty(intent.passage().skipped()),
                    intent.passage().canary().orElse(null), services(promotion.services()));
            case RollbackIntent rollback -> new IntentFile(
                    SCHEMA, rollback.id().toString(), ROLLBACK, rollback.operator().name(), rollback.since().toString(),
                    from, rollback.target().hex(), null, null, null, null, null, Sanitiser.line(rollback.trigger()),
                    rollback.approvedBy().name(), rollback.knownGoodBy(), rollback.unverifiedAccepted(), null,
                    Sanitiser.line(rollback.notes()), intent.configuration().orElse(null), version(intent), tag(intent),
                    unlessEmpty(intent.passage().approvals()), null, null,
                    services(rollback.serviceNames().stream()
                            .map(name -> new ServiceRun(name, "", ""))
                            .toList()));
        };
    }

    private static List<IntentFile.ServiceFile> services(List<ServiceRun> services) {
        return services.isEmpty() ? null : services.stream()
                .map(one -> new IntentFile.ServiceFile(one.service().word(), one.path().isBlank()
                        ? null : new IntentFile.StagingRun(one.path(), one.sha256()), one.canary().orElse(null)))
                .toList();
    }

    private static List<ServiceRun> services(IntentFile file) {
        return Objects.requireNonNullElse(file.services(), List.<IntentFile.ServiceFile>of()).stream()
                .map(one -> new ServiceRun(
                        new ServiceName(one.name()),
                        one.stagingRun() == null ? "" : Objects.requireNonNull(one.stagingRun().path()),
                        one.stagingRun() == null ? "" : Objects.requireNonNull(one.stagingRun().sha256()),
                        Optional.ofNullable(one.canary())))
                .toList();
    }

    private static String version(Intent intent) {
        return intent.passage().version().map(Version::name).orElse(null);
    }

    private static String tag(Intent intent) {
        return intent.passage().tag().map(Sha::hex).orElse(null);
    }

    private static List<String> unlessEmpty(List<String> words) {
        return words.isEmpty() ? null : words;
    }

    private static Passage passage(IntentFile file) {
        return new Passage(
                Optional.ofNullable(file.version()).map(Version::new),
                Optional.ofNullable(file.versionTag()).map(Sha::new),
                Objects.requireNonNullElse(file.approvals(), List.of()),
                Objects.requireNonNullElse(file.skipped(), List.of()), Optional.ofNullable(file.canary()));
    }

    /** @param where for the message */
    public static Intent read(byte[] json, String where) {
        try {
            IntentFile file = MAPPER.readValue(json, IntentFile.class);
            if (!SCHEMA.equals(file.schema())) {
                throw new IllegalArgumentException("not a " + SCHEMA);
            }
            return intent(file);
        } catch (JacksonException | IllegalArgumentException | DateTimeException | NullPointerException
                | LockstepError e) {
            throw new NotVerified(
                    Sanitiser.line(where, 200) + " cannot be read: "
                            + Sanitiser.line(String.valueOf(e.getMessage()), 160),
                    "Intents are written by promote-release and rollback-release only; see `release-log verify`.", e);
        }
    }

    /** Only what skips staging rests on no run. */
    private static IntentFile.StagingRun stagingRun(IntentFile file) {
        return passage(file).skipsStaging() && file.stagingRun() == null
                ? new IntentFile.StagingRun("", "")
                : Objects.requireNonNull(file.stagingRun());
    }

    private static Intent intent(IntentFile file) {
        ReleaseId id = ReleaseId.tryParse(file.releaseId())
                .orElseThrow(() -> new IllegalArgumentException("no release_id"));
        Operator operator = new Operator(file.operator());
        Instant since = RecordedTime.parse(file.since());
        Optional<Sha> from = Optional.ofNullable(file.from()).map(Sha::new);
        Sha target = new Sha(file.target());
        String notes = Objects.requireNonNullElse(file.notes(), "");
        return switch (file.type()) {
            case PROMOTION -> new PromotionIntent(
                    id, operator, since, from, target, Objects.requireNonNull(stagingRun(file).path()),
                    Objects.requireNonNull(stagingRun(file).sha256()),
                    ChangeDeclaration.recorded(
                            ChangeClass.parse(file.changeClass()), Optional.ofNullable(file.canaryOrFlag()),
                            Optional.ofNullable(file.policyDiff()),
                            Objects.requireNonNullElse(file.rollbackPlan(), "")),
                    file.unverifiedAccepted(), Objects.requireNonNullElse(file.accepted(), List.of()), notes,
                    Optional.ofNullable(file.configurationSha256()), passage(file), services(file));
            case ROLLBACK -> new RollbackIntent(
                    id, operator, since, Optional.of(from.orElseThrow(IntentJson::noFrom)), target,
                    Objects.requireNonNull(file.trigger()),
                    new Operator(file.approvedBy()), Objects.requireNonNullElse(file.knownGoodBy(), ""),
                    file.unverifiedAccepted(), notes, Optional.ofNullable(file.configurationSha256()), passage(file),
                    services(file).stream().map(ServiceRun::service).toList());
            default -> throw new IllegalArgumentException("unknown type " + Sanitiser.line(file.type(), 40));
        };
    }

    private static IllegalArgumentException noFrom() {
        return new IllegalArgumentException("a rollback that leaves nothing");
    }
}
