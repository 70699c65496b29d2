export { compile, compileUnaryTests, type Expression } from './compile.ts';
export { evaluate, type FeelResult, test, type Variables } from './evaluate.ts';
export { FeelSyntaxError } from './syntax.ts';
