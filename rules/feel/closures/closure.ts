import type { Scope } from '../scope.ts';
import type { Node } from '../syntax.ts';
import type { Value } from '../values.ts';

/** A compiled node: what is left to do when the variables are known. */
export type Closure = (scope: Scope) => Value;

/** Compiles a child; given to every compiler, so that the files of this folder need not know each other. */
export type Compile = (node: Node) => Closure;

/** Compiles one kind of node. */
export type NodeCompiler = (node: Node, compile: Compile) => Closure;

export const childNamed = (node: Node, name: string): Node | undefined =>
  node.children.find((child) => child.name === name);

/** A name as it is looked up: without backticks, one space between words. */
export const nameOf = (node: Node): string => node.text.replace(/`/g, '').replace(/\s+/g, ' ').trim();
