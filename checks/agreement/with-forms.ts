import { compile } from '../../rules/feel/index.ts';
import { allNodesOf, mappingsOf } from '../diagram/element.ts';
import type { Form } from '../service.ts';
import { type Agreement, findingsAt, namesIn } from './agreement.ts';

/** Forms of intake: they open a case, so no task of the diagram has them. */
const intakeForms = ['open-by-phone', 'report'];
/** Lists that the server puts into a form's data. */
const lists = ['categories', 'departments', 'territories'];

const twice = (values: readonly string[]): string[] => [
  ...new Set(values.filter((each, index) => values.indexOf(each) !== index)),
];

/** What a condition says against its form: whether it can be read, and whether it asks for fields that are there. */
function conditionFaults(hide: string, keys: readonly string[]): string[] {
  const expression = hide.replace(/^\s*=/, '');
  try {
    compile(expression);
  } catch (error) {
    return [`expected a condition in FEEL but ${(error as Error).message}`];
  }
  return namesIn(expression)
    .filter((name) => !keys.includes(name))
    .map((name) => `its condition asks for ${name}, which is no field of the form`);
}

function formFindings({ name, components }: Form) {
  const { error } = findingsAt(name);
  const keys = components.flatMap((each) => each.key ?? []);
  return [
    ...twice(components.flatMap((each) => each.id ?? [])).map((id) =>
      error('component-twice', 'expected each id once', id),
    ),
    ...twice(keys).map((key) => error('field-twice', `expected the field ${key} once`)),
    ...components
      .filter(({ valuesKey }) => valuesKey !== undefined && !lists.includes(valuesKey))
      .map((each) =>
        error('list-unknown', `expected one of the lists ${lists.join(', ')} but got ${each.valuesKey}`, each.id),
      ),
    ...components.flatMap(({ id, conditional }) =>
      conditionFaults(conditional?.hide ?? 'null', keys).map((fault) => error('condition', fault, id)),
    ),
  ];
}

/** Every user task finds its form, takes from it only fields that it has, and every form can be filled in. */
export const withForms: Agreement = ({ diagrams, forms }) => {
  const tasks = diagrams.flatMap(({ name, definitions }) =>
    allNodesOf(definitions)
      .filter((node) => node.$type === 'bpmn:UserTask')
      .map((node) => ({ name, node })),
  );
  return [
    ...tasks.flatMap(({ name, node }) => {
      const { error } = findingsAt(name);
      const form = forms.find((each) => each.id === node.id);
      if (!form)
        return [
          error(
            'form-missing',
            `expected a form forms/${node.id}.form, for a task without one can't be worked`,
            node.id,
          ),
        ];
      const keys = form.components.flatMap((each) => each.key ?? []);
      return mappingsOf(node, 'output')
        .flatMap((each) => namesIn(String(each.source ?? '')))
        .filter((each) => !keys.includes(each))
        .map((each) => error('field-unknown', `takes ${each}, which is no field of its form`, node.id));
    }),
    ...forms
      .filter(({ id }) => !intakeForms.includes(id) && !tasks.some(({ node }) => node.id === id))
      .map(({ name, id }) => findingsAt(name).warning('form-unused', `no user task has the id ${id}`)),
    ...forms.flatMap(formFindings),
  ];
};
