import { called, type Element, flowsFrom, nodesOf, scopesOf } from '../element.ts';
import type { Complaint, Rule } from '../finding.ts';

/** One comparison of a name with a literal, such as `reach != "none"`. */
type Comparison = { readonly name: string; readonly equal: boolean; readonly literal: string };

const comparison = /^([A-Za-z_][\w.]*)\s*(=|!=)\s*("[^"]*"|true|false|null|-?\d+(?:\.\d+)?)$/;

/** `a or b and c` -> [[a], [b, c]]; undefined for anything but comparisons of names with literals. */
function alternativesOf(condition: string): readonly (readonly Comparison[])[] | undefined {
  const read = condition.split(/\bor\b/).map((part) =>
    part.split(/\band\b/).map((text) => {
      const found = comparison.exec(text.trim());
      return found && { name: found[1]!, equal: found[2] === '=', literal: found[3]! };
    }),
  );
  return read.every((part) => part.every((each) => each !== null)) ? (read as Comparison[][]) : undefined;
}

const contradict = (a: Comparison, b: Comparison): boolean =>
  a.name === b.name &&
  ((a.equal && b.equal && a.literal !== b.literal) || (a.equal !== b.equal && a.literal === b.literal));

/** Is it certain that the two are never true together? */
function exclude(one: string, other: string): boolean {
  const [a, b] = [alternativesOf(one), alternativesOf(other)];
  if (!a || !b) return false;
  return a.every((left) => b.every((right) => left.some((x) => right.some((y) => contradict(x, y)))));
}

function check(scope: Element, gateway: Element): Complaint[] {
  const ways = flowsFrom(scope, gateway)
    .filter((way) => way !== gateway.default)
    .map((way) => ({ way, condition: (way.conditionExpression as Element | undefined)?.body as string | undefined }))
    .filter((each): each is { way: Element; condition: string } => each.condition !== undefined);
  return ways.flatMap(({ way, condition }, index) =>
    ways
      .slice(index + 1)
      .filter((other) => !exclude(condition.replace(/^\s*=/, ''), other.condition.replace(/^\s*=/, '')))
      .map((other) => ({
        at: gateway,
        level: 'warning' as const,
        text: `expected conditions of which one is true but ${called(way)} and ${called(other.way)} may both be; the last written would be taken`,
      })),
  );
}

/** An exclusive gateway tries its flows in reverse document order, which nobody sees in the drawing. */
export const exclusiveConditions: Rule = {
  name: 'exclusive-conditions',
  check: (definitions) =>
    scopesOf(definitions).flatMap((scope) =>
      nodesOf(scope)
        .filter((node) => node.$type === 'bpmn:ExclusiveGateway')
        .flatMap((gateway) => check(scope, gateway)),
    ),
};
