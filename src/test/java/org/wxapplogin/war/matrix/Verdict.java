package org.wxapplogin.war.matrix;

import java.util.Optional;

/**
 * How a cell ended.
 *
 * @param wrong the step that did not go as it must, and what was wrong; empty if all did
 */
record Verdict(Cell cell, Optional<String> wrong) {
  boolean green() {
    return wrong.isEmpty();
  }
}
