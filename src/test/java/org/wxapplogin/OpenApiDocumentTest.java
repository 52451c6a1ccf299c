package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** docs/openapi.yaml is a document as OpenAPI 3.1 wants it: any tool can read it. */
class OpenApiDocumentTest {
  /**
   * The schema of the OpenAPI Initiative. It leaves open what a schema in a document may look like;
   * that is filled in here with their dialect, and a keyword that the dialect does not have is a
   * fault, since it is most likely misspelt.
   */
  private static final String META_SCHEMA =
      """
      {
        "$id": "https://wxapplogin.example/openapi",
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "https://spec.openapis.org/oas/3.1/schema/2022-10-07",
        "$defs": {
          "schema": {
            "$dynamicAnchor": "meta",
            "$ref": "https://spec.openapis.org/oas/3.1/dialect/base",
            "unevaluatedProperties": false
          }
        }
      }
      """;

  private final Schema metaSchema =
      SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder ->
                  builder.schemaIdResolvers(
                      ids ->
                          ids.mapPrefix(
                              "https://spec.openapis.org", "classpath:spec.openapis.org")))
          .getSchema(META_SCHEMA, InputFormat.JSON);

  private final JsonNode document = OpenApi.read();

  @Test
  void theDocumentIsValid() {
    assertEquals(List.of(), faults());
  }

  @ParameterizedTest
  @CsvSource({
    "/info, license, MIT",
    "/paths/~1health~1live/get, sumary, misspelt",
    "/paths/~1health~1live/get/responses/200, content, nothing",
    "/components/schemas/Event, type, objekt",
    "/components/schemas/Event/properties/at, formta, date-time"
  })
  void aFaultIsFoundWhereItIs(String place, String field, String value) {
    ((ObjectNode) document.at(place)).put(field, value);

    assertTrue(faults().stream().anyMatch(fault -> fault.startsWith(place)), faults().toString());
  }

  private List<String> faults() {
    return metaSchema.validate(document).stream().map(Object::toString).toList();
  }
}
