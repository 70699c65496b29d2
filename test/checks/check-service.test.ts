import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkerContract } from '../../checks/agreement/agreement.ts';
import { checkService } from '../../checks/check-service.ts';
import type { ServiceFile } from '../../checks/service.ts';
import { contracts } from '../../workers/contracts.ts';
import { caseTypes, root } from '../processes/diagrams.ts';

const filesIn = (folder: string, prefix = ''): ServiceFile[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name: prefix + name, content: readFileSync(path.join(root, folder, name), 'utf8') }));

const serviceOf = (caseType: string) => [
  ...filesIn(`processes/${caseType}`),
  ...filesIn(`forms/${caseType}`, 'forms/'),
];

const told = async (files: readonly ServiceFile[], workers: ReadonlyMap<string, WorkerContract> = contracts) =>
  (await checkService(files, workers)).map(
    ({ severity, rule, resource, element }) => `${severity} ${rule} ${resource}${element ? ` ${element}` : ''}`,
  );

describe.each(caseTypes)('the service %s', (caseType) => {
  it('agrees with its workers, forms, texts and tables, and keeps the profile', async () => {
    expect(await told(serviceOf(caseType))).toEqual([]);
  });
});

describe('a service that does not agree', () => {
  const good = serviceOf('resident-request');
  const diagram = 'resident-request.bpmn';

  /** The files with one thing in one of them spoiled; fails when it is not there. */
  const spoil = (name: string, from: string | RegExp, to: string): ServiceFile[] => {
    const file = good.find((each) => each.name === name)!;
    const content = file.content.replace(from, to);
    if (content === file.content) throw new Error(`expected ${from} in ${name} but it was not there`);
    return good.map((each) => (each === file ? { name, content } : each));
  };
  const without = (name: string) => good.filter((each) => each.name !== name);

  const spoiled: [finding: string, files: () => ServiceFile[]][] = [
    ['error unreadable forms/work.form', () => spoil('forms/work.form', '{', '')],
    ['error unreadable texts.az.json', () => spoil('texts.az.json', '{', '')],
    [
      'error worker-missing resident-request.bpmn promise-unclassified',
      () => spoil(diagram, 'type="set-deadline"', 'type="guess"'),
    ],
    [
      'error error-uncaught resident-request.bpmn assign-department',
      () => spoil(diagram, 'errorCode="NO_DEPARTMENT"', 'errorCode="NOBODY"'),
    ],
    [
      'warning error-never-raised resident-request.bpmn assign-department',
      () => spoil(diagram, 'errorCode="NO_DEPARTMENT"', 'errorCode="NOBODY"'),
    ],
    [
      'error output-unknown resident-request.bpmn record-review',
      () => spoil(diagram, /(id="record-review"[\s\S]*?<zeebe:output source=")=approved/, '$1=approval'),
    ],
    [
      'error output-unnamed resident-request.bpmn record-review',
      () => spoil(diagram, /(id="record-review"[\s\S]*?)<zeebe:output source="=approved" target="approved" \/>/, '$1'),
    ],
    [
      'error input-missing resident-request.bpmn deadline-check',
      () => spoil(diagram, 'target="deadlineId"', 'target="other"'),
    ],
    ['error form-missing resident-request.bpmn work', () => without('forms/work.form')],
    [
      'warning form-unused forms/spare.form',
      () => [...good, { name: 'forms/spare.form', content: '{"components":[]}' }],
    ],
    ['error field-unknown resident-request.bpmn review', () => spoil('forms/review.form', '"approved"', '"agreed"')],
    ['error field-twice forms/work.form', () => spoil('forms/work.form', '"key": "answer"', '"key": "outcome"')],
    [
      'error component-twice forms/work.form work-outcome',
      () => spoil('forms/work.form', '"id": "work-answer"', '"id": "work-outcome"'),
    ],
    [
      'error list-unknown forms/choose-department.form',
      () => spoil('forms/choose-department.form', '"departments"', '"teams"'),
    ],
    ['error condition forms/work.form', () => spoil('forms/work.form', '"hide": "=outcome', '"hide": "=outcme')],
    [
      'error template-missing resident-request.bpmn',
      () => spoil(diagram, 'key="template" value="registered"', 'key="letter" value="registered"'),
    ],
    ['error letter-missing texts.ru.json', () => spoil('texts.ru.json', '"registered"', '"filed"')],
    ['warning text-unused texts.ru.json', () => spoil('texts.ru.json', '"registered"', '"filed"')],
    ['warning text-missing texts.tr.json', () => spoil('texts.tr.json', '"set-deadline"', '"set-the-deadline"')],
    ['warning text-missing forms/texts.en.json', () => spoil('forms/texts.en.json', '"label"', '"lable"')],
    [
      'warning placeholders-differ texts.en.json',
      () => spoil('texts.en.json', /("registered": \{\s*"subject": "[^{]*)\{number\}/, '$1'),
    ],
    ['warning text-missing assign.dmn', () => spoil('assign.dmn', /<rule id="[^"]+"/, '<rule id="new"')],
    [
      'error user-task-form resident-request.bpmn review',
      () => spoil(diagram, 'formKey="review"', 'formKey="another"'),
    ],
  ];

  it.each(spoiled)('is told: %s', async (finding, files) => {
    const findings = await told(files());
    expect(findings.filter((each) => each === finding || each.startsWith(`${finding} `))).not.toEqual([]);
  });
});
