package org.wxapplogin.load.client;

import java.util.Optional;

/** Which requests are sent, and which answers are right. Used by one thread. */
public interface Traffic {
  /** The next request; empty if there is none left. */
  Optional<Exchange> next();

  /** A request, and what its answer must be. */
  interface Exchange {
    /** The whole request, head and body. */
    byte[] request();

    /** Judges an answer of status 200: empty if it is right, else what is wrong with it. */
    Optional<String> judge(Answer answer);
  }
}
