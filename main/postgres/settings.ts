/** Settings of the server by name, as in postgresql.conf. They go with each start, so a new release brings its own. */
export type ServerSettings = Readonly<Record<string, string>>;

/** A small server that keeps every acknowledged commit (fsync, synchronous_commit and full_page_writes stay on). */
export const durable: ServerSettings = {
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  // Hot engine tables are rewritten all day: few, large checkpoints write less than many small ones.
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // Statistics soon: what is planned while a new table is empty takes the wrong index, and is kept until they come.
  autovacuum_naptime: '3s',
  random_page_cost: '1.1',
  // Queries here are short; compiling them costs more than it gives.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
};

/** For tests: nothing outlives the run, so nothing is forced to the disk. */
export const throwaway: ServerSettings = {
  ...durable,
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  shared_buffers: '128MB',
  max_connections: '200',
  wal_level: 'minimal',
  max_wal_senders: '0',
};
