package org.wxapplogin;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * docs/openapi.yaml, and whether replies are as it says. It is read more strictly than by its
 * readers: a field that it does not name is a fault, so that it stays complete. Thread-safe.
 */
public final class OpenApi {
  private static final Path DOC = Path.of("docs/openapi.yaml");
  private static final String SCHEMA = "schema";
  private static final String REF = "$ref";
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode document;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  /** Reads the document. */
  public OpenApi() {
    document = read();
    eachObject(document, OpenApi::close);
  }

  /** The document as it is in the file. */
  static JsonNode read() {
    try {
      Load yaml = new Load(LoadSettings.builder().build());
      return JSON.valueToTree(yaml.loadFromString(Files.readString(DOC)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void eachObject(JsonNode node, Consumer<ObjectNode> action) {
    node.forEach(child -> eachObject(child, action));
    if (node instanceof ObjectNode object) {
      action.accept(object);
    }
  }

  private static void close(ObjectNode object) {
    if (object.path("type").asString("").equals("object") && object.has("properties")) {
      object.put("additionalProperties", false);
    }
  }

  /** What stands at a JSON pointer, such as {@code /components/schemas/Errno/enum}. */
  public JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /** The methods of each path, in capitals. */
  public Map<String, Set<String>> operations() {
    Map<String, Set<String>> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      Set<String> methods = new TreeSet<>(path.getValue().propertyNames());
      methods.retainAll(Set.of("get", "post", "put", "delete"));
      operations.put(
          path.getKey(),
          methods.stream()
              .map(method -> method.toUpperCase(Locale.ROOT))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return operations;
  }

  /**
   * Fails unless the reply is one that the document has for the path and method; where it has no
   * such path or method, the reply must be a refusal.
   *
   * @param path below the context, a query with it or not
   * @throws AssertionError if not
   */
  public void check(String method, String path, HttpResponse<String> reply) {
    check(method, path, reply.statusCode(), reply.headers(), reply.body());
  }

  /**
   * Fails unless the body is one that the document has for webhooks.
   *
   * @throws AssertionError if not
   */
  public void checkWebhook(String body) {
    JsonNode schema =
        at("/webhooks/userEvent/post/requestBody/content/application~1json").get(SCHEMA);
    List<String> faults = faultsOfJson(schema, body);
    if (!faults.isEmpty()) {
      throw new AssertionError("docs/openapi.yaml: a webhook: %s%n%s".formatted(faults, body));
    }
  }

  private void check(String method, String path, int status, HttpHeaders headers, String body) {
    Optional<JsonNode> operation = operation(method, path.replaceFirst("\\?.*", ""));
    List<String> faults =
        operation
            .map(found -> faults(found.path("responses").path("" + status), method, headers, body))
            .orElseGet(
                () ->
                    isOfTheApi(path) && !isRefusal(status, body)
                        ? List.of("is not documented")
                        : List.of());
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "docs/openapi.yaml: %s %s, status %d: %s%n%s"
              .formatted(method, path, status, faults, body));
    }
  }

  private Optional<JsonNode> operation(String method, String path) {
    String name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return document.get("paths").properties().stream()
        .filter(entry -> Pattern.matches(asPattern(entry.getKey()), path))
        .map(Map.Entry::getValue)
        .filter(methods -> methods.has(name))
        .map(methods -> methods.get(name))
        .findFirst();
  }

  private static String asPattern(String template) {
    return template.replace(".", "\\.").replaceAll("\\{\\w+}", "[A-Za-z0-9._~-]+");
  }

  /** Not so pages for people, and what others answer behind the same proxy. */
  private boolean isOfTheApi(String path) {
    return document.get("paths").properties().stream()
        .map(entry -> entry.getKey().split("/")[1])
        .anyMatch(path.split("[/?]", 3)[1]::equals);
  }

  /** Where nothing is documented, nothing may succeed. */
  private static boolean isRefusal(int status, String body) {
    return status >= 400 || body.matches("(?s)\\{\"errno\":(?!0\\b).*");
  }

  private List<String> faults(JsonNode named, String method, HttpHeaders headers, String body) {
    if (named.isMissingNode()) {
      return List.of("has no such status");
    }
    JsonNode response = resolved(named);
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      boolean required = resolved(header.getValue()).path("required").asBoolean(false);
      if (required && headers.firstValue(header.getKey()).isEmpty()) {
        faults.add("lacks the header " + header.getKey());
      }
    }
    if (!method.equals("HEAD")) {
      faults.addAll(faultsOfBody(response.path("content"), headers, body));
    }
    return faults;
  }

  private List<String> faultsOfBody(JsonNode content, HttpHeaders headers, String body) {
    String type = headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    if (content.isMissingNode() || !content.has(type)) {
      return body.isEmpty() && content.isMissingNode()
          ? List.of()
          : List.of("has no content of type '" + type + "'");
    }
    JsonNode schema = content.get(type).path(SCHEMA);
    if (schema.isMissingNode() || !type.endsWith("json")) {
      return List.of();
    }
    return faultsOfJson(schema, body);
  }

  private List<String> faultsOfJson(JsonNode schema, String body) {
    try {
      return schema(schema).validate(JSON.readTree(body)).stream().map(Object::toString).toList();
    } catch (JacksonException e) {
      return List.of("is not JSON");
    }
  }

  /** References in it begin at the root, so the root's components go into it. */
  private Schema schema(JsonNode node) {
    return schemas.computeIfAbsent(
        node,
        key -> {
          ObjectNode root = ((ObjectNode) key).deepCopy();
          root.set("components", document.get("components"));
          return registry.getSchema(root);
        });
  }

  private JsonNode resolved(JsonNode node) {
    return node.has(REF) ? document.at(node.get(REF).asString().substring(1)) : node;
  }
}
