package org.wxapplogin.war.faults;

import org.wxapplogin.war.ConsoleClient;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Phone;
import org.wxapplogin.war.trial.Trial;

/** The ways in which a session is ended that nodes learn from each other. */
enum WayOut {
  LOGOUT,
  KICK,
  BAN;

  /** A user with a session. */
  record Victim(long userId, String token) {
    /** A new person who has logged in at a node. */
    static Victim at(TomcatProcess node, Trial trial) {
      try (Phone phone = new Phone(node.port(), trial.patience())) {
        Answer answer = phone.login(trial.wechat().login().code());
        if (!answer.is(Answer.Kind.DONE)) {
          throw new IllegalStateException("the login was answered " + answer.text());
        }
        long id =
            answer
                .body()
                .getAsJsonObject("data")
                .getAsJsonObject("userInfo")
                .get("userId")
                .getAsLong();
        return new Victim(id, answer.token());
      }
    }
  }

  /**
   * Ends the victim's session at a node.
   *
   * @param admin signed in at that node
   * @throws IllegalStateException if that is refused
   */
  void end(Victim victim, TomcatProcess node, ConsoleClient admin, Trial trial) throws Exception {
    if (this == LOGOUT) {
      try (Phone phone = new Phone(node.port(), trial.patience())) {
        Answer answer = phone.logout(victim.token());
        if (!answer.is(Answer.Kind.DONE)) {
          throw new IllegalStateException("the logout was answered " + answer.text());
        }
      }
      return;
    }
    String path = "/admin/users/" + victim.userId() + (this == BAN ? "/disable" : "/end-all");
    int status = admin.post(path, "reason", "a trial").status();
    if (status != 302 && status != 303) {
      throw new IllegalStateException(path + " was answered " + status);
    }
  }
}
