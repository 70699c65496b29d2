export { compile, compileUnaryTests, type Expression, FeelSyntaxError } from './compile.ts';
export { evaluate, type FeelResult, test, type Variables } from './evaluate.ts';
