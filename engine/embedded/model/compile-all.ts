import type { Finding, Resource } from '../../port.ts';
import { compile } from './compile.ts';
import type { Model } from './model.ts';

export interface Diagram {
  file: Resource;
  models: Model[];
}

/** All diagrams of a deployment, and what is wrong with each of them or with all of them together. */
export async function compileAll(resources: Resource[]): Promise<{ diagrams: Diagram[]; findings: Finding[] }> {
  const files = resources.filter(({ name }) => name.endsWith('.bpmn'));
  const compiled = await Promise.all(files.map(async (file) => ({ file, ...(await compile(file)) })));
  const diagrams = compiled.map(({ file, models }) => ({ file, models }));
  return { diagrams, findings: [...compiled.flatMap(({ findings }) => findings), ...unbound(diagrams)] };
}

/** Calls of what should be deployed with their caller and is not. */
function unbound(diagrams: Diagram[]): Finding[] {
  const processes = new Set(diagrams.flatMap(({ models }) => models.map(({ process }) => process)));
  return diagrams.flatMap(({ file, models }) =>
    models
      .flatMap(({ elements }) => Object.values(elements))
      .filter(
        ({ call }) => call?.binding.by === 'deployment' && !call.process.feel && !processes.has(call.process.text),
      )
      .map(
        ({ id, call }): Finding => ({
          severity: 'error',
          resource: file.name,
          element: id,
          rule: 'bound-by-deployment',
          message: `expected process '${call!.process.text}' in the same deployment but it is not there`,
        }),
      ),
  );
}
