import type { Finding, Resource } from '../../port.ts';
import type { Binding } from './binding.ts';
import { compile } from './compile.ts';
import { type DecisionFile, readDecisions } from './decisions.ts';
import { type Form, formsIn } from './forms.ts';
import type { Element, Expression, Model } from './model.ts';

export interface Diagram {
  file: Resource;
  models: Model[];
}

export interface Deployment {
  diagrams: Diagram[];
  decisions: DecisionFile[];
  findings: Finding[];
}

/** All diagrams and decisions of a deployment, and what is wrong with each of them or with all of them together. */
export async function compileAll(resources: Resource[]): Promise<Deployment> {
  const named = (ending: string) => resources.filter(({ name }) => name.endsWith(ending));
  const compiled = await Promise.all(named('.bpmn').map(async (file) => ({ file, ...(await compile(file)) })));
  const read = await Promise.all(named('.dmn').map(readDecisions));
  const decisions = read.filter((each): each is DecisionFile => !Array.isArray(each));
  const diagrams = compiled.map(({ file, models }) => ({ file, models }));
  const findings = [...compiled.flatMap((each) => each.findings), ...read.filter(Array.isArray).flat()];
  return { diagrams, decisions, findings: [...findings, ...unbound(diagrams, decisions, formsIn(resources))] };
}

/** What should be deployed with those who call it, and is not. */
function unbound(diagrams: Diagram[], decisions: DecisionFile[], files: Form[]): Finding[] {
  const processes = new Set(diagrams.flatMap(({ models }) => models.map(({ process }) => process)));
  const decided = new Set(decisions.flatMap((each) => [...each.decisions.keys()]));
  const forms = new Set(files.map(({ id }) => id));
  const missing = ({ call, decision, task }: Element): string | undefined =>
    lacks(call && { id: call.process, binding: call.binding }, processes, 'process') ??
    lacks(decision, decided, 'decision') ??
    lacks(task?.formId && task.formBinding && { id: task.formId, binding: task.formBinding }, forms, 'form');
  return diagrams.flatMap(({ file, models }) =>
    models
      .flatMap(({ elements }) => Object.values(elements))
      .flatMap((element): Finding[] => {
        const message = missing(element);
        return message === undefined
          ? []
          : [{ severity: 'error', resource: file.name, element: element.id, rule: 'bound-by-deployment', message }];
      }),
  );
}

function lacks(
  called: { id: Expression; binding: Binding } | undefined,
  known: ReadonlySet<string>,
  what: string,
): string | undefined {
  if (called?.binding.by !== 'deployment' || called.id.feel || known.has(called.id.text)) return undefined;
  return `expected ${what} '${called.id.text}' in the same deployment but it is not there`;
}
