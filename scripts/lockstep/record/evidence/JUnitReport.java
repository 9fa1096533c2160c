package lockstep.record.evidence;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import lockstep.base.release.PolicyLink;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Span;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.suites.chat.GateRules;

/** A gate run as JUnit XML, as CI servers read it: a gate is a test case; an inconclusive one is an error. */
public final class JUnitReport {

    private JUnitReport() {}

    /** Of several services, a suite a service. */
    public static String write(List<GateRun> runs) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (GateRun run : runs) {
                writeSuite(xml, run);
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return text.toString();
    }

    private static void writeSuite(XMLStreamWriter xml, GateRun run) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", name(run));
        xml.writeAttribute("id", run.id().text());
        xml.writeAttribute("timestamp", run.startedAt().toString());
        xml.writeAttribute("time", seconds(run.duration()));
        xml.writeAttribute("tests", String.valueOf(run.gates().size()));
        xml.writeAttribute("failures", count(run, Verdict.FAIL));
        xml.writeAttribute("errors", count(run, Verdict.INCONCLUSIVE));
        xml.writeAttribute("skipped", count(run, Verdict.SKIPPED));
        for (GateResult gate : run.gates()) {
            writeCase(xml, run, gate);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static String name(GateRun run) {
        return run.suite() + run.service().map(service -> " of " + service).orElse("");
    }

    private static void writeCase(XMLStreamWriter xml, GateRun run, GateResult gate) throws XMLStreamException {
        Duration took = gate.span().map(Span::took)
                .or(() -> gate.observed().map(seen -> seen.timing().total())).orElse(Duration.ZERO);
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", run.service().map(service -> service + ".").orElse("") + run.suite() + "."
                + run.mode().word());
        xml.writeAttribute("name", gate.name().word());
        xml.writeAttribute("time", seconds(took));
        switch (gate.verdict()) {
            case PASS -> { }
            case FAIL -> writeReason(xml, "failure", run, gate);
            case INCONCLUSIVE -> writeReason(xml, "error", run, gate);
            case SKIPPED -> writeReason(xml, "skipped", run, gate);
        }
        writeCodes(xml, gate.observed().map(Observed::codes).orElse(List.of()));
        xml.writeEndElement();
    }

    private static void writeReason(XMLStreamWriter xml, String element, GateRun run, GateResult gate)
            throws XMLStreamException {
        xml.writeStartElement(element);
        if (!element.equals("skipped")) {
            xml.writeAttribute("type", gate.verdict().word());
        }
        xml.writeAttribute("message", Sanitiser.line(gate.reason()));
        if (!element.equals("skipped") && gate.path().isPresent()) {
            xml.writeCharacters(Sanitiser.line(gate.method().orElse("") + " " + gate.path().get()) + "\nexpected: "
                    + Sanitiser.line(gate.expected()) + "\n");
        }
        if (!element.equals("skipped")) {
            writeRule(xml, GateRules.of(gate, run.declaration().isPresent()));
        }
        xml.writeEndElement();
    }

    private static void writeRule(XMLStreamWriter xml, Optional<PolicyLink> rule) throws XMLStreamException {
        if (rule.isPresent()) {
            xml.writeCharacters("what to do: " + rule.get() + "\n");
        }
    }

    /** In the order of sending. */
    private static void writeCodes(XMLStreamWriter xml, List<Integer> codes) throws XMLStreamException {
        if (!codes.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(codes.stream().map(String::valueOf).collect(Collectors.joining(" ")));
            xml.writeEndElement();
        }
    }

    private static String count(GateRun run, Verdict verdict) {
        return String.valueOf(run.gates().stream().filter(gate -> gate.verdict() == verdict).count());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
