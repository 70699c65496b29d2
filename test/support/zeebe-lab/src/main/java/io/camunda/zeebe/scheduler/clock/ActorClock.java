package io.camunda.zeebe.scheduler.clock;

import io.camunda.zeebe.scheduler.ActorThread;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Takes the place of Zeebe's interface of this name, which gives a thread of nobody's the machine's clock. The gateway of the lab writes
 * commands to the log in such threads, and 8.5 counts the back-off of a failed job from the command's timestamp: on a day of the past a
 * job would have been waiting for the machine's present.
 */
public interface ActorClock extends InstantSource {
  boolean update();

  long getTimeMillis();

  long getNanosSinceLastMillisecond();

  long getNanoTime();

  static ActorClock current() {
    final ActorThread thread = ActorThread.current();
    return thread == null ? null : thread.getClock();
  }

  static long currentTimeMillis() {
    final ActorClock clock = current();
    return clock == null ? ControlledActorClock.shown().toEpochMilli() : clock.getTimeMillis();
  }

  @Override
  default Instant instant() {
    return Instant.ofEpochMilli(getTimeMillis());
  }

  @Override
  default long millis() {
    return getTimeMillis();
  }
}
