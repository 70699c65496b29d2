export { compileDecisions, type Decisions, DmnError } from './compile.ts';
export { type DecisionResult, decide, type MatchedRule } from './decide.ts';
