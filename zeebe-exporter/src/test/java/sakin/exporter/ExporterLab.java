package sakin.exporter;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Configuration;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * The real Zeebe engine, in memory, with the exporter beside it as a broker has it: one thread, each record offered again until it is taken,
 * what was not acknowledged offered again after a crash. For tests only.
 *
 * <p>Arguments: gRPC port, url, token. It says {@code acknowledged N} whenever a position is acknowledged. A line {@code crash} on its input
 * throws the exporter away and begins a new one behind the last acknowledged position.
 */
public final class ExporterLab {

  private record Task(long due, Runnable work) {}

  private final Map<String, Object> arguments;
  private final List<Task> tasks = new ArrayList<>();
  private Exporter exporter;
  private Context.RecordFilter filter;
  private volatile long acknowledged = -1;
  private int generation;

  private ExporterLab(final Map<String, Object> arguments) {
    this.arguments = arguments;
  }

  public static void main(final String[] args) throws Exception {
    final var engine = EngineFactory.create(Integer.parseInt(args[0]));
    engine.start();
    final var lab = new ExporterLab(Map.of("url", args[1], "token", args[2]));
    lab.open();
    System.out.println("ready");
    final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    final var hearing =
        new Thread(
            () -> {
              final var in = new BufferedReader(new InputStreamReader(System.in));
              in.lines().forEach(said::add);
              // Whoever started it has gone.
              System.exit(0);
            });
    hearing.setDaemon(true);
    hearing.start();
    for (long next = 0; ; ) {
      if ("crash".equals(said.poll(20, TimeUnit.MILLISECONDS))) {
        lab.open();
        next = lab.acknowledged + 1;
      }
      lab.runDue();
      for (final Record<?> record : engine.getRecordStreamSource().getRecords()) {
        if (record.getPosition() < next) {
          continue;
        }
        if (!lab.offer(record)) {
          break;
        }
        next = record.getPosition() + 1;
      }
    }
  }

  private void open() throws Exception {
    tasks.clear();
    generation++;
    exporter = new SakinExporter();
    final var configuration =
        (Configuration)
            proxy(Configuration.class, (name, given) -> name.equals("getArguments") ? arguments : "sakin");
    exporter.configure(
        (Context)
            proxy(
                Context.class,
                (name, given) ->
                    switch (name) {
                      case "getConfiguration" -> configuration;
                      case "getPartitionId" -> 1;
                      case "getLogger" -> LoggerFactory.getLogger("exporter");
                      case "setFilter" -> filter = (Context.RecordFilter) given[0];
                      default -> throw new UnsupportedOperationException(name);
                    }));
    final int mine = generation;
    exporter.open(
        (Controller)
            proxy(
                Controller.class,
                (name, given) ->
                    switch (name) {
                      case "updateLastExportedRecordPosition" -> acknowledge(mine, (Long) given[0]);
                      case "getLastExportedRecordPosition" -> acknowledged;
                      case "scheduleCancellableTask" -> schedule((Duration) given[0], (Runnable) given[1]);
                      default -> throw new UnsupportedOperationException(name);
                    }));
  }

  private Object acknowledge(final int by, final long position) {
    if (by == generation) {
      acknowledged = position;
      System.out.println("acknowledged " + position);
    }
    return null;
  }

  private ScheduledTask schedule(final Duration delay, final Runnable work) {
    final var task = new Task(System.nanoTime() + delay.toNanos(), work);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  private void runDue() {
    for (final Task task : List.copyOf(tasks)) {
      if (task.due() - System.nanoTime() <= 0 && tasks.remove(task)) {
        task.work().run();
      }
    }
  }

  /** False: it did not take it, and is offered it again. */
  private boolean offer(final Record<?> record) {
    if (!filter.acceptType(record.getRecordType()) || !filter.acceptValue(record.getValueType())) {
      return true;
    }
    try {
      exporter.export(record);
      return true;
    } catch (final RuntimeException refused) {
      return false;
    }
  }

  private interface Answer {
    Object to(String method, Object[] given) throws Exception;
  }

  /** Interfaces of the broker, of whatever version. */
  private static Object proxy(final Class<?> type, final Answer answer) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> answer.to(method.getName(), given));
  }
}
