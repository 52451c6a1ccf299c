package org.wxapplogin.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The network address a request came from, in one form whatever the container or a proxy wrote:
 * without port, brackets or zone, an IPv6 address as RFC 5952 writes it, an IPv4 address that is
 * mapped into IPv6 as IPv4. Text that is no address is {@link #UNKNOWN}; no name is ever looked up.
 * Immutable.
 */
public final class ClientAddress {
  /** No address is known. Limits count everybody without an address as one source. */
  public static final ClientAddress UNKNOWN = new ClientAddress("unknown", "unknown");

  /** Of what no request asked for, but a line of the configuration, for instance. */
  public static final ClientAddress NONE = new ClientAddress("", "");

  /** Longer than any address with a zone and a port. */
  private static final int MAX_TEXT = 100;

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 =
      Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
  private static final Pattern IPV4_WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");
  private static final Pattern IPV6_IN_BRACKETS = Pattern.compile("\\[(.*:.*)](?::[0-9]{1,5})?");

  private final String text;
  private final String source;

  private ClientAddress(String text, String source) {
    this.text = text;
    this.source = source;
  }

  /**
   * Reads what a container, a proxy or an admin wrote.
   *
   * @param written any text; null if there is none
   */
  public static ClientAddress of(String written) {
    if (written == null || written.length() > MAX_TEXT) {
      return UNKNOWN;
    }
    if (isIpv4(written)) { // of nearly every request
      return new ClientAddress(written, written);
    }
    Matcher withPort = IPV4_WITH_PORT.matcher(written);
    Matcher inBrackets = IPV6_IN_BRACKETS.matcher(written);
    if (withPort.matches()) {
      return ofIpv4(withPort.group(1));
    }
    String host = inBrackets.matches() ? inBrackets.group(1) : written;
    return host.indexOf(':') < 0 ? ofIpv4(host) : ofIpv6(host);
  }

  private static ClientAddress ofIpv4(String written) {
    return isIpv4(written) ? new ClientAddress(written, written) : UNKNOWN;
  }

  /** Whether these are four numbers up to 255, in decimal without zeros before them. */
  private static boolean isIpv4(String written) {
    int octets = 0;
    int digits = 0;
    int octet = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '.' && digits > 0) {
        octets++;
        digits = 0;
        octet = 0;
      } else if (c >= '0' && c <= '9' && (digits == 0 || octet > 0)) {
        digits++;
        octet = 10 * octet + c - '0';
      } else {
        return false;
      }
      if (octet > 255) {
        return false;
      }
    }
    return octets == 3 && digits > 0;
  }

  private static ClientAddress ofIpv6(String written) {
    int zone = written.indexOf('%');
    String host = zone < 0 ? written : written.substring(0, zone);
    return Ipv6.parse(withoutDots(host))
        .map(
            address ->
                address
                    .mappedIpv4()
                    .map(ClientAddress::ofIpv4)
                    .orElseGet(() -> new ClientAddress(address.text(), address.network())))
        .orElse(UNKNOWN);
  }

  /** The same, with an IPv4 address at its end written as two groups of hex. */
  private static String withoutDots(String ipv6) {
    int last = ipv6.lastIndexOf(':') + 1;
    Matcher octets = IPV4.matcher(ipv6.substring(last));
    return octets.matches()
        ? ipv6.substring(0, last) + group(octets, 1) + ":" + group(octets, 3)
        : ipv6;
  }

  private static String group(Matcher octets, int first) {
    return Integer.toHexString(
        Integer.parseInt(octets.group(first)) << 8 | Integer.parseInt(octets.group(first + 1)));
  }

  /** The address as it is stored, shown and logged: at most 45 characters of ASCII. */
  public String text() {
    return text;
  }

  /**
   * What limits count: an IPv4 address itself; of an IPv6 address its /64, because that is the
   * least that a household or a host gets, and whoever has one can take any address in it.
   */
  public String source() {
    return source;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClientAddress address && text.equals(address.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
