import { runTestProgram } from './lib/run-test-program.mjs';

// npm run conformance: writes docs/conformance.md from the tests.
await runTestProgram('test/docs/conformance-command.ts');
