import type { WorkerContract } from '../server.ts';

/** Element templates of service tasks, one for each worker: its job type, what it asks for and what it gives. */
export const workerTemplates = (workers: readonly WorkerContract[]) =>
  workers.map(({ type, input, output }) => ({
    $schema: 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json',
    id: `sakin.${type}`,
    name: type,
    description: [input.length > 0 && `← ${input.join(', ')}`, output.length > 0 && `→ ${output.join(', ')}`]
      .filter(Boolean)
      .join('   '),
    appliesTo: ['bpmn:Task', 'bpmn:ServiceTask'],
    elementType: { value: 'bpmn:ServiceTask' },
    properties: [
      { type: 'Hidden', value: type, binding: { type: 'zeebe:taskDefinition', property: 'type' } },
      ...output.map((name) => ({
        label: name,
        type: 'String',
        value: name,
        optional: true,
        binding: { type: 'zeebe:output', source: `=${name}` },
      })),
    ],
  }));
