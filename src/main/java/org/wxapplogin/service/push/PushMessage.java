package org.wxapplogin.service.push;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wxapplogin.domain.StrictJson;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads a message that WeChat pushes, in JSON or XML, whichever is set in WeChat's console. */
final class PushMessage {
  private PushMessage() {}

  /**
   * The fields of a message by name, and those of an object inside it by {@code outer/inner}.
   * Blanks around names are dropped: WeChat's own examples have some. Empty if it is neither JSON
   * nor XML.
   */
  static Optional<Map<String, String>> parse(String text) {
    Map<String, String> fields = new HashMap<>();
    try {
      if (text.stripLeading().startsWith("<")) {
        addAll(fields, "", xml(text));
      } else {
        addAll(fields, "", StrictJson.parseObject(text));
      }
      return Optional.of(fields);
    } catch (JsonParseException | SAXException | IOException e) {
      return Optional.empty();
    }
  }

  private static void addAll(Map<String, String> fields, String prefix, JsonObject object) {
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      String name = prefix + entry.getKey().strip();
      if (entry.getValue().isJsonPrimitive()) {
        fields.put(name, entry.getValue().getAsString());
      } else if (entry.getValue().isJsonObject() && prefix.isEmpty()) {
        addAll(fields, name + "/", entry.getValue().getAsJsonObject());
      }
    }
  }

  private static void addAll(Map<String, String> fields, String prefix, Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element inner) {
        String name = prefix + inner.getTagName();
        if (inner.getElementsByTagName("*").getLength() == 0) {
          fields.put(name, inner.getTextContent());
        } else if (prefix.isEmpty()) {
          addAll(fields, name + "/", inner);
        }
      }
    }
  }

  /**
   * Parses XML without document types: these could read files of this machine, or grow without end.
   */
  private static Element xml(String text) throws SAXException, IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setExpandEntityReferences(false);
      factory.setXIncludeAware(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null); // the default one prints to stderr
      return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser refuses to be safe", e);
    }
  }
}
