export type { Json } from '../json.ts';
export { equal } from './compare.ts';
export { compile, compileUnaryTests, type Expression } from './compile.ts';
export { bounded, evaluate, FeelFailure, type FeelResult, resultIn, type Variables } from './evaluate.ts';
export { limits } from './limits.ts';
export { print } from './print.ts';
export { childScope, Run, rootScope, type Scope, withNames } from './scope.ts';
export { FeelSyntaxError } from './syntax.ts';
export { asContext, asNumber, Decimal, Fn, type Value } from './values.ts';
