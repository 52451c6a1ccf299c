package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hosts of a URL, in every form that the driver reads. */
class HostUrlsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "a a",
        "a:3306,b:3307 a:3306;b:3307",
        "[::1]:3306,[2001:db8::2] [::1]:3306;[2001:db8::2]",
        "me:word@a,you:word@b me:word@a;you:word@b",
        "(host=a,port=1),(host=b,port=2) (host=a,port=1);(host=b,port=2)",
        "address=(host=a)(port=1),address=(host=b)(port=2)"
            + " address=(host=a)(port=1);address=(host=b)(port=2)"
      })
  void eachHostHasAUrlOfItsOwn(String hosts, String each) {
    List<String> expected =
        List.of(each.split(";")).stream()
            .map(host -> "jdbc:mysql://" + host + "/wx?a=1,2")
            .toList();
    HostUrls found = HostUrls.of("jdbc:mysql://" + hosts + "/wx?a=1,2").orElseThrow();
    assertEquals(expected, found.urls());
    assertEquals(expected.size() > 1, found.areSeveral());
  }

  @Test
  void theSchemaAndTheParametersMayBeMissing() {
    assertEquals(
        List.of("jdbc:mysql://a?x=1", "jdbc:mysql://b?x=1"),
        HostUrls.of("jdbc:mysql://a,b?x=1").orElseThrow().urls());
    assertEquals(List.of("jdbc:mysql://a"), HostUrls.of("jdbc:mysql://a").orElseThrow().urls());
  }

  @Test
  void theWayIsToldApart() {
    assertEquals(true, HostUrls.of("jdbc:mysql:loadbalance://a,b/wx").orElseThrow().areBalanced());
    assertEquals(true, HostUrls.of("jdbc:mysql://a,b/wx").orElseThrow().areOneAfterTheOther());
    HostUrls replicas = HostUrls.of("jdbc:mysql:replication://a,b/wx").orElseThrow();
    assertEquals(false, replicas.areBalanced() || replicas.areOneAfterTheOther());
    assertEquals(Optional.empty(), HostUrls.of("jdbc:h2:mem:wx"));
  }
}
