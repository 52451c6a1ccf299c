package org.wxapplogin.app;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/** Tells a database that is away, which may come back, from one that refuses for good. */
final class DatabaseAway {
  private static final int MAX_CAUSES = 20; // a chain of causes may be a ring

  /** Of the driver and of Java where no server was asked at all, or it was asked in a wrong way. */
  private static final String CANNOT_CONNECT = "08001";

  private DatabaseAway() {}

  /** Whether waiting may help: nobody answered, or the server takes no connection at the moment. */
  static boolean is(Throwable failure) {
    List<Throwable> causes = causes(failure);
    if (has(causes, ClassNotFoundException.class) || has(causes, GeneralSecurityException.class)) {
      return false; // no driver, or a certificate that is not trusted
    }
    return causes.stream().anyMatch(DatabaseAway::isUnavailable)
        || causes.stream()
            .filter(SQLException.class::isInstance)
            .map(SQLException.class::cast)
            .reduce((outer, inner) -> inner) // a pool wraps what the driver says
            .filter(inner -> new DataAccessException("start", inner).isUnavailable())
            .filter(
                inner ->
                    !CANNOT_CONNECT.equals(inner.getSQLState()) || has(causes, IOException.class))
            .isPresent();
  }

  /** The innermost cause in one line. */
  static String reason(Throwable failure) {
    List<Throwable> causes = causes(failure);
    Throwable last = causes.get(causes.size() - 1);
    return last.getClass().getSimpleName() + ": " + String.valueOf(last.getMessage()).strip();
  }

  private static boolean isUnavailable(Throwable cause) {
    return cause instanceof AppException e && e.code() == ErrorCode.UNAVAILABLE;
  }

  private static boolean has(List<Throwable> causes, Class<? extends Throwable> kind) {
    return causes.stream().anyMatch(kind::isInstance);
  }

  private static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .toList();
  }
}
