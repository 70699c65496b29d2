import { runTestProgram } from './lib/run-test-program.mjs';

// node scripts/contract.mjs ...: runs a file of cases on any engine.
await runTestProgram('test/engine/contract/command.ts');
