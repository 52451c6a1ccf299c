package org.wxapplogin.service.figures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.JobState;
import org.wxapplogin.domain.Node;
import org.wxapplogin.domain.Setting;
import org.wxapplogin.domain.TableSize;

/**
 * The server and its database at one moment. Holds no secret.
 *
 * @param here this node; the others are among {@code nodes}
 * @param schemaVersion empty if the operator keeps the tables without Flyway
 * @param databaseClock when this was read
 */
public record SystemState(
    Node here,
    String built,
    String databaseVersion,
    Optional<String> schemaVersion,
    Instant databaseClock,
    List<Node> nodes,
    List<JobState> jobs,
    List<TableSize> tables,
    List<Setting> settings) {}
