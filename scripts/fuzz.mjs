import { runTestProgram } from './lib/run-test-program.mjs';

// node scripts/fuzz.mjs ...: plays random processes on the embedded engine and on the real one.
await runTestProgram('test/engine/fuzz/command.ts');
