import { spawnSync } from 'node:child_process';

// npm run schema: writes docs/schema.sql from a database that the migrations have just made.
const { status } = spawnSync('npm', ['run', '-s', 'jest', '--', 'test/store/schema.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, WRITE_SCHEMA: '1' },
});
process.exitCode = status ?? 1;
