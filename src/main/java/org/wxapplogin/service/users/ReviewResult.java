package org.wxapplogin.service.users;

import java.util.List;

/**
 * What became of a judgement upon several names and pictures, by the ids of their reviews.
 *
 * @param done judged now
 * @param late somebody else had judged them before
 * @param gone how many were replaced by their users by then, or are gone with them
 */
public record ReviewResult(List<Long> done, List<Long> late, int gone) {}
