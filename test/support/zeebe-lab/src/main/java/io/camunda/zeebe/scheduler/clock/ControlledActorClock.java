package io.camunda.zeebe.scheduler.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * Takes the place of Zeebe's class of this name, which begins at the machine's present: this one can begin at any instant, so that the
 * days of the past can be lived through. To set the time back later is too late, for then the engine's timers have begun to count.
 *
 * <p>System properties, for engines made from now on: {@code sakin.lab.apart}, milliseconds between the machine's clock and the engine's;
 * {@code sakin.lab.still}, whether it stands still unless it is moved, and {@code sakin.lab.at}, where
 * it stands then.
 */
public final class ControlledActorClock implements ActorClock {

  private volatile long offset = apart();
  private volatile long pinned = -1;
  private volatile long seen;

  private static volatile ControlledActorClock newest;

  public ControlledActorClock() {
    update();
    if (Boolean.getBoolean("sakin.lab.still")) {
      pinned = Long.getLong("sakin.lab.at", seen);
      seen = pinned;
    }
    newest = this;
  }

  /** What the clock of the engine that was made last shows. */
  public static Instant shown() {
    final var clock = newest;
    if (clock == null) return Instant.ofEpochMilli(System.currentTimeMillis());
    return Instant.ofEpochMilli(clock.pinned >= 0 ? clock.pinned : System.currentTimeMillis() + clock.offset);
  }

  public static long apart() {
    return Long.getLong("sakin.lab.apart", 0);
  }

  public void pinCurrentTime() {
    setCurrentTime(getCurrentTime());
  }

  public synchronized void addTime(final Duration by) {
    if (pinned >= 0) {
      pinned += by.toMillis();
    } else {
      offset += by.toMillis();
    }
  }

  public synchronized void reset() {
    pinned = -1;
    offset = apart();
  }

  public Instant getCurrentTime() {
    return Instant.ofEpochMilli(getTimeMillis());
  }

  public synchronized void setCurrentTime(final long milliseconds) {
    pinned = milliseconds;
  }

  public void setCurrentTime(final Instant instant) {
    setCurrentTime(instant.toEpochMilli());
  }

  @Override
  public boolean update() {
    seen = pinned >= 0 ? pinned : System.currentTimeMillis() + offset;
    return true;
  }

  @Override
  public long getTimeMillis() {
    return seen;
  }

  @Override
  public long getNanosSinceLastMillisecond() {
    return 0;
  }

  @Override
  public long getNanoTime() {
    return 0;
  }

  public long getCurrentTimeInMillis() {
    return getTimeMillis();
  }
}
