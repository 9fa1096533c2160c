package tests.record.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateName;
import lockstep.record.log.CostEvidence;
import lockstep.record.log.LogReader;
import lockstep.record.log.LogReading;
import lockstep.record.log.LogWriter;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.PassFail;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.RollbackResult;
import lockstep.record.log.StructuredEntry;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The two laws of the log: what is written reads back equal, and writing only ever adds bytes at the end. */
class LogLawsTest {

    private static final List<String> HOSTILE = List.of(
            "```", "~~~", "- release_id: 20260101-0000-rc1", "\n```\n- release_id: x\n```", ": ", " #", "# x", "\"",
            "'",
            "\\", "\n", "\r\n", "\t", "\u0000", "\u001b[31m", "\u009b", "\u202e", "\u2028", "\u0085", "\ufeff",
            "\ud800",
            "\udc00", "\ud83d\ude00", "{a: b}", "[x]", "&a", "*a", "!!int 3", "<<", "---", "...", "%YAML", "|", ">",
            "? ",
            "- ", "null", "yes", "1_000", "0x1F", "12:30:45", "2026-01-22", "=cmd()", "<sha>", "Zoë", "日本", "e\u0301",
            "(fail)", "a) (b", " ", "");

    @Property(tries = 2_000)
    void what_is_written_reads_back_equal(@ForAll("entries") StructuredEntry entry) {
        LogReading reading = LogReader.read(LogWriter.append(new byte[0], entry));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.entries()).containsExactly(entry);
    }

    @Property(tries = 500)
    void appending_keeps_every_byte_and_every_entry(
            @ForAll("logs") byte[] old, @ForAll("entries") StructuredEntry entry) {
        byte[] longer = LogWriter.append(old, entry);
        assertThat(Arrays.copyOf(longer, old.length)).isEqualTo(old);
        assertThat(longer.length).isGreaterThan(old.length);
        LogReading before = LogReader.read(old);
        LogReading after = LogReader.read(longer);
        assertThat(after.entries().subList(0, before.items().size())).isEqualTo(before.entries());
        assertThat(after.entries().subList(before.items().size(), after.items().size())).containsExactly(entry);
        assertThat(after.problems()).isEqualTo(before.problems());
    }

    @Property(tries = 500)
    void a_block_is_a_few_harmless_lines_whatever_is_in_it(@ForAll("entries") StructuredEntry entry) {
        String block = LogWriter.block(entry);
        assertThat(block.lines()).allSatisfy(line -> {
            assertThat(line).matches("(- |  )[a-z_0-9]+:.*|    - .+");
            assertThat(line).doesNotContain("```").isEqualTo(Sanitiser.line(line, line.length()));
        });
        assertThat(LogWriter.block(entry)).isEqualTo(block);
    }

    @Provide
    Arbitrary<byte[]> logs() {
        Arbitrary<String> ends = Arbitraries.of("", "\n", "\n\n", "```\nx: y\n```", "text", "\r\n", "- not: fenced");
        Arbitrary<String> begins =
                Arbitraries.of("", "# Log\n", HandKeptLog.TEXT, "```sh\nls\n```\n", "~~~\n- a: b\n~~~\n");
        return Combinators.combine(begins, entries(), ends).as((begin, entry, end) ->
                (begin + "```\n" + LogWriter.block(entry) + "```\n" + end).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<StructuredEntry> entries() {
        return Arbitraries.oneOf(promotions(), rollbacks());
    }

    private Arbitrary<StructuredEntry> promotions() {
        Arbitrary<List<String>> texts = texts().list().ofSize(6);
        Arbitrary<List<CostEvidence>> cost = Combinators.combine(Arbitraries.of("", "cost_gate_chat"), texts())
                .as(CostEvidence::new).list().ofMaxSize(3);
        return Combinators.combine(
                texts, gates(), gates(), Arbitraries.of(PassFail.class), Arbitraries.of(ChangeClass.class), operators(),
                texts().list().ofMaxSize(3), cost)
                .as((text, run, verified, result, changeClass, operator, refs, costs) -> new PromotionEntry(
                        Entries.id("20260122-1000-rc1"), Entries.sha(text.hashCode()), version(text.get(0)),
                        Environment.PRODUCTION, text.get(0),
                        text.get(1), text.get(2), text.get(3), result, run, changeClass, verified, result, text.get(4),
                        text.get(5), operator, refs, costs));
    }

    private Arbitrary<StructuredEntry> rollbacks() {
        return Combinators.combine(
                texts(), texts(), texts().list().ofMaxSize(3), gates(), Arbitraries.of(RollbackResult.class),
                operators(), texts().list().ofMaxSize(3))
                .as((trigger, notes, actions, verified, result, operator, refs) -> new RollbackEntry(
                        Entries.id("20260122-1000-rb12"), trigger, Entries.sha(trigger.hashCode()),
                        Entries.sha(notes.hashCode()), version(trigger), Environment.PRODUCTION, actions, verified, result, notes, operator, refs));
    }

    private static Optional<Version> version(String text) {
        return Optional.of("v" + text).filter(Version::isValid).map(Version::new);
    }

    private Arbitrary<List<LoggedGate>> gates() {
        return Combinators.combine(Arbitraries.of("health", "burst_429", "x"), texts())
                .as((name, remark) -> new LoggedGate(new GateName(name), remark))
                .list().ofMaxSize(4);
    }

    private Arbitrary<Operator> operators() {
        return texts().map(Sanitiser::line)
                .filter(text -> !text.isBlank() && text.length() <= Operator.LONGEST)
                .map(Operator::new);
    }

    private Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(Arbitraries.of(HOSTILE), Arbitraries.strings().ofMaxLength(20));
        return pieces.list().ofMaxSize(4).map(list -> String.join("", list));
    }
}
