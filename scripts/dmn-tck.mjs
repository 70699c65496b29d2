import { runTestProgram } from './lib/run-test-program.mjs';

// npm run dmn-tck -- <TestCases folder> [--why] [--record]
await runTestProgram('test/rules/tck/dmn-tck.ts');
