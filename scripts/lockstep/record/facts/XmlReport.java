package lockstep.record.facts;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks the elements of an XML report. A document type is passed over, never followed; depth has a cap. */
final class XmlReport {

    private static final int DEEPEST = 64;

    private XmlReport() {}

    /** What is done at the beginning of each element. */
    interface Visitor {

        /** @param parents the names of the elements around it, the innermost first */
        void element(String name, Deque<String> parents, Attributes attributes) throws ReportFault;
    }

    record Attributes(XMLStreamReader reader) {

        OptionalLong count(String name) throws ReportFault {
            String value = reader.getAttributeValue(null, name);
            if (value == null || value.isBlank()) {
                return OptionalLong.empty();
            }
            try {
                long count = Long.parseLong(value.strip().replace(",", ""));
                if (count >= 0) {
                    return OptionalLong.of(count);
                }
            } catch (NumberFormatException e) {
                throw fault(name, value);
            }
            throw fault(name, value);
        }

        String text(String name) {
            String value = reader.getAttributeValue(null, name);
            return value == null ? "" : value;
        }

        private ReportFault fault(String name, String value) {
            return new ReportFault("line " + reader.getLocation().getLineNumber() + ": " + name + "=\"" + value
                    + "\" is not a count");
        }
    }

    /** @param root the name that the outermost element has to have, or one of several, separated by | */
    static void walk(Report report, String root, Visitor visitor) throws ReportFault {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(report.bytes()));
            Deque<String> parents = new ArrayDeque<>();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        String name = reader.getLocalName();
                        if (parents.isEmpty() && !("|" + root + "|").contains("|" + name + "|")) {
                            throw new ReportFault("it begins with <" + name + ">, <" + root.replace("|", "> or <")
                                    + "> is expected");
                        }
                        visitor.element(name, parents, new Attributes(reader));
                        parents.push(name);
                        if (parents.size() > DEEPEST) {
                            throw new ReportFault("its elements lie more than " + DEEPEST + " deep");
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> parents.pop();
                    default -> { }
                }
            }
        } catch (XMLStreamException e) {
            throw new ReportFault("line " + Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNumber())
                    + " is not well-formed XML");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
