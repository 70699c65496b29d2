import { compile, FeelSyntaxError } from '../../../rules/feel/index.ts';
import type { Finding } from '../../port.ts';
import type { Node } from './moddle.ts';
import type { Expression } from './model.ts';

/** Collects what is wrong with a resource while it is compiled. */
export class Report {
  readonly resource: string;
  readonly findings: Finding[] = [];

  constructor(resource: string) {
    this.resource = resource;
  }

  error(rule: string, node: Node | undefined, message: string): void {
    this.add('error', rule, node, message);
  }

  warning(rule: string, node: Node | undefined, message: string): void {
    this.add('warning', rule, node, message);
  }

  private add(severity: Finding['severity'], rule: string, node: Node | undefined, message: string): void {
    this.findings.push({ severity, resource: this.resource, ...(node?.id && { element: node.id }), rule, message });
  }

  /** Text -> expression; what FEEL refuses is found at the element. */
  expression(node: Node, text: string): Expression {
    if (!text.startsWith('=')) return { text };
    try {
      return { text, feel: compile(text.slice(1)) };
    } catch (error) {
      if (!(error instanceof FeelSyntaxError)) throw error;
      this.error('feel-syntax', node, error.message);
      return { text };
    }
  }

  /** An expression where Zeebe refuses a text without `=`. */
  feel(node: Node, text: string, what: string): Expression {
    if (!text.startsWith('='))
      this.error(
        'no-expression',
        node,
        `expected the ${what} to be an expression (beginning with =) but it is '${text}'`,
      );
    return this.expression(node, text);
  }
}
