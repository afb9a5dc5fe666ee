package io.keenframe.app.archive;

import io.keenframe.app.Version;
import io.keenframe.runtime.files.Safe;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A sidecar of XMP (ISO 16684-1) with IPTC's digital source type (IPTC Extension schema). */
final class Xmp {
    private static final String META = "adobe:ns:meta/";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final String BASIC = "http://ns.adobe.com/xap/1.0/";

    private Xmp() {}

    /** Writes a packet that says where the pictures of a restored film come from. */
    static void write(Path file, DigitalSource type, String sourceName) throws IOException {
        Safe.write(file, partial -> packet(partial, type, sourceName));
    }

    private static void packet(Path file, DigitalSource type, String sourceName) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeProcessingInstruction("xpacket", "begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"");
            xml.writeStartElement("x", "xmpmeta", META);
            xml.writeNamespace("x", META);
            xml.writeStartElement("rdf", "RDF", RDF);
            xml.writeNamespace("rdf", RDF);
            xml.writeStartElement("rdf", "Description", RDF);
            xml.writeNamespace("Iptc4xmpExt", IPTC);
            xml.writeNamespace("dc", DUBLIN_CORE);
            xml.writeNamespace("xmp", BASIC);
            xml.writeAttribute("rdf", RDF, "about", "");
            element(xml, "Iptc4xmpExt", "DigitalSourceType", IPTC, type.uri());
            element(xml, "dc", "source", DUBLIN_CORE, sourceName);
            element(xml, "xmp", "CreatorTool", BASIC, "Keenframe " + Version.text());
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeProcessingInstruction("xpacket", "end=\"w\"");
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void element(XMLStreamWriter xml, String prefix, String name, String space, String text)
            throws XMLStreamException {
        xml.writeStartElement(prefix, name, space);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
