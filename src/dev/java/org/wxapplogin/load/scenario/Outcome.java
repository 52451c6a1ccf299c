package org.wxapplogin.load.scenario;

import java.util.List;
import org.wxapplogin.load.measure.Series;

/**
 * What a scenario came to.
 *
 * @param title for people
 * @param series from which more can be told, in the order of the turns
 */
public record Outcome(String title, List<Figure> figures, List<Series> series) {}
