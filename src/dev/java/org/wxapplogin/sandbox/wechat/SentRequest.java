package org.wxapplogin.sandbox.wechat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request the app sent to WeChat.
 *
 * @param number counted from 1
 * @param query decoded; secrets are replaced by {@code [secret]}
 * @param fields the names of what a JSON body holds
 * @param phoneId the phone of the sandbox it was made for, or ""
 * @param answer empty while it is still to come
 */
public record SentRequest(
    long number,
    String method,
    String path,
    Map<String, String> query,
    List<String> fields,
    String phoneId,
    Optional<Answer> answer) {

  /**
   * What WeChat answered, without its values.
   *
   * @param errcode empty on success, as WeChat leaves it out
   * @param fields the names of what it holds
   * @param reset whether the connection was broken instead
   * @param millis how long it took
   */
  public record Answer(
      int status, OptionalInt errcode, List<String> fields, boolean reset, long millis) {}
}
