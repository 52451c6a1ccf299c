package org.wxapplogin.service.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.domain.Phone;

/** Phone numbers and times as other systems write them. */
class TextsTest {
  private static final TimeText TIMES = new TimeText(ZoneId.of("Asia/Shanghai"));

  @ParameterizedTest
  @CsvSource({
    "13800138000,,86 13800138000",
    "138 0013-8000,,86 13800138000",
    "8613800138000,,86 13800138000",
    "+8613800138000,,86 13800138000",
    "008613800138000,,86 13800138000",
    "13800138000,86,86 13800138000",
    "+8613800138000,+86,86 13800138000",
    "+852 6123 4567,,852 61234567",
    "61234567,852,852 61234567",
    "+1 (201) 555-0123,,1 2015550123",
    "+4915112345678,,49 15112345678"
  })
  void readsPhoneNumbers(String text, String countryCode, String stored) {
    assertEquals(
        Optional.of(stored),
        PhoneText.parse(text, Optional.ofNullable(countryCode)).map(Phone::stored));
  }

  @ParameterizedTest
  @ValueSource(strings = {"61234567", "23800138000", "138****8000", "1380013800", "+86", "手机"})
  void refusesWhatIsNoNumberOrOfNoKnownCountry(String text) {
    assertEquals(Optional.empty(), PhoneText.parse(text, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-02T03:04:05Z,2024-01-02T03:04:05Z",
    "2024-01-02T03:04:05.678+08:00,2024-01-01T19:04:05.678Z",
    "2024-01-02 03:04:05,2024-01-01T19:04:05Z",
    "2024-01-02 03:04:05.000000,2024-01-01T19:04:05Z",
    "2024-01-02T03:04,2024-01-01T19:04:00Z",
    "2024-01-02,2024-01-01T16:00:00Z",
    "1700000000,2023-11-14T22:13:20Z",
    "1700000000123,2023-11-14T22:13:20.123Z"
  })
  void readsTimes(String text, Instant instant) {
    assertEquals(Optional.of(instant), TIMES.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0000-00-00 00:00:00"})
  void someTimesStandForNone(String text) {
    assertEquals(Optional.empty(), TIMES.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "2024-13-01", "02/01/2024", "170000000012345678", "1.7e9"})
  void refusesOtherTimes(String text) {
    assertThrows(DateTimeException.class, () -> TIMES.parse(text));
  }
}
