package org.wxapplogin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/**
 * Which requests are let in: none before the server has started, and while it stops none whose
 * answer takes a while. Keeps the suspended ones, so that each is answered before the end.
 * Thread-safe.
 */
public final class Gate {
  private static final String NAME = Gate.class.getName();

  private final Set<CompletableFuture<Object>> suspended = ConcurrentHashMap.newKeySet();
  private volatile boolean starting;
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile boolean over;

  /** The gate that {@code request} has passed: {@link GateFilter} stands before all that ask. */
  static Gate of(HttpServletRequest request) {
    return (Gate) request.getAttribute(NAME);
  }

  /** Lets nobody in until {@link #open}. */
  public void await() {
    starting = true;
  }

  /** Lets requests in, as it does from the beginning unless it was told to wait. */
  public void open() {
    starting = false;
  }

  public boolean isStarting() {
    return starting;
  }

  /**
   * From now on nothing is begun whose answer takes a while.
   *
   * @return false if it was closed already
   */
  public boolean close() {
    return closing.compareAndSet(false, true);
  }

  public boolean isClosing() {
    return closing.get();
  }

  /** How many requests are suspended now. */
  public int suspended() {
    return suspended.size();
  }

  /** Answers with {@link ErrorCode#UNAVAILABLE} whatever is suspended still, or comes later. */
  public void answerAll() {
    over = true;
    suspended.forEach(Gate::answer);
  }

  /**
   * @throws AppException with {@link ErrorCode#UNAVAILABLE} before the server has started
   */
  void enter(HttpServletRequest request) {
    if (starting) {
      throw new AppException(ErrorCode.UNAVAILABLE, "the server has not started yet");
    }
    request.setAttribute(NAME, this);
  }

  /** While the server stops, each reply is the last on its connection. */
  void beforeReply(HttpServletResponse response) {
    if (closing.get()) {
      response.setHeader("Connection", "close"); // the next request goes to another node
    }
  }

  /**
   * To be asked before something is begun whose answer takes a while.
   *
   * @throws AppException with {@link ErrorCode#UNAVAILABLE} if the server stops
   */
  void requireTime() {
    if (closing.get()) {
      throw stops();
    }
  }

  /** Keeps {@code answer} until it is complete, and completes it before the end. */
  void keep(CompletableFuture<Object> answer) {
    suspended.add(answer);
    answer.whenComplete((result, failure) -> suspended.remove(answer));
    if (over) {
      answer(answer);
    }
  }

  private static void answer(CompletableFuture<Object> answer) {
    answer.completeExceptionally(stops());
  }

  private static AppException stops() {
    return new AppException(ErrorCode.UNAVAILABLE, "the server stops");
  }
}
