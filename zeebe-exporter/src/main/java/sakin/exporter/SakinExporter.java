package sakin.exporter;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;

/**
 * Tells Sakin what happens in a cluster: incidents, the way through the elements, jobs that are withdrawn. Arguments: {@code url}, where Sakin
 * listens, and {@code token}, what it was given as ZEEBE_EXPORTER_TOKEN.
 *
 * <p>Records are posted in batches, one JSON object a line, within a fifth of a second. A position is acknowledged to the broker only when
 * Sakin has answered that everything up to it is stored; so each record comes at least once, and Sakin drops what it knows by partition and
 * position. While Sakin is away the broker offers the next record again and again, and keeps its log.
 */
public final class SakinExporter implements Exporter {

  private static final int MOST_CHARACTERS = 512 * 1024;
  private static final Duration SOON = Duration.ofMillis(200);
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);
  /** An empty batch: Sakin knows then that it would hear of an incident. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);
  private static final Duration TIME_OUT = Duration.ofSeconds(10);

  private static final String USER_TASK = "io.camunda.zeebe:userTask";
  /** The variable by which an instance says for which run it was started. */
  private static final String RUN = "runId";

  private static final Map<ValueType, Set<String>> WANTED =
      Map.of(
          ValueType.PROCESS_INSTANCE,
          Set.of(
              "ELEMENT_ACTIVATING", "ELEMENT_ACTIVATED", "ELEMENT_COMPLETED", "ELEMENT_TERMINATED", "ELEMENT_MIGRATED",
              "SEQUENCE_FLOW_TAKEN"),
          ValueType.INCIDENT,
          Set.of("CREATED", "RESOLVED"),
          ValueType.JOB,
          Set.of("CANCELED", "MIGRATED", "COMPLETED"),
          ValueType.VARIABLE,
          Set.of("CREATED"));

  private final StringBuilder batch = new StringBuilder();
  private Logger logger;
  private URI url;
  private String token;
  private int partition;
  private HttpClient http;
  private Controller controller;
  private long position = -1;
  private long saidAt;
  private Duration patience = SOON;

  @Override
  public void configure(final Context context) {
    final var arguments = context.getConfiguration().getArguments();
    url = URI.create(text(arguments, "url"));
    token = text(arguments, "token");
    logger = context.getLogger();
    partition = context.getPartitionId();
    context.setFilter(
        new Context.RecordFilter() {
          @Override
          public boolean acceptType(final RecordType type) {
            return type == RecordType.EVENT;
          }

          @Override
          public boolean acceptValue(final ValueType type) {
            return WANTED.containsKey(type);
          }
        });
  }

  @Override
  public void open(final Controller given) {
    controller = given;
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIME_OUT).build();
    controller.scheduleCancellableTask(SOON, this::look);
  }

  @Override
  public void close() {
    // What is not posted is not acknowledged, and comes again.
    batch.setLength(0);
  }

  /** When the batch is full and Sakin does not take it, the broker offers the record again, later. */
  @Override
  public void export(final Record<?> record) {
    if (batch.length() >= MOST_CHARACTERS) {
      post();
    }
    if (isWanted(record)) {
      batch.append(record.toJson()).append('\n');
    }
    position = record.getPosition();
    if (batch.length() == 0) {
      controller.updateLastExportedRecordPosition(position);
    }
  }

  private void look() {
    try {
      if (batch.length() > 0 || System.nanoTime() - saidAt > SIGN_OF_LIFE.toNanos() || saidAt == 0) {
        post();
      }
    } catch (final RuntimeException failure) {
      if (patience.equals(SOON)) {
        logger.warn("Sakin does not take records; they are kept and posted again: {}", failure.getMessage());
      }
      patience = patience.multipliedBy(2).compareTo(MOST_PATIENCE) < 0 ? patience.multipliedBy(2) : MOST_PATIENCE;
    }
    controller.scheduleCancellableTask(patience, this::look);
  }

  private void post() {
    final var request =
        HttpRequest.newBuilder(url)
            .timeout(TIME_OUT)
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/x-ndjson")
            .header("x-partition", String.valueOf(partition))
            .POST(BodyPublishers.ofString(batch.toString(), StandardCharsets.UTF_8))
            .build();
    try {
      final int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 204) {
        throw new IllegalStateException(url + " answers " + status);
      }
    } catch (final IOException failure) {
      throw new IllegalStateException(url + " does not answer: " + failure, failure);
    } catch (final InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interruption);
    }
    saidAt = System.nanoTime();
    patience = SOON;
    batch.setLength(0);
    if (position >= 0) {
      controller.updateLastExportedRecordPosition(position);
    }
  }

  private static boolean isWanted(final Record<?> record) {
    if (!WANTED.getOrDefault(record.getValueType(), Set.of()).contains(record.getIntent().name())) {
      return false;
    }
    return switch (record.getValueType()) {
      case VARIABLE -> RUN.equals(((VariableRecordValue) record.getValue()).getName());
      case JOB -> !"COMPLETED".equals(record.getIntent().name())
          || USER_TASK.equals(((JobRecordValue) record.getValue()).getType());
      default -> true;
    };
  }

  private static String text(final Map<String, Object> arguments, final String name) {
    if (arguments != null && arguments.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("expected the argument '" + name + "' of the exporter but there is none");
  }
}
