package org.wxapplogin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** A fake WeChat and as many nodes of this server as a test starts, all with one clock. */
public final class TestSite implements AutoCloseable {
  private final TestDb db;
  private final TestClock clock;
  private final FakeWechat wechat;
  private final List<TestServer> nodes = new ArrayList<>();

  public TestSite(TestDb db, TestClock clock) {
    this.db = db;
    this.clock = clock;
    this.wechat = FakeWechat.start(0, clock);
  }

  public FakeWechat wechat() {
    return wechat;
  }

  /**
   * Starts one more node.
   *
   * @param settings keys and values in turn, beside those of {@link TestSettings}
   */
  public TestServer node(String... settings) {
    return node(System::nanoTime, settings);
  }

  /**
   * @param nanoTime by which what is in memory grows old
   */
  public TestServer node(LongSupplier nanoTime, String... settings) {
    TestServer node =
        TestServer.start(
            TestSettings.with(wechat.uri(), settings), db.dataSource(), clock, nanoTime);
    nodes.add(node);
    return node;
  }

  @Override
  public void close() {
    nodes.forEach(TestServer::close);
    wechat.close();
  }
}
