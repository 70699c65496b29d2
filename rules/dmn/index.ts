export { type CompileOptions, compileDecisions, type Decisions, type DecisionsRead, readDecisions } from './compile.ts';
export { type DecisionResult, type DecisionValue, decide, decideValue, type MatchedRule } from './decide.ts';
export { DmnError } from './error.ts';
