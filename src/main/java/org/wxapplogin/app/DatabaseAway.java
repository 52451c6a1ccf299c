package org.wxapplogin.app;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Causes;
import org.wxapplogin.domain.ErrorCode;

/** Tells a database that is away, which may come back, from one that refuses for good. */
final class DatabaseAway {
  /** Of the driver and of Java where no server was asked at all, or it was asked in a wrong way. */
  private static final String CANNOT_CONNECT = "08001";

  private DatabaseAway() {}

  /** Whether waiting may help: nobody answered, or the server takes no connection at the moment. */
  static boolean is(Throwable failure) {
    if (Causes.has(failure, ClassNotFoundException.class)
        || Causes.has(failure, GeneralSecurityException.class)) {
      return false; // no driver, or a certificate that is not trusted
    }
    return Causes.of(failure).anyMatch(DatabaseAway::isUnavailable)
        || Causes.of(failure)
            .filter(SQLException.class::isInstance)
            .map(SQLException.class::cast)
            .reduce((outer, inner) -> inner) // a pool wraps what the driver says
            .filter(inner -> new DataAccessException("start", inner).isUnavailable())
            .filter(inner -> !isRefused(inner))
            .filter(
                inner ->
                    !CANNOT_CONNECT.equals(inner.getSQLState())
                        || Causes.has(failure, IOException.class))
            .isPresent();
  }

  /**
   * The name, the password, the schema or a right is wrong. Later that may be a moment in which
   * somebody changes it; at the start it is more likely our configuration, which is read once.
   */
  private static boolean isRefused(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("28") || state.startsWith("42");
  }

  /** The innermost cause in one line. */
  static String reason(Throwable failure) {
    Throwable last = Causes.of(failure).reduce(failure, (outer, inner) -> inner);
    return last.getClass().getSimpleName() + ": " + String.valueOf(last.getMessage()).strip();
  }

  private static boolean isUnavailable(Throwable cause) {
    return cause instanceof AppException e && e.code() == ErrorCode.UNAVAILABLE;
  }
}
