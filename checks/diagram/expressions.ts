import { allElementsOf, type Element, eventDefinitionsOf, extensionOf, mappingsOf } from './element.ts';

/** A FEEL expression in a diagram, without its leading `=`, and the element where it stands. */
export type Expression = { readonly at: Element; readonly text: string };

const timerParts = ['timeDate', 'timeDuration', 'timeCycle'] as const;

function valuesOf(element: Element): unknown[] {
  const bodyOf = (part: unknown) => (part as Element | undefined)?.body;
  const loop = element.loopCharacteristics as Element | undefined;
  const assignment = extensionOf(element, 'zeebe:AssignmentDefinition');
  const schedule = extensionOf(element, 'zeebe:TaskSchedule');
  const script = extensionOf(element, 'zeebe:Script');
  const items = loop && extensionOf(loop, 'zeebe:LoopCharacteristics');
  return [
    bodyOf(element.conditionExpression),
    ...(['input', 'output'] as const).flatMap((way) => mappingsOf(element, way).map((each) => each.source)),
    ...eventDefinitionsOf(element).flatMap((event) => timerParts.map((part) => bodyOf(event[part]))),
    ...eventDefinitionsOf(element).map((event) => {
      const message = event.messageRef as Element | undefined;
      return message && extensionOf(message, 'zeebe:Subscription')?.correlationKey;
    }),
    assignment?.assignee,
    assignment?.candidateGroups,
    assignment?.candidateUsers,
    schedule?.dueDate,
    schedule?.followUpDate,
    script?.expression,
    extensionOf(element, 'zeebe:TaskDefinition')?.type,
    extensionOf(element, 'zeebe:CalledElement')?.processId,
    extensionOf(element, 'zeebe:CalledDecision')?.decisionId,
    items?.inputCollection,
    items?.outputElement,
    bodyOf(loop?.completionCondition),
  ];
}

/** Every FEEL expression of a file. A value without a leading `=` is plain text to the engine, and left out. */
export const expressionsOf = (definitions: Element): readonly Expression[] =>
  allElementsOf(definitions).flatMap((at) =>
    valuesOf(at)
      .filter((value): value is string => typeof value === 'string' && value.trimStart().startsWith('='))
      .map((value) => ({ at, text: value.trimStart().slice(1).trim() })),
  );

/** The expression with the contents of its string literals emptied, so that words in texts are not taken for names. */
export const withoutTexts = (expression: string): string => expression.replace(/"(?:[^"\\]|\\.)*"/g, '""');
